public import Events

/// What the choice among accounts must know of sources.
///
/// A look-up that fails throws: taken for "not registered", it would choose another account, and
/// could turn an acquittal into a conviction.
public protocol EvidenceLookup {
  /// What a look-up may throw; `Never` where all is at hand.
  associatedtype Failure: Error = Never
  /// What is known of a source; nil where it is not registered.
  func source(_ slug: String) throws(Failure) -> SourceCard?
}

/// What is known of a source.
public struct SourceCard: Sendable, Equatable {
  public var kind: SourceKind
  public var publisher: String?
  public var country: Country?
  public var derived: [String]

  public init(
    kind: SourceKind, publisher: String? = nil, country: Country? = nil, derived: [String] = []
  ) {
    self.kind = kind
    self.publisher = publisher
    self.country = country
    self.derived = derived
  }
}

/// No sources are known.
public struct NoEvidence: EvidenceLookup, Sendable {
  public init() {}
  public func source(_ slug: String) -> SourceCard? { nil }
}

extension Dictionary: EvidenceLookup where Key == String, Value == SourceCard {
  public func source(_ slug: String) -> SourceCard? { self[slug] }
}
