/// The page as CommonMark with the tables and strikethrough of GitHub's Markdown.
///
///     # Zeng, China
///
///     > Acquitted on 2024-05-01.
///
///     | Date       | Event    |
///     | ---------- | -------- |
///     | 2023-08-11 | arrested |
///
/// No raw HTML: whatever the data holds, it is read as words.
struct MarkdownFormat {
  var style: Style

  func render(_ document: Document) -> String {
    var parts = [heading(document.title, level: 1)] + document.blocks.map(render)
    if let footer = style.footer { parts += ["---", line(Line(footer))] }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func render(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): heading(text, level: min(6, max(2, level)))
    case .paragraph(let text): line(text)
    case .bullets(let items): items.map { "- " + line($0) }.joined(separator: "\n")
    case .notice(let text): "> " + line(text)
    case .table(let table): captioned(table)
    case .figure(let figure): figure.isToldBeside ? "" : captioned(figure.table)
    }
  }

  private func captioned(_ table: Table) -> String {
    let caption = line(Line([.emphasis(table.caption ?? "")]))
    let rows = MarkdownTable(table: table, style: style).render()
    return caption.isEmpty ? rows : caption + "\n\n" + rows
  }

  /// A heading may not end in `#`: CommonMark would take it for the heading's own.
  private func heading(_ text: String, level: Int) -> String {
    var words = line(Line(text))
    let count = words.unicodeScalars.reversed().prefix { $0 == "#" }.count
    let end = words.unicodeScalars.index(words.unicodeScalars.endIndex, offsetBy: -count)
    let isEscaped = words.unicodeScalars[..<end].last == "\\"
    if count > 0 && !isEscaped { words.unicodeScalars.insert("\\", at: end) }
    return String(repeating: "#", count: level) + " " + words
  }

  private func line(_ line: Line) -> String { MarkdownLine(line, style: style).text }
}
