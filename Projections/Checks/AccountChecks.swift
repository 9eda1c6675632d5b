import Events

extension FileUnderCheck {
  /// Pairs of facts that may be two accounts of one event.
  func accountCandidates() -> [Flagged] {
    let items = standing.filter { $0.fact.occurred != nil && happensOnce($0.fact.event) }
    var flags: [Flagged] = []
    for (earlier, later) in likes(items) {
      let (earlier, later) = (items[earlier], items[later])
      guard areApart(earlier, later), overlap(earlier, later) else { continue }
      let (first, second) =
        earlier.position < later.position ? (earlier, later) : (later, earlier)
      flags.append(
        flag(
          .accountCandidates, second,
          "\(second.word) (\(second.occurred?.words ?? "")) may be another account of "
            + "#\(first.position) (\(first.occurred?.words ?? "")).",
          "If it is one event, correct it with account_of; if it is two, leave it."))
    }
    return flags
  }

  /// The places of facts that are alike and can concern one person, each with those before it.
  private func likes(_ items: [CaseItem]) -> [(earlier: Int, later: Int)] {
    var pairs: [(Int, Int)] = []
    for alike in Dictionary(grouping: items.indices, by: { items[$0].word + likeness(items[$0]) })
      .values
    {
      // By the party that a fact names; "" for one that speaks of all.
      var known: [String: [Int]] = [:]
      for later in alike {
        let parties = items[later].parties.map { Set($0) }
        let earlier =
          parties.map { Set(($0.union([""])).flatMap { known[$0] ?? [] }) }
          ?? Set(known.values.joined())
        pairs += earlier.map { ($0, later) }
        // What names nobody at all is alike only to what speaks of all.
        for party in parties.map({ $0.isEmpty ? ["-"] : $0 }) ?? [""] {
          known[party, default: []].append(later)
        }
      }
    }
    return pairs.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  private func areApart(_ one: CaseItem, _ other: CaseItem) -> Bool {
    one.others.isEmpty || !one.others.contains(other.position)
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
