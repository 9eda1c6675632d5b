import Events

/// What stands before what although the law's order alone would put it after: returns to custody
/// and to court. VOCABULARY.md, "The order of facts", last paragraph but one.
///
/// It looks at the steps of one person only, and only at steps whose days overlap: what certainly
/// came first needs no rule.
struct Returns {
  private let steps: [Step]
  private let places: [Int]
  private(set) var gates: [Order.Gate] = []

  private var exits: [Int32] = []
  private var escapes: [Int32] = []
  private var holds: [Int32] = []
  private var decisions: [Int32] = []
  private var findings: [Int32] = []
  private var bails: [Int32] = []

  /// The gates between the steps at these places, by their numbers among the places.
  static func gates(of steps: [Step], in places: [Int]) -> [Order.Gate] {
    guard places.contains(where: { steps[$0].verb.isReturn }) else { return [] }
    var returns = Returns(steps, places)
    returns.findHolds()
    returns.findRecaptures()
    returns.findRetrials()
    returns.findBails()
    return returns.gates
  }

  private init(_ steps: [Step], _ places: [Int]) {
    self.steps = steps
    self.places = places
    for (number, place) in places.enumerated() {
      let number = Int32(number)
      switch steps[place].verb {
      case .released, .surrendered: exits.append(number)
      case .escaped:
        exits.append(number)
        escapes.append(number)
      case .bailed:
        exits.append(number)
        bails.append(number)
      case .restricted:
        holds.append(number)
        bails.append(number)
      case .detained, .arrested, .remanded: holds.append(number)
      case .appealDecided: decisions.append(number)
      case .judged, .sentenced: findings.append(number)
      case .alleged, .investigated, .sought, .handedToProsecutors, .returned, .charged,
        .chargeChanged, .handedToCourt, .pleaded, .chargeClosed, .tried, .appealed,
        .sentenceChanged, .closed, .died, .executed, .assigned, .surrenderSought, .named,
        .concerned:
        break
      }
    }
  }

  private func step(_ number: Int32) -> Step { steps[places[Int(number)]] }
  private func span(_ number: Int32) -> FactSpan { steps[places[Int(number)]].span }

  private mutating func put(_ before: [Int32], before after: [Int32]) {
    if !before.isEmpty && !after.isEmpty { gates.append(Order.Gate(before: before, after: after)) }
  }

  // MARK: The rules

  /// Two holds by one word that are definitely apart, with the way out of the first between them.
  private mutating func findHolds() {
    if exits.isEmpty || holds.count < 2 { return }
    let isTimed = holds.contains { span($0).moment != nil }
    for (way, numbers) in Dictionary(grouping: exits, by: span) where way.mayPart(isTimed) {
      var first: [Step.Verb: FirstEnd] = [:]
      let overlapping = holds.filter { span($0).overlaps(way) }
      for hold in overlapping { first[step(hold).verb, default: FirstEnd()].take(span(hold)) }
      put(
        numbers,
        before: overlapping.filter { first[step($0).verb]?.isBefore(span($0)) ?? false })
    }
  }

  /// The hold that ends an escape whose days it overlaps.
  private mutating func findRecaptures() {
    if escapes.isEmpty || holds.isEmpty { return }
    var first = FirstEnd()
    for step in steps where step.verb.isHold { first.take(step.span) }
    for number in escapes {
      let escape = step(number)
      put(
        [number],
        before: holds.filter { hold in
          let hold = step(hold)
          guard hold.span.overlaps(escape.span) else { return false }
          let endsLater = hold.span.latest > escape.span.latest
          let isRecordedLater =
            hold.span.latest == escape.span.latest && hold.position > escape.position
          return endsLater || isRecordedLater || first.isBefore(hold.span)
        })
    }
  }

  /// The second of two verdicts that are definitely apart, and what the court that decides an appeal
  /// finds and imposes on that day.
  private mutating func findRetrials() {
    if decisions.isEmpty || findings.isEmpty { return }
    let verdicts = findings.filter { step($0).verb == .judged }
    let isTimed = verdicts.contains { span($0).moment != nil }
    for (days, numbers) in Dictionary(grouping: decisions, by: span) where days.mayPart(isTimed) {
      var first = FirstEnd()
      let overlapping = verdicts.filter { span($0).overlaps(days) }
      for verdict in overlapping { first.take(span(verdict)) }
      put(numbers, before: overlapping.filter { first.isBefore(span($0)) })
    }
    let byDays = Dictionary(grouping: findings) { Days(span($0)) }
    for number in decisions {
      let decision = step(number)
      let alike = byDays[Days(decision.span)] ?? []
      put([number], before: alike.filter { step($0).isOfDecision(decision) })
    }
  }

  /// Bail, or a restriction, on the day of a verdict, a sentence or the decision of an appeal, and a hold
  /// that the court orders which decides an appeal on that day.
  private mutating func findBails() {
    if bails.isEmpty && holds.isEmpty { return }
    let byDays = Dictionary(grouping: bails) { Days(span($0)) }
    for (days, numbers) in Dictionary(grouping: findings + decisions, by: span) where days.isDay {
      put(numbers, before: (byDays[Days(days)] ?? []).filter { span($0).overlaps(days) })
    }
    for number in decisions {
      let decision = step(number)
      put([number], before: holds.filter { step($0).isOfDecision(decision) })
    }
  }

  /// Days without the time of day.
  private struct Days: Hashable {
    var earliest: Int64
    var latest: Int64

    init(_ span: FactSpan) {
      earliest = span.earliest
      latest = span.latest
    }
  }
}

/// Whether any of many spans is definitely before another: their first end, by the days and by each
/// clock.
private struct FirstEnd {
  /// Of those without a time of day, with one without a zone, with one in a zone.
  private var ends = [Int64](repeating: .max, count: 3)
  private var moments = [Int64](repeating: .max, count: 3)

  mutating func take(_ span: FactSpan) {
    let kind = FirstEnd.kind(span)
    ends[kind] = min(ends[kind], span.latest)
    if let moment = span.moment { moments[kind] = min(moments[kind], moment) }
  }

  func isBefore(_ span: FactSpan) -> Bool {
    (0..<3).contains { kind in
      if let moment = span.moment, kind == FirstEnd.kind(span) { return moments[kind] < moment }
      return ends[kind] < span.earliest
    }
  }

  private static func kind(_ span: FactSpan) -> Int {
    span.moment == nil ? 0 : span.isZoned ? 2 : 1
  }
}

extension FactSpan {
  /// Whether two things that overlap it can be definitely apart: not on one day, without a clock.
  fileprivate func mayPart(_ isTimed: Bool) -> Bool { !isDay || isTimed }
}

extension Step.Verb {
  /// Whether a rule on returns can ask where it stands.
  fileprivate var isReturn: Bool {
    switch self {
    case .released, .bailed, .surrendered, .escaped, .appealDecided, .judged, .sentenced: true
    case .alleged, .investigated, .sought, .detained, .arrested, .restricted, .remanded,
      .handedToProsecutors, .returned, .charged, .chargeChanged, .handedToCourt, .pleaded,
      .chargeClosed, .tried, .appealed, .sentenceChanged, .closed, .died, .executed, .assigned,
      .surrenderSought, .named, .concerned:
      false
    }
  }
}

extension Step {
  /// Whether it is a finding of the court that decides an appeal, on the day of that decision.
  func isOfDecision(_ decision: Step) -> Bool {
    span.isSameTime(as: decision.span) && span.overlaps(decision.span)
      && marks.decider != 0 && marks.decider == decision.marks.decider
  }
}
