public import Events
import Ports
public import Projections

extension Archive {
  /// The facts of a stream, of all that they mention, and of what links to it.
  ///
  /// Throws `NotFound` where nothing is recorded of it.
  public func dossier(of kind: Subject, _ id: String) throws -> Dossier {
    try require(kind, id)
    var dossier = Dossier(
      id: id, stream: try facts(of: kind, id), headPosition: asOf.position,
      headRecorded: asOf.recorded)
    dossier.emptied = try emptied(dossier.stream)
    dossier.incoming = try shelf.prepared.incoming[id] ?? incoming(to: id)
    var mentions = Mentions(dossier.stream.map(\.fact))
    let others = Mentions(dossier.incoming.values.joined())
    mentions.parties.formUnion(others.parties)
    mentions.sources.formUnion(others.sources)
    try fill(&dossier, mentions)
    if kind == .case { try addConvicted(&dossier) }
    return dossier
  }

  /// Looks whether somebody stands convicted in the cases that this docket's editors set beside it.
  private func addConvicted(_ dossier: inout Dossier) throws {
    let out = dossier.stream.map(\.fact).compactMap(Archive.editorialTarget)
    let come = dossier.incoming.filter { _, facts in
      facts.contains { Archive.editorialTarget($0) == dossier.id }
    }
    for slug in Set(out).union(come.keys) {
      let stream = try facts(of: .case, slug)
      guard !stream.isEmpty else { continue }
      let counts = CaseFile(Dossier(id: slug, stream: stream)).persons.flatMap(\.counts)
      if counts.contains(where: { $0.outcome == .convicted || $0.outcome == .pleadedGuilty }) {
        dossier.convicted.insert(slug)
      }
    }
  }

  /// What a link of the editors leads to.
  private static func editorialTarget(_ fact: Fact) -> String? {
    guard !fact.isRedacted, case .proceeding(.linked(let read)) = fact.event,
      let speaker = fact.claim?.speaker?.string, CaseLink.isEditors(speaker)
    else { return nil }
    return read.to.string
  }

  /// Adds the facts of parties, sources, laws and swaps, and the titles of cases.
  func fill(_ dossier: inout Dossier, _ mentions: Mentions) throws {
    dossier.identities = try identities()
    try fetch(mentions)
    for party in Set(mentions.parties.flatMap(dossier.identities.members)) {
      dossier.parties[party] = shelf.party(party)
    }
    var rest = mentions.sources
    while let slug = rest.popFirst() {
      guard dossier.sources[slug] == nil, let source = shelf.source(slug) else { continue }
      dossier.sources[slug] = source.card
      rest.formUnion(source.mentions)
    }
    var cases: Set<String> = Set(dossier.incoming.keys)
    for target in mentions.targets {
      let law = shelf.facts(StreamID(.law, target))
      if !law.isEmpty { dossier.laws[target] = law }
      let swap = shelf.facts(StreamID(.swap, target))
      if !swap.isEmpty { dossier.swaps[target] = swap }
      if law.isEmpty && swap.isEmpty { cases.insert(target) }
    }
    dossier.titles.merge(try titles(of: cases)) { old, _ in old }
  }

  /// Fetches the parties, laws, exchanges and sources that are named, and what the sources were made
  /// from, however far back.
  func fetch(_ mentions: Mentions) throws {
    let parties = Set(mentions.parties.flatMap(try identities().members))
    try fetch(
      parties.map { StreamID(.party, $0) } + mentions.sources.map { StreamID(.source, $0) }
        + mentions.targets.flatMap { [StreamID(.law, $0), StreamID(.swap, $0)] })
    var known = mentions.sources
    var rest = known
    while !rest.isEmpty {
      let further = rest.reduce(into: Set<String>()) { further, slug in
        further.formUnion(shelf.source(slug)?.mentions ?? [])
      }
      rest = further.subtracting(known)
      try fetch(rest.map { StreamID(.source, $0) })
      known.formUnion(rest)
    }
  }

  /// The facts of cases that link to something, by the case's slug.
  ///
  /// The views have a row for each link; a case that corrected its link is read whole. One that no
  /// longer stands counts only where it may have stood when one looks from.
  private func incoming(to id: String) throws -> [String: [Fact]] {
    let links = try rows(
      LinkRows.self, where: \.target, is: id, viewsAreIndex ? [] : [.equals(\.stands, true)])
    let ids = try caseIDs(links.map(\.stream))
    let corrected = try streamsWithChanges(links)
    var incoming: [String: [Fact]] = [:]
    for link in links {
      guard let from = ids[link.stream] else { continue }
      if corrected.contains(link.stream) {
        if incoming[from] == nil { incoming[from] = try facts(of: .case, from).map(\.fact) }
      } else if let fact = try fact(at: link.position)?.fact {
        incoming[from, default: []].append(fact)
      }
    }
    for from in try movedLinks(from: id) where incoming[from] == nil {
      incoming[from] = try facts(of: .case, from).map(\.fact)
    }
    return incoming
  }

  /// The streams of links that were corrected, retracted or told otherwise.
  func streamsWithChanges(_ links: [ViewRow<LinkRows>]) throws -> Set<Int64> {
    Set(
      try rows(TimelineRows.self, where: \.position, among: links.map(\.position))
        .filter { $0.state != .stands }.map(\.stream))
  }

  /// Cases with a link that led here until it was corrected: the views know only where it leads now.
  private func movedLinks(from id: String) throws -> Set<String> {
    guard viewsAreIndex, let base = outlook?.base else { return [] }
    var targets: [String] = []
    try base.records(Selection(.words(prefix: "record.corrected"))) { record in
      if case .amendment(.corrected(let read))? = try record.readWords()?.event,
        try JSON(parsing: read.patch.raw[...])["to"] != nil
      {
        targets.append(read.target.string)
      }
      return true
    }
    var cases: Set<String> = []
    for target in targets {
      try base.records(Selection(.id(target))) { record in
        guard let fact = try record.readWords() else { return false }
        if case .proceeding(.linked(let read)) = fact.event, read.to.string == id {
          cases.insert(fact.subject.key.string)
        }
        return false
      }
    }
    return cases
  }

  /// The slugs of cases by their numbers.
  func caseIDs(_ streams: [Int64]) throws -> [Int64: String] {
    try rows(StreamRows.self, streams: streams).reduce(into: [:]) { $0[$1.stream] = $1.id }
  }

  /// What cases are called, by slug; those never opened are left out.
  func titles(of cases: some Collection<String>) throws -> [String: String] {
    if viewsAreIndex {
      return try cases.reduce(into: [:]) { $0[$1] = try title(of: $1) }
    }
    var titles: [String: String] = [:]
    let known = shelf.prepared.titles
    for slug in cases { if let title = known[slug] { titles[slug] = title } }
    let rest = cases.filter { known[$0] == nil }
    if rest.isEmpty { return titles }
    let streams = try rows(StreamRows.self, where: \.id, among: rest, [.equals(\.kind, .case)])
    for row in try rows(CaseRows.self, streams: streams.map(\.stream)) {
      titles[row.id] = row.title
    }
    return titles
  }

  /// What a case is called, from its own facts.
  private func title(of id: String) throws -> String? {
    try standing(of: .case, id).reduce(nil) { title, fact in
      guard case .proceeding(.opened(let read)) = fact.event else { return title }
      return read.title.string
    }
  }
}
