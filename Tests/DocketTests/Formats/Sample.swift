import Docket
import Documents
import Events

extension Document {
  /// A small page that holds one of everything, with data that would like to be markup.
  static let sample = Document(
    title: "Zeng <曾>, China",
    blocks: [
      .notice("Retracted facts are struck out."),
      .paragraph(
        Line([
          .strong("Zeng"), .text(" (曾) was held on 2023-08-11 by the "),
          .foreign("国家安全部", language: "zh-Hans"), .text("; see "),
          .link(text: "the ministry", url: "https://www.mss.gov.cn/a_(b)?x=1&y=2"), .text(", "),
          .link(text: "a trap", url: "javascript:alert(1)"), .text(" and "),
          .reference(kind: "law", id: "cn-law-2014", text: "the law"), .text("."),
        ])),
      .heading(level: 2, "Names & words"),
      .bullets([
        Line([.foreign("Алексей Морозов", language: "ru"), .text(", a_b*c")]),
        Line([.foreign("محمد", language: "ar"), .text(" "), .emphasis("reported")]),
        Line([.text("hidden \u{202E}txt.exe\u{1B}[2J")]),
      ]),
      .heading(level: 3, "Timeline"),
      .table(timeline),
    ],
    data: .object([
      JSON.Member("case", .string("cn-zeng-2023")),
      JSON.Member("timeline", timeline.data),
    ]),
    table: timeline)

  private static let timeline = Table(
    name: "timeline", caption: "Two facts, as of 2024-01-01",
    columns: [
      .init("date", "Date"), .init("event", "Event"), .init("count", "Count", isNumeric: true),
      .init("states", "States"),
    ],
    rows: [
      [
        Table.Cell("2023-08-11"), Table.Cell("arrested | <b>逮捕</b>"),
        Table.Cell("12", .integer(12)),
        Table.Cell("CN, US", .array([.string("CN"), .string("US")])),
      ],
      [
        Table.Cell(Line([.struck("2023~")]), .null), Table.Cell("=HYPERLINK(\"x\")\nnext"),
        Table.Cell("-3", .integer(-3)), Table.Cell(""),
      ],
    ])
}

extension Table.Cell {
  fileprivate init(_ text: String, _ value: JSON) { self.init(Line(text), value) }
}
