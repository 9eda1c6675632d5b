import Events

/// The documents among the sources of a claim, and what became of them.
struct Documents {
  /// What shows it by itself.
  private(set) var document: Reason?
  /// What did before sources were withdrawn.
  private(set) var earlier: Reason?
  /// A court record that only shows what was charged.
  private(set) var filing: Reason?
  /// A copy of what the speaker published.
  private(set) var copy: Reason?
  private(set) var withdrawn: [Reason] = []
  private(set) var removed: [Reason] = []
  private var seen: Set<String> = []

  /// - Parameter isFiling: whether a court record is only what the accuser filed.
  init(_ witnesses: Witnesses, _ accounts: [CaseItem], _ kind: Grounds.Kind, isFiling: Bool) {
    for item in accounts {
      for citation in item.citations where seen.insert(citation.source).inserted {
        let slug = citation.source
        guard let source = witnesses.sources[slug] else { continue }
        look(source, witnesses)
        guard let found = document(source, item, kind, isFiling, witnesses) else { continue }
        if earlier == nil { earlier = found }
        if document == nil, !witnesses.graph.isSpent(slug) { document = found }
      }
    }
  }

  /// Looks for what was withdrawn or removed: the source itself, or what it was made from.
  private mutating func look(_ source: CitedSource, _ witnesses: Witnesses) {
    if source.state == .removed {
      removed.append(
        .removed(source: source.name, on: source.stateDate, position: source.statePosition))
    }
    for slug in witnesses.graph.withdrawn(behind: source.slug) {
      guard let found = witnesses.sources[slug] else { continue }
      let reason = Reason.withdrawn(
        source: found.name, on: found.stateDate, position: found.statePosition)
      if !withdrawn.contains(reason) { withdrawn.append(reason) }
    }
  }

  private mutating func document(
    _ source: CitedSource, _ item: CaseItem, _ kind: Grounds.Kind, _ isFiling: Bool,
    _ witnesses: Witnesses
  ) -> Reason? {
    switch (kind, source.kind) {
    case (.statement, _):
      if isOwn(source, of: item), source.derived.isEmpty {
        return .ownPublication(source: source.name)
      }
      if copy == nil, let original = source.derived.first.flatMap({ witnesses.sources[$0.of] }),
        isOwn(original, of: item)
      {
        copy = .ownCopy(source: original.name)
      }
      return nil
    case (.conduct, .courtRecord) where isFiling:
      filing = .filing(source: source.name)
      return nil
    case (.conduct, .courtRecord), (.act, .courtRecord), (.law, .courtRecord),
      (.law, .legislation):
      return .document(source: source.name)
    case (.conduct, _), (.act, _), (.law, _): return nil
    }
  }

  /// Whether a speaker published it.
  private func isOwn(_ source: CitedSource, of item: CaseItem) -> Bool {
    Testimony.parts(of: item).contains { part in
      let head = Voice.head(of: part)
      return Publisher.key(source.name) == Publisher.key(head)
        || source.name.hasPrefix(head + ",")
        || Voice.isInitials(part, of: source.name)
    }
  }
}
