import Events

/// The sources of a dossier, folded.
struct Evidences {
  let sources: [String: CitedSource]
  /// What the choice among accounts asks.
  let cards: [String: SourceCard]

  init(_ known: [String: CitedSource]) {
    var sources = known
    let hosts = Publisher.hosts(
      sources.values.map { (host: $0.address?.host ?? "", publisher: $0.publisher) })
    for (slug, source) in sources where source.publisher == nil {
      sources[slug]?.publisher = source.address.flatMap { hosts[$0.host] }
    }
    self.sources = sources
    cards = sources.compactMapValues(\.card)
  }

  /// Those that facts cite, each with how many facts rest on it; then what they were made from.
  func cited(by items: [CaseItem]) -> [CitedSource] {
    var order: [String] = []
    var known: Set<String> = []
    var counts: [String: Int] = [:]
    for item in items {
      for slug in Set(item.citations.map(\.source)) { counts[slug, default: 0] += 1 }
      for slug in item.citations.map(\.source) where known.insert(slug).inserted {
        order.append(slug)
      }
    }
    var place = 0
    while place < order.count {
      for step in sources[order[place]]?.derived ?? [] where known.insert(step.of).inserted {
        order.append(step.of)
      }
      place += 1
    }
    return order.map { slug in
      var source = sources[slug] ?? CitedSource(slug, [])
      source.facts = counts[slug] ?? 0
      return source
    }
  }

  /// The publishers whose word a fact without a speaker is.
  func publishers(of item: CaseItem) -> [String] {
    var names: [String] = []
    for citation in item.citations {
      let name = sources[citation.source]?.name ?? CitedSource(citation.source, []).name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
