import Events

extension FileUnderCheck {
  /// A step that stands without the one before it, once for each fact and all whom it concerns.
  func without(_ sorts: [Unusual], _ check: Check) -> [Flagged] {
    sorts.flatMap { sort -> [Flagged] in
      var names: [Int64: [String]] = [:]
      for person in file.persons where person.unusual.contains(sort) {
        let item = mine(person).first { item in
          sort.isMarked(by: item.fact.event)
            && (sort != .decisionWithoutAppeal || hasNoAppeal(item, person))
        }
        guard let item else { continue }
        names[item.position, default: []].append(person.label)
      }
      return names.sorted { $0.key < $1.key }.map { position, names in
        Flagged(
          check, kind, file.id, at: position, sort.words(names.joinedInWords),
          "Record what came before, if a source has it.")
      }
    }
  }

  /// Whether a decision is on an appeal that is not recorded.
  private func hasNoAppeal(_ item: CaseItem, _ person: CasePerson) -> Bool {
    person.course.appeals.contains { $0.decided == item.position && $0.lodged == nil }
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
        let steps = all(late)
        let misplaced = steps.filter { item in first.allSatisfy { certainly(item, before: $0) } }
        // What has a step of its own behind it belongs to other proceedings.
        guard !first.isEmpty, misplaced.count == steps.count else { return }
        for item in misplaced where first.contains(where: { isOfOneMatter(item, $0) }) {
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
      flags += movedWhenDead(person, items)
      return flags
    }
  }

  /// Whether two steps may be of the same proceedings: both name offences and share none, or both
  /// name a court and it is not the same, are not.
  private func isOfOneMatter(_ one: CaseItem, _ other: CaseItem) -> Bool {
    let (mine, theirs) = (offences(one), offences(other))
    if !mine.isEmpty, !theirs.isEmpty, mine.isDisjoint(with: theirs) { return false }
    if case .court(.appealDecided) = one.fact.event, let mine = one.court, let other = other.court {
      return PlainText.plain(mine) == PlainText.plain(other)
    }
    return true
  }

  private func offences(_ item: CaseItem) -> Set<String> {
    Set(
      (item.member("counts")?.array ?? []).compactMap {
        $0["offence"]?.string.map(PlainText.plain)
      })
  }

  // MARK: Deaths

  /// What can only be done to the living, done to somebody who was dead already.
  ///
  /// What speaks of all of the accused is of those who live, and is flagged here only where nobody
  /// does.
  private func movedWhenDead(_ person: CasePerson, _ items: [CaseItem]) -> [Flagged] {
    stepsAfterDeath(person, items, person.course.afterDeath).filter { item, _ in
      item.parties != nil || isOfDeadAlone(item)
    }.map { item, death in
      flag(
        .impossibleOrder, item,
        "\(called(item)) concerns \(person.label), who \(died(death)).",
        "Put the wrong date right, or name in parties whom it concerns.")
    }
  }

  /// Trials and judgments of the dead, which happen; and what is said of all of the accused while one
  /// of them was dead.
  func afterDeath() -> [Flagged] {
    file.persons.flatMap { person -> [Flagged] in
      let items = mine(person)
      let course = person.course
      let judged = stepsAfterDeath(person, items, course.posthumous)
      let others = stepsAfterDeath(person, items, course.afterDeath).filter { item, _ in
        item.parties == nil && !isOfDeadAlone(item)
      }
      return (judged + others).map { item, death in
        flag(
          .afterDeath, item,
          "\(called(item)) \(item.parties == nil ? "reaches" : "concerns") \(person.label), who "
            + "\(died(death)).",
          item.parties == nil
            ? "Name in parties whom it concerns; if the dead are among them, leave it."
            : "If the court judged after the death, leave it; else put the wrong date right.")
      }
    }
  }

  /// `died on 31 December 2022 (#4)`.
  private func died(_ death: CaseItem) -> String {
    let isOneDay = death.span.earliest == death.span.latest
    let day = death.occurred.map { (isOneDay ? " on " : " in ") + $0.words } ?? ""
    return "died\(day) (#\(death.position))"
  }

  /// Of a person's steps those that come after the death by every account of it, each with the death.
  private func stepsAfterDeath(
    _ person: CasePerson, _ items: [CaseItem], _ positions: [Int64]
  ) -> [(CaseItem, death: CaseItem)] {
    let deaths = items.filter { CheckedStep($0.fact.event) == .death }
    guard let death = deaths.first else { return [] }
    return items.filter { item in
      positions.contains(item.position)
        && deaths.allSatisfy { certainly($0, before: item) }
    }.map { ($0, death) }
  }

  /// Whether everybody whom a fact about all of the accused reaches had died.
  private func isOfDeadAlone(_ item: CaseItem) -> Bool {
    file.accused.filter { $0.isConcerned(by: item) }.allSatisfy { person in
      (person.course.afterDeath + person.course.posthumous).contains(item.position)
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
    case .countNobodyLaid, .closedCountNamed, .orderNotRecorded, .proceedingsAfterDeath,
      .posthumousJudgment:
      false
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
