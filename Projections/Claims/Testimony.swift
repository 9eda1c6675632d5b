import Events

/// What stands behind one account: its roots, and what its own speakers say against it.
struct Testimony {
  var roots: [Root] = []
  /// Named with the speaker as saying the contrary: "disputed by defence".
  var disputers: [String] = []
  /// Whether somebody is named who says so.
  var hasSpeaker = false

  /// The parts of a fact's speaker, which a semicolon parts.
  static func parts(of item: CaseItem) -> [String] {
    guard let speaker = item.speaker else { return [] }
    var parts: [String] = []
    for part in speaker.split(separator: ";") {
      var text = part.drop { $0 == " " }
      while text.last == " " { text.removeLast() }
      if !text.isEmpty { parts.append(String(text)) }
    }
    return parts
  }
}

/// Takes the testimony of accounts.
struct Witnesses {
  let sides: Sides
  let graph: SourceGraph
  let sources: [String: CitedSource]
  /// A source of each publisher, to tell whose words a speaker's are.
  private let publications: [String: [String]]

  init(_ sides: Sides, _ sources: [String: CitedSource]) {
    self.sides = sides
    self.sources = sources
    graph = SourceGraph(of: sources.keys.sorted()) { sources[$0].map(SourceGraph.Node.init) }
    publications = Dictionary(grouping: sources.keys.sorted()) { sources[$0]!.name }
  }

  /// - Parameters:
  ///   - isLive: whether to leave out what rested on sources that were withdrawn.
  ///   - isFiling: whether a court record is only what the accuser filed.
  func testimony(of item: CaseItem, isLive: Bool, isFiling: Bool) -> Testimony {
    let slugs = item.citations.map(\.source)
    let isSpent = isLive && isSpent(item)
    let parts = Testimony.parts(of: item)
    var testimony = Testimony()
    testimony.disputers = parts.compactMap(Sides.disputer)
    testimony.hasSpeaker = testimony.disputers.count < parts.count
    guard !isSpent else { return testimony }
    if testimony.hasSpeaker, !(Reach.isStatement(item) && !slugs.isEmpty) {
      testimony.roots = roots(ofSpeakers: parts, in: item, isLive: isLive)
    } else {
      testimony.roots = roots(ofSources: slugs, isLive, isFiling)
    }
    return testimony
  }

  /// Whether all sources that carried it are withdrawn.
  func isSpent(_ item: CaseItem) -> Bool {
    !item.citations.isEmpty && item.citations.allSatisfy { graph.isSpent($0.source) }
  }

  /// A speaker of whom nothing is known beside the authority that acted adds no root: it prints
  /// what it was told. It is a root where one of its own publications is cited, or where it is a
  /// side of its own.
  private func roots(ofSpeakers parts: [String], in item: CaseItem, isLive: Bool) -> [Root] {
    let speakers = parts.filter { Sides.disputer($0) == nil }
    let named = speakers.map { (part: $0, root: sides.root(ofSpeaker: $0, in: item)) }
    var roots = Root.united(
      named.map { speaker in
        guard speaker.root.side == .other else { return [speaker.root] }
        return publication(speaker.part, speaker.root, item, isLive) ?? [speaker.root]
      })
    guard roots.contains(where: { $0.side == .accuser }) else { return roots }
    let cited = Set(item.citations.compactMap { sources[$0.source]?.name })
    let mere = roots.filter { root in
      root.side == .other && !cited.contains(root.key) && !cited.contains(root.name)
    }
    roots.removeAll { mere.contains($0) }
    if let place = roots.firstIndex(where: { $0.side == .accuser }) {
      roots[place].repeated += mere.map(\.name)
    }
    return roots
  }

  /// The roots of a speaker that is a publisher: those of its publications among the cited, else
  /// of any; nil where it is none.
  private func publication(_ part: String, _ root: Root, _ item: CaseItem, _ isLive: Bool)
    -> [Root]?
  {
    let name =
      publications[root.key] != nil
      ? root.key
      : item.citations.compactMap { sources[$0.source]?.name }.first {
        Voice.isInitials(part, of: $0)
      }
    guard let name, let slugs = publications[name] else { return nil }
    let cited = slugs.filter { slug in item.citations.contains { $0.source == slug } }
    let found = self.roots(ofSources: cited.isEmpty ? [slugs[0]] : cited, isLive, false)
    return found.isEmpty ? nil : found
  }

  private func roots(ofSources slugs: [String], _ isLive: Bool, _ isFiling: Bool) -> [Root] {
    let live = isLive ? slugs.filter { !graph.isSpent($0) } : slugs
    // Of each origin the sources that have no other: itself, or copies of it.
    var carriers: [SourceGraph.Origin: [String]] = [:]
    for slug in live {
      let origins = graph.origins(of: [slug])
      if origins.count == 1 { carriers[origins.first!, default: []].append(slug) }
    }
    let all = isLive ? graph.liveOrigins(of: live) : graph.origins(of: live)
    return Root.united(
      all.sorted().map { origin in
        var slugs = carriers[origin] ?? []
        var first = slugs.first
        if case .source(let slug) = origin { first = slug }
        slugs.removeAll { $0 == first }
        var root = sides.root(of: origin, first.flatMap { sources[$0] }, isFiling: isFiling)
        if origin == .unnamed, let first { slugs.insert(first, at: 0) }
        root.repeated = slugs.map { sources[$0]?.name ?? $0 }.filter { $0 != root.name }
        return [root]
      })
  }
}

extension SourceGraph.Node {
  init(_ source: CitedSource) {
    derived = source.derived.map(\.of)
    state = source.kind == .stateMedia ? source.country : nil
    isAnonymousCopy = source.kind == .aggregator && source.derived.isEmpty
    isWithdrawn = source.state == .withdrawn
  }
}
