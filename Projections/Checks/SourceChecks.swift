public import Events

/// What is known of one archived version once its bytes were looked for.
public struct KeptVersion: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    case whole, missing
    /// The digest that the bytes have now.
    case altered(String)
  }

  public var sha256: String
  public var captured: EDTF?
  public var position: Int64
  public var state: State

  public init(sha256: String, captured: EDTF?, position: Int64, state: State) {
    self.sha256 = sha256
    self.captured = captured
    self.position = position
    self.state = state
  }
}

/// A source, with what its checks are told from outside.
public struct SourceUnderCheck: Sendable {
  public let slug: String
  public let facts: [Fact]
  /// In the order of their positions.
  public let versions: [KeptVersion]

  public init(_ slug: String, _ facts: [Fact], versions: [KeptVersion]) {
    self.slug = slug
    self.facts = Amended(facts, evidence: NoEvidence()).items.filter(\.stands).map(\.fact)
    self.versions = versions
  }

  /// What a check finds in it; nothing for checks of facts, of parties or of many streams.
  public func flags(_ check: Check) -> [Flagged] {
    switch check {
    case .sourceUndated: undated()
    case .sourceNotArchived: notArchived()
    case .archiveMissing: missing()
    case .archiveAltered: altered()
    case .archiveOutdated: outdated()
    case .archiveVersions: differing()
    default: []
    }
  }

  private func flag(
    _ check: Check, at position: Int64?, _ sentence: String, _ advice: String
  ) -> Flagged {
    Flagged(check, .source, slug, at: position, sentence, advice)
  }

  /// A source that is registered without a day of publication. A law is dated by its own facts.
  private func undated() -> [Flagged] {
    facts.compactMap { fact -> Flagged? in
      guard case .evidence(.registered(let read)) = fact.event, read.published == nil,
        read.kind != .legislation
      else { return nil }
      return flag(
        .sourceUndated, at: fact.position, "It does not say when it was published.",
        "Add the date, as exact as is known: docket record correct --target '#\(fact.position)'.")
    }
  }

  private func notArchived() -> [Flagged] {
    guard versions.isEmpty else { return [] }
    return [
      flag(
        .sourceNotArchived, at: facts.first?.position, "Its bytes are not kept.",
        "Save the page or file, then: docket source add \(slug) FILE.")
    ]
  }

  private func missing() -> [Flagged] {
    var seen: Set<String> = []
    return versions.filter { $0.state == .missing && seen.insert($0.sha256).inserted }.map {
      flag(
        .archiveMissing, at: $0.position, "The file \($0.sha256.prefix(12))… is not in sources/.",
        "Restore it from a copy; docket source add keeps equal bytes under the same name.")
    }
  }

  private func altered() -> [Flagged] {
    var seen: Set<String> = []
    return versions.compactMap { version -> Flagged? in
      guard case .altered(let found) = version.state, seen.insert(version.sha256).inserted else {
        return nil
      }
      return flag(
        .archiveAltered, at: version.position,
        "The file \(version.sha256.prefix(12))… has the SHA-256 \(found.prefix(12))… now.",
        "Do not rely on it; restore it from a copy.")
    }
  }

  /// What became of the source after it was last archived.
  private func outdated() -> [Flagged] {
    guard let last = versions.last else { return [] }
    let captured = last.captured?.bounds.earliest?.number
    return facts.compactMap { fact -> Flagged? in
      guard case .evidence(.changed(let read)) = fact.event,
        read.to == .corrected || read.to == .silentlyEdited
      else { return nil }
      let day = fact.occurred?.days?.latest
      let isLater =
        if let day, let captured { day > captured } else { fact.position > last.position }
      guard isLater else { return nil }
      let how = read.to == .corrected ? "corrected" : "silently edited"
      return flag(
        .archiveOutdated, at: fact.position,
        "It was \(how) after it was archived (#\(last.position)).",
        "Archive it as it is now, and look at what the facts take from it.")
    }
  }

  private func differing() -> [Flagged] {
    guard let last = versions.last,
      let before = versions.last(where: { $0.sha256 != last.sha256 })
    else { return [] }
    return [
      flag(
        .archiveVersions, at: last.position,
        "Its bytes differ from those archived before (#\(before.position)).",
        "Compare the two; if the words were changed, record source.changed.")
    ]
  }
}
