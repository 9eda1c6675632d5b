import Events

extension FileUnderCheck {
  /// Something that happened, without a source.
  func noSource() -> [Flagged] {
    standing.filter { $0.citations.isEmpty && needsSource($0) }.map {
      flag(
        .noSource, $0, "\($0.word) has no source.",
        "Name where it is from: docket record correct --target '#\($0.position)'.")
    }
  }

  private func needsSource(_ item: CaseItem) -> Bool {
    switch item.fact.event {
    case .conduct, .custody, .court, .exchange, .law: true
    case .proceeding: item.isEvent
    case .party, .evidence, .amendment: false
    }
  }

  /// A step of proceedings that nobody is said to tell, and that one source alone is the root of.
  ///
  /// A court record, a law or an official statement may tell what its author did. What stands as
  /// alleged, contested or unverified is not stated as fact.
  func singleRoot() -> [Flagged] {
    let cards = file.sources.reduce(into: [:]) { $0[$1.slug] = $1.card }
    return standing.filter { isStep($0) && $0.speaker == nil && !$0.citations.isEmpty }.compactMap {
      item -> Flagged? in
      switch item.standing {
      case .alleged, .contested, .unverified: return nil
      case .charged, .adjudicated, .confirmed, nil: break
      }
      let roots = Roots.of(item.fact, cards)
      guard roots.count == 1, let root = roots.first, !isOfficial(root), !cites(item, cards)
      else { return nil }
      let count = item.citations.count
      return flag(
        .singleRoot, item,
        "\(item.word) is stated as fact and rests on one root: \(name(of: root))"
          + (count > 1 ? ", to which its \(count) sources go back." : "."),
        "Add an independent source, or say who says so (claim.speaker).")
    }
  }

  private func isOfficial(_ source: String) -> Bool {
    switch file.source(source)?.kind {
    case .courtRecord, .legislation, .officialStatement: true
    default: false
    }
  }

  private func cites(_ item: CaseItem, _ cards: [String: SourceCard]) -> Bool {
    item.citations.contains { isOfficial($0.source) }
  }

  private func name(of root: String) -> String {
    if root.hasPrefix("state:") {
      return
        "the state media of \(Country(code: String(root.dropFirst(6)))?.nameWithArticle ?? root)"
    }
    if root == "unnamed" { return "what aggregators do not name" }
    return file.source(root)?.name ?? root
  }

  /// A fact that cites a withdrawn source.
  func sourceWithdrawn() -> [Flagged] {
    standing.compactMap { item -> Flagged? in
      let all = Set(item.citations.map(\.source))
      let gone = all.filter { file.source($0)?.state == .withdrawn }.sorted()
      guard let first = gone.first else { return nil }
      let only = gone.count == all.count ? " and has no other source" : ""
      return flag(
        .sourceWithdrawn, item, "It cites \(first), which was withdrawn\(only).",
        "Look whether it still stands; retract it with reason source_retracted if not.")
    }
  }

  /// What the record doubts of itself.
  func unresolvedDoubt() -> [Flagged] {
    standing.flatMap { item in
      item.remarks.filter { $0.key != "relation" }.map { remark in
        let name = remark.key == "doubt" ? "doubt" : "open question"
        return flag(
          .unresolvedDoubt, item,
          "\(name == "doubt" ? "A" : "An") \(name) stands: \(remark.text.asSentence)",
          "Settle it, or record the other account with account_of.")
      }
    }
  }
}

extension String {
  /// With a full stop, unless something ends it.
  var asSentence: String {
    guard let last, !".!?…".contains(last) else { return self }
    return self + "."
  }
}
