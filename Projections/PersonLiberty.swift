/// Where a person is, over all cases of that person: VOCABULARY.md, "Liberty is told per case; a
/// person's own page plays all of the person's cases together".
///
/// The last mover in the order of facts wins. What is only inferred in one case moves nothing that a
/// fact of another says: an acquittal here does not open the prison of a case there.
public struct PersonLiberty: Sendable {
  /// A change in where the person is, in one case.
  public struct Move: Sendable {
    /// The number of the case.
    public var stream: Int64
    public var answer: Course.Answer<Liberty>

    public init(stream: Int64, answer: Course.Answer<Liberty>) {
      self.stream = stream
      self.answer = answer
    }

    /// A move as the views have it.
    public init(
      stream: Int64, _ value: Liberty, position: Int64, span: FactSpan,
      reason: Course.Reason, isContested: Bool, until: FactSpan?
    ) {
      self.init(
        stream: stream,
        answer: Course.Answer(
          value: value, position: position, span: span, reason: reason, isContested: isContested,
          until: until))
    }
  }

  /// Where the person is; nil where no fact says.
  public private(set) var last: Move?
  /// What contested facts say beside what is uncontested.
  public private(set) var contested: [Move] = []
  /// What each case says last, as far as nothing of another case has ended it.
  private var standing: [Move] = []

  /// - Parameter moves: those of each case in their order.
  public init(_ moves: [Move]) {
    for place in PersonLiberty.order(moves) { play(moves[place]) }
  }

  private static func order(_ moves: [Move]) -> [Int] {
    var lastOfCase: [Int64: Int] = [:]
    let items = moves.enumerated().map { place, move in
      let before = lastOfCase[move.stream].map { [Int32($0)] } ?? []
      lastOfCase[move.stream] = place
      return Order.Item(
        span: move.answer.span, rank: move.answer.rank, position: move.answer.position,
        after: before)
    }
    return Order.places(of: items)
  }

  private mutating func play(_ move: Move) {
    if last?.answer.value.isDeath ?? false { return }
    let answer = move.answer
    if answer.isContested, let last, !last.answer.isContested {
      contested.append(move)
      return
    }
    standing.removeAll { $0.stream == move.stream }
    if answer.reason.isInferred {
      standing.append(move)
      // A hold of another case goes on; so does what another case says in its own words.
      if let hold = standing.last(where: { $0.answer.value.isHeld }) {
        last = hold
      } else if last == nil || last?.stream == move.stream || last?.answer.reason.isInferred == true
      {
        last = move
      }
      return
    }
    if answer.reason.isBySentence, !isWithinReach {
      standing.append(move)
      return
    }
    if !answer.value.isHeld { standing.removeAll() }
    standing.append(move)
    last = move
  }

  /// Whether a sentence takes the person to prison: see `Course`.
  private var isWithinReach: Bool {
    guard let answer = last?.answer else { return true }
    switch answer.value {
    case .detained, .arrested, .remanded, .imprisoned, .restricted, .bailed, .surrendered, .unknown:
      return true
    case .released: return answer.reason.isInferred
    case .atLarge, .paroled, .exchanged, .escaped, .dead, .executed: return false
    }
  }
}

extension Course.Answer<Liberty> {
  /// Its place in the law's order, as that of the step that gave it.
  fileprivate var rank: Int {
    switch reason {
    case .said: break
    case .bySentence, .byDeathSentence, .suspension, .noPrison, .absence:
      return Step.Verb.sentenced.rank
    case .acquittal: return Step.Verb.judged.rank
    case .quashing, .sentenceFell: return Step.Verb.appealDecided.rank
    case .pardon, .served: return Step.Verb.sentenceChanged.rank
    case .discontinuance, .amnesty: return Step.Verb.closed.rank
    }
    return switch value {
    case .atLarge: Step.Verb.sought.rank
    case .detained: Step.Verb.detained.rank
    case .arrested: Step.Verb.arrested.rank
    case .restricted: Step.Verb.restricted.rank
    case .surrendered: Step.Verb.surrendered.rank
    case .remanded: Step.Verb.remanded.rank
    case .bailed: Step.Verb.bailed.rank
    case .imprisoned: Step.Verb.sentenced.rank
    case .released, .paroled, .exchanged: Step.Verb.released.rank
    case .escaped: Step.Verb.escaped.rank
    case .dead: Step.Verb.died.rank
    case .executed: Step.Verb.executed.rank
    case .unknown: Step.lastRank
    }
  }
}
