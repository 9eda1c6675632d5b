import Events
import Ports
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
    /// The case as its page has it, and the facts in it that tell something of the person.
    let file: CaseFile
    /// The person as the case's facts move it; nil where none does.
    let person: CasePerson?
    let facts: [CaseItem]

    /// When the fact at a position was, as its case says it: "about 22 December 2025".
    func date(at position: Int64?) -> EDTF? {
      position.flatMap(file.item).flatMap { $0.occurred ?? $0.disclosed }
    }

    var isCleared: Bool { axes?.isCleared ?? false }
  }

  /// A judgement on this person and another party, or on two slugs of this person.
  struct Match {
    let match: Identities.Match
    /// The slug of this person, and the other.
    let own: String
    let other: String
    /// What the parties are called, in the order of the judgement.
    let labels: [String]
    /// Whether it parts two whom other judgements make one.
    let isContradicted: Bool
    /// The fact that judges, with who recorded it; nil where it cannot be read.
    let record: Dossier.Recorded?
  }

  /// The slug that was asked for.
  let asked: String
  /// The slug that stands for the person.
  let id: String
  /// All slugs of the person, the one that stands for it first.
  let slugs: [String]
  /// Nil where the party was mentioned but never introduced.
  let card: PartyCard?
  /// The facts under all of its slugs.
  let stream: CaseFile
  /// Cases in which the party was cleared stand first; then by slug.
  let parts: [Part]
  /// Where the person is over all cases, and in which of them a fact says so; nil where none does.
  let liberty: (answer: Course.Answer<Liberty>, in: CaseCard)?
  /// What contested facts say of it beside that.
  let contestedLiberty: [(answer: Course.Answer<Liberty>, in: CaseCard)]
  let exchanges: [SwapCard]
  /// The last judgement on each pair that one of the slugs is of.
  let matches: [Match]
  let asOf: Head

  init(_ asked: String, _ archive: Archive) throws {
    self.asked = asked
    asOf = archive.asOf
    let identities = try archive.identities()
    slugs = identities.members(of: asked)
    id = slugs[0]
    let dossier = try archive.dossier(ofParty: slugs)
    stream = CaseFile(dossier)
    card = PartyCard(
      try slugs.compactMap { PartyCard($0, try archive.facts(of: .party, $0).map(\.fact)) })
    let parts = try PartyFile.parts(slugs, archive)
    let played = PersonLiberty(try archive.moves(of: slugs))
    let places = ([played.last] + played.contested).compactMap { move in
      move.flatMap { move in
        parts.first { $0.case.stream == move.stream }.map { (move.answer, $0.case) }
      }
    }
    self.parts = parts
    liberty = played.last == nil ? nil : places.first
    contestedLiberty = Array(places.dropFirst())
    let legs = try archive.rows(SwapLegRows.self, where: \.party, among: slugs)
    exchanges = try archive.swaps(Set(legs.map(\.stream)))
    matches = try PartyFile.matches(slugs, identities, archive)
  }

  private static func parts(_ slugs: [String], _ archive: Archive) throws -> [Part] {
    let roles = try archive.rows(RoleRows.self, where: \.party, among: slugs.map { $0 })
      .sorted { $0.position < $1.position }
    let axes = try archive.accused(archive.rows(AccusedRows.self, where: \.party, among: slugs))
    let streams = Set(roles.map(\.stream) + axes.map(\.stream))
    return try archive.cases(streams).map { card in
      var names: [String] = []
      for row in roles where row.stream == card.stream && !names.contains(row.role.rawValue) {
        names.append(row.role.rawValue)
      }
      let file = CaseFile(try archive.dossier(of: .case, card.id))
      let persons = file.persons.filter { !$0.slugs.isDisjoint(with: slugs) }
      return Part(
        case: card, roles: names, axes: axes.first { $0.stream == card.stream }, file: file,
        person: persons.first,
        facts: TimelineSection(file: file).shown.filter { item in
          item.stands && persons.contains { $0.isSubject(of: item) }
        })
    }.sorted { ($0.isCleared ? 0 : 1, $0.case.id) < ($1.isCleared ? 0 : 1, $1.case.id) }
  }

  private static func matches(
    _ slugs: [String], _ identities: Identities, _ archive: Archive
  ) throws -> [Match] {
    let own = identities.matches.filter { match in slugs.contains(where: match.names) }
    return try own.map { match in
      let pair = [match.one, match.other]
      // Each by its own label: it is two records of persons that are judged.
      let labels = try archive.rows(PartyRows.self, where: \.id, among: pair)
        .reduce(into: [:]) { $0[$1.id] = $1.label }
      let isOurs = slugs.contains(match.one)
      return Match(
        match: match, own: isOurs ? match.one : match.other,
        other: isOurs ? match.other : match.one, labels: pair.map { labels[$0] ?? $0 },
        isContradicted: identities.isContradicted(match),
        record: try archive.fact(at: match.position))
    }
  }
}

extension CasePerson {
  /// Whether a fact tells something of the person: what happened to or is said of the person, or what
  /// the person said.
  fileprivate func isSubject(of item: CaseItem) -> Bool {
    switch item.fact.event {
    case .conduct(.stated):
      item.speaker.map(slugs.contains) ?? false || item.voices.contains { $0.name == label }
    case .conduct(.alleged), .custody, .court, .proceeding: isConcerned(by: item)
    case .conduct(.measureTaken), .party, .exchange, .law, .evidence, .amendment: false
    }
  }
}

extension Archive {
  /// Each change in where a person is, case by case, in the order of each.
  fileprivate func moves(of slugs: [String]) throws -> [PersonLiberty.Move] {
    try rows(LibertyRows.self, where: \.party, among: slugs)
      .sorted { ($0.stream, $0.ordinal) < ($1.stream, $1.ordinal) }
      .map(\.move)
  }

  /// The facts under all slugs of a person, and of all that they mention.
  fileprivate func dossier(ofParty slugs: [String]) throws -> Dossier {
    guard slugs.count > 1 else { return try dossier(of: .party, slugs[0]) }
    let stream = try slugs.flatMap { try facts(of: .party, $0) }
      .sorted { $0.fact.position < $1.fact.position }
    var dossier = Dossier(
      id: slugs[0], stream: stream, headPosition: asOf.position, headRecorded: asOf.recorded)
    dossier.emptied = try emptied(stream)
    var mentions = Mentions(stream.map(\.fact))
    mentions.parties.formUnion(slugs)
    try fill(&dossier, mentions)
    return dossier
  }
}

extension ViewRow<LibertyRows> {
  /// As the model has it.
  var move: PersonLiberty.Move {
    PersonLiberty.Move(
      stream: self.stream, self.liberty, position: self.position,
      span: FactSpan(
        self.first?.number ?? .min, self.day?.number ?? .max, moment: self.moment,
        isZoned: self.zoned),
      reason: self.reason, isContested: self.contested,
      until: self.untilLast.map { FactSpan(self.untilFirst?.number ?? .min, $0.number) })
  }
}
