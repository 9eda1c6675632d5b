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
  /// The sources of each publisher, by `Publisher.key`, to tell whose words a speaker's are.
  private let publications: [String: [String]]

  init(_ sides: Sides, _ sources: [String: CitedSource]) {
    self.sides = sides
    self.sources = sources
    graph = SourceGraph(of: sources.keys.sorted()) { sources[$0].map(SourceGraph.Node.init) }
    publications = Dictionary(grouping: sources.keys.sorted()) {
      Publisher.key(sources[$0]!.name)
    }
  }

  /// - Parameters:
  ///   - isLive: whether to leave out what rested on sources that were withdrawn.
  ///   - isFiling: whether a court record is only what the accuser filed.
  func testimony(of item: CaseItem, isLive: Bool, isFiling: Bool) -> Testimony {
    let slugs = item.citations.map(\.source)
    let isSpent = isLive && isSpent(item)
    let parts = Testimony.parts(of: item)
    var testimony = Testimony()
    if let speech = item.speech, speech.isContrary, !Reach.isStatement(item) {
      // Who denies something, or says nothing to it, is no root of it.
      if speech == .denies { testimony.disputers = parts }
      return testimony
    }
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

  /// The speakers of a fact are one root, unless they are known to be several: of another side, or
  /// with a publication of their own among those that the fact cites. Who is only named beside
  /// another prints what it was told.
  private func roots(ofSpeakers parts: [String], in item: CaseItem, isLive: Bool) -> [Root] {
    var roots: [Root] = []
    var mere: [Root] = []
    for part in parts where Sides.disputer(part) == nil {
      let root = sides.root(ofSpeaker: part, in: item)
      guard root.side == .other else {
        roots.append(root)
        continue
      }
      switch publication(part, root, item, isLive) {
      case .cited(let found): roots += found
      case .known(let state): roots.append(state)
      case .none: mere.append(root)
      }
    }
    if roots.isEmpty, !mere.isEmpty { roots.append(mere.removeFirst()) }
    let speakers = Set(roots.map(\.name))
    roots = Root.united([roots])
    for place in roots.indices {
      // Two speakers of one side are named together; neither carries the other's words.
      let together = roots[place].repeated.filter(speakers.contains)
      roots[place].repeated.removeAll(where: speakers.contains)
      roots[place].named += together
    }
    let first = roots.firstIndex { $0.side == .accuser } ?? roots.startIndex
    let keys = Set(roots.map(\.key))
    if !roots.isEmpty {
      roots[first].named += mere.filter { !keys.contains($0.key) }.map(\.name)
    }
    return roots
  }

  private enum Publication {
    /// The roots of its publications among those that the fact cites.
    case cited([Root])
    /// The voice of the state whose medium it is.
    case known(Root)
    case none
  }

  /// What a speaker that is a publisher has published, as far as the fact cites it. One that is cited
  /// elsewhere only, for a denial perhaps, is no root here by that.
  private func publication(_ part: String, _ root: Root, _ item: CaseItem, _ isLive: Bool)
    -> Publication
  {
    let key =
      publications[root.key] != nil
      ? root.key
      : item.citations.compactMap { sources[$0.source]?.name }
        .first { Voice.isInitials(part, of: $0) }.map(Publisher.key)
    guard let key, let slugs = publications[key] else { return .none }
    let cited = slugs.filter { slug in item.citations.contains { $0.source == slug } }
    if !cited.isEmpty {
      let found = roots(ofSources: cited, isLive, false)
      return found.isEmpty ? .none : .cited(found)
    }
    guard let medium = slugs.first(where: { sources[$0]?.kind == .stateMedia }),
      let country = sources[medium]?.country
    else { return .none }
    return .known(sides.root(of: .state(country.code), sources[medium], isFiling: false))
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
        root.repeated = slugs.map { sources[$0]?.name ?? CitedSource($0, []).name }
          .filter { Publisher.key($0) != Publisher.key(root.name) }
        return [root]
      })
  }
}

extension SourceGraph.Node {
  init(_ source: CitedSource) {
    derived = source.carried
    state = source.kind == .stateMedia ? source.country : nil
    isAnonymousCopy = source.kind == .aggregator && source.derived.isEmpty
    isWithdrawn = source.state == .withdrawn
    address = source.address
    hasPublisher = source.publisher != nil
  }
}

extension Speech {
  /// Whether it does not say what the fact tells, but the contrary or nothing.
  var isContrary: Bool {
    switch self {
    case .denies, .declinesToComment, .didNotRespond, .couldNotVerify: true
    case .announces, .alleges, .states, .confirms, .reports, .analyses: false
    }
  }
}
