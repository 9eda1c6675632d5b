/// The page as one HTML file: no scripts, no other files, readable on paper, on a telephone, in the
/// dark and to the ear.
///
/// The content security policy admits this one stylesheet and nothing else, so that even a mistake
/// in escaping could neither run nor load anything.
struct HTMLFormat {
  var style: Style

  func render(_ document: Document) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(document.title.html)</title>
    <style>\(Stylesheet.text)</style>
    </head>
    <body>
    <a class="skip" href="#content">Skip to the content</a>
    <main id="content" tabindex="-1">
    <h1>\(document.title.isolatedHTML)</h1>
    \(body(document))
    </main>\(footer)
    </body>
    </html>

    """
  }

  static let policy =
    "default-src 'none'; style-src '\(Stylesheet.hash)'; base-uri 'none'; form-action 'none'"

  private var footer: String {
    style.footer.map { "\n<footer><p>\($0.isolatedHTML)</p></footer>" } ?? ""
  }

  private func body(_ document: Document) -> String {
    var heading = document.title
    var parts: [String] = []
    for (index, block) in document.blocks.enumerated() {
      if case .heading(_, let text) = block { heading = text }
      parts.append(render(block, index: index, under: heading))
    }
    return parts.joined(separator: "\n")
  }

  private func render(_ block: Block, index: Int, under heading: String) -> String {
    switch block {
    case .heading(let level, let text):
      let name = "h\(min(6, max(2, level)))"
      return "<\(name)>\(text.isolatedHTML)</\(name)>"
    case .paragraph(let line): return "<p>\(html(line))</p>"
    case .notice(let line): return "<p class=\"notice\" role=\"note\">\(html(line))</p>"
    case .bullets(let items):
      return "<ul>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</ul>"
    case .table(let table):
      return HTMLTable(table: table, style: style, id: "table-\(index + 1)", heading: heading)
        .render()
    case .figure(let figure):
      return HTMLFigure(figure: figure, style: style, id: "figure-\(index + 1)").render()
    }
  }

  private func html(_ line: Line) -> String { HTMLLine(line, style: style).text }
}
