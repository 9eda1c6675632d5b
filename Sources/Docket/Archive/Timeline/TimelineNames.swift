import Events
import Ports
import Projections
import Words

extension Archive {
  /// How parties, cases and laws that facts mention are called, for their sentences.
  func names(in facts: some Sequence<Fact>) throws -> Names {
    let mentions = Mentions(facts)
    var names = Names(titles: try titles(of: mentions.targets))
    for law in mentions.targets where try stream(of: .law, law) != nil {
      names.titles[law] = LawHistory(law, try standing(of: .law, law)).title
    }
    for (party, label) in try labels(of: mentions.parties) { names.titles[party] = label }
    names.accused = try accused(in: facts)
    for fact in facts {
      for id in TimelineNames.references(of: fact) where names.positions[id] == nil {
        guard let position = try position(ofFact: id) else { continue }
        names.positions[id] = position
        names.nouns[id] = try self.fact(at: position).flatMap { Names.noun(of: $0.fact) }
      }
    }
    return names
  }

  /// What all accused are called, of the cases with a fact that names nobody.
  private func accused(in facts: some Sequence<Fact>) throws -> [String: String] {
    var cases: [String: Int64] = [:]
    for fact in facts where fact.subject.kind == .case && !fact.isRedacted {
      let id = fact.subject.key.string
      guard cases[id] == nil, fact.value(Key("parties")) == nil,
        fact.word.fields.contains(where: { $0.name == "parties" })
      else { continue }
      cases[id] = try stream(of: .case, id)
    }
    let rows = try rows(AccusedRows.self, streams: cases.values).filter(\.accused)
    let identities = try identities()
    let persons = Dictionary(grouping: rows, by: \.stream).mapValues { rows in
      Set(rows.map { identities.person(of: $0.party) }).sorted()
    }
    let labels = try labels(of: Set(persons.values.filter { $0.count == 1 }.joined()))
    return cases.mapValues { stream in
      Names.whom((persons[stream] ?? []).map { labels[$0] ?? $0 })
    }
  }
}

enum TimelineNames {
  /// The ids of facts that a fact names in its own fields.
  static func references(of fact: Fact) -> [String] {
    fact.word.fields.filter { $0.kind == .fact || $0.kind == .factOrSlug }.compactMap {
      fact.value(Key($0.name)).flatMap(Text.read)?.string
    }
  }
}

/// Who says so, in a table's cell: the speaker, else who acted, else the publishers.
struct Speakers {
  private let publishers: [String: String]
  private let names: Names

  init(_ facts: some Sequence<Fact>, _ names: Names, _ archive: Archive) throws {
    self.names = names
    let slugs = Mentions(facts).sources
    var publishers = try archive.rows(SourceRows.self, where: \.id, among: slugs)
      .reduce(into: [String: String]()) { $0[$1.id] = $1.publisher ?? $1.title ?? $1.id }
    // Behind a dial what is seen may cite a source that is younger: its publisher is told.
    if archive.looksBack {
      for slug in slugs where publishers[slug] == nil || archive.viewsAreIndex {
        let source = CitedSource(slug, try archive.facts(of: .source, slug).map(\.fact))
        publishers[slug] = source.publisher ?? source.title
      }
    }
    self.publishers = publishers
  }

  func words(_ fact: Fact) -> String {
    if let speaker = fact.claim?.speaker?.string { return names.name(of: speaker) }
    if let authority = fact.authority?.string { return names.name(of: authority) }
    var found: [String] = []
    for citation in fact.sources.map(Array.init) ?? [] {
      let name = publishers[citation.source.string] ?? citation.source.string
      if !found.contains(name) { found.append(name) }
    }
    return found.isEmpty ? "" : "according to \(Wording.list(found))"
  }
}
