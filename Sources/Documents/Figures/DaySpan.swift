import Events

/// How many days: at least and at most, where dates leave it open.
package struct DaySpan: Sendable, Equatable {
  /// Nil where nothing says how few.
  package var least: Int64?
  /// Nil where nothing says how many.
  package var most: Int64?

  package init(least: Int64?, most: Int64?) {
    self.least = least
    self.most = most
  }

  /// From one stretch of days to another: at least from its last day to the other's first.
  package init(
    from: (earliest: Int64?, latest: Int64?), to: (earliest: Int64?, latest: Int64?)
  ) {
    least = to.earliest.flatMap { end in from.latest.map { max(0, end - $0) } }
    most = to.latest.flatMap { end in from.earliest.map { max(0, end - $0) } }
  }

  /// "3 days", "10 to 40 days", "at least 10 days", "at most 40 days"; nil where nothing is known.
  package var words: String? {
    switch (least, most) {
    case (let least?, let most?) where least == most: DaySpan.days(least)
    case (let least?, let most?): "\(DaySpan.grouped(least)) to \(DaySpan.days(most))"
    case (let least?, nil): "at least \(DaySpan.days(least))"
    case (nil, let most?): "at most \(DaySpan.days(most))"
    case (nil, nil): nil
    }
  }

  package var isKnown: Bool { least != nil || most != nil }

  /// The middle one, by what is certain and by what is possible apart; nil for none. Of an even number
  /// it lies between the two in the middle, rounded down.
  ///
  /// What has no end counts as longer than all others, and what has no beginning as shorter.
  package static func median(_ spans: [DaySpan]) -> DaySpan? {
    guard !spans.isEmpty else { return nil }
    func middle(_ days: [Int64]) -> Int64? {
      let sorted = days.sorted()
      let (one, other) = (sorted[(days.count - 1) / 2], sorted[days.count / 2])
      return one == .min || other == .max ? nil : one + (other - one) / 2
    }
    return DaySpan(
      least: middle(spans.map { $0.least ?? .min }), most: middle(spans.map { $0.most ?? .max }))
  }

  private static func days(_ count: Int64) -> String {
    "\(grouped(count)) day\(abs(count) == 1 ? "" : "s")"
  }

  /// With commas between thousands, and a minus sign for what was told before it happened.
  private static func grouped(_ count: Int64) -> String {
    var digits = String(count.magnitude)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (count < 0 ? "−" : "") + ([digits] + parts).joined(separator: ",")
  }
}
