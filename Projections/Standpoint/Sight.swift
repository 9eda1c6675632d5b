public import Events

/// What of one stream is seen from a standpoint.
///
/// Corrections that are inside the dials are applied before a fact is judged, so that a corrected
/// date governs; amendments of facts that are outside are outside with them.
public struct Sight: Sendable {
  /// How each fact answers, by position.
  public private(set) var answers: [Int64: Inside] = [:]
  /// How surely anything of the stream is inside, but for its links: what links to it waits for that.
  public private(set) var surest: Inside = .no
  /// Positions of facts of which a part may have been learnt later; see `Hindsight`.
  public private(set) var covered: Set<Int64> = []
  /// What its links lead to, by their positions.
  private(set) var links: [Int64: String] = [:]

  /// - Parameters:
  ///   - facts: the stream's facts in the order of their positions, up to the standpoint's last.
  ///   - named: how surely a fact inside names what the stream is of; nil where nobody looked.
  ///   - target: how surely anything of a case, law or exchange is inside; nil where the docket has
  ///     none of this slug.
  ///   - published: when a source was published; asked for facts that do not say when they became
  ///     public.
  public init(
    _ facts: [Fact], from standpoint: Standpoint, named: Inside? = nil,
    target: (String) -> Inside? = { _ in nil }, published: (String) -> EDTF?
  ) {
    guard standpoint.choosesByDates else {
      for fact in facts { answers[fact.position] = .definite }
      surest = facts.isEmpty ? .no : .definite
      return
    }
    withoutActuallyEscaping(published) { published in
      judge(facts, Judgement(standpoint: standpoint, published: published), named, target)
    }
  }

  private mutating func judge(
    _ facts: [Fact], _ judgement: Judgement, _ named: Inside?, _ target: (String) -> Inside?
  ) {
    let standpoint = judgement.standpoint
    let isOfRecord = facts.map(Judgement.isOfRecord)
    let seen = zip(facts, isOfRecord).filter { fact, isOfRecord in
      !isOfRecord || judgement.answerOfRecord(fact) != .no
    }.map(\.0)
    let amended = Amended(seen, evidence: NoEvidence()).items
      .reduce(into: [:]) { $0[$1.position] = $1.fact }
    var frame = Frame()
    var dated: [Fact] = []
    var undated: [(fact: Fact, most: Inside)] = []
    var byID: [String: Int64] = [:]
    for (fact, isOfRecord) in zip(facts, isOfRecord) {
      if let id = fact.id?.string { byID[id] = fact.position }
      let now = amended[fact.position] ?? fact
      if judgement.hasHindsight(now) || judgement.hasHindsight(fact) {
        covered.insert(fact.position)
      }
      guard !isOfRecord else { continue }
      let answer = judgement.answer(now)
      if answer.isDated {
        answers[fact.position] = answer.inside
        if named != nil, judgement.isName(fact) {
          answers[fact.position] = max(answer.inside, named ?? .no)
        }
        frame.take(answer.inside)
        dated.append(now)
      } else {
        undated.append((now, answer.inside))
      }
    }
    var parts: [Int64: (name: String, isAccused: Bool)] = [:]
    for (fact, _) in undated where frame.hasDates && !standpoint.wasHeld(fact.position) {
      if case .part(let name, let isAccused) = Undated(fact) {
        parts[fact.position] = (name, isAccused)
      }
    }
    let tellers = NamedParts(parts.values.map(\.name), by: dated) { answers[$0] ?? .no }
    for (fact, most) in undated {
      let own: Inside
      if let part = parts[fact.position] {
        own = tellers.surest(part.name, isAccused: part.isAccused)
      } else {
        own = judgement.answer(undated: fact, frame, named)
      }
      answers[fact.position] = min(own, most)
    }
    for (fact, isOfRecord) in zip(facts, isOfRecord) where !isOfRecord {
      guard let slug = (amended[fact.position] ?? fact).linkTarget else {
        surest = max(surest, answers[fact.position] ?? .no)
        continue
      }
      links[fact.position] = slug
      if let other = target(slug) {
        answers[fact.position] = min(answers[fact.position] ?? .no, other)
      }
    }
    // An amendment stands after its target, so that the target's answer is known.
    for (fact, isOfRecord) in zip(facts, isOfRecord) where isOfRecord {
      let target = Judgement.target(of: fact).flatMap { byID[$0] }.flatMap { answers[$0] }
      answers[fact.position] = min(judgement.answerOfRecord(fact), target ?? .definite)
    }
  }
}

/// How surely the dated facts of a case name those whose part others assign, found in one pass.
private struct NamedParts {
  private var byName: [String: Inside] = [:]
  /// How surely anything is inside that speaks of all of the accused.
  private var ofAll: Inside = .no

  init(_ names: [String], by dated: [Fact], _ answer: (Int64) -> Inside) {
    if names.isEmpty { return }
    var wanted = Strings(capacity: 1 << 10)
    for var name in names { _ = name.withUTF8 { wanted.number(of: UnsafeRawBufferPointer($0)) } }
    var surest = [Inside](repeating: .no, count: wanted.count + 1)
    for fact in dated {
      let inside = answer(fact.position)
      _ = fact.eachValue { value in
        let name = Int(wanted.known(value))
        surest[name] = max(surest[name], inside)
        return true
      }
      if Undated.isOfAll(fact) { ofAll = max(ofAll, inside) }
    }
    for number in 1..<surest.count { byName[wanted[Int32(number)]] = surest[number] }
  }

  func surest(_ name: String, isAccused: Bool) -> Inside {
    max(byName[name] ?? .no, isAccused ? ofAll : .no)
  }
}

extension Judgement {
  /// Whether a fact introduces what facts name, so that it enters with the first of them at the
  /// latest: a party, and a source of which nothing says when it was published.
  func isName(_ fact: Fact) -> Bool {
    guard !fact.isRedacted, !standpoint.wasHeld(fact.position) else { return false }
    return switch fact.event {
    case .party(.introduced): true
    case .evidence(.registered): !isDated(fact)
    case .party, .evidence, .proceeding, .conduct, .custody, .court, .exchange, .law, .amendment:
      false
    }
  }

  /// How a fact without dates answers, but for parts in a case that has dates.
  fileprivate func answer(undated fact: Fact, _ frame: Frame, _ named: Inside?) -> Inside {
    let kind = fact.subject.kind
    let own = frame.answer(fact.position, kind, standpoint)
    if standpoint.wasHeld(fact.position) { return own }
    return switch Undated(fact) {
    case .stream, .part: own
    case .name: named ?? own
    case .record: .no
    case .nothing: min(own, .possible)
    }
  }
}

extension Fact {
  /// What a link leads to; nil for what is no link, and for one to a country.
  fileprivate var linkTarget: String? {
    guard !isRedacted, case .proceeding(.linked(let read)) = event else { return nil }
    let slug = read.to.string
    return Country(code: slug) == nil ? slug : nil
  }
}

/// What of a whole log is seen from a standpoint, judged in one pass, and in a second one for names;
/// streams with facts about the record, or of which one fact waits for another, are judged apart, as a
/// whole.
public struct WholeSight: Sendable {
  /// Set in an answer whose fact is covered; see `Sight.covered`.
  public static let cover: UInt8 = 0x80

  private let standpoint: Standpoint
  /// By position, from 1 on: the raw value of `Inside`, and whether it is covered.
  private var answers: [UInt8] = [0]
  private var streams = Strings(capacity: 1 << 12)
  private var frames: [Frame] = [Frame()]
  private var isApart: [Bool] = [false]
  /// How surely anything but links of a stream is inside.
  private var surest: [Inside] = [.no]
  private var undated: [(fact: Waiting, most: Inside)] = []
  private var links: [(position: Int64, stream: Int, target: String)] = []
  /// The keys of parties and sources that wait for a name, and how surely each is named.
  private var names = Strings(capacity: 1 << 8)
  private var named: [Inside] = [.no]
  private var waiting: [(position: Int64, name: Int32, least: Inside)] = []

  private struct Waiting: Sendable {
    var position: Int64
    var stream: Int32
    var kind: Subject
    var isHeld: Bool
    var isOfRecord: Bool
    var happensAnyDay: Bool
    var isLink: Bool
  }

  public init(from standpoint: Standpoint) {
    self.standpoint = standpoint
  }

  /// Takes the next fact of the log; a position that is passed over is inside.
  public mutating func take(_ fact: Fact, published: (String) -> EDTF?) {
    withoutActuallyEscaping(published) {
      take(fact, Judgement(standpoint: standpoint, published: $0))
    }
  }

  private mutating func take(_ fact: Fact, _ judgement: Judgement) {
    fill(to: fact.position)
    let stream = number(of: fact)
    if judgement.isName(fact) {
      let name = fact.subject.key.withBytes { names.number(of: $0) }
      while named.count <= Int(name) { named.append(.no) }
    }
    if isApart[stream] { return }
    if Judgement.isOfRecord(fact) {
      isApart[stream] = true
      return
    }
    let answer = judgement.answer(fact)
    if judgement.hasHindsight(fact) { answers[Int(fact.position)] |= WholeSight.cover }
    if let target = fact.linkTarget { links.append((fact.position, stream, target)) }
    if answer.isDated {
      set(fact.position, answer.inside)
      frames[stream].take(answer.inside)
      if fact.linkTarget == nil { surest[stream] = max(surest[stream], answer.inside) }
      if judgement.isName(fact) { wait(fact, answer.inside) }
      return
    }
    let isHeld = standpoint.wasHeld(fact.position)
    var waiting = Waiting(
      position: fact.position, stream: Int32(stream), kind: fact.subject.kind, isHeld: isHeld,
      isOfRecord: false, happensAnyDay: false, isLink: fact.linkTarget != nil)
    switch isHeld ? .stream : Undated(fact) {
    case .stream: break
    case .part:
      isApart[stream] = true
      return
    case .name:
      wait(fact, .no)
      return
    case .record: waiting.isOfRecord = true
    case .nothing: waiting.happensAnyDay = true
    }
    undated.append((waiting, answer.inside))
  }

  private mutating func wait(_ fact: Fact, _ least: Inside) {
    let name = fact.subject.key.withBytes { names.number(of: $0) }
    waiting.append((fact.position, name, least))
  }

  /// Settles all but what waits for a name.
  ///
  /// - Parameters:
  ///   - head: the last position.
  ///   - sight: judges a case's, law's, exchange's or country's stream by its name, `case/cn-zeng-2023`,
  ///     given how surely what its links lead to is inside.
  public mutating func settle(
    _ head: Int64, apart sight: (String, _ target: (String) -> Inside?) throws -> Sight
  ) rethrows {
    fill(to: head)
    for (fact, most) in undated {
      let stream = Int(fact.stream)
      var own = frames[stream].answer(fact.position, fact.kind, standpoint)
      if fact.isOfRecord { own = .no }
      if fact.happensAnyDay { own = min(own, .possible) }
      set(fact.position, min(own, most))
      if !fact.isLink { surest[stream] = max(surest[stream], min(own, most)) }
    }
    var linked: [Int] = []
    for stream in isApart.indices where isApart[stream] && !isOfNames(stream) {
      let found = try sight(streams[Int32(stream)]) { _ in nil }
      take(found, stream)
      if !found.links.isEmpty { linked.append(stream) }
    }
    // How surely a stream is inside does not hang on its links, so that it is known of all by now.
    for stream in linked {
      let (streams, surest) = (streams, surest)
      take(
        try sight(streams[Int32(stream)]) { WholeSight.target($0, streams, surest) }, stream)
    }
    for link in links where !isApart[link.stream] {
      guard let other = WholeSight.target(link.target, streams, surest) else { continue }
      set(link.position, min(inside(link.position), other))
    }
  }

  private mutating func take(_ sight: Sight, _ stream: Int) {
    for (position, inside) in sight.answers {
      answers[Int(position)] = inside.rawValue
      if sight.covered.contains(position) { answers[Int(position)] |= WholeSight.cover }
    }
    surest[stream] = sight.surest
  }

  /// How surely anything is inside of a case, law or exchange of this slug; nil where there is none.
  private static func target(
    _ slug: String, _ streams: Strings, _ surest: [Inside]
  ) -> Inside? {
    [Subject.case, .law, .swap].map { streams.known(StreamID($0, slug).name) }.filter { $0 != 0 }
      .map { surest[Int($0)] }.max()
  }

  /// Whether anything waits for a name, so that the facts have to be walked once more.
  public var waitsForNames: Bool { names.count > 0 }

  /// Notes whom a fact names, once all is settled.
  public mutating func note(_ fact: Fact) {
    let kind = fact.subject.kind
    let inside = inside(fact.position)
    guard kind != .party, kind != .source, inside > .no, !fact.isRedacted else { return }
    _ = fact.eachValue { value in
      let name = Int(names.known(value))
      if name != 0 { named[name] = max(named[name], inside) }
      return true
    }
  }

  /// How surely what waits for its name is named, by the key of its stream.
  public var namedKeys: [String: Inside] {
    (0..<names.count).reduce(into: [:]) { keys, place in
      keys[names[Int32(place + 1)]] = named[place + 1]
    }
  }

  /// Whether a fact introduces what others name, so that it waits for the first of them.
  public static func waitsForName(_ fact: Fact, _ standpoint: Standpoint) -> Bool {
    Judgement(standpoint: standpoint) { _ in nil }.isName(fact)
  }

  /// The answers by position.
  ///
  /// - Parameter sight: judges a party's or source's stream by its name.
  public mutating func finish(apart sight: (String) throws -> Sight) rethrows -> [UInt8] {
    for (position, name, least) in waiting {
      set(position, max(least, named[Int(name)]))
    }
    for stream in isApart.indices where isApart[stream] && isOfNames(stream) {
      take(try sight(streams[Int32(stream)]), stream)
    }
    return answers
  }

  private func isOfNames(_ stream: Int) -> Bool {
    let kind = StreamID(streams[Int32(stream)])?.kind
    return kind == .party || kind == .source
  }

  private func inside(_ position: Int64) -> Inside {
    Inside(rawValue: answers[Int(position)] & ~WholeSight.cover) ?? .definite
  }

  private mutating func set(_ position: Int64, _ inside: Inside) {
    answers[Int(position)] = answers[Int(position)] & WholeSight.cover | inside.rawValue
  }

  private mutating func fill(to position: Int64) {
    while answers.count <= Int(position) { answers.append(Inside.definite.rawValue) }
  }

  private mutating func number(of fact: Fact) -> Int {
    var name = fact.stream.name
    let number = Int(name.withUTF8 { streams.number(of: UnsafeRawBufferPointer($0)) })
    while frames.count <= number {
      frames.append(Frame())
      isApart.append(false)
      surest.append(.no)
    }
    return number
  }
}
