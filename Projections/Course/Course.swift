import Events

/// A person's course in a case: VOCABULARY.md, "How facts move a person", played once in the order
/// of facts. Everything that says anything of a person in a case reads it.
///
/// It knows facts by their positions and texts by their numbers; who has the facts gives the words.
/// The page `docs/course.md` has the rules with an example each.
public struct Course: Sendable, Equatable {
  /// An answer on one axis, with the fact that gives it and the reason.
  public struct Answer<Value: Sendable & Equatable>: Sendable, Equatable {
    public var value: Value
    /// Position of the fact that says so, or that it is inferred from.
    public var position: Int64
    public var span: FactSpan
    public var reason: Reason = .said
    /// Whether the law's order alone puts it after another fact that would move the axis elsewhere,
    /// of other days that overlap its own: "order not recorded".
    public var isOrderUnrecorded = false
    /// Whether somebody contests it.
    public var isContested = false
    /// The days until which it is said to last, where that is said.
    public var until: FactSpan?

    public init(
      value: Value, position: Int64, span: FactSpan, reason: Reason = .said,
      isOrderUnrecorded: Bool = false, isContested: Bool = false, until: FactSpan? = nil
    ) {
      self.value = value
      self.position = position
      self.span = span
      self.reason = reason
      self.isOrderUnrecorded = isOrderUnrecorded
      self.isContested = isContested
      self.until = until
    }
  }

  /// Why an axis says what it says.
  public enum Reason: String, Sendable, Equatable, CaseIterable {
    /// The fact says so.
    case said
    /// Prison, life or death in a sentence that is served as far as recorded.
    case bySentence = "by_sentence"
    /// A sentence of death that no fact says was carried out.
    case byDeathSentence = "by_death_sentence"
    /// It follows from an acquittal.
    case acquittal
    /// It follows from the end of the proceedings.
    case discontinuance
    /// It follows from a quashed conviction.
    case quashing
    /// It follows from a sentence suspended whole.
    case suspension
    /// It follows from a sentence without prison.
    case noPrison = "no_prison"
    case pardon, served, amnesty
    /// Tried in absence, and nowhere said to be held.
    case absence
    /// The imprisonment by a sentence ended with it: what is known of the time before it holds again.
    case sentenceFell = "sentence_fell"

    /// Whether no fact says it in its own words.
    public var isInferred: Bool { self != .said && !isBySentence }
    /// Whether a sentence says it.
    public var isBySentence: Bool { self == .bySentence || self == .byDeathSentence }
  }

  public internal(set) var stage: Answer<Stage>?
  public internal(set) var liberty: Answer<Liberty>?
  /// What contested facts say of liberty beside what is uncontested.
  public internal(set) var contestedLiberty: [Answer<Liberty>] = []
  /// Each place the person was, in order.
  public internal(set) var liberties: [Answer<Liberty>] = []
  public internal(set) var instruments: [Instrument] = []
  public internal(set) var counts: [Count] = []
  public internal(set) var judgments: [Judgment] = []
  public internal(set) var appeals: [Appeal] = []
  /// What happened, each with what it did, in order: what a paragraph tells.
  public internal(set) var moments: [Moment] = []
  /// Positions of steps against the person that are definitely after the person's death.
  public internal(set) var afterDeath: [Int64] = []
  /// Positions of trials, verdicts and sentences that are definitely after the person's death: a
  /// remark, for retrials and rehabilitations happen.
  public internal(set) var posthumous: [Int64] = []

  /// Positions of convictions and sentences of all of several accused that did not reach the person, who
  /// was cleared or had died before.
  public internal(set) var passedOver: [Int64] = []

  // What was played so far, to tell whether an axis rests on the law's order alone.
  var stageMovers: [(value: Stage, step: Step)] = []
  var libertyMovers: [(value: Liberty, reason: Reason, span: FactSpan)] = []
  /// Whether a role says another part than that of an accused.
  var isOutsider = false
  /// The decision on an appeal from a judgment that was played last.
  var lastDecision: (step: Step, effect: AppealEffect)?
  /// The decisions of appeals from judgments, in order.
  var decisions: [Decision] = []

  public init() {}

  public static func == (left: Course, right: Course) -> Bool {
    left.stage == right.stage && left.liberty == right.liberty
      && left.contestedLiberty == right.contestedLiberty && left.liberties == right.liberties
      && left.instruments == right.instruments && left.counts == right.counts
      && left.judgments == right.judgments && left.appeals == right.appeals
      && left.moments == right.moments && left.afterDeath == right.afterDeath
      && left.posthumous == right.posthumous && left.passedOver == right.passedOver
  }

  /// The course that steps make; they may come in any order, each with the counts that it names.
  ///
  /// - Parameter isOutsider: whether a role says another part than that of an accused.
  public init(
    _ steps: [Step], isOutsider: Bool = false, counts: (Int) -> ArraySlice<NamedCount>
  ) {
    self.isOutsider = isOutsider
    for place in Course.order(of: steps) { play(steps[place], counts(place)) }
    markUnrecordedOrder()
  }

  /// Whether nothing moved the person.
  public var isEmpty: Bool { stage == nil && liberty == nil && counts.isEmpty && moments.isEmpty }

  /// The counts that are told: what stood for counts that were named later is not.
  public var toldCounts: [Count] {
    counts.filter { !$0.isReplaced }.sorted {
      ($0.instrument, $0.ordinal, $0.part) < ($1.instrument, $1.ordinal, $1.part)
    }
  }

  /// The weightiest outcome to tell first: an acquittal, then what else ended well, then the rest.
  public var foremostOutcome: Outcome? {
    let order: [Outcome] = [
      .acquitted, .dismissed, .vacated, .convicted, .pleadedGuilty, .hung, .decided, .dropped,
      .abated, .pending, .merged, .superseded,
    ]
    return order.first { outcome in
      counts.contains { $0.outcome == outcome && !$0.isReplaced }
    }
  }

  // MARK: The order

  /// The places of steps in the order of facts.
  static func order(of steps: [Step]) -> [Int] {
    if steps.count < 2 { return Array(steps.indices) }
    // What certainly comes after all before it begins a stretch of its own.
    let byBeginning = steps.indices.sorted { precedes(steps[$0], steps[$1]) }
    var order: [Int] = []
    order.reserveCapacity(steps.count)
    var first = 0
    var end = Int64.min
    for place in byBeginning.indices {
      let span = steps[byBeginning[place]].span
      if place > first, end < span.reachesFrom {
        append(byBeginning[first..<place], of: steps, to: &order)
        first = place
      }
      end = max(end, span.reachesTo)
    }
    append(byBeginning[first...], of: steps, to: &order)
    return order
  }

  private static func precedes(_ left: Step, _ right: Step) -> Bool {
    if left.span.reachesFrom != right.span.reachesFrom {
      return left.span.reachesFrom < right.span.reachesFrom
    }
    return left.position < right.position
  }

  private static func append(_ places: ArraySlice<Int>, of steps: [Step], to order: inout [Int]) {
    if places.count < 2 {
      order += places
      return
    }
    let places = Array(places)
    let items = places.map { place in
      Order.Item(
        span: steps[place].span, rank: steps[place].verb.rank, position: steps[place].position)
    }
    order += Order.places(of: items, gates: Returns.gates(of: steps, in: places)).map { places[$0] }
  }

  // MARK: Playing

  /// Whether the person died, and nobody contests it: a contested death gives way to other facts.
  var isDead: Bool {
    guard let liberty else { return false }
    return liberty.value.isDeath && !liberty.isContested
  }

  /// Plays the next step.
  mutating func play(_ step: Step, _ named: ArraySlice<NamedCount>) {
    if passesOver(step) { return }
    let isDead = isDead
    if isDead, let death = liberty?.span, death.isBefore(step.span) {
      if step.verb.isOfLiving { afterDeath.append(step.position) }
      if step.verb.isOfCourt { posthumous.append(step.position) }
    }
    if step.verb.isDeath, step.isContested, let liberty, !liberty.isContested {
      // Told beside what nobody contests, and no end of anything.
      moveLiberty(step, Effect())
      return
    }
    let effect = moveProceedings(step, named)
    if let next = nextStage(step, effect) {
      if !isDead || next == .acquitted { moveStage(to: next, step) }
    }
    if !isDead { moveLiberty(step, effect) }
  }

  /// Passes over a conviction or a sentence of all of several accused where this one was out of the case
  /// before: who died, was acquitted or had the proceedings ended is not convicted with the others. What
  /// names the person is played, and so is whatever clears.
  private mutating func passesOver(_ step: Step) -> Bool {
    guard step.isOfSeveral, step.imposes else { return false }
    if isDead {
      guard liberty?.span.isBefore(step.span) == true else { return false }
      posthumous.append(step.position)
      passedOver.append(step.position)
      return true
    }
    guard let stage, stage.value == .acquitted || stage.value == .discontinued,
      stage.span.isBefore(step.span),
      !counts.contains(where: { ($0.outcome == .pending || $0.outcome == .hung) && !$0.isReplaced })
    else { return false }
    passedOver.append(step.position)
    return true
  }

  private mutating func moveStage(to next: Stage, _ step: Step) {
    stage = Answer(value: next, position: step.position, span: step.span)
    stageMovers.append((next, step))
  }

  /// An axis rests on the law's order alone where another fact, of other days that overlap those of
  /// the last mover, would have moved it elsewhere had it come last. Of a death it is never said.
  private mutating func markUnrecordedOrder() {
    let isDead = liberty?.value.isDeath ?? false
    if let last = stage, last.value != .ended || !isDead {
      stage?.isOrderUnrecorded = stageMovers.contains {
        $0.value != last.value && $0.step.span.isUnordered(with: last.span)
          && Course.moves($0.step, from: last.value)
      }
    }
    if let last = liberty, !isDead {
      liberty?.isOrderUnrecorded = libertyMovers.contains {
        $0.value != last.value && $0.span.isUnordered(with: last.span)
          && Course.moves($0.reason, from: last)
      }
    }
  }
}

extension FactSpan {
  // A moment in a zone can be before one that is written a day earlier elsewhere.
  fileprivate var reachesFrom: Int64 { isZoned ? earliest - 1 : earliest }
  fileprivate var reachesTo: Int64 { isZoned ? latest + 1 : latest }

  /// Whether only the law puts the two in an order, though their dates are not the same.
  fileprivate func isUnordered(with other: FactSpan) -> Bool {
    !hasSameDays(as: other) && overlaps(other)
  }
}

extension Step {
  /// Whether it convicts or punishes.
  fileprivate var imposes: Bool {
    switch verb {
    case .judged:
      if case .verdict(let result) = detail { return result == .convicted || result == .mixed }
      return false
    case .sentenced: return true
    default: return false
    }
  }
}

extension Step.Verb {
  /// Whether it can only be done to somebody who lives.
  fileprivate var isOfLiving: Bool {
    switch self {
    case .sought, .detained, .arrested, .restricted, .surrendered, .remanded, .bailed,
      .handedToProsecutors, .returned, .charged, .chargeChanged, .handedToCourt, .pleaded,
      .released, .escaped, .investigated, .alleged, .surrenderSought:
      true
    case .chargeClosed, .tried, .judged, .sentenced, .appealed, .appealDecided, .sentenceChanged,
      .closed, .died, .executed, .assigned, .named, .concerned:
      false
    }
  }

  fileprivate var isDeath: Bool { self == .died || self == .executed }

  /// Whether it is a court's, which may judge the dead.
  fileprivate var isOfCourt: Bool { self == .tried || self == .judged || self == .sentenced }
}
