public import Events

extension FileUnderCheck {
  /// Dates that cannot all be right.
  func contradictingDates() -> [Flagged] {
    standing.flatMap {
      disclosedTooEarly($0) + untilTooEarly($0) + notYet($0) + sourcesTooEarly($0)
    }
      + file.persons.flatMap { bornTooLate($0) + heldTooLate($0) }
  }

  private func contradiction(_ item: CaseItem, _ sentence: String) -> [Flagged] {
    [
      flag(
        .contradictingDates, item, sentence,
        "Put the wrong one right: docket record correct --target '#\(item.position)'.")
    ]
  }

  private func disclosedTooEarly(_ item: CaseItem) -> [Flagged] {
    guard !isPlan(item), let occurred = FactSpan(item.fact.occurred),
      let disclosed = FactSpan(item.fact.disclosed), disclosed.isClearlyBefore(occurred)
    else { return [] }
    return contradiction(
      item,
      "Disclosed \(item.disclosed?.words ?? ""), before it occurred (\(item.occurred?.words ?? ""))."
    )
  }

  /// Every source is older than what it tells.
  private func sourcesTooEarly(_ item: CaseItem) -> [Flagged] {
    guard !item.fact.isForetold, let occurred = FactSpan(item.fact.occurred),
      !item.citations.isEmpty,
      item.citations.allSatisfy({ isEarlier(file.source($0.source), occurred, item) })
    else { return [] }
    let days = item.citations.compactMap { file.source($0.source)?.published }
    return contradiction(
      item,
      "It occurred \(item.occurred?.words ?? ""), and all its sources were published before: the "
        + "last on \(days.max()?.words ?? "").")
  }

  /// Whether a source was published before something occurred. Where one is of another country than
  /// the other, or no fact says which, a day is no matter.
  private func isEarlier(_ source: CitedSource?, _ occurred: FactSpan, _ item: CaseItem) -> Bool {
    guard let bounds = source?.published?.bounds, let latest = bounds.latest else { return false }
    let published = FactSpan(bounds.earliest?.number ?? .min, latest.number)
    let isInOneCountry = item.placeCountry != nil && item.placeCountry == source?.country
    return isInOneCountry
      ? published.isBefore(occurred) : published.isClearlyBefore(occurred)
  }

  private func untilTooEarly(_ item: CaseItem) -> [Flagged] {
    guard let until = item.fact.value(Key("until")).flatMap(EDTF.read),
      let end = FactSpan(until), let start = FactSpan(item.fact.occurred), end.isBefore(start)
    else { return [] }
    return contradiction(
      item,
      "It ends on \(until.edtf?.words ?? ""), before it begins (\(item.occurred?.words ?? "")).")
  }

  /// What lies ahead, though it is told as having happened: somewhere it may be tomorrow already.
  private func notYet(_ item: CaseItem) -> [Flagged] {
    guard item.fact.lies(after: today) else { return [] }
    return contradiction(item, "It occurred \(item.occurred?.words ?? ""), which is still to come.")
  }

  /// What is set for a day to come.
  private func isPlan(_ item: CaseItem) -> Bool {
    switch item.fact.event {
    case .court(.hearingScheduled), .law: true
    case .court, .custody, .conduct, .exchange, .proceeding, .party, .evidence, .amendment: false
    }
  }

  private func bornTooLate(_ person: CasePerson) -> [Flagged] {
    guard let born = person.card?.born, let first = born.bounds.earliest?.number,
      let item = mine(person).first(where: {
        isStep($0) && ($0.fact.occurred?.days?.latest ?? .max) < first
      })
    else { return [] }
    return contradiction(
      item,
      "It occurred \(item.occurred?.words ?? ""), before \(person.label) was born (\(born.words)).")
  }

  /// A first arrest behind the sentence, of somebody whom nothing says to have been away or free until
  /// then.
  private func heldTooLate(_ person: CasePerson) -> [Flagged] {
    let items = mine(person)
    let sentences = items.filter { CheckedStep($0.fact.event) == .sentence }
    let held = items.filter { CheckedStep($0.fact.event) == .custody }
    guard let sentence = sentences.first, let first = held.first,
      held.allSatisfy({ item in sentences.allSatisfy { certainly($0, before: item) } }),
      !items.contains(where: isWayBack), !sentences.contains(where: isInAbsence)
    else { return [] }
    return contradiction(
      first,
      "The first custody of \(person.label) (\(first.occurred?.words ?? "")) lies after the sentence "
        + "of \(sentence.occurred?.words ?? "") (#\(sentence.position)).")
  }

  private func isWayBack(_ item: CaseItem) -> Bool {
    guard case .custody(let custody) = item.fact.event else { return false }
    return switch custody {
    case .escaped, .surrendered, .released, .sought, .restricted: true
    case .detained, .arrested, .remanded, .died, .executed: false
    }
  }

  private func isInAbsence(_ item: CaseItem) -> Bool {
    item.member("in_absentia")?.bool == true
  }

  /// Open proceedings of which nothing was heard, and for which nobody looked.
  func staleCase() -> [Flagged] {
    guard kind == .case, file.accused.contains(where: isOpen), !hasDateAhead else { return [] }
    let last = file.timeline.filter(\.stands).map(lastDay).max() ?? .min
    let limit = days(of: .staleCase)
    guard last != .min, today.number - last > limit else { return [] }
    let since = Day(number: last).words
    return [
      flag(
        .staleCase, nil,
        "Nothing has happened and nobody has checked since \(since), \(today.number - last) days ago.",
        "Look for news, then: docket record check --case \(file.id) --result nothing_new.")
    ]
  }

  private func isOpen(_ person: CasePerson) -> Bool {
    switch person.liberty {
    case .dead, .executed, .exchanged: return false
    default: break
    }
    switch person.stage {
    case .sentenced, .final, .ended, .discontinued, .acquitted: return false
    case .alleged, .investigation, .accused, .prosecutionReview, .charged, .trial, .verdict,
      .appeal, nil:
      return true
    }
  }

  private var hasDateAhead: Bool {
    file.nextDates.contains { ($0.on.bounds.latest?.number ?? .min) >= today.number }
  }

  /// The last day on which a fact tells something; an entry of today about long ago is not news,
  /// but that somebody looked is.
  private func lastDay(_ item: CaseItem) -> Int64 {
    let days = [item.fact.occurred?.days?.latest, item.fact.disclosed?.days?.latest]
      .compactMap(\.self).filter { $0 <= today.number && $0 != .min }
    if case .proceeding(.checked) = item.fact.event, days.isEmpty {
      return item.recorded / 86_400_000_000
    }
    return days.max() ?? .min
  }
}

extension Fact {
  /// Whether a fact tells it as having happened on days that are still to come wherever on earth it was.
  public func lies(after today: Day) -> Bool {
    guard !isRedacted, !isForetold, let occurred = FactSpan(self.occurred) else { return false }
    return FactSpan(today.number, today.number).isClearlyBefore(occurred)
  }

  /// What is told of before it happens: hearings are set, laws come into force, links have no time.
  var isForetold: Bool {
    switch event {
    case .court(.hearingScheduled), .law: true
    case .court, .custody, .conduct, .exchange: false
    case .proceeding(let proceeding):
      switch proceeding {
      case .opened, .linked, .checked, .roleAssigned: true
      case .transferred, .closed, .investigationOpened, .investigationStep: false
      }
    case .party, .evidence, .amendment: true
    }
  }
}
