import Events

/// What became of the accused, as far as the grade of an allegation against them depends on it.
struct Fates {
  private var cleared: [String: Int64] = [:]
  private var adjudicated: [String: Reason.Outcome] = [:]
  private let accused: [String]
  /// Position of the first hearing that a court held in closed session.
  let closedTrial: Int64?

  /// - Parameter items: those that stand.
  init(_ persons: [CasePerson], _ items: [CaseItem]) {
    accused = persons.filter(\.isAccused).map(\.party)
    closedTrial =
      items.first { item in
        guard case .court(.hearingHeld(let read)) = item.fact.event else { return false }
        return read.openness == .closed
      }?.position
    for person in persons { take(person) }
  }

  private mutating func take(_ person: CasePerson) {
    let convicted = person.counts.filter { count in
      count.outcome == .convicted || count.outcome == .pleadedGuilty
    }
    // What a court found says more than what was admitted on another count.
    if let first = convicted.first(where: { $0.outcome == .convicted }) ?? convicted.first {
      let isMixed = person.counts.contains(where: Fates.isCleared)
      let finding: Reason.Finding =
        isMixed
        ? .mixed
        : first.isInferred
          ? .inferred : first.outcome == .pleadedGuilty ? .pleadedGuilty : .convicted
      // What was admitted on another count than the court decided bears nothing out.
      let decisive = convicted.filter { $0.outcome == first.outcome }
      // Each count with the fact that decided it: one verdict convicts, a later one sets aside.
      var positions = [first.position]
      positions.addNew(person.counts.filter(Fates.isCleared).map(\.position))
      adjudicated[person.party] = Reason.Outcome(
        finding: finding, positions: positions.sorted(), guilty: Fates.offences(decisive),
        cleared: Fates.offences(person.counts.filter(Fates.isCleared)))
    } else if let first = person.counts.first(where: Fates.isCleared),
      person.counts.allSatisfy({ Fates.isCleared($0) || Fates.isReplaced($0) })
    {
      cleared[person.party] = first.position
    } else if person.stage == .acquitted || person.stage == .discontinued {
      cleared[person.party] = person.stagePosition
    }
  }

  private static func offences(_ counts: [CasePerson.Count]) -> [String] {
    counts.compactMap(\.offence).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func isCleared(_ count: CasePerson.Count) -> Bool {
    switch count.outcome {
    case .acquitted, .dismissed, .dropped, .vacated: true
    case .pending, .merged, .superseded, .pleadedGuilty, .convicted, .hung, .decided, .abated:
      false
    }
  }

  /// Whether another count took its place.
  private static func isReplaced(_ count: CasePerson.Count) -> Bool {
    count.outcome == .merged || count.outcome == .superseded
  }

  /// The fact that cleared all of these people; nil where one of them was not cleared.
  func cleared(_ parties: [String]?) -> Int64? {
    let parties = parties ?? accused
    guard parties.allSatisfy({ cleared[$0] != nil }) else { return nil }
    return parties.first.flatMap { cleared[$0] }
  }

  /// That all of these people were convicted or pleaded guilty.
  func adjudication(_ parties: [String]?) -> Reason? {
    let parties = parties ?? accused
    let decisions = parties.compactMap { adjudicated[$0] }
    guard decisions.count == parties.count, var outcome = decisions.first else { return nil }
    for other in decisions.dropFirst() {
      // One's plea says nothing of another: each stands with the fact that decided on it.
      if other.finding != outcome.finding {
        outcome.finding = [other.finding, outcome.finding].contains(.mixed) ? .mixed : .each
      }
      outcome.positions.addNew(other.positions)
      outcome.guilty.addNew(other.guilty)
      outcome.cleared.addNew(other.cleared)
    }
    outcome.positions.sort()
    return .adjudicated(outcome)
  }
}

extension Array where Element: Equatable {
  /// Those of others that it has not.
  fileprivate mutating func addNew(_ others: [Element]) {
    for other in others where !contains(other) { append(other) }
  }
}
