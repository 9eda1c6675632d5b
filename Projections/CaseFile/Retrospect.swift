public import Events

/// From where in time a case's file was looked at, and what that leaves open.
public struct Retrospect: Sendable {
  /// A fact that is possibly inside the dials.
  public struct Possibly: Sendable {
    /// The accused whom it concerns, by their slugs; none where it concerns no person.
    public var parties: [String]
    public var item: CaseItem
  }

  /// The day that is today there: what is told as still so is counted to it, and the last that was heard
  /// is as old as it says. Nil where the dials leave it today's.
  public var day: Day?
  /// Whether facts are chosen by their own dates, so that what is recorded may lie outside.
  public var choosesByDates: Bool
  /// What dates leave open, in the order of the world.
  public var possibly: [Possibly]

  public init(day: Day?, choosesByDates: Bool = true, possibly: [Possibly] = []) {
    self.day = day
    self.choosesByDates = choosesByDates
    self.possibly = possibly
  }

  /// What is possibly inside of one of the accused.
  public func possibly(of person: CasePerson) -> [CaseItem] {
    possibly.filter { $0.parties.contains { person.slugs.contains($0) } }.map(\.item)
  }

  /// Whether a verdict or sentence on somebody is possibly inside.
  public func leavesJudgmentOpen(of person: CasePerson) -> Bool {
    possibly(of: person).contains { item in
      guard case .court(let court) = item.fact.event else { return false }
      return switch court {
      case .verdictGiven, .sentenceImposed: true
      case .chargeLaid, .chargeChanged, .pleaEntered, .hearingScheduled, .hearingHeld,
        .sentenceChanged, .appealLodged, .appealDecided:
        false
      }
    }
  }

  /// What is possibly inside, from a file with that and one without.
  ///
  /// - Parameter isPossible: whether the fact at a position is inside only possibly.
  public static func possibly(
    in wide: CaseFile, where isPossible: (Int64) throws -> Bool
  ) rethrows -> [Possibly] {
    try wide.timeline.filter { item in
      try item.isEvent && item.stands && isPossible(item.position)
    }.map { item in
      Possibly(
        parties: wide.persons(concernedBy: item).filter(\.isAccused).map(\.party), item: item)
    }
  }
}
