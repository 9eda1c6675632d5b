import Events
import Ports
import Projections
import Synchronization

/// What is judged of a log from a standpoint, once for all outlooks from there.
///
/// A stream is judged when it is first asked for; a scan of the whole log judges all of it, at one
/// byte a record. A party's stream waits for the facts that name the party, so that it is judged with
/// the whole log, unless something that is shown names it.
final class Vantage: Sendable {
  let base: any LogReader
  let standpoint: Standpoint
  let end: Head
  private let judged = Mutex(Judged())

  private struct Judged {
    var sights: [String: Sight] = [:]
    var surest: [String: Inside?] = [:]
    var published: [String: EDTF?] = [:]
    var whole: [UInt8]?
    /// How surely parties and sources are named; known with the whole log.
    var named: [String: Inside] = [:]
  }

  init(_ base: any LogReader, _ standpoint: Standpoint) throws {
    self.base = base
    let head = try base.head()
    let last = min(head.position, max(0, standpoint.through))
    var bounded = standpoint
    bounded.through = last
    self.standpoint = bounded
    end = last == head.position ? head : try base.place(last)
  }

  // MARK: Streams

  /// What is seen of a stream.
  func sight(of stream: String) throws -> Sight {
    if let known = judged.withLock({ $0.sights[stream] }) { return known }
    var named: Inside?
    let id = StreamID(stream)
    if id?.kind == .source {
      named = .no
    } else if let id, id.kind == .party, try facts(of: stream).contains(where: waitsForName) {
      _ = try whole()
      named = judged.withLock { $0.named[id.key] } ?? .no
    }
    let sight = try judge(stream, named: named) { try self.surest(of: $0) }
    judged.withLock { $0.sights[stream] = sight }
    return sight
  }

  /// What is seen of a party's stream where something that is shown names the party.
  func namedSight(of stream: String) throws -> Sight {
    try judge(stream, named: .definite) { _ in nil }
  }

  private func waitsForName(_ fact: Fact) -> Bool {
    WholeSight.waitsForName(fact, standpoint)
  }

  private func judge(
    _ stream: String, named: Inside?, target: (String) throws -> Inside?
  ) throws -> Sight {
    var failure: (any Error)?
    func asked<T>(_ read: () throws -> T?) -> T? {
      do { return try read() } catch { failure = error }
      return nil
    }
    let sight = Sight(
      try facts(of: stream), from: standpoint, named: named,
      target: { slug in asked { try target(slug) } },
      published: { slug in asked { try self.published(slug) } })
    if let failure { throw failure }
    return sight
  }

  /// How surely anything is inside of a case, law or exchange of this slug; nil where there is none.
  private func surest(of slug: String) throws -> Inside? {
    if let known = judged.withLock({ $0.surest[slug] }) { return known }
    var found: Inside?
    for kind in [Subject.case, .law, .swap] {
      let stream = StreamID(kind, slug).name
      guard try !facts(of: stream).isEmpty else { continue }
      found = max(found ?? .no, try judge(stream, named: nil) { _ in nil }.surest)
    }
    judged.withLock { $0.surest[slug] = .some(found) }
    return found
  }

  private func facts(of stream: String) throws -> [Fact] {
    try base.facts(ofStream: stream, through: end.position, remains: true)
  }

  // MARK: The whole log

  /// What is seen of the whole log, where that is known already.
  func known() -> [UInt8]? { judged.withLock { $0.whole } }

  func whole() throws -> [UInt8] {
    if let whole = known() { return whole }
    var sight = WholeSight(from: standpoint)
    var failure: (any Error)?
    try base.scanPages(through: end.position, remains: true) { page in
      for row in 0..<page.count {
        sight.take(page[row]) { slug in
          do { return try self.published(slug) } catch { failure = error }
          return nil
        }
      }
      if let failure { throw failure }
    }
    try sight.settle(end.position) { stream, target in
      try self.judge(stream, named: nil, target: target)
    }
    if sight.waitsForNames {
      try base.scanPages(through: end.position) { page in
        for row in 0..<page.count { sight.note(page[row]) }
      }
    }
    let named = sight.namedKeys
    let answers = try sight.finish { stream in
      try self.judge(stream, named: named[StreamID.parts(of: stream).key]) { _ in nil }
    }
    judged.withLock {
      $0.whole = answers
      $0.named = named
    }
    return answers
  }

  // MARK: Hindsight

  /// What was learnt later of a stream.
  func hindsight(of stream: String, _ least: Inside) throws -> Hindsight {
    let facts = try facts(of: stream)
    guard StreamID(stream)?.kind == .case else { return Hindsight(facts) { _ in true } }
    let sight = try sight(of: stream)
    func isInside(_ position: Int64) -> Bool { sight.answers[position] ?? .definite >= least }
    return Hindsight(
      facts, laterNames: try laterNames(facts, least, isInside), isInside: isInside)
  }

  /// What persons of a case are called by facts that are not shown alone.
  private func laterNames(
    _ facts: [Fact], _ least: Inside, _ isInside: (Int64) -> Bool
  ) throws -> [String] {
    var shown: Set<String> = []
    var later: Set<String> = []
    for fact in facts where !fact.isRedacted {
      guard case .proceeding(.roleAssigned(let read)) = fact.event, let party = read.party?.string
      else { continue }
      let isNamed = isInside(fact.position)
      let stream = StreamID(.party, party).name
      let sight = try namedSight(of: stream)
      for fact in try self.facts(of: stream) where !fact.isRedacted {
        let isSeen = isNamed && sight.answers[fact.position] ?? .definite >= least
        if isSeen { shown.formUnion(fact.callings) } else { later.formUnion(fact.callings) }
      }
    }
    return later.subtracting(shown).filter { $0.unicodeScalars.count > 2 }.sorted()
  }

  /// A fact without what was learnt later; nil where nothing is taken from it.
  func cover(_ fact: Fact, _ hindsight: Hindsight) throws -> [UInt8]? {
    var failure: (any Error)?
    let shown = hindsight.cover(fact, from: standpoint) { slug in
      do { return try self.published(slug) } catch { failure = error }
      return nil
    }
    if let failure { throw failure }
    return shown
  }

  /// When a source was published, as far as this docket held then.
  private func published(_ slug: String) throws -> EDTF? {
    if let known = judged.withLock({ $0.published[slug] }) { return known }
    let facts = try base.facts(ofStream: StreamID(.source, slug).name, through: end.position)
    let published = CitedSource(slug, facts).published
    judged.withLock { $0.published[slug] = .some(published) }
    return published
  }
}

extension Fact {
  /// What it calls a party.
  fileprivate var callings: [String] {
    switch event {
    case .party(.introduced(let read)):
      [read.label.string] + (read.names.map { $0.map(\.form.string) } ?? [])
    case .party(.identified(let read)):
      [read.label?.string].compactMap { $0 } + (read.names.map { $0.map(\.form.string) } ?? [])
    case .party, .proceeding, .conduct, .custody, .court, .exchange, .law, .evidence, .amendment:
      []
    }
  }
}
