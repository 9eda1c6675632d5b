import Events

extension FileUnderCheck {
  /// Pairs of facts that may be two accounts of one event.
  func accountCandidates() -> [Flagged] {
    let items = standing.filter { $0.fact.occurred != nil && happensOnce($0.fact.event) }
    var flags: [Flagged] = []
    for (place, later) in items.enumerated() {
      for earlier in items[..<place]
      where earlier.word == later.word && concernSame(earlier, later) && overlap(earlier, later)
        && likeness(earlier) == likeness(later)
      {
        let (first, second) =
          earlier.position < later.position ? (earlier, later) : (later, earlier)
        flags.append(
          flag(
            .accountCandidates, second,
            "\(second.word) (\(second.occurred?.words ?? "")) may be another account of "
              + "#\(first.position) (\(first.occurred?.words ?? "")).",
            "If it is one event, correct it with account_of; if it is two, leave it."))
      }
    }
    return flags
  }

  private func concernSame(_ one: CaseItem, _ other: CaseItem) -> Bool {
    guard one.others.isEmpty || !one.others.contains(other.position) else { return false }
    return share(one, other)
  }

  private func overlap(_ one: CaseItem, _ other: CaseItem) -> Bool {
    !definitely(one, before: other) && !definitely(other, before: one)
  }

  /// What rarely happens to one person twice at one time.
  private func happensOnce(_ event: Event) -> Bool {
    switch event {
    case .custody(let custody):
      switch custody {
      case .detained, .arrested, .remanded, .released, .escaped, .died, .executed: true
      case .sought, .restricted, .surrendered: false
      }
    case .court(let court):
      switch court {
      case .chargeLaid, .verdictGiven, .sentenceImposed, .appealLodged, .appealDecided: true
      case .chargeChanged, .pleaEntered, .hearingScheduled, .hearingHeld, .sentenceChanged: false
      }
    case .proceeding(.transferred), .proceeding(.closed), .proceeding(.investigationOpened): true
    case .proceeding, .party, .conduct, .exchange, .law, .evidence, .amendment: false
    }
  }

  /// In what two accounts of one event agree: a complaint is not another account of an indictment,
  /// nor an appeal to one court of an appeal to the next.
  private func likeness(_ item: CaseItem) -> String {
    switch item.fact.event {
    case .court(.chargeLaid(let read)): read.instrument.rawValue
    case .court(.appealLodged(let read)): read.court?.string ?? ""
    case .court(.appealDecided(let read)): read.court?.string ?? ""
    case .proceeding(.transferred(let read)): read.to.rawValue
    case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence, .amendment: ""
    }
  }
}
