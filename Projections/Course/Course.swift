import Events

/// The course of proceedings against one person in one case: stage, liberty, and each count's
/// outcome, played move by move.
///
/// The rules are VOCABULARY.md's, "Four axes". Where it is silent: a final acquittal stays an
/// acquittal; a plea of guilty yields to an acquittal, a dismissal and a quashing; not proven and
/// not responsible are no convictions and count as acquitted; a hung count is pending.
public struct Course: Sendable, Equatable {
  /// One count and what became of it.
  public struct Count: Sendable, Equatable {
    /// Its words; nil where no fact names a count.
    public var count: CountMove?
    public var outcome: Outcome
    /// No plea or verdict says so: the sentence does.
    public var isInferred = false
    /// Position of the fact that decided it.
    public var position: Int64
  }

  public private(set) var stage: Stage?
  /// Position of the fact that moved the stage last.
  public private(set) var stagePosition: Int64 = 0
  public private(set) var stageDay: Int64 = .min
  public private(set) var liberty: Liberty?
  public private(set) var libertyPosition: Int64 = 0
  public private(set) var libertyDay: Int64 = .min
  public private(set) var counts: [Count] = []
  private var sawVerdictOrPlea = false

  public init() {}

  /// Plays the next move. Moves come in the order of `Move.precedes`.
  public mutating func play(_ move: Move, _ counts: some Collection<CountMove>) {
    moveOutcome(move, counts)
    moveStage(move)
    moveLiberty(move)
  }

  /// The weightiest outcome to tell first: an acquittal, then what else ended well, then the rest.
  public var foremostOutcome: Outcome? {
    let order: [Outcome] = [
      .acquitted, .dismissed, .dropped, .vacated, .convicted, .pleadedGuilty, .abated, .pending,
    ]
    return order.first { outcome in counts.contains { $0.outcome == outcome } }
  }

  // MARK: Stage

  private mutating func moveStage(_ move: Move) {
    guard let next = nextStage(move) else { return }
    stage = next
    stagePosition = move.position
    stageDay = move.day
  }

  private func nextStage(_ move: Move) -> Stage? {
    let next: Stage? =
      switch move.verb {
      case .alleged: stage == nil ? .alleged : nil
      case .investigated, .transferredToInvestigators: .investigation
      case .accused: .accused
      case .charged, .chargeAdded, .transferredToCourt: .charged
      case .chargeDropped: counts.allSatisfy { $0.outcome == .dropped } ? .discontinued : nil
      case .transferredToProsecutors: .prosecutionReview
      case .triedInCourt, .appealRemitted: .trial
      case .convicted, .mixedVerdict, .dismissed, .notResponsible, .appealQuashed: .verdict
      case .acquitted: .acquitted
      case .sentenced, .sentencedToPrison: .sentenced
      case .appealLodged: .appeal
      case .appealUpheld: .final
      case .closed: .ended
      case .pleadedGuilty, .pleaWithdrawn, .sentenceVacated, .imprisonedAgain, .detained,
        .arrested, .remanded, .restricted, .released, .bailed, .paroled, .exchanged, .surrendered,
        .escaped, .died, .executed:
        nil
      }
    return move.isFinal && next != nil && next != .acquitted ? .final : next
  }

  // MARK: Liberty

  private mutating func moveLiberty(_ move: Move) {
    guard let next = Course.liberty(after: move.verb) else { return }
    liberty = next
    libertyPosition = move.position
    libertyDay = move.day
  }

  private static func liberty(after verb: Move.Verb) -> Liberty? {
    switch verb {
    case .detained: .detained
    case .arrested: .arrested
    case .remanded: .remanded
    case .restricted: .restricted
    case .released: .released
    case .bailed: .bailed
    case .paroled: .paroled
    case .exchanged: .exchanged
    case .surrendered: .surrendered
    case .escaped: .escaped
    case .died: .dead
    case .executed: .executed
    case .sentencedToPrison, .imprisonedAgain: .imprisoned
    case .alleged, .investigated, .accused, .charged, .chargeAdded, .chargeDropped,
      .transferredToProsecutors, .transferredToInvestigators, .transferredToCourt, .pleadedGuilty,
      .pleaWithdrawn, .triedInCourt, .convicted, .acquitted, .mixedVerdict, .dismissed,
      .notResponsible, .sentenced, .sentenceVacated, .appealLodged, .appealUpheld,
      .appealRemitted, .appealQuashed, .closed:
      nil
    }
  }

  // MARK: Outcome

  private mutating func moveOutcome(_ move: Move, _ named: some Collection<CountMove>) {
    switch move.verb {
    case .accused, .charged, .chargeAdded:
      lay(named, move.position)
    case .chargeDropped:
      set(.dropped, named, move.position) { $0.outcome == .pending || $0.outcome == .vacated }
    case .pleadedGuilty:
      sawVerdictOrPlea = true
      set(.pleadedGuilty, named, move.position) { $0.outcome == .pending || $0.isInferred }
    case .pleaWithdrawn:
      set(.pending, named, move.position) { $0.outcome == .pleadedGuilty }
    case .convicted:
      judge(.convicted, named, move.position)
    case .acquitted, .notResponsible:
      judge(.acquitted, named, move.position)
    case .dismissed:
      judge(.dismissed, named, move.position)
    case .mixedVerdict:
      judge(nil, named, move.position)
    case .sentenced, .sentencedToPrison:
      inferConviction(move.position)
    case .appealQuashed, .sentenceVacated:
      set(.vacated, named, move.position) {
        $0.outcome == .convicted || $0.outcome == .pleadedGuilty
      }
    case .died:
      if !sawVerdictOrPlea { set(.abated, named, move.position) { $0.outcome == .pending } }
    case .alleged, .investigated, .transferredToProsecutors, .transferredToInvestigators,
      .transferredToCourt, .triedInCourt, .imprisonedAgain, .appealLodged, .appealUpheld,
      .appealRemitted, .closed, .detained, .arrested, .remanded, .restricted, .released, .bailed,
      .paroled, .exchanged, .surrendered, .escaped, .executed:
      break
    }
  }

  private mutating func lay(_ named: some Collection<CountMove>, _ position: Int64) {
    if named.isEmpty {
      if counts.isEmpty {
        counts.append(Count(count: nil, outcome: .pending, position: position))
      }
      return
    }
    counts.removeAll { $0.count == nil && $0.outcome == .pending }
    for count in named {
      if let place = place(of: count) {
        if counts[place].outcome == .dropped {
          counts[place].outcome = .pending
          counts[place].position = position
        }
      } else {
        counts.append(Count(count: count, outcome: .pending, position: position))
      }
    }
  }

  private func place(of count: CountMove) -> Int? {
    counts.firstIndex { $0.count?.matches(count) ?? false }
  }

  private mutating func set(
    _ outcome: Outcome, _ named: some Collection<CountMove>, _ position: Int64,
    where allows: (Count) -> Bool
  ) {
    if named.isEmpty {
      if counts.isEmpty { counts.append(Count(count: nil, outcome: .pending, position: position)) }
      for place in counts.indices where allows(counts[place]) {
        decide(place, outcome, position)
      }
      return
    }
    for count in named {
      if let place = place(of: count) {
        if allows(counts[place]) { decide(place, outcome, position) }
      } else {
        dropUnnamed()
        counts.append(Count(count: count, outcome: outcome, position: position))
      }
    }
  }

  private mutating func judge(
    _ verdict: Outcome?, _ named: some Collection<CountMove>, _ position: Int64
  ) {
    sawVerdictOrPlea = true
    if named.isEmpty {
      if let verdict { set(verdict, named, position) { Course.yields($0.outcome, to: verdict) } }
      return
    }
    for count in named {
      guard let outcome = Course.outcome(of: count.result) ?? verdict else { continue }
      if let place = place(of: count) {
        guard Course.yields(counts[place].outcome, to: outcome) else { continue }
        decide(place, outcome, position)
        counts[place].count?.result = count.result
      } else {
        dropUnnamed()
        counts.append(Count(count: count, outcome: outcome, position: position))
      }
    }
  }

  private mutating func decide(_ place: Int, _ outcome: Outcome, _ position: Int64) {
    counts[place].outcome = outcome
    counts[place].isInferred = false
    counts[place].position = position
  }

  private mutating func inferConviction(_ position: Int64) {
    guard !sawVerdictOrPlea else { return }
    if counts.isEmpty { counts.append(Count(count: nil, outcome: .pending, position: position)) }
    for place in counts.indices where counts[place].outcome == .pending {
      decide(place, .convicted, position)
      counts[place].isInferred = true
    }
  }

  /// An unnamed count stands for all until one is named.
  private mutating func dropUnnamed() {
    counts.removeAll { $0.count == nil && $0.outcome == .pending }
  }

  private static func yields(_ old: Outcome, to new: Outcome) -> Bool {
    !(old == .pleadedGuilty && new == .convicted) && !(old == .dropped && new == .convicted)
  }

  private static func outcome(of result: CountResult?) -> Outcome? {
    switch result {
    case .convicted: .convicted
    case .acquitted, .notProven: .acquitted
    case .dismissed: .dismissed
    case .hung: .pending
    case .setAside: .vacated
    case nil: nil
    }
  }
}
