import Events

extension FileUnderCheck {
  /// A fact of proceedings that names nobody, in a case in which it reaches nobody either.
  ///
  /// Investigations and allegations may be of persons unknown, while nobody is accused.
  func movesNobody() -> [Flagged] {
    guard kind == .case else { return [] }
    return standing.compactMap { item -> Flagged? in
      let isEmpty = item.parties?.isEmpty == true && isStep(item)
      guard isEmpty || speaksOfAll(item) else { return nil }
      guard isEmpty || !file.accused.contains(where: { $0.isConcerned(by: item) }) else {
        return nil
      }
      let why =
        isEmpty
        ? "its list of parties is empty"
        : file.accused.isEmpty
          ? "it names no parties, and nobody is accused in the case"
          : "it names no parties, and everybody who is accused came into the case later"
      return flag(
        .movesNobody, item, "\(called(item)) reaches nobody: \(why).",
        "Name in parties whom it concerns, or give them the role of an accused (docket record "
          + "role.assigned).")
    }
  }

  /// Whether a fact moves all of the accused, and says nothing where there are none.
  private func speaksOfAll(_ item: CaseItem) -> Bool {
    verbs(of: item).contains { verb, party in
      guard party == nil else { return false }
      switch verb {
      case .alleged, .investigated, .surrenderSought, .named, .concerned:
        return !file.accused.isEmpty
      case .sought, .detained, .arrested, .restricted, .surrendered, .remanded, .bailed,
        .handedToProsecutors, .returned, .charged, .chargeChanged, .handedToCourt, .pleaded,
        .chargeClosed, .tried, .judged, .sentenced, .appealed, .appealDecided, .sentenceChanged,
        .released, .escaped, .closed, .died, .executed, .assigned:
        return true
      }
    }
  }

  /// What a fact does, and to whom; nil stands for all of the accused.
  private func verbs(of item: CaseItem) -> [(verb: Step.Verb, party: String?)] {
    var (slugs, texts) = (Strings(capacity: 8), Strings(capacity: 8))
    var found: [(Step.Verb, Int32)] = []
    StepReader.steps(
      of: item.fact, item.fact.event, on: item.span, parties: &slugs, texts: &texts
    ) { step, party, _ in found.append((step.verb, party)) }
    return found.map { ($0, $1 == 0 ? nil : slugs[$1]) }
  }

  /// Somebody who is held, charged or judged though their role is another: the first fact of each.
  func movesAnotherPart() -> [Flagged] {
    let others = file.persons.filter { !$0.isAccused && $0.role != nil }
    if others.isEmpty { return [] }
    var steps: [String: [Int]] = [:]
    for (place, item) in standing.enumerated() {
      for case (let verb, let party?) in verbs(of: item) where isOfAccused(verb) {
        steps[party, default: []].append(place)
      }
    }
    return others.compactMap { person -> Flagged? in
      guard let role = person.role else { return nil }
      let items = Set(person.slugs.flatMap { steps[$0] ?? [] }).sorted().map { standing[$0] }
      guard let first = items.first else { return nil }
      let more = items.count - 1
      return flag(
        .movesAnotherPart, first,
        "\(called(first))\(more == 0 ? " concerns" : more == 1 ? " and one more fact concern" : " and \(more) more facts concern") "
          + "\(person.label), whose role in the case is \(role.words): facts about all of the accused "
          + "do not reach this person.",
        "Give the role of an accused too (docket record role.assigned), or put parties right.")
    }
  }

  /// Whether it is done to the accused alone.
  private func isOfAccused(_ verb: Step.Verb) -> Bool {
    switch verb {
    case .detained, .arrested, .remanded, .charged, .chargeChanged, .chargeClosed, .pleaded,
      .judged,
      .sentenced, .sentenceChanged:
      true
    case .alleged, .investigated, .sought, .restricted, .surrendered, .bailed, .handedToProsecutors,
      .returned, .handedToCourt, .tried, .appealed, .appealDecided, .released, .escaped, .closed,
      .died, .executed, .assigned, .surrenderSought, .named, .concerned:
      false
    }
  }

  /// Somebody whose own first fact is a charge, and whom earlier facts about all of the accused reach
  /// because nothing says when the person came into the case.
  func lateDefendant() -> [Flagged] {
    guard file.accused.count > 1 else { return [] }
    var known: [Int64: [(verb: Step.Verb, party: String?)]] = [:]
    func verbs(of item: CaseItem) -> [(verb: Step.Verb, party: String?)] {
      if let verbs = known[item.position] { return verbs }
      let verbs = self.verbs(of: item)
      known[item.position] = verbs
      return verbs
    }
    return file.accused.compactMap { person -> Flagged? in
      guard person.joins == .min else { return nil }
      let steps = mine(person).filter { !verbs(of: $0).isEmpty }
      guard let first = steps.first(where: { $0.parties != nil }),
        case .court(.chargeLaid) = first.fact.event,
        !file.accused.allSatisfy({ $0.isConcerned(by: first) })
      else { return nil }
      let earlier = steps.filter { item in
        item.parties == nil && certainly(item, before: first)
          && verbs(of: item).contains { $0.verb == .charged || isOfAccused($0.verb) }
      }
      guard let reached = earlier.first else { return nil }
      let more = earlier.count - 1
      return flag(
        .lateDefendant, reached,
        "\(called(reached))\(more == 0 ? " speaks" : more == 1 ? " and one more fact speak" : " and \(more) more facts speak") "
          + "of all of the accused and so of \(person.label), whose own first fact is the later "
          + "\(cited(first)).",
        "If the person came into the case later, date the role (occurred of role.assigned) or name in "
          + "parties whom the earlier facts concern; else leave it.")
    }
  }
}
