public import Events

/// What of one stream is seen from a standpoint.
///
/// Corrections that are inside the dials are applied before a fact is judged, so that a corrected
/// date governs; amendments of facts that are outside are outside with them.
public struct Sight: Sendable {
  /// How each fact answers, by position.
  public private(set) var answers: [Int64: Inside] = [:]

  /// - Parameters:
  ///   - facts: the stream's facts in the order of their positions, up to the standpoint's last.
  ///   - published: when a source was published; asked for facts that do not say when they became
  ///     public.
  public init(
    _ facts: [Fact], from standpoint: Standpoint, published: (String) -> EDTF?
  ) {
    guard standpoint.choosesByDates else {
      for fact in facts { answers[fact.position] = .definite }
      return
    }
    withoutActuallyEscaping(published) { published in
      judge(facts, Judgement(standpoint: standpoint, published: published))
    }
  }

  private mutating func judge(_ facts: [Fact], _ judgement: Judgement) {
    let isOfRecord = facts.map(Judgement.isOfRecord)
    let seen = zip(facts, isOfRecord).filter { fact, isOfRecord in
      !isOfRecord || judgement.answerOfRecord(fact) != .no
    }.map(\.0)
    let amended = Amended(seen, evidence: NoEvidence()).items
      .reduce(into: [:]) { $0[$1.position] = $1.fact }
    var frame = Frame()
    var undated: [(fact: Fact, most: Inside)] = []
    var byID: [String: Int64] = [:]
    for (fact, isOfRecord) in zip(facts, isOfRecord) {
      if let id = fact.id?.string { byID[id] = fact.position }
      guard !isOfRecord else { continue }
      let answer = judgement.answer(amended[fact.position] ?? fact)
      if answer.isDated {
        answers[fact.position] = answer.inside
        frame.take(answer.inside)
      } else {
        undated.append((fact, answer.inside))
      }
    }
    for (fact, most) in undated {
      let own = frame.answer(fact.position, fact.subject.kind, judgement.standpoint)
      answers[fact.position] = min(own, most)
    }
    // An amendment stands after its target, so that the target's answer is known.
    for (fact, isOfRecord) in zip(facts, isOfRecord) where isOfRecord {
      let target = Judgement.target(of: fact).flatMap { byID[$0] }.flatMap { answers[$0] }
      answers[fact.position] = min(judgement.answerOfRecord(fact), target ?? .definite)
    }
  }
}

/// What of a whole log is seen from a standpoint, judged in one pass; streams with facts about the
/// record are judged apart, as a whole.
public struct WholeSight: Sendable {
  private let standpoint: Standpoint
  /// By position, from 1 on: the raw value of `Inside`.
  private var answers: [UInt8] = [0]
  private var streams = Strings(capacity: 1 << 12)
  private var frames: [Frame] = [Frame()]
  private var isApart: [Bool] = [false]
  private var undated: [(position: Int64, stream: Int32, kind: Subject, most: Inside)] = []

  public init(from standpoint: Standpoint) {
    self.standpoint = standpoint
  }

  /// Takes the next fact of the log; a position that is passed over is inside.
  public mutating func take(_ fact: Fact, published: (String) -> EDTF?) {
    fill(to: fact.position)
    let stream = number(of: fact)
    if isApart[stream] { return }
    if Judgement.isOfRecord(fact) {
      isApart[stream] = true
      return
    }
    let answer = withoutActuallyEscaping(published) {
      Judgement(standpoint: standpoint, published: $0).answer(fact)
    }
    if answer.isDated {
      answers[Int(fact.position)] = answer.inside.rawValue
      frames[stream].take(answer.inside)
    } else {
      undated.append((fact.position, Int32(stream), fact.subject.kind, answer.inside))
    }
  }

  /// The answers by position, once all facts are taken.
  ///
  /// - Parameter sight: judges a stream by its name, `case/cn-zeng-2023`.
  public mutating func finish(
    _ head: Int64, apart sight: (String) throws -> Sight
  ) rethrows -> [UInt8] {
    fill(to: head)
    for (position, stream, kind, most) in undated {
      let own = frames[Int(stream)].answer(position, kind, standpoint)
      answers[Int(position)] = min(own, most).rawValue
    }
    for stream in isApart.indices where isApart[stream] {
      for (position, inside) in try sight(streams[Int32(stream)]).answers {
        answers[Int(position)] = inside.rawValue
      }
    }
    return answers
  }

  private mutating func fill(to position: Int64) {
    while answers.count <= Int(position) { answers.append(Inside.definite.rawValue) }
  }

  private mutating func number(of fact: Fact) -> Int {
    let (kind, key) = fact.subject
    var name = kind.rawValue + "/" + key.string
    let number = Int(name.withUTF8 { streams.number(of: UnsafeRawBufferPointer($0)) })
    while frames.count <= number {
      frames.append(Frame())
      isApart.append(false)
    }
    return number
  }
}
