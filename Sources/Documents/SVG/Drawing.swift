/// A drawing on a surface of so many px: shapes with looks, the first below the rest.
package struct Drawing: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  package struct Box: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double
  }

  /// What fills a surface; each is told from the others in black and white.
  package enum Pattern: String, Sendable, CaseIterable { case hatch, dots, cross, bars }

  /// How a shape looks; the stylesheet has the colours.
  package enum Look: Sendable, Equatable, Hashable {
    /// Filled with ink, with paper, or with a pattern, each with an outline of ink.
    case solid, hollow, filled(Pattern)
    /// As `hollow`, with a broken outline.
    case dashed
    /// Lines: of a mark, of the scale, of a law's beginning.
    case stroke, grid, law
    /// Words: plain, quiet, of a heading, struck out.
    case words, quiet, strong, struck

    package var pattern: Pattern? { if case .filled(let pattern) = self { pattern } else { nil } }

    /// The class in the stylesheet.
    package var name: String {
      if case .filled = self { "f-filled" } else { "f-\(self)" }
    }
  }

  enum Anchor: Sendable, Equatable { case start, middle, end }

  /// Words at a point of their base line.
  package struct Label: Sendable, Equatable {
    package var text: String
    package var point: Point
    package var look: Look = .words
    var anchor: Anchor = .start

    /// The surface that the words take, by estimate.
    package var box: Box {
      let width = TextMeasure.width(of: text, isBold: look == .strong)
      let start =
        switch anchor {
        case .start: point.x
        case .middle: point.x - width / 2
        case .end: point.x - width
        }
      return Box(x: start, y: point.y - TextMeasure.ascent, width: width, height: TextMeasure.size)
    }
  }

  package indirect enum Shape: Sendable, Equatable {
    case line(Point, Point, Look)
    case box(Box, Look)
    case disc(Point, radius: Double, Look)
    case polygon([Point], Look)
    case label(Label)
    /// Shapes that mean one thing, which a pointer at rest or a reader of the screen is told.
    case group(title: String, [Shape])
  }

  package var width: Double
  package var height: Double
  package var shapes: [Shape] = []

  /// All labels, those of groups too.
  package var labels: [Label] {
    func labels(_ shape: Shape) -> [Label] {
      switch shape {
      case .label(let label): [label]
      case .group(_, let shapes): shapes.flatMap(labels)
      case .line, .box, .disc, .polygon: []
      }
    }
    return shapes.flatMap(labels)
  }

  /// All looks that it uses.
  package var looks: Set<Look> {
    func looks(_ shape: Shape) -> [Look] {
      switch shape {
      case .line(_, _, let look), .box(_, let look), .disc(_, _, let look), .polygon(_, let look):
        [look]
      case .label(let label): [label.look]
      case .group(_, let shapes): shapes.flatMap(looks)
      }
    }
    return Set(shapes.flatMap(looks))
  }
}

/// How much room words take: estimated, since no font is asked.
package enum TextMeasure {
  /// The size of all words in a picture, px.
  package static let size = 13.0
  /// From the base line to the top of the letters.
  static let ascent = 10.0
  /// A column of a terminal in px: the mean of a sans-serif face; East Asian characters take two.
  private static let column = 6.7
  /// From one line of words to the next.
  package static let leading = 16.0

  package static func width(of text: String, isBold: Bool = false) -> Double {
    Double(text.visible.displayWidth) * column * (isBold ? 1.06 : 1)
  }

  /// The text in at most so many lines, broken at blanks, the last cut where it must be.
  package static func wrapped(_ text: String, to width: Double, lines count: Int = 2) -> [String] {
    var lines: [String] = []
    var rest = text.visible.split(separator: " ").map(String.init)[...]
    while !rest.isEmpty, lines.count < count - 1 {
      var words = 1
      while words < rest.count,
        TextMeasure.width(of: rest.prefix(words + 1).joined(separator: " ")) <= width
      {
        words += 1
      }
      lines.append(fitted(rest.prefix(words).joined(separator: " "), to: width))
      rest = rest.dropFirst(words)
    }
    if !rest.isEmpty { lines.append(fitted(rest.joined(separator: " "), to: width)) }
    return lines
  }

  /// The text, cut with an ellipsis where it would take more than this.
  package static func fitted(_ text: String, to width: Double) -> String {
    let text = text.visible
    guard TextMeasure.width(of: text) > width else { return text }
    var columns = Int(width / column) - 1
    var result = ""
    for character in text {
      columns -= character.displayWidth
      guard columns >= 0 else { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result.isEmpty ? "" : result + "…"
  }
}
