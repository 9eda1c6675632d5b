/// A picture drawn twice, of which a page shows the one that fits, and the table of its numbers.
struct HTMLFigure {
  let figure: Figure
  let style: Style
  /// No other element of the page begins with it.
  let id: String

  func render() -> String {
    let images = Figure.Width.allCases.map { width in
      SVGImage(
        drawing: figure.draw(width.pixels), id: "\(id)-\(width.rawValue)", title: figure.title,
        description: figure.description
      ).inline(width)
    }
    var numbers = figure.table
    // What the picture's caption says is not said again.
    if numbers.caption == figure.description { numbers.caption = nil }
    let table = HTMLTable(
      table: numbers, style: style, id: "\(id)-table", heading: figure.title
    ).render()
    return """
      <figure>
      <figcaption>\(figure.title.isolatedHTML). \(figure.description.isolatedHTML)</figcaption>
      \(images.joined(separator: "\n"))
      <details\(figure.isToldBeside ? "" : " open")>
      <summary>The same as a table</summary>
      \(table)
      </details>
      </figure>
      """
  }
}
