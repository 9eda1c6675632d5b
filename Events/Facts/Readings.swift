/// A text where it lies in its page.
@frozen
public struct Text: FieldValue, Sendable, CustomStringConvertible {
  @usableFromInline let value: Value

  @inlinable
  init(value: Value) { self.value = value }

  public static var kind: Kind { .text }
  @inlinable
  public static func read(_ value: Value) -> Text? {
    value.first == .quote ? Text(value: value) : nil
  }

  /// The text as a string.
  public var string: String { value.string }
  public var description: String { string }

  /// Whether the bytes as they stand are not the text itself.
  public var hasEscapes: Bool { value.hasEscapes }

  /// The bytes as they stand (escapes not resolved), for comparing and interning slugs and ids.
  @inlinable @inline(__always)
  public func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T { value.inner(body) }

  public static func == (left: Text, right: String) -> Bool { left.string == right }
}

/// A date where it lies in its page.
@frozen
public struct Dated: Sendable, CustomStringConvertible {
  @usableFromInline let value: Value

  @inlinable
  init(value: Value) { self.value = value }

  /// The first and last day it can be, as day numbers; open ends are `Int64.min` and `.max`.
  @inlinable
  public var days: (earliest: Int64, latest: Int64)? {
    value.inner { EDTF.strictBounds(utf8: $0) }
  }

  /// The same with the margin of a date that is not certain: `2021-04-12?` is a week to either side.
  public var likelyDays: (earliest: Int64, latest: Int64)? {
    let isDoubted = value.inner { $0.contains { EDTFDate.Qualifier(rawValue: $0) != nil } }
    guard isDoubted, let margin = edtf?.form.margin else { return days }
    return (margin.earliest, margin.latest)
  }

  /// The date, understood.
  public var edtf: EDTF? { try? EDTF(value.string) }
  public var description: String { value.string }
  /// The date as it is written.
  public var text: Text { Text(value: value) }
}

extension EDTF: FieldValue {
  public static var kind: Kind { .date }
  @inlinable
  public static func read(_ value: Value) -> Dated? {
    value.first == .quote ? Dated(value: value) : nil
  }
}

extension Country: FieldValue {
  public static var kind: Kind { .country }
  @inlinable
  public static func read(_ value: Value) -> Country? { value.inner { Country(utf8: $0) } }
}

extension LanguageTag: FieldValue {
  public static var kind: Kind { .language }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

extension Period: FieldValue {
  public static var kind: Kind { .period }
  @inlinable
  public static func read(_ value: Value) -> Period? { try? Period(value.string) }
}

extension Money: FieldValue {
  public static var kind: Kind { .money }
  @inlinable
  public static func read(_ value: Value) -> Money? {
    let amount = Read<Amount>(value)
    return try? Money(
      value: amount.value.string, to: amount.to?.string, currency: amount.currency.string,
      isAbout: amount.about ?? false)
  }

  /// The members of an amount.
  public struct Amount: Fields {
    public let value = Need<Text>("value", "a decimal string: 12000.00")
    public let to = Field<Text>("to", "the end of a range, where it is one")
    public let currency = Need<Text>("currency", "an ISO 4217 code: USD; XBT is bitcoin")
    public let about = Field<Bool>("about", "whether it is an estimate")
    public init() {}
    public static let fields = Amount()
  }
}

extension Int64: FieldValue {
  public static var kind: Kind { .integer(0...9_007_199_254_740_991) }
  @inlinable
  public static func read(_ value: Value) -> Int64? {
    Int64(String(decoding: value.raw, as: UTF8.self))
  }
}

extension Bool: FieldValue {
  public static var kind: Kind { .boolean }
  @inlinable
  public static func read(_ value: Value) -> Bool? {
    switch value.first {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }
}

/// Several values, read one by one.
@frozen
public struct List<T: FieldValue>: FieldValue, Sequence, Sendable {
  @usableFromInline let value: Value

  @inlinable
  init(value: Value) { self.value = value }

  public static var kind: Kind { .list(T.kind) }
  @inlinable
  public static func read(_ value: Value) -> List? {
    value.first == .openBracket ? List(value: value) : nil
  }

  @inlinable
  public func makeIterator() -> Iterator { Iterator(value: value, place: Int(value.start) + 1) }

  @frozen
  public struct Iterator: IteratorProtocol {
    @usableFromInline let value: Value
    @usableFromInline var place: Int

    @inlinable
    init(value: Value, place: Int) {
      self.value = value
      self.place = place
    }

    @inlinable
    public mutating func next() -> T.Reading? {
      while place < Int(value.end) - 1 {
        let end = Scan.valueEnd(value.base, place, Int(value.end))
        let element = Value(page: value.page, start: UInt32(place), end: UInt32(end))
        place = end + 1
        if let reading = T.read(element) { return reading }
      }
      return nil
    }
  }
}

/// An object of named fields within a fact.
public enum Object<F: Fields>: FieldValue {
  public static var kind: Kind { .object(F.infos) }
  @inlinable
  public static func read(_ value: Value) -> Read<F>? {
    value.first == .openBrace ? Read<F>(value) : nil
  }
}

/// The id of a fact.
public enum FactReference: FieldValue {
  public static var kind: Kind { .fact }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// A state, or a union of states that acts as one: `EU`, `UN`. It is read as a country.
public enum Actor: FieldValue {
  public static var kind: Kind { .actor }
  @inlinable
  public static func read(_ value: Value) -> Country? { Country.read(value) }
}

/// The id of a fact, or words, which may be the slug of something.
public enum FactOrText<S: StreamSlug>: FieldValue {
  public static var kind: Kind { .factOrText(orSlugOf: S.subject) }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// The id of a fact, or the slug of anything.
public enum FactOrSlug: FieldValue {
  public static var kind: Kind { .factOrSlug }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// A slug of a case, law or swap, or a country's code.
public enum SlugOrCountry: FieldValue {
  public static var kind: Kind { .slugOrCountry }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// A SHA-256 digest (FIPS 180-4) in hexadecimal.
public enum Digest: FieldValue {
  public static var kind: Kind { .sha256 }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// An address (RFC 3986) with its scheme.
public enum Address: FieldValue {
  public static var kind: Kind { .url }
  @inlinable
  public static func read(_ value: Value) -> Text? { Text.read(value) }
}

/// An object of the writer's own.
public enum Anything: FieldValue {
  public static var kind: Kind { .anything }
  @inlinable
  public static func read(_ value: Value) -> Value? { value }
}

/// A JSON merge patch (RFC 7396).
public enum Patch: FieldValue {
  public static var kind: Kind { .patch }
  @inlinable
  public static func read(_ value: Value) -> Value? { value }
}

/// One of the vocabulary's words for a field: stored by raw value.
public protocol Choice: FieldValue, RawRepresentable, CaseIterable, Sendable, Hashable
where RawValue == String, Reading == Self {
  /// The word as people read it.
  var words: String { get }
}

extension Choice {
  public static var kind: Kind { .choice(allCases.map(\.rawValue)) }
  @inlinable
  public static func read(_ value: Value) -> Self? { Self(rawValue: value.string) }
  public var words: String { PlainWord.words(rawValue) }
}
