import Events
import Projections

/// All that a docket has on one party, gathered for its page.
struct PartyFile {
  /// A part in a case: by a role, by facts that moved the person, or both.
  struct Part {
    let `case`: CaseCard
    /// The roles that facts assign, as they are stored.
    let roles: [String]
    /// Stage, liberty and outcome, where facts moved the person.
    let axes: AccusedCard?

    var isCleared: Bool { axes?.isCleared ?? false }
  }

  /// A judgement whether another party is the same.
  struct Match {
    let other: String
    let label: String
    let judgement: String
    let position: Int64
  }

  let id: String
  /// Nil where the party was mentioned but never introduced.
  let card: PartyCard?
  let stream: CaseFile
  /// Cases in which the party was cleared stand first; then by slug.
  let parts: [Part]
  let exchanges: [SwapCard]
  /// The last judgement on each other party.
  let matches: [Match]
  let asOf: Head

  init(_ id: String, _ archive: Archive) throws {
    self.id = id
    asOf = archive.asOf
    let dossier = try archive.dossier(of: .party, id)
    card = PartyCard(id, dossier.stream.map(\.fact))
    stream = CaseFile(dossier)
    parts = try PartyFile.parts(id, archive)
    exchanges = try archive.swaps(
      Set(archive.rows("swap_legs", where: "party", is: id).compactMap { $0.integer("stream") }))
    matches = try PartyFile.matches(id, archive)
  }

  private static func parts(_ id: String, _ archive: Archive) throws -> [Part] {
    let roles = try archive.rows("role_rows", where: "party", is: id)
      .sorted { ($0.integer("position") ?? 0) < ($1.integer("position") ?? 0) }
    let axes = try archive.accused(archive.rows("accused_rows", where: "party", is: id))
    let streams = Set(roles.compactMap { $0.integer("stream") } + axes.map(\.stream))
    return try archive.cases(streams).map { card in
      var names: [String] = []
      for row in roles where row.integer("stream") == card.stream {
        if let role = row.string("role"), !names.contains(role) { names.append(role) }
      }
      return Part(case: card, roles: names, axes: axes.first { $0.stream == card.stream })
    }.sorted { ($0.isCleared ? 0 : 1, $0.case.id) < ($1.isCleared ? 0 : 1, $1.case.id) }
  }

  /// Judgements from either side; the later one replaces the earlier.
  private static func matches(_ id: String, _ archive: Archive) throws -> [Match] {
    var last: [String: (judgement: String, position: Int64)] = [:]
    func add(_ other: String, _ judgement: String, _ position: Int64) {
      if position > last[other]?.position ?? 0 { last[other] = (judgement, position) }
    }
    for fact in try archive.standing(of: .party, id) {
      if case .party(.matched(let read)) = fact.event {
        add(read.other.string, read.judgement.rawValue, fact.position)
      }
    }
    let incoming = try archive.rows("party_matches", where: "other", is: id)
    let slugs = try archive.rows("streams", where: "stream", among: incoming.map { $0["stream"] })
      .reduce(into: [:]) { $0[$1["stream"]] = $1.string("id") }
    for row in incoming {
      guard let other = slugs[row["stream"]] else { continue }
      add(other, row.string("judgement") ?? "", row.integer("position") ?? 0)
    }
    let labels = try archive.labels(of: last.keys)
    return last.sorted { $0.key < $1.key }.map { other, match in
      Match(
        other: other, label: labels[other] ?? other, judgement: match.judgement,
        position: match.position)
    }
  }
}
