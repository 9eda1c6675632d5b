import Documents
import Events
import Ports
import Projections
import Words

/// Makes what is shown of the places that were found.
struct SearchItems {
  let archive: Archive
  let query: SearchQuery
  let namesakes: [[String]]

  private struct Place {
    let fact: Fact
    let state: Entry.State
    let match: Window.Match?
  }

  func items(
    of hits: [(hit: SearchFindings.Hit, match: Window.Match?)], _ group: SearchGroup
  ) throws -> [SearchItem] {
    var reader = FactReader(archive: archive)
    var places: [Place] = []
    for (hit, match) in hits {
      guard
        let (fact, _, state, _) = try reader.fact(
          hit.position, stream: hit.stream, stands: !hit.isAmended)
      else { continue }
      var match = match
      if archive.splits {
        let seen: Window.Match =
          try archive.outlook?.inside(fact) == .possible ? .possible : .definite
        match = match.map { max($0, seen) } ?? seen
      }
      places.append(Place(fact: fact, state: state, match: match))
    }
    return group == .facts ? try facts(places) : try heads(places, group)
  }

  // MARK: Cases, parties, laws, sources

  private func heads(_ places: [Place], _ group: SearchGroup) throws -> [SearchItem] {
    let marker = Marker(query.terms.wanted)
    let parties = places.map(\.fact.subject).filter { $0.kind == .party }.map(\.key.string)
    let labels = try archive.labels(of: parties)
    return try places.compactMap { place in
      guard let text = SearchText(place.fact) else { return nil }
      let (kind, key) = place.fact.subject
      let id = key.string
      let title = labels[id] ?? text.names.first ?? id
      let names = text.names.filter { $0 != title } + (query.pressNames ? text.pressNames : [])
      var runs = marker.marked(title) ?? [.text(title.visible)]
      // A publisher always says whose source it is; other names are shown where they were found.
      let others = names.compactMap { name in
        marker.marked(name) ?? (group == .sources ? [.text(name.visible)] : nil)
      }
      runs += others.flatMap { [.text(" · ")] + $0 }
      for former in try former(place, id) {
        if let found = marker.marked(former) { runs += [.text(" · formerly ")] + found }
      }
      // What stands beside the names is shown where they do not say why this was found.
      if !runs.contains(where: \.isMark) {
        runs += (text.told + text.notes.filter { $0 != id }).compactMap { marker.marked($0) }
          .prefix(1).flatMap { [.text(" — ")] + $0 }
      }
      return item(
        place, group, kind, id, title: title, runs: runs, date: text.date.flatMap { try? EDTF($0) },
        speaker: nil)
    }
  }

  private func former(_ place: Place, _ id: String) throws -> [String] {
    guard place.state == .corrected else { return [] }
    let facts = try archive.facts(of: place.fact.subject.kind, id).map(\.fact)
    let items = Amended(facts, evidence: NoEvidence()).items
    return FormerTitles(items)[place.fact.position]
  }

  // MARK: Facts

  private func facts(_ places: [Place]) throws -> [SearchItem] {
    let facts = places.map(\.fact)
    let names = try archive.names(in: facts)
    let sentences = Sentence(names)
    let speakers = try Speakers(facts, names, archive)
    let titles = try archive.titles(
      of: Set(facts.map(\.subject).filter { $0.kind == .case }.map(\.key.string)))
    let marker = try Marker(query.terms.wanted + labels() + recorded)
    let appeals = try AppealSentences(facts, archive)
    return places.map { place in
      let (kind, key) = place.fact.subject
      let sentence =
        PartyWords.sentence(of: place.fact) ?? appeals.words(of: place.fact)
        ?? sentences.words(of: place.fact)
      var runs = marker.marked(sentence) ?? [.text(sentence.visible)]
      runs += beside(sentence, place.fact, marker)
      return item(
        place, .facts, kind, key.string, title: titles[key.string], runs: runs,
        date: place.fact.occurred?.edtf, speaker: speakers.words(place.fact))
    }
  }

  /// What was found in a fact beside its sentence: at most two passages.
  private func beside(_ sentence: String, _ fact: Fact, _ marker: Marker) -> [Run] {
    guard let text = SearchText(fact) else { return [] }
    var found = (text.told.dropFirst() + text.notes)
      .filter { !text.slugs.contains($0) && !sentence.contains($0) }
      .compactMap { marker.marked($0) }
    if found.isEmpty, marker.marked(sentence) == nil {
      found = text.printed.compactMap { marker.marked($0) }
    }
    return found.prefix(2).flatMap { [.text(" — ")] + $0 }
  }

  /// What stands in the facts for words that pages print.
  private var recorded: [SearchTerms.Term] {
    PrintedWords.substitutes(for: query.terms.wanted).flatMap(\.words).compactMap {
      (try? SearchTerms(phrase: $0))?.wanted.first
    }
  }

  /// What the parties are called through which a fact was found.
  private func labels() throws -> [SearchTerms.Term] {
    let slugs = Set(namesakes.joined())
    return try archive.labels(of: slugs).values.compactMap {
      (try? SearchTerms(phrase: $0))?.wanted.first
    }
  }

  private func item(
    _ place: Place, _ group: SearchGroup, _ kind: Subject, _ id: String, title: String?,
    runs: [Run], date: EDTF?, speaker: String?
  ) -> SearchItem {
    var runs = runs
    switch place.state {
    case .stands, .redacted: break
    case .corrected: runs.append(.text(" (as corrected)"))
    case .outvoted: runs.insert(.text("Another account: "), at: 0)
    case .retracted:
      runs = [.struck(Line(runs).plain), .text(" (retracted)")]
    }
    return SearchItem(
      group: group, kind: kind, id: id, position: place.fact.position, title: title,
      found: Line(runs), date: date, speaker: speaker, state: place.state, match: place.match)
  }
}

extension Run {
  /// Whether it is what was looked for.
  fileprivate var isMark: Bool { if case .strong = self { true } else { false } }
}
