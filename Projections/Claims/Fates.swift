import Events

/// What became of the accused, as far as the grade of an allegation against them depends on it.
struct Fates {
  /// A decision on somebody, and the fact that says so.
  private struct Decision {
    var finding: Reason.Finding
    var position: Int64
  }

  private var cleared: [String: Int64] = [:]
  private var adjudicated: [String: Decision] = [:]
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
      adjudicated[person.party] = Decision(finding: finding, position: first.position)
    } else if let first = person.counts.first(where: Fates.isCleared),
      person.counts.allSatisfy({ Fates.isCleared($0) || Fates.isReplaced($0) })
    {
      cleared[person.party] = first.position
    } else if person.stage == .acquitted || person.stage == .discontinued {
      cleared[person.party] = person.stagePosition
    }
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
    // Of several, some of whom admitted it and some of whom were convicted, the verdict is named.
    guard decisions.count == parties.count,
      let first = decisions.first(where: { $0.finding != .pleadedGuilty }) ?? decisions.first
    else { return nil }
    return .adjudicated(first.finding, position: first.position)
  }
}
