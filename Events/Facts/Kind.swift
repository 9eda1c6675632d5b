/// What values a field takes: what the checker, the schema, the flags and the docs walk.
public indirect enum Kind: Sendable, Equatable {
  case text
  /// Words, or the slug of a party, of a law.
  case textOrSlug(of: Subject)
  case slug(of: Subject)
  /// An EDTF date, ISO 8601-2 levels 0 and 1, and sets.
  case date
  /// A state's ISO 3166 code, current or withdrawn, or `XK`.
  case country
  /// A state's code, or that of a union of states that acts as one: `EU`, `UN`.
  case actor
  /// A BCP 47 tag.
  case language
  /// The id of a fact.
  case fact
  /// The id of a fact, or the slug of anything.
  case factOrSlug
  /// The id of a fact, or words, or the slug of a party.
  case factOrText(orSlugOf: Subject)
  /// The slug of a case, law or exchange, or a country's code.
  case slugOrCountry
  /// 64 lower-case hexadecimal digits.
  case sha256
  /// An address with its scheme.
  case url
  case integer(ClosedRange<Int64>)
  case boolean
  /// One of these words.
  case choice([String])
  case money
  /// An ISO 8601 duration.
  case period
  case list(Kind)
  case object([FieldInfo])
  /// Any object of the writer's own: kept and never interpreted.
  case anything
  /// A JSON merge patch (RFC 7396) of a fact.
  case patch
}

/// A field as the checker, the schema, the flags and the docs see it.
public struct FieldInfo: Sendable, Equatable {
  public let name: String
  public let kind: Kind
  public let isRequired: Bool
  public let doc: String

  public init(name: String, kind: Kind, isRequired: Bool, doc: String) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.doc = doc
  }
}

/// What a field may hold, and how it is read from a page.
public protocol FieldValue {
  /// What reading gives: the value itself, or a view that decodes later.
  associatedtype Reading: Sendable = Self
  static var kind: Kind { get }
  /// The value, or nil where the bytes are not one; admission lets no such fact into a log.
  static func read(_ value: Value) -> Reading?
}
