/// Stretches of days as dots, and as bars from least to most where they are not certain.
///
/// The scale is logarithmic, so that a day and twenty years are both read; it begins with none.
package struct LagFigure: Sendable {
  package struct Row: Sendable {
    package var label: String
    /// The least and the most it can be; nil is not known.
    package var least: Int64?
    package var most: Int64?

    package init(label: String, least: Int64? = nil, most: Int64? = nil) {
      self.label = label
      self.least = least
      self.most = most
    }
  }

  package var rows: [Row]
  /// What the scale counts: "days from event to disclosure".
  package var unit: String

  package init(rows: [Row], unit: String) {
    self.rows = rows
    self.unit = unit
  }

  private static let top = 46.0
  private static let marks: [(days: Int64, text: String)] = [
    (0, "0"), (1, "1 day"), (7, "1 week"), (30, "1 month"), (365, "1 year"), (1826, "5 years"),
    (7305, "20 years"), (36525, "100 years"),
  ]

  package func draw(_ width: Double) -> Drawing {
    let isNarrow = width < 500
    let names = isNarrow ? 0.0 : min(250, rows.map { TextMeasure.width(of: $0.label) }.max() ?? 0)
    let (left, right) = (names + 14, width - 14)
    let line = isNarrow ? 38.0 : 22
    let bottom = Self.top + Double(rows.count) * line
    var drawing = Drawing(width: width, height: bottom + 12)
    drawing.shapes = [.label(.init(text: unit, point: .init(0, 14), look: .quiet))]
    drawing.shapes += scale(left, right, bottom)
    for (place, row) in rows.enumerated() {
      let y = Self.top + Double(place) * line
      let words = TextMeasure.fitted(row.label, to: isNarrow ? width : names)
      drawing.shapes.append(
        .group(
          title: "\(row.label): \(LagFigure.words(row))",
          [.label(.init(text: words, point: .init(0, y + (isNarrow ? 14 : 15))))]
            + mark(row, y: y + (isNarrow ? 25 : 10), left, right)))
    }
    return drawing
  }

  /// "12 days", "3 to 40 days", "at least 3 days".
  package static func words(_ row: Row) -> String {
    DaySpan(least: row.least, most: row.most).words ?? "not known"
  }

  // MARK: Scale

  private var longest: Int64 {
    max(30, rows.flatMap { [$0.least, $0.most] }.compactMap(\.self).max() ?? 0)
  }

  private func x(_ days: Int64, _ left: Double, _ right: Double) -> Double {
    let share = LagFigure.logarithm(days) / LagFigure.logarithm(longest)
    return left + min(1, share) * (right - left)
  }

  /// The logarithm of days and one more, to base 2; nothing is shorter than none.
  package static func logarithm(_ days: Int64) -> Double {
    // By halves and squares, so that no library of mathematics is asked.
    var value = Double(max(0, days)) + 1
    var whole = 0.0
    while value >= 2 { (value, whole) = (value / 2, whole + 1) }
    var (fraction, bit) = (0.0, 0.5)
    for _ in 0..<20 {
      value *= value
      if value >= 2 { (value, fraction) = (value / 2, fraction + bit) }
      bit /= 2
    }
    return whole + fraction
  }

  private func scale(_ left: Double, _ right: Double, _ bottom: Double) -> [Drawing.Shape] {
    var shapes: [Drawing.Shape] = []
    var end = -Double.infinity
    for mark in Self.marks where mark.days <= longest {
      let x = x(mark.days, left, right)
      shapes.append(.line(.init(x, Self.top - 6), .init(x, bottom), .grid))
      let half = TextMeasure.width(of: mark.text) / 2
      let middle = max(half, min(x, right + 14 - half))
      guard middle - half > end + 8 else { continue }
      shapes.append(
        .label(
          .init(
            text: mark.text, point: .init(middle, Self.top - 12), look: .quiet, anchor: .middle)))
      end = middle + half
    }
    return shapes
  }

  private func mark(
    _ row: Row, y: Double, _ left: Double, _ right: Double
  ) -> [Drawing.Shape] {
    if let least = row.least, least == row.most {
      return [ExtentMark.sign(.disc, at: .init(x(least, left, right), y), .solid)]
    }
    guard row.least != nil || row.most != nil else {
      return [.label(.init(text: "not known", point: .init(left, y + 5), look: .quiet))]
    }
    let from = row.least.map { x($0, left, right) } ?? left
    let to = max(from + 6, row.most.map { x($0, left, right) } ?? right)
    var shapes: [Drawing.Shape] = [
      .box(.init(x: from, y: y - 4, width: to - from, height: 8), .filled(.hatch))
    ]
    if row.least == nil {
      shapes.append(
        .polygon([.init(from, y - 5), .init(from - 8, y), .init(from, y + 5)], .hollow))
    }
    if row.most == nil {
      shapes.append(.polygon([.init(to, y - 5), .init(to + 8, y), .init(to, y + 5)], .hollow))
    }
    return shapes
  }
}
