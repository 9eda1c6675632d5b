import Documents
import Events
import Ports
import Projections
import Words

/// Finds what is looked for: asks the index where, and the log what stands there.
struct SearchReader {
  let archive: Archive
  let index: any SearchIndex
  let query: SearchQuery

  /// So many of a group are ranked at most.
  static let mostRanked = 10_000
  /// A word by which more parties are called is none that names a party.
  private static let mostNamesakes = 40

  struct Found {
    var sections: [SearchSection]
    /// Names that are near a word that was not found.
    var near: [String] = []
  }

  func read() throws -> Found {
    let namesakes = try query.terms.wanted.map(namesakes)
    let allowed = try query.country.map(streams)
    var sections: [SearchSection] = []
    for group in SearchGroup.allCases where query.groups.contains(group) {
      if group == .parties, query.window.asks { continue }
      var section = try section(group, namesakes, allowed)
      if group == .cases, !query.window.asks {
        try addCases(of: namesakes, to: &section, allowed)
      }
      try addClearings(to: &section)
      sections.append(section)
    }
    guard sections.allSatisfy({ $0.items.isEmpty }), query.limit > 0 else {
      return Found(sections: sections)
    }
    return Found(sections: sections, near: try near())
  }

  // MARK: Where

  /// The parties that a term alone names, by slug.
  private func namesakes(of term: SearchTerms.Term) throws -> [String] {
    let found = try index.find(
      SearchRequest(.parties, wanted: [term], pressNames: query.pressNames, ranks: false),
      most: SearchReader.mostNamesakes)
    guard !found.isCut else { return [] }
    let streams = Set(found.hits.filter { !$0.isRetracted && isSeen($0) }.map(\.stream))
    return try archive.caseIDs(Array(streams)).values.sorted()
  }

  /// Whether it stands in what is asked: a writer may work beside us.
  private func isSeen(_ hit: SearchFindings.Hit) -> Bool { hit.position <= archive.asOf.position }

  /// The streams that belong to a country.
  private func streams(of country: Country) throws -> Set<Int64> {
    var streams = try archive.rows(CaseCountryRows.self, where: \.country, is: country)
      .filter { [CaseCountryRows.prosecuting, CaseCountryRows.saidToBenefit].contains($0.role) }
      .map(\.stream)
    streams += try archive.rows(CitizenshipRows.self, where: \.country, is: country).map(\.stream)
    streams += try archive.rows(LawRows.self, where: \.country, is: country).map(\.stream)
    streams += try archive.rows(SourceRows.self, where: \.country, is: country).map(\.stream)
    streams += try archive.rows(SwapCountryRows.self, where: \.country, is: country).map(\.stream)
    if let own = try archive.stream(of: .country, country.code) { streams.append(own) }
    return Set(streams)
  }

  private func section(
    _ group: SearchGroup, _ namesakes: [[String]], _ allowed: Set<Int64>?
  ) throws -> SearchSection {
    let found = try index.find(
      SearchRequest(
        group, wanted: query.terms.wanted, unwanted: query.terms.unwanted,
        parties: group == .facts || group == .parties ? namesakes : [],
        pressNames: query.pressNames), most: SearchReader.mostRanked)
    var hits = found.hits.filter { hit in
      isSeen(hit) && allowed.map { $0.contains(hit.stream) } ?? true
    }
    hits.sort { rank($0, group) < rank($1, group) }
    if group != .facts {
      var seen: Set<Int64> = []
      hits = hits.filter { seen.insert($0.stream).inserted }
    }
    var section = SearchSection(group: group)
    section.ranked = found.isCut ? SearchReader.mostRanked : nil
    var places: [(hit: SearchFindings.Hit, match: Window.Match?)] = []
    for hit in hits {
      let match = try match(hit, group)
      if query.window.asks, match == nil { continue }
      section.count += 1
      if places.count < query.limit { places.append((hit, match)) }
    }
    section.items = try SearchItems(archive: archive, query: query, namesakes: namesakes)
      .items(of: places, group)
    return section
  }

  /// The best first, retracted ones last. Facts without a date are mostly roles: they are short,
  /// so that they would stand before all that happened, and count less.
  private func rank(
    _ hit: SearchFindings.Hit, _ group: SearchGroup
  ) -> (Int, Double, Int64) {
    let weight = group == .facts && hit.date == nil ? 0.5 : 1
    return (hit.isRetracted ? 1 : 0, hit.score * weight, hit.position)
  }

  private func match(_ hit: SearchFindings.Hit, _ group: SearchGroup) throws -> Window.Match? {
    guard query.window.asks else { return nil }
    guard group == .cases else {
      return query.window.match(hit.date.flatMap { try? EDTF($0) })
    }
    guard let id = try archive.caseIDs([hit.stream])[hit.stream] else { return nil }
    return Window.best(
      try archive.standing(of: .case, id).map { query.window.match($0.occurred?.edtf) })
  }

  /// Adds the cases of parties that all of the words name, behind those found by their titles.
  private func addCases(
    of namesakes: [[String]], to section: inout SearchSection, _ allowed: Set<Int64>?
  ) throws {
    guard query.terms.unwanted.isEmpty, let first = namesakes.first else { return }
    let parties = namesakes.dropFirst().reduce(Set(first)) { $0.intersection($1) }
    guard !parties.isEmpty else { return }
    let rows = try archive.rows(AccusedRows.self, where: \.party, among: parties)
    let known = Set(section.items.map(\.id))
    let streams = Set(rows.map(\.stream))
    let cases = try archive.cases(streams).filter { card in
      !known.contains(card.id) && allowed.map { $0.contains(card.stream) } ?? true
    }
    section.count += cases.count
    let marker = Marker(query.terms.wanted)
    let identities = try archive.identities()
    let names = try names(of: Set(parties.flatMap(identities.members)))
    for card in cases.prefix(max(0, query.limit - section.items.count)) {
      let named = rows.filter { $0.stream == card.stream }.map(\.party).sorted()
      var runs: [Run] = [.text("\(card.title.visible) — through its party ")]
      for (place, party) in named.enumerated() {
        if place > 0 { runs.append(.text(", ")) }
        let own = identities.members(of: party).flatMap { names[$0] ?? [] }
        let forms = own.isEmpty ? [party] : own
        runs += forms.lazy.compactMap { marker.marked($0) }.first ?? [.text(forms[0].visible)]
      }
      section.items.append(
        SearchItem(
          group: .cases, kind: .case, id: card.id, position: card.stream, title: card.title,
          found: Line(runs), date: nil, speaker: nil, state: .stands, match: nil))
    }
  }

  /// Says of cases and parties first who was acquitted or freed of the charge.
  private func addClearings(to section: inout SearchSection) throws {
    let clearings: Clearings
    switch section.group {
    case .cases:
      let streams = try section.items.compactMap { try archive.stream(of: .case, $0.id) }
      clearings = try Clearings(cases: streams, archive)
    case .parties: clearings = try Clearings(parties: section.items.map(\.id), archive)
    case .laws, .sources, .facts: return
    }
    for place in section.items.indices {
      let item = section.items[place]
      section.items[place].found.runs.insert(
        contentsOf: clearings.runs(of: item.kind, item.id), at: 0)
    }
  }

  /// The names of parties by slug, the label first.
  private func names(of parties: Set<String>) throws -> [String: [String]] {
    let rows = try archive.rows(PartyRows.self, where: \.id, among: parties)
    let forms = Dictionary(
      grouping: try archive.rows(PartyNameRows.self, streams: rows.map(\.stream)), by: \.stream)
    return rows.reduce(into: [:]) { names, row in
      names[row.id] =
        [row.label]
        + (forms[row.stream] ?? []).filter { query.pressNames || $0.kind != .press }.map(\.form)
    }
  }

  // MARK: Near

  /// Names that hold the letters of a word, or nearly all of them; at most five.
  private func near() throws -> [String] {
    var names: [String] = []
    for term in query.terms.wanted {
      for position in try index.near(term.words, pressNames: query.pressNames, most: 20) {
        guard let fact = try archive.fact(at: position)?.fact, let text = SearchText(fact)
        else { continue }
        for name in text.names + (query.pressNames ? text.pressNames : []) {
          let words = Folding.parts(Folding.words(of: name))
          let isNear =
            words.contains { $0.contains(term.words) }
            || Nearest.nearest(to: term.words, among: words) != nil
          if isNear, !names.contains(name), names.count < 5 { names.append(name) }
        }
      }
    }
    return names
  }
}
