/// What stands before what although the law's order alone would put it after: returns to custody
/// and to court. VOCABULARY.md, "The order of facts", last paragraph but one.
///
/// It looks at the steps of one person only, and only at steps whose days overlap: what certainly
/// came first needs no rule.
enum Returns {
  /// For each step the places of steps that it comes after, as far as these places ask for it.
  static func predecessors(of steps: [Step], in places: [Int]) -> [[Int32]] {
    var after = [[Int32]](repeating: [], count: steps.count)
    func put(_ first: Int, before second: Int) {
      // A pair is put in one order only, whichever rule speaks first.
      if !after[first].contains(Int32(second)) { after[second].append(Int32(first)) }
    }
    for place in places {
      switch steps[place].verb {
      case .released, .bailed, .surrendered:
        afterRelease(place, steps) { put(place, before: $0) }
      case .escaped:
        recaptures(place, steps) { put(place, before: $0) }
        afterRelease(place, steps) { put(place, before: $0) }
      case .appealDecided:
        retrials(place, steps) { put(place, before: $0) }
      case .judged, .sentenced:
        bails(place, steps) { put(place, before: $0) }
      case .alleged, .investigated, .sought, .detained, .arrested, .restricted, .remanded,
        .handedToProsecutors, .returned, .charged, .chargeChanged, .handedToCourt, .pleaded,
        .chargeClosed, .tried, .appealed, .sentenceChanged, .closed, .died, .executed, .assigned:
        break
      }
    }
    return after
  }

  /// Two holds by one word that are definitely apart, with the way out of the first between them.
  private static func afterRelease(_ place: Int, _ steps: [Step], _ put: (Int) -> Void) {
    let span = steps[place].span
    let holds = steps.indices.filter { steps[$0].verb.isHold && steps[$0].span.overlaps(span) }
    for later in holds
    where holds.contains(where: {
      steps[$0].verb == steps[later].verb && steps[$0].span.isBefore(steps[later].span)
    }) {
      put(later)
    }
  }

  /// The hold that ends an escape whose days it overlaps.
  private static func recaptures(_ place: Int, _ steps: [Step], _ put: (Int) -> Void) {
    let escape = steps[place]
    for (other, hold) in steps.enumerated()
    where hold.verb.isHold && hold.span.overlaps(escape.span) {
      let endsLater = hold.span.latest > escape.span.latest
      let isRecordedLater =
        hold.span.latest == escape.span.latest && hold.position > escape.position
      let isSecond = steps.contains { $0.verb.isHold && $0.span.isBefore(hold.span) }
      if endsLater || isRecordedLater || isSecond { put(other) }
    }
  }

  /// The second of two verdicts that are definitely apart, and what the court that decides an appeal
  /// finds and imposes on that day.
  private static func retrials(_ place: Int, _ steps: [Step], _ put: (Int) -> Void) {
    let decision = steps[place]
    let verdicts = steps.indices.filter {
      steps[$0].verb == .judged && steps[$0].span.overlaps(decision.span)
    }
    for later in verdicts
    where verdicts.contains(where: { steps[$0].span.isBefore(steps[later].span) }) {
      put(later)
    }
    for (other, step) in steps.enumerated()
    where step.verb == .judged || step.verb == .sentenced {
      if step.isOfDecision(decision) { put(other) }
    }
  }

  /// Bail, or a restriction, on the day of a verdict or a sentence.
  private static func bails(_ place: Int, _ steps: [Step], _ put: (Int) -> Void) {
    for (other, step) in steps.enumerated()
    where (step.verb == .bailed || step.verb == .restricted)
      && step.span.isSameDay(as: steps[place].span) && step.span.overlaps(steps[place].span)
    {
      put(other)
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
