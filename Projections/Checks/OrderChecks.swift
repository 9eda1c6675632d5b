import Events

extension FileUnderCheck {
  /// A step that stands without the one before it, once for each fact and all whom it concerns.
  func without(_ sorts: [Unusual], _ check: Check) -> [Flagged] {
    sorts.flatMap { sort -> [Flagged] in
      var names: [Int64: [String]] = [:]
      for person in file.persons where person.unusual.contains(sort) {
        guard let item = mine(person).first(where: { sort.isMarked(by: $0.fact.event) }) else {
          continue
        }
        names[item.position, default: []].append(person.label)
      }
      return names.sorted { $0.key < $1.key }.map { position, names in
        Flagged(
          check, kind, file.id, at: position, sort.words(names.joinedInWords),
          "Record what came before, if a source has it.")
      }
    }
  }

  /// The facts that concern a person, in the order of the world.
  func mine(_ person: CasePerson) -> [CaseItem] {
    standing.filter(person.isConcerned)
  }

  /// Steps whose order cannot be, whatever their dates leave open.
  func impossibleOrder() -> [Flagged] {
    file.persons.flatMap { person -> [Flagged] in
      let items = mine(person)
      func all(_ step: CheckedStep) -> [CaseItem] {
        items.filter { CheckedStep($0.fact.event) == step }
      }
      var flags: [Flagged] = []
      func find(_ late: CheckedStep, before early: [CheckedStep], _ words: String) {
        let first = early.flatMap(all)
        guard !first.isEmpty else { return }
        for item in all(late) where first.allSatisfy({ definitely(item, before: $0) }) {
          flags.append(
            flag(
              .impossibleOrder, item,
              "\(words) of \(person.label) is dated \(item.occurred?.words ?? "") and lies before "
                + "every \(early[0].words) that is recorded (#\(first[0].position), "
                + "\(first[0].occurred?.words ?? "")).",
              "Put the wrong date right, or record the step that is missing."))
        }
      }
      find(.verdict, before: [.charge], "The verdict")
      find(.sentence, before: [.verdict, .plea], "The sentence")
      find(.decision, before: [.appeal], "The decision on the appeal")
      flags += afterDeath(person, items)
      return flags
    }
  }

  /// Proceedings against somebody who was dead already; an appeal of others may be decided later.
  private func afterDeath(_ person: CasePerson, _ items: [CaseItem]) -> [Flagged] {
    let deaths = items.filter { CheckedStep($0.fact.event) == .death }
    guard let death = deaths.first else { return [] }
    return items.filter { item in
      switch CheckedStep(item.fact.event) {
      case .charge, .plea, .verdict, .sentence, .custody: true
      case .death, .appeal, .decision, nil: false
      }
    }.filter { item in
      item.parties != nil && deaths.allSatisfy { definitely($0, before: item) }
    }.map { item in
      flag(
        .impossibleOrder, item,
        "\(item.word) of \(item.occurred?.words ?? "") concerns \(person.label), who died on "
          + "\(death.occurred?.words ?? "") (#\(death.position)).",
        "Put the wrong date right, or name in parties whom it concerns.")
    }
  }

  /// Whether the last day of one lies before the first of the other.
  func definitely(_ one: CaseItem, before other: CaseItem) -> Bool {
    guard let one = one.fact.occurred?.days, let other = other.fact.occurred?.days else {
      return false
    }
    return one.latest < other.earliest
  }
}

/// The steps whose order is looked at.
enum CheckedStep {
  case charge, plea, verdict, sentence, appeal, decision, custody, death

  init?(_ event: Event) {
    switch event {
    case .court(let court):
      switch court {
      case .chargeLaid: self = .charge
      case .pleaEntered(let read):
        guard read.plea == .guilty else { return nil }
        self = .plea
      case .verdictGiven(let read):
        guard read.result != .ruled, read.result != .mistrial else { return nil }
        self = .verdict
      case .sentenceImposed: self = .sentence
      case .appealLodged: self = .appeal
      case .appealDecided: self = .decision
      case .chargeChanged, .hearingScheduled, .hearingHeld, .sentenceChanged: return nil
      }
    case .custody(let custody):
      switch custody {
      case .sought, .detained, .arrested, .remanded, .escaped: self = .custody
      case .died, .executed: self = .death
      case .restricted, .released, .surrendered: return nil
      }
    case .proceeding, .party, .conduct, .exchange, .law, .evidence, .amendment: return nil
    }
  }

  var words: String {
    switch self {
    case .charge: "charge"
    case .plea: "plea of guilty"
    case .verdict: "verdict"
    case .sentence: "sentence"
    case .appeal: "appeal"
    case .decision: "decision on an appeal"
    case .custody: "custody"
    case .death: "death"
    }
  }
}

extension Unusual {
  /// Whether a fact of this event is the one that stands without another.
  func isMarked(by event: Event) -> Bool {
    switch self {
    case .verdictWithoutCharge: CheckedStep(event) == .verdict
    case .trialWithoutCharge:
      if case .court(.hearingHeld(let read)) = event { read.kind == .trial } else { false }
    case .sentenceWithoutVerdict, .sentenceBeforeVerdict: CheckedStep(event) == .sentence
    case .decisionWithoutAppeal: CheckedStep(event) == .decision
    case .countNobodyLaid, .orderNotRecorded, .proceedingsAfterDeath, .posthumousJudgment: false
    }
  }
}

extension [String] {
  /// `a, b and c`.
  var joinedInWords: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
