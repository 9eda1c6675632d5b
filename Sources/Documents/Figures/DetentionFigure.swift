/// How long persons were held, by kind of hold: solid or patterned where certain, hatched where the
/// dates leave it open. Where no end is recorded nothing is certain after the beginning: the bar goes on
/// thin, to an arrow.
package struct DetentionFigure: Sendable {
  /// A stretch of one kind: from one date to another, each with the days it may mean.
  package struct Hold: Sendable {
    package var kind: Kind
    /// When it began, and when it ended; nil where no end is recorded.
    package var from: Extent
    package var to: Extent?
    /// "detained from 2 August 2023": what a pointer at rest is told.
    package var detail: String

    package init(kind: Kind, from: Extent, to: Extent? = nil, detail: String) {
      self.kind = kind
      self.from = from
      self.to = to
      self.detail = detail
    }
  }

  /// Kinds that are told apart by pattern.
  package enum Kind: Sendable, CaseIterable {
    case held, imprisoned, restricted

    package var look: Drawing.Look {
      switch self {
      case .held: .filled(.dots)
      case .imprisoned: .solid
      case .restricted: .filled(.bars)
      }
    }

    package var words: String {
      switch self {
      case .held: "detained, arrested or remanded"
      case .imprisoned: "imprisoned after a sentence"
      case .restricted: "under a measure short of custody"
      }
    }
  }

  package struct Person: Sendable {
    package var label: String
    package var holds: [Hold]

    package init(label: String, holds: [Hold]) {
      self.label = label
      self.holds = holds
    }
  }

  package var persons: [Person]
  /// The day up to which holds without an end are drawn.
  package var through: Int64

  package init(persons: [Person], through: Int64) {
    self.persons = persons
    self.through = through
  }

  private static let top = 26.0

  package func draw(_ width: Double) -> Drawing {
    let isNarrow = width < 500
    let widest = persons.map { TextMeasure.width(of: $0.label) }.max() ?? 0
    let names = isNarrow ? 10.0 : min(220, widest) + 20
    let holds = persons.flatMap(\.holds)
    var drawing = Drawing(width: width, height: Self.top)
    guard
      let scale = TimeScale(
        holds.flatMap { $0.from.days + ($0.to?.days ?? [through]) }, left: names,
        right: width - 10)
    else { return drawing }
    var y = Self.top + 6
    var shapes: [Drawing.Shape] = []
    for person in persons {
      let words = TextMeasure.fitted(person.label, to: isNarrow ? width : names - 16)
      shapes.append(.label(.init(text: words, point: .init(0, y + 14))))
      let middle = y + (isNarrow ? 27 : 10)
      shapes += person.holds.map { hold in
        .group(title: "\(person.label): \(hold.detail)", bar(hold, scale, middle))
      }
      y += isNarrow ? 40 : 24
    }
    drawing.shapes = scale.axis(top: Self.top, bottom: y) + shapes
    let legend = FigureLegend(items: legend(holds)).shapes(width: width, top: y + 6)
    drawing.shapes += legend.shapes
    drawing.height = legend.bottom
    return drawing
  }

  private func bar(_ hold: Hold, _ scale: TimeScale, _ y: Double) -> [Drawing.Shape] {
    func box(_ from: Double, _ to: Double, _ look: Drawing.Look) -> Drawing.Shape {
      .box(.init(x: from, y: y - 6, width: max(2, to - from), height: 12), look)
    }
    let first = hold.from.first.map(scale.x) ?? scale.left
    let begun = hold.from.last.map(scale.x) ?? scale.right
    let ends = hold.to.map { $0.first.map(scale.x) ?? begun } ?? min(begun + 3, scale.x(through))
    let last = hold.to.map { $0.last.map(scale.x) ?? scale.right } ?? scale.x(through)
    var shapes: [Drawing.Shape] = []
    if hold.to == nil, begun < last {
      shapes = [
        .box(.init(x: begun, y: y - 3, width: last - begun, height: 6), hold.kind.look),
        .polygon([.init(last, y - 6), .init(last + 8, y), .init(last, y + 6)], .hollow),
      ]
    }
    if first < begun { shapes.append(box(first, min(begun, last), .filled(.hatch))) }
    if begun < ends || (begun == ends && first == last) {
      shapes.append(box(begun, ends, hold.kind.look))
    }
    if hold.to != nil, ends < last {
      shapes.append(box(max(begun, ends), last, .filled(.hatch)))
    }
    if hold.from.first == nil {
      shapes.append(
        .polygon([.init(first, y - 6), .init(first - 8, y), .init(first, y + 6)], .hollow))
    }
    return shapes
  }

  private func legend(_ holds: [Hold]) -> [FigureLegend.Item] {
    var items = Kind.allCases.filter { kind in holds.contains { $0.kind == kind } }.map {
      FigureLegend.Item(sample: .box($0.look), words: $0.words)
    }
    if holds.contains(where: { !$0.from.isDay || !($0.to?.isDay ?? true) }) {
      items.append(.init(sample: .box(.filled(.hatch)), words: "possibly"))
    }
    if holds.contains(where: { $0.from.first == nil }) {
      items.append(.init(sample: .arrow, words: "no first day is known"))
    }
    if holds.contains(where: { $0.to == nil }) {
      items.append(.init(sample: .arrow, words: "thin: no end is recorded"))
    }
    return items
  }
}
