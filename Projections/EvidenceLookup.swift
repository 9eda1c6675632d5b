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
  /// The sources of which it brings the whole; see `Descents`.
  public var derived: [String]
  public var address: PlainAddress?

  public init(
    kind: SourceKind, publisher: String? = nil, country: Country? = nil, derived: [String] = [],
    address: PlainAddress? = nil
  ) {
    self.kind = kind
    self.publisher = publisher
    self.country = country
    self.derived = derived
    self.address = address
  }

  /// From the fact that registers it.
  public init(_ read: Read<Registered>) {
    let descents = read.derived.map { $0.map { (of: $0.of.string, how: $0.how) } } ?? []
    self.init(
      kind: read.kind, publisher: read.publisher?.string, country: read.country,
      derived: Descents.whole(descents, of: read.kind),
      address: read.url.map { PlainAddress($0.string) })
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
