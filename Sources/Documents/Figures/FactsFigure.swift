/// Facts along time, each on a line of its own under its sort, so that no words ever collide.
///
/// In a wide picture the words stand left of the scale, in a narrow one above each mark.
package struct FactsFigure: Sendable {
  /// One fact.
  package struct Entry: Sendable {
    /// What happened, in a few words.
    package var words: String
    /// The same with date, state and source of the words: what a pointer at rest is told.
    package var detail: String
    /// The date in words; printed beside the mark where there is room.
    package var date: String
    package var extent: Extent
    package var sign: ExtentMark.Sign

    /// Retracted facts are struck out and hollow, other accounts hollow.
    package var state: State

    package init(
      words: String, detail: String, date: String, extent: Extent, sign: ExtentMark.Sign,
      state: State = .held
    ) {
      self.words = words
      self.detail = detail
      self.date = date
      self.extent = extent
      self.sign = sign
      self.state = state
    }
  }

  package enum State: Sendable { case held, retracted, otherAccount }

  /// Facts of one sort.
  package struct Row: Sendable {
    package var title: String
    package var entries: [Entry]

    package init(title: String, entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  package var rows: [Row]
  /// What happened outside of the case: shown where it falls within the days of the rows, with a
  /// line across them.
  package var background: Row?

  package init(rows: [Row], background: Row? = nil) {
    self.rows = rows
    self.background = background
  }

  private static let top = 26.0

  package func draw(_ width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: 0)
    let isNarrow = width < 500
    let left = isNarrow ? 4 : 310.0
    let entries = rows.flatMap(\.entries)
    guard
      let scale = TimeScale(
        entries.flatMap(\.extent.days), left: left, right: width - 6)
    else { return nothing(width) }
    var shapes: [Drawing.Shape] = []
    var y = Self.top + 8
    let lines = (background?.entries ?? []).filter { entry in
      entry.extent.first.map { scale.first...scale.last ~= $0 } ?? false
    }
    let behind = Row(title: background?.title ?? "", entries: lines)
    for row in rows + [behind] where !row.entries.isEmpty {
      shapes.append(
        .label(.init(text: row.title, point: .init(0, y + 12), look: .strong)))
      y += 22
      for entry in row.entries {
        let words = TextMeasure.wrapped(
          entry.words, to: isNarrow ? scale.right : scale.left - 14, lines: 3)
        shapes.append(shape(of: entry, words, scale, y: y, isNarrow))
        let more = Double(words.count - 1) * TextMeasure.leading
        y += (isNarrow ? 38 : 21) + more
      }
      y += 6
    }
    drawing.shapes = scale.axis(top: Self.top, bottom: y)
    drawing.shapes += lines.map { line in
      let x = scale.x(line.extent.first ?? scale.first)
      return .line(.init(x, Self.top), .init(x, y), .law)
    }
    drawing.shapes += shapes
    let legend = FigureLegend(items: legend(!lines.isEmpty)).shapes(width: width, top: y + 8)
    drawing.shapes += legend.shapes
    drawing.height = legend.bottom
    return drawing
  }

  private func nothing(_ width: Double) -> Drawing {
    Drawing(
      width: width, height: 28,
      shapes: [
        .label(.init(text: "No date is recorded on this clock.", point: .init(0, 18), look: .quiet))
      ])
  }

  private func shape(
    of entry: Entry, _ words: [String], _ scale: TimeScale, y: Double, _ isNarrow: Bool
  ) -> Drawing.Shape {
    let below = isNarrow ? 17 + Double(words.count - 1) * TextMeasure.leading : 0
    let middle = y + 10 + below
    let mark = ExtentMark(scale: scale, y: middle)
    var shapes = words.enumerated().map { place, line in
      Drawing.Shape.label(
        .init(
          text: line, point: .init(0, y + 14 + Double(place) * TextMeasure.leading),
          look: entry.state == .retracted ? .struck : .words))
    }
    shapes += mark.shapes(entry.extent, sign: entry.sign, isHeld: entry.state == .held)
    let span = mark.span(entry.extent)
    if entry.state == .retracted {
      shapes.append(
        .line(.init(span.from - 3, middle + 6), .init(span.to + 3, middle - 6), .stroke))
    }
    if let date = date(entry, span, scale, middle) { shapes.append(.label(date)) }
    return .group(title: entry.detail, shapes)
  }

  /// The date right of the mark, else left of it, else not.
  private func date(
    _ entry: Entry, _ span: (from: Double, to: Double), _ scale: TimeScale, _ middle: Double
  ) -> Drawing.Label? {
    let width = TextMeasure.width(of: entry.date) + 6
    let y = middle + 5
    if span.to + width <= scale.right {
      return .init(text: entry.date, point: .init(span.to + 6, y), look: .quiet)
    }
    guard span.from - width >= scale.left else { return nil }
    return .init(text: entry.date, point: .init(span.from - 6, y), look: .quiet, anchor: .end)
  }

  /// Only what is in the picture.
  private func legend(_ hasLines: Bool) -> [FigureLegend.Item] {
    let entries = rows.flatMap(\.entries)
    var items: [FigureLegend.Item] = []
    if entries.contains(where: { $0.extent.isDay && $0.state == .held }) {
      items.append(.init(sample: .sign(.disc, .solid), words: "on that day"))
    }
    if entries.contains(where: { !$0.extent.isDay && $0.extent.sure != nil }) {
      items.append(.init(sample: .box(.solid), words: "throughout these days"))
    }
    if entries.contains(where: { !$0.extent.isDay }) {
      items.append(.init(sample: .box(.filled(.hatch)), words: "at some time in these days"))
    }
    if entries.contains(where: { $0.extent.first == nil || $0.extent.last == nil }) {
      items.append(.init(sample: .arrow, words: "no first or last day is known"))
    }
    if entries.contains(where: { $0.sign == .triangle && $0.extent.isDay }) {
      items.append(.init(sample: .sign(.triangle, .solid), words: "hearing"))
    }
    if entries.contains(where: { $0.state == .otherAccount }) {
      items.append(.init(sample: .sign(.disc, .hollow), words: "another account"))
    }
    if entries.contains(where: { $0.state == .retracted }) {
      items.append(.init(sample: .sign(.disc, .hollow), words: "retracted (struck out)"))
    }
    if let background, hasLines {
      items.append(.init(sample: .line(.law), words: background.title.lowercased()))
    }
    return items
  }
}
