import Docket
import Documents
import Events
import Testing

struct CSVFormatTests {
  @Test func `a page's main table for a spreadsheet`() {
    let expected = [
      "date,event,count,states",
      "2023-08-11,arrested | <b>逮捕</b>,12,\"CN; US\"",
      ",\"'=HYPERLINK(\"\"x\"\")\nnext\",-3,",
      "",
    ].joined(separator: "\r\n")
    #expect(Format.csv.render(.sample) == expected)
  }

  @Test(arguments: [
    "=1+1", "+49 30 1", "-x", "@SUM(A1)", "\t=1", "\n=1", " =1", "\"=1", "'=1", "＝1", "＠x",
    "\u{FEFF}=1",
    "=\u{338}1", "-", "-1+1", "--1", "-0x1A", "-inf", "+nan", "\r1",
  ])
  func `what begins like a formula gets an apostrophe`(text: String) {
    let cell = render([.string(text)]).unicodeScalars.drop { $0 == "\"" }
    #expect(cell.first == "'")
  }

  @Test(arguments: ["-12", "+0.5", "-1e9", "a=b", "2023-08-11", "-3.25", "x@y"])
  func `a plain number or word does not`(text: String) {
    #expect(render([.string(text)]) == text)
  }

  @Test func `lists, objects and nothing have their ways`() {
    let object = JSON.object([JSON.Member("a", .integer(1))])
    let values: [JSON] = [
      .null, .bool(true), .double(0.5), .array([.string("x"), object]), object,
    ]
    #expect(render(values) == #",true,0.5,"x; {""a"":1}","{""a"":1}""#)
  }

  @Test func `raw values are exact, others cannot steer a terminal`() {
    #expect(render([.string("=1\u{1B}")]) == "'=1\\u{1B}")
    #expect(render([.string("=1\u{1B}")], raw: true) == "=1\u{1B}")
  }

  @Test func `a lone empty cell is still a row`() {
    #expect(render([.null]) == "\"\"")
  }

  @Test(arguments: 0..<200)
  func `raw values can be read back`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let table = randomDocument(&dice).table
    let document = Document(title: "", blocks: [], data: .null, table: table)
    let read = try CSVReader.read(Format.csv.render(document, Style(raw: true)))
    let rows = table.rows.map { $0.map { text($0.value) } }
    #expect(read == [table.columns.map(\.name)] + rows)
    #expect(try CSVReader.read(Format.csv.render(document)).count == read.count)
  }

  private func text(_ value: JSON) -> String {
    if case .string(let text) = value { text } else { "" }
  }

  /// The second line, without its end.
  private func render(_ values: [JSON], raw: Bool = false) -> String {
    let table = Table(
      name: "t", columns: values.indices.map { Table.Column("c\($0)", "C") },
      rows: [values.map { Table.Cell(Line(""), $0) }])
    let document = Document(title: "", blocks: [], data: .null, table: table)
    let page = Format.csv.render(document, Style(raw: raw)).unicodeScalars
    return String(String.UnicodeScalarView(page.drop { $0 != "\n" }.dropFirst().dropLast(2)))
  }
}
