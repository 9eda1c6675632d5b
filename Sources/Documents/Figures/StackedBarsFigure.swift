/// Bars of numbers in parts, each part with a pattern of its own and its number where there is room.
package struct StackedBarsFigure: Sendable {
  package struct Bar: Sendable {
    package var label: String
    /// As many as there are parts.
    package var numbers: [Int]

    package init(label: String, numbers: [Int]) {
      self.label = label
      self.numbers = numbers
    }
  }

  package struct Part: Sendable {
    package var label: String
    package var look: Drawing.Look

    package init(label: String, look: Drawing.Look) {
      self.label = label
      self.look = look
    }
  }

  package var parts: [Part]
  package var bars: [Bar]

  package init(parts: [Part], bars: [Bar]) {
    self.parts = parts
    self.bars = bars
  }

  private static let line = 24.0

  package func draw(_ width: Double) -> Drawing {
    let names = min(
      width < 500 ? 120 : 260, (bars.map { TextMeasure.width(of: $0.label) }.max() ?? 0) + 10)
    let most = max(1, bars.map { $0.numbers.reduce(0, +) }.max() ?? 1)
    // A bar of one is no longer than is read as one; the sum stands behind it.
    let unit = min(28, (width - names - 34) / Double(most))
    var drawing = Drawing(width: width, height: 0)
    var y = 4.0
    for bar in bars {
      drawing.shapes.append(
        .label(.init(text: TextMeasure.fitted(bar.label, to: names), point: .init(0, y + 14))))
      var x = names
      for (part, number) in zip(parts, bar.numbers) where number > 0 {
        let length = Double(number) * unit
        drawing.shapes.append(
          .group(
            title: "\(bar.label), \(part.label): \(number)",
            [.box(.init(x: x, y: y, width: length, height: 18), part.look)]))
        x += length
      }
      drawing.shapes.append(
        .label(
          .init(text: "\(bar.numbers.reduce(0, +))", point: .init(x + 6, y + 14), look: .quiet)))
      y += Self.line
    }
    let used = parts.indices.filter { place in bars.contains { $0.numbers[place] > 0 } }
    let legend = FigureLegend(
      items: used.map { .init(sample: .box(parts[$0].look), words: parts[$0].label) }
    ).shapes(width: width, top: y + 4)
    drawing.shapes += legend.shapes
    drawing.height = legend.bottom
    return drawing
  }
}
