/// The page for the terminal and for plain files.
///
///     Zeng, China
///     ===========
///
///     ! Acquitted on 2024-05-01.
///
///     date        event
///     ----------  --------
///     2023-08-11  arrested
struct TextFormat {
  private let width: Int?
  private let color: Bool
  private let footer: String?

  init(style: Style) {
    // Below this no terminal is read; wide characters and indents need a little room.
    width = style.width.map { max(10, $0) }
    color = style.color
    footer = style.footer
  }

  func render(_ document: Document) -> String {
    var parts = [heading(document.title, level: 1)] + document.blocks.map(lines)
    if let footer { parts.append(flowing(TextLine(footer, ink: .dim))) }
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let text): heading(text, level: level)
    case .paragraph(let line): flowing(TextLine(line))
    case .bullets(let items): items.flatMap { TextLine($0).hanging("- ", "  ", width, color) }
    case .notice(let line): TextLine(line).hanging("! ", "  ", width, color)
    case .table(let table): TextTable(table: table, width: width, color: color).lines()
    case .figure(let figure) where figure.isToldBeside: []
    case .figure(let figure):
      TextTable(table: figure.table, width: width, color: color).lines()
    }
  }

  private func heading(_ text: String, level: Int) -> [String] {
    let lines = TextLine(text, ink: .bold).wrapped(to: width)
    let printed = lines.map { $0.printed(color: color) }
    guard level < 3 else { return printed }
    let length = lines.map(\.width).max() ?? 0
    return printed + [String(repeating: level == 1 ? "=" : "-", count: length)]
  }

  private func flowing(_ line: TextLine) -> [String] { line.hanging("", "", width, color) }
}
