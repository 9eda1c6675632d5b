public import Events

/// One account of an event, weighed against the others by VOCABULARY.md's second rule.
struct Account {
  let place: Int
  /// 2 for a court record, 1 for legislation and official statements, 0 for all else.
  let rank: Int
  /// The last day it can have been disclosed.
  let disclosed: Int64
  let roots: Int
  let position: Int64

  init<E: EvidenceLookup>(_ fact: Fact, place: Int, _ evidence: E) throws(E.Failure) {
    self.place = place
    position = fact.position
    disclosed = fact.disclosed?.days?.latest ?? .min
    var rank = 0
    for citation in fact.sources.map(Array.init) ?? [] {
      switch try evidence.source(citation.source.string)?.kind {
      case .courtRecord: rank = max(rank, 2)
      case .legislation, .officialStatement: rank = max(rank, 1)
      default: break
      }
    }
    self.rank = rank
    roots = try Roots.of(fact, evidence).count
  }

  /// The place of the account shown as current, and the rule that chose it, in words.
  static func chosen(among accounts: [Account]) -> (place: Int, rule: String) {
    let rank = accounts.map(\.rank).max()!
    let ranked = accounts.filter { $0.rank == rank }
    if ranked.count == 1 {
      return (ranked[0].place, rank == 2 ? "a court record" : "an official source")
    }
    let disclosed = ranked.map(\.disclosed).max()!
    let latest = ranked.filter { $0.disclosed == disclosed }
    if latest.count == 1 { return (latest[0].place, "the later disclosure") }
    let roots = latest.map(\.roots).max()!
    let rooted = latest.filter { $0.roots == roots }
    if rooted.count == 1 { return (rooted[0].place, "more independent sources") }
    return (rooted.max { $0.position < $1.position }!.place, "the later record")
  }
}

/// Who stands behind one fact, as far as it says itself: rule 3 of VOCABULARY.md. What several
/// accounts and the statements about them amount to is weighed in `Grades`.
public enum Roots {
  /// Each once: its speaker, or the publishers of its sources, followed along `derived` to those made
  /// from nothing else that is known. Who denies something is no root of it.
  public static func of<E: EvidenceLookup>(
    _ fact: Fact, _ evidence: E
  ) throws(E.Failure) -> [String] {
    if fact.claim?.speech?.isContrary == true { return [] }
    if let speaker = fact.claim?.speaker { return [speaker.string] }
    let slugs = fact.sources.map { $0.map(\.source.string) } ?? []
    let graph = try SourceGraph(of: slugs) { slug throws(E.Failure) in
      try evidence.source(slug).map(SourceGraph.Node.init)
    }
    var keys: Set<String> = []
    for origin in graph.origins(of: slugs) {
      guard case .source(let slug) = origin, let card = try evidence.source(slug) else {
        keys.insert(origin.key)
        continue
      }
      let host = card.address.flatMap { $0.host.isEmpty ? nil : $0.host }
      keys.insert((card.publisher ?? host).map(Publisher.key) ?? slug)
    }
    return keys.sorted()
  }
}
