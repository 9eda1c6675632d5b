import Events

/// Days along the width of a picture, with the dates that its scale names.
package struct TimeScale: Sendable {
  struct Tick: Sendable, Equatable {
    var day: Int64
    var text: String
  }

  package let first: Int64
  package let last: Int64
  package let left: Double
  package let right: Double

  /// A scale over these days and a little around them; nil where there are none.
  package init?(_ days: some Sequence<Int64>, left: Double, right: Double) {
    let days = days.filter { abs($0) < TimeScale.limit }
    guard let least = days.min(), let most = days.max() else { return nil }
    let around = max(2, (most - least) / 24)
    first = least - around
    last = most + around
    self.left = left
    self.right = right
  }

  /// Beyond some 2.7 million years nothing is drawn to scale.
  private static let limit: Int64 = 1_000_000_000

  /// Where a day begins, to a tenth of a px; days beyond the scale stand at its ends.
  package func x(_ day: Int64) -> Double {
    let share = (Double(day) - Double(first)) / (Double(last) - Double(first))
    return ((left + min(1, max(0, share)) * (right - left)) * 10).rounded() / 10
  }

  /// Dates with room for their words between them: days, months or years, each the first of its kind.
  var ticks: [Tick] {
    let room = Int64(max(1, (right - left) / 84))
    let span = last - first
    for step in [1, 2, 7, 14] as [Int64] where span / step < room { return days(step) }
    for step in [1, 2, 3, 6] as [Int64] where span / (step * 30) < room { return months(step) }
    var step: Int64 = 1
    let factors: [Int64] = [2, 5, 10]
    var scale: Int64 = 1
    var place = 0
    while span / (step * 365) >= room {
      step = scale * factors[place]
      place += 1
      if place == 3 { (place, scale) = (0, scale * 10) }
    }
    return years(step)
  }

  private func days(_ step: Int64) -> [Tick] {
    (first + 1...last).compactMap { number in
      let day = Day(number: number)
      // Counted from the first of each month; a week from its end there is no more.
      let place = Int64(day.day) - 1
      guard place % step == 0, step == 1 || place < 28 else { return nil }
      return Tick(day: number, text: day.words.shortDate)
    }
  }

  private func months(_ step: Int64) -> [Tick] {
    let start = Day(number: first)
    var month = start.year * 12 + Int64(start.month) - 1
    var ticks: [Tick] = []
    while true {
      month += 1
      guard month % step == 0 else { continue }
      let place = Int((month % 12 + 12) % 12)
      let year = (month - Int64(place)) / 12
      guard let day = Day(year: year, month: place + 1, day: 1), day.number <= last else { break }
      ticks.append(Tick(day: day.number, text: "\(TimeScale.months[place]) \(year)"))
    }
    return ticks
  }

  private func years(_ step: Int64) -> [Tick] {
    var year = Day(number: first).year / step * step
    var ticks: [Tick] = []
    while let day = Day(year: year, month: 1, day: 1), day.number <= last {
      if day.number >= first { ticks.append(Tick(day: day.number, text: "\(year)")) }
      year += step
    }
    return ticks
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
  ]

  /// Lines across the picture at the dates of the scale, and the dates above them.
  package func axis(top: Double, bottom: Double) -> [Drawing.Shape] {
    ticks.flatMap { tick -> [Drawing.Shape] in
      let x = x(tick.day)
      let half = TextMeasure.width(of: tick.text) / 2
      // The words stay within the picture; where they would have to move far, the line stands alone.
      let middle = min(max(x, left + half), right - half)
      let line = Drawing.Shape.line(.init(x, top), .init(x, bottom), .grid)
      guard abs(middle - x) < 30 else { return [line] }
      return [
        line,
        .label(
          .init(
            text: tick.text, point: .init(middle, top - 6), look: .quiet, anchor: .middle)),
      ]
    }
  }
}

extension String {
  /// "11 August 2023" as "11 Aug 2023".
  fileprivate var shortDate: String {
    let words = split(separator: " ")
    guard words.count == 3, words[1].count > 4 else { return self }
    let month = words[1] == "September" ? "Sept" : String(words[1].prefix(3))
    return "\(words[0]) \(month) \(words[2])"
  }
}
