/// The page's first picture as one SVG 1.1 file that needs no other: no scripts, no fonts of its own.
struct SVGFormat {
  func render(_ document: Document) -> String {
    let figure = document.figures.first
    let drawing = figure?.draw(Figure.Width.wide.pixels) ?? Drawing(width: 720, height: 24)
    let image = SVGImage(
      drawing: drawing, id: figure?.name ?? "empty", title: figure?.title ?? document.title,
      description: figure?.description ?? "There is no picture on this page.")
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + image.file + "\n"
  }
}

/// A drawing with its title and description, as the element `svg`.
package struct SVGImage {
  package let drawing: Drawing
  /// Ties the parts of the image together; no other element of the page begins with it.
  package let id: String
  package let title: String
  package let description: String

  /// As a part of an HTML page, whose stylesheet it takes its looks from.
  package func inline(_ width: Figure.Width) -> String {
    element(attributes: " class=\"\(width.rawValue)\"", margin: 0, head: "")
  }

  /// As a file of its own.
  package var file: String {
    let margin = 12.0
    let (width, height) = (
      SVGImage.number(drawing.width + 2 * margin), SVGImage.number(drawing.height + 2 * margin)
    )
    return element(
      attributes: " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"",
      margin: margin,
      head: "<style>\(FigureStyle.file)</style>\n<rect class=\"f-paper\" "
        + "x=\"-12\" y=\"-12\" width=\"\(width)\" height=\"\(height)\"/>\n")
  }

  private func element(attributes: String, margin: Double, head: String) -> String {
    let box = [-margin, -margin, drawing.width + 2 * margin, drawing.height + 2 * margin]
      .map(SVGImage.number).joined(separator: " ")
    return """
      <svg\(attributes) viewBox="\(box)" role="img" \
      aria-labelledby="\(id)-title \(id)-description">
      <title id="\(id)-title">\(title.html)</title>
      <desc id="\(id)-description">\(description.html)</desc>
      \(head)\(patterns)\(drawing.shapes.map(text).joined(separator: "\n"))
      </svg>
      """
  }

  // MARK: Shapes

  private func text(_ shape: Drawing.Shape) -> String {
    switch shape {
    case .line(let from, let to, let look):
      return "<line\(place("1", from))\(place("2", to)) class=\"\(look.name)\"/>"
    case .box(let box, let look):
      return """
        <rect\(place("", Drawing.Point(box.x, box.y))) width="\(SVGImage.number(box.width))" \
        height="\(SVGImage.number(box.height))"\(paint(look))/>
        """
    case .disc(let center, let radius, let look):
      return """
        <circle\(place("", center, "c")) r="\(SVGImage.number(radius))"\(paint(look))/>
        """
    case .polygon(let points, let look):
      let places = points.map { "\(SVGImage.number($0.x)),\(SVGImage.number($0.y))" }
      return "<polygon points=\"\(places.joined(separator: " "))\"\(paint(look))/>"
    case .label(let label):
      return """
        <text\(place("", label.point)) class="\(label.look.name)"\(anchor(label.anchor))>\
        \(label.text.isolatedSVG)</text>
        """
    case .group(let title, let shapes):
      let inside = shapes.map(text).joined(separator: "\n")
      return "<g><title>\(title.html)</title>\n\(inside)\n</g>"
    }
  }

  private func place(_ suffix: String, _ point: Drawing.Point, _ prefix: String = "") -> String {
    " \(prefix)x\(suffix)=\"\(SVGImage.number(point.x))\""
      + " \(prefix)y\(suffix)=\"\(SVGImage.number(point.y))\""
  }

  private func anchor(_ anchor: Drawing.Anchor) -> String {
    switch anchor {
    case .start: ""
    case .middle: " text-anchor=\"middle\""
    case .end: " text-anchor=\"end\""
    }
  }

  /// A pattern is a part of its own image, so that it is there whichever image is shown.
  private func paint(_ look: Drawing.Look) -> String {
    let pattern = look.pattern.map { " fill=\"url(#\(id)-\($0.rawValue))\"" } ?? ""
    return " class=\"\(look.name)\"\(pattern)"
  }

  // MARK: Patterns

  private var patterns: String {
    let used = Set(drawing.looks.compactMap(\.pattern)).sorted { $0.rawValue < $1.rawValue }
    guard !used.isEmpty else { return "" }
    return "<defs>\n" + used.map(definition).joined(separator: "\n") + "\n</defs>\n"
  }

  private func definition(_ pattern: Drawing.Pattern) -> String {
    let start = """
      <pattern id="\(id)-\(pattern.rawValue)" width="6" height="6" patternUnits="userSpaceOnUse">\
      <rect class="f-paper" width="6" height="6"/>
      """
    let strokes =
      switch pattern {
      case .hatch: "<path class=\"f-stroke\" d=\"M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2\"/>"
      case .cross:
        "<path class=\"f-stroke\" d=\"M0,6 l6,-6 M-1,1 l2,-2 M5,7 l2,-2 M0,0 l6,6 M-1,5 l2,2 "
          + "M5,-1 l2,2\"/>"
      case .dots: "<circle class=\"f-dot\" cx=\"3\" cy=\"3\" r=\"1.2\"/>"
      case .bars: "<path class=\"f-stroke\" d=\"M0,3 h6\"/>"
      }
    return start + strokes + "</pattern>"
  }

  /// A number of px to a tenth; one that is none stands at 0.
  package static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int64((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
