@testable import Documents
import Events
import Testing

@testable import Docket

struct TextFormatTests {
  @Test func `a page on a terminal of sixty columns`() {
    let expected = #"""
      Zeng <曾>, China
      ================

      ! Retracted facts are struck out.

      Zeng (曾) was held on 2023-08-11 by the 国家安全部; see the
      ministry <https://www.mss.gov.cn/a_(b)?x=1&y=2>, a trap
      (javascript:alert(1)) and the law.

      Names & words
      -------------

      - Алексей Морозов, a_b*c
      - \#u{2068}محمد\#u{2069} reported
      - hidden \u{202E}txt.exe\u{1B}[2J

      Timeline

      Two facts, as of 2024-01-01
      Date                Event                   Count  States
      ------------------  ----------------------  -----  ------
      2023-08-11          arrested | <b>逮捕</b>     12  CN, US
      [withdrawn: 2023~]  =HYPERLINK("x") next       -3

      From 42 records.

      """#
    #expect(Format.text.render(.sample, Style(width: 60, footer: "From 42 records.")) == expected)
  }

  @Test func `a table wraps inside its columns`() {
    let table = table(["2023-08-11", "The ministry announced his arrest", "中国国家安全部发布消息，称"])
    #expect(
      text(table, width: 40) == """
        A           B              C
        ----------  -------------  -------------
        2023-08-11  The ministry   中国国家安全
                    announced his  部发布消息，
                    arrest         称

        """)
  }

  @Test func `a table that is too narrow to read turns into records`() {
    let table = table(["2023-08-11", "", "The ministry"], ["2024", "bail", "A court"])
    #expect(
      text(table, width: 20) == """
        A: 2023-08-11
        C: The ministry

        A: 2024
        B: bail
        C: A court

        """)
  }

  @Test func `a word longer than its space is cut behind a joint`() {
    let lines = TextLine("https://www.mss.gov.cn/case averylongword").wrapped(to: 10)
    #expect(
      lines.map { $0.printed(color: false) }
        == ["https://", "www.mss.", "gov.cn/", "case", "averylongw", "ord"])
  }

  @Test func `a table without rows says so`() {
    #expect(text(table(), width: nil) == "(none)\n")
  }

  @Test func `without a width nothing wraps`() {
    let long = String(repeating: "word ", count: 100) + "end"
    #expect(text(table([long, "b", "c"]), width: nil).contains(long + "  b"))
  }

  @Test func `colour sets weight and nothing else`() {
    let plain = Format.text.render(.sample, Style(width: 60))
    let colored = Format.text.render(.sample, Style(width: 60, color: true))
    #expect(colored.contains("\u{1B}[1mZeng\u{1B}[0m (曾)"))
    #expect(colored.contains("\u{1B}[2;9m[withdrawn: 2023~]\u{1B}[0m"))
    #expect(colored.split(separator: "\u{1B}").map(withoutSequence).joined() == plain)
  }

  @Test(arguments: 0..<300)
  func `no line is wider than the terminal and none holds a control`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let document = randomDocument(&dice)
    let width = Int.random(in: 10...120, using: &dice)
    let page = Format.text.render(document, Style(width: width, footer: dice.text(9)))
    for line in page.split(separator: "\n") {
      #expect(String(line).displayWidth <= width)
    }
    #expect(hidden(in: page).isEmpty)
    #expect(hidden(in: Format.text.render(document)).isEmpty)
  }

  @Test func `a name that runs from right to left stands by itself in each line and cell`() {
    let name = "محمد (أبو علي)"
    let row = ["\(name): 5 years", name, "no"]
    #expect(
      text(table(row), width: nil).split(separator: "\n").last
        == "\u{2068}\(name)\u{2069}: 5 years  \u{2068}\(name)\u{2069}  no")
    // A stretch that is broken ends with its line and begins again.
    let lines = TextLine("to \(name) all").wrapped(to: 10).map { $0.printed(color: true) }
    #expect(lines == ["to \u{2068}محمد\u{2069}", "(\u{2068}أبو علي\u{2069})", "all"])
    #expect(TextLine("to \(name)").width == 3 + name.count)
  }

  /// What `visible` would still change, line by line, but for the isolates that pages set.
  private func hidden(in page: String) -> [Substring] {
    page.unicodeScalars.split(separator: "\n").map { line in
      Substring(Substring.UnicodeScalarView(line.filter { $0 != "\u{2068}" && $0 != "\u{2069}" }))
    }.filter { line in
      !Array(String(line).visible.unicodeScalars).elementsEqual(line.unicodeScalars)
    }
  }

  private func withoutSequence(_ part: Substring) -> Substring {
    part.first == "[" ? part.drop { $0 != "m" }.dropFirst() : part
  }

  private func table(_ rows: [String]...) -> Table {
    Table(
      name: "t", columns: [.init("a", "A"), .init("b", "B"), .init("c", "C")],
      rows: rows.map { $0.map { Table.Cell($0) } })
  }

  private func text(_ table: Table, width: Int?) -> String {
    TextTable(table: table, width: width, color: false).lines().joined(separator: "\n") + "\n"
  }
}
