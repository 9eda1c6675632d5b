public import Events
public import Ports
public import Projections
import Words

/// Puts checks to every stream of an archive, one stream at a time.
///
/// What it finds depends on the facts, on the bytes that are kept, and on the day it is told; so the
/// dials work on it. Findings come in the order of kind, id and position.
public final class Inspection {
  let archive: Archive
  let store: any SourceStore
  let settings: CheckSettings
  let today: Day
  let checks: Set<Check>
  private let texts: ArchivedTexts
  private var gathered = Gathered()
  private var duplicates = Duplicates(folding: Folding.words)
  private var exchanges = ExchangedPersons()
  private var withheld: WithheldNames?
  private var titledLaws: [String: TitledLaw] = [:]
  private var flags: [Flagged] = []

  /// - Parameters:
  ///   - checks: those to put.
  ///   - today: the day it is, for checks that wait.
  public init(
    _ archive: Archive, _ store: any SourceStore, _ checks: [Check], _ settings: CheckSettings,
    today: Day
  ) {
    self.archive = archive
    self.store = store
    self.settings = settings
    self.today = today
    self.checks = Set(checks)
    let last = archive.asOf.position
    let log = archive.log
    texts = ArchivedTexts(store) {
      try log.facts(ofStream: StreamID(.source, $0).name, through: last)
    }
  }

  /// All findings; `progress` is called with streams done and streams to do.
  public func run(progress: (Int64, Int64) -> Void = { _, _ in }) throws -> [Flagged] {
    try prepare()
    let streams = try archive.views.select(Query(StreamRows.self, order: [\.kind, \.id]))
    var done: Int64 = 0
    func take(_ stream: ViewRow<StreamRows>) throws {
      progress(done, Int64(streams.count))
      try inspect(stream.kind, stream.id)
      done += 1
    }
    try archive.each(streams.filter { $0.kind == .case }, id: \.id, take)
    for stream in streams where stream.kind != .case { try take(stream) }
    judgeAll()
    // What lies outside all streams is not inside any dials.
    if archive.outlook == nil {
      if checks.contains(.unreadRecord) { try inspectUnread() }
      if checks.contains(.archiveUnrecorded) { try inspectStrays() }
    }
    return flags.sorted(by: Inspection.precedes)
  }

  /// Reads what some checks ask of the whole docket.
  private func prepare() throws {
    if checks.contains(.nameWithheld) { withheld = try WithheldNames(archive) }
    guard checks.contains(.provisionNamesLaw) else { return }
    for row in try archive.views.select(Query(LawRows.self)) {
      guard let title = row.title else { continue }
      titledLaws[row.id] = TitledLaw(title: title, country: row.country)
    }
  }

  /// The findings of single sources, and of the facts that cite them.
  public func run(sources: [String]) throws -> [Flagged] {
    notesCitations = true
    for source in sources { try inspect(.source, source) }
    let citing = try sources.flatMap { source in
      try archive.rows(CitationRows.self, where: \.source, is: source).map(\.stream)
    }
    for row in try archive.rows(StreamRows.self, streams: citing) {
      let items = try archive.facts(of: row.kind, row.id)
      if row.kind != .source { try inspectFile(row.kind, row.id, items) }
    }
    judgeAll()
    let wanted = Set(sources)
    let cites = Dictionary(grouping: flags) { $0.kind == .source }
    return
      ((cites[true] ?? []).filter { wanted.contains($0.id) }
      + (cites[false] ?? []).filter { cited[$0.position ?? 0]?.isDisjoint(with: wanted) == false })
      .sorted(by: Inspection.precedes)
  }

  /// The sources that facts cite, by position; kept only where single sources are asked for.
  private var cited: [Int64: Set<String>] = [:]
  private var notesCitations = false

  private static func precedes(_ one: Flagged, _ other: Flagged) -> Bool {
    let (left, right) = (one.kind.rawValue, other.kind.rawValue)
    if left != right { return left < right }
    if one.id != other.id { return one.id < other.id }
    return (one.position ?? 0, one.check.rawValue, one.sentence)
      < (other.position ?? 0, other.check.rawValue, other.sentence)
  }

  // MARK: Streams

  private func inspect(_ kind: Subject, _ id: String) throws {
    let records = try archive.facts(of: kind, id)
    guard !records.isEmpty else { return }
    let facts = records.map(\.fact)
    gathered.note(kind, id, facts)
    if checks.contains(.wordsMissing) { try inspectEmptied(kind, id, records) }
    flags += withheld?.flags(kind, id, records) ?? []
    switch kind {
    case .party:
      guard let card = PartyCard(id, facts) else { break }
      gathered.parties.append((card, facts[0].position))
      duplicates.take(card, facts, at: facts[0].position)
    case .source: try inspectSource(id, facts)
    case .case, .law, .swap, .country: try inspectFile(kind, id, records)
    }
    if kind == .party || kind == .source { try inspectReferences(kind, id, records) }
  }

  private func inspectUnread() throws {
    try archive.log.records(Selection(through: archive.asOf.position)) { record in
      guard let unread = try record.unread() else { return true }
      let (kind, id) = StreamID.parts(of: record.stream)
      flags.append(
        Flagged(
          .unreadRecord, Subject(rawValue: kind) ?? .case, id,
          at: record.position, "\(record.type) is not told, since \(unread.reason).",
          "Use the docket that wrote it; if it was put there by mistake, redact "
            + "\(record.id.isEmpty ? "it" : record.id)."))
      return true
    }
  }

  private func inspectEmptied(
    _ kind: Subject, _ id: String, _ records: [Dossier.Recorded]
  ) throws {
    let emptied = try archive.emptied(records)
    for fact in records.map(\.fact) where emptied.contains(fact.position) {
      flags.append(
        Flagged(
          .wordsMissing, kind, id, at: fact.position,
          "The words of \(fact.word.name) are missing, and no redaction of it is recorded.",
          "'docket restore FILE' puts a backup in place; 'docket status --seals' says what else is "
            + "not as it was recorded."))
    }
  }

  private func inspectStrays() throws {
    for digest in try archive.log.strays(in: store) {
      flags.append(
        Flagged(
          .archiveUnrecorded, .source, digest, at: nil,
          "A file of this digest is in sources/, and no fact speaks of it.",
          "Archive it for its source (docket source add), or remove it; a redaction with "
            + "--with-source takes it."))
    }
  }

  private func inspectSource(_ id: String, _ facts: [Fact]) throws {
    let looksAtBytes = !checks.isDisjoint(with: [.archiveMissing, .archiveAltered])
    let versions = try ArchivedVersion.list(facts).map { version in
      KeptVersion(
        sha256: version.sha256, captured: version.captured, position: version.position,
        state: looksAtBytes ? try state(of: version.sha256) : .whole)
    }
    let source = SourceUnderCheck(id, facts, versions: versions)
    for check in checks { flags += source.flags(check) }
    let card = CitedSource(id, facts)
    duplicates.take(card, versions: versions.map(\.sha256), at: facts[0].position)
  }

  private func state(of sha256: String) throws -> KeptVersion.State {
    guard let bytes = try store.bytes(of: sha256) else { return .missing }
    let found = Checksum.hex(bytes)
    return found == sha256 ? .whole : .altered(found)
  }

  private func inspectFile(_ kind: Subject, _ id: String, _ records: [Dossier.Recorded]) throws {
    var dossier = Dossier(
      id: id, stream: records, headPosition: archive.asOf.position,
      headRecorded: archive.asOf.recorded)
    let facts = records.map(\.fact)
    try archive.fill(&dossier, Mentions(facts))
    let file = CaseFile(dossier)
    let under = FileUnderCheck(
      kind, file, today: today,
      days: Check.allCases.reduce(into: [:]) { $0[$1] = settings.days(of: $1) },
      laws: dossier.laws.reduce(into: [:]) { $0[$1.key] = LawTerm($1.key, $1.value) },
      missing: try missing(facts, dossier), titledLaws: titledLaws)
    for check in checks { flags += under.flags(check) }
    for item in file.timeline where item.stands {
      if notesCitations { cited[item.position] = Set(item.citations.map(\.source)) }
      if checks.contains(.quoteNotFound) { try inspectQuotes(kind, id, item) }
    }
    if kind == .case { duplicates.take(file, at: records[0].fact.position) }
    exchanges.take(file, kind)
  }

  private func inspectQuotes(_ kind: Subject, _ id: String, _ item: CaseItem) throws {
    for citation in item.citations {
      guard let quote = citation.quote else { continue }
      let shown = QuoteWords.shown(quote)
      switch try texts.look(for: quote, in: citation.source) {
      case .missing(let nearest):
        flags.append(
          Flagged(
            .quoteNotFound, kind, id, at: item.position,
            "\(citation.source), as archived, does not have \(shown).",
            QuoteWords.hint(nearest) + "Copy the words from the source."))
      case .found:
        guard let doubt = try texts.doubt(about: quote, in: citation.source) else { continue }
        flags.append(
          Flagged(
            .quoteNotFound, kind, id, at: item.position,
            "\(citation.source), as archived, has \(shown) \(doubt.reason).",
            "Quote the sentence whole, or two places as two quotes."))
      case .unreadable: continue
      }
    }
  }

  private func inspectReferences(
    _ kind: Subject, _ id: String, _ records: [Dossier.Recorded]
  ) throws {
    guard checks.contains(.linksToNothing) else { return }
    let standing = Amended(records.map(\.fact), evidence: NoEvidence()).items.filter(\.stands)
    let missing = try missing(standing.map(\.fact), Dossier(id: id, stream: records))
    flags += Named.flags(missing, kind, id)
  }

  /// What facts name and the docket does not have.
  private func missing(_ facts: [Fact], _ dossier: Dossier) throws -> [Named] {
    guard checks.contains(.linksToNothing) else { return [] }
    let ids = Set(facts.compactMap { $0.id?.string })
    return try Named.all(facts).filter { named in
      switch named.referent {
      case .stream(let stream): try !gathered.exists(stream.kind, stream.key, archive)
      case .oneOf(let kinds, let slug):
        try !kinds.contains { try gathered.exists($0, slug, archive) }
      case .fact(let id): try !ids.contains(id) && archive.position(ofFact: id) == nil
      }
    }
  }

  // MARK: All at once

  private func judgeAll() {
    for (card, position) in gathered.parties {
      let party = PartyUnderCheck(
        card, at: position, firstPublic: gathered.firstPublic[card.slug],
        isNamed: gathered.isNamed(card))
      if checks.contains(.unnamedOverAYear), let days = settings.days(of: .unnamedOverAYear) {
        flags += party.unnamedOverAYear(today: today, days: days)
      }
      if checks.contains(.orphanParty) { flags += party.orphanParty() }
    }
    if checks.contains(.duplicateParties) { flags += duplicates.parties() }
    if checks.contains(.duplicateCases) { flags += duplicates.cases() }
    if checks.contains(.exchangeWithoutRelease) { flags += exchanges.flags() }
    if checks.contains(.duplicateSources) { flags += duplicates.sources() }
  }
}
