public import Events

/// A source as a page shows it: what it is, where it stands, and what it was made from.
public struct CitedSource: Sendable, Equatable {
  /// One step of its descent.
  public struct Descent: Sendable, Equatable {
    public var of: String
    public var how: DerivationHow
  }

  public var slug: String
  /// Nil where nobody registered it.
  public var kind: SourceKind?
  public var title: String?
  public var publisher: String?
  public var published: EDTF?
  public private(set) var url: String?
  public var country: Country?
  public var lang: String?
  public var author: String?
  public var reliability: Reliability?
  /// What became of it, where anything did.
  public var state: SourceState?
  /// When that was, where it is known, and the position of the fact that says so.
  public var stateDate: EDTF?
  public var statePosition: Int64?
  public var derived: [Descent] = []
  /// How many facts that stand cite it.
  public var facts = 0
  /// Its address as it is compared.
  public private(set) var address: PlainAddress?

  /// Folds a source's facts.
  public init(_ slug: String, _ facts: [Fact]) {
    self.slug = slug
    for item in Amended(facts, evidence: NoEvidence()).items where item.stands {
      guard case .evidence(let evidence) = item.fact.event else { continue }
      switch evidence {
      case .registered(let read): register(read)
      case .changed(let read):
        state = read.to
        stateDate = (item.fact.occurred ?? item.fact.disclosed)?.edtf
        statePosition = item.position
      case .archived, .assessed: break
      }
    }
  }

  private mutating func register(_ read: Read<Registered>) {
    kind = read.kind
    title = read.title?.string
    publisher = read.publisher?.string
    published = read.published?.edtf
    url = read.url?.string
    address = url.map { PlainAddress($0) }
    country = read.country
    lang = read.lang?.string
    author = read.author?.string
    reliability = read.reliability
    derived = read.derived.map { $0.map { Descent(of: $0.of.string, how: $0.how) } } ?? []
  }

  /// Who publishes it: without a publisher the host of its address. Else what it is called; a slug
  /// is no name, and is printed as such.
  public var name: String { publisher ?? address?.name ?? title ?? "source “\(slug)”" }

  /// The sources of which it brings the whole.
  public var carried: [String] {
    Descents.whole(derived.map { ($0.of, $0.how) }, of: kind)
  }

  /// What the choice among accounts must know of it.
  public var card: SourceCard? {
    kind.map {
      SourceCard(
        kind: $0, publisher: publisher, country: country, derived: carried, address: address)
    }
  }
}
