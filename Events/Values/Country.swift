/// A state or territory by its two-letter code of ISO 3166-1, or by one that ISO 3166-3 withdrew;
/// Kosovo as `XK`; and, where one acts, a union of states: `EU`, `UN`.
///
/// `US`, `CN`, `SU`. The text is two capital letters, and its only spelling.
///
/// Some codes have had two lives. Where a withdrawn code was given out again, the present meaning
/// wins: `SK` is Slovakia, never Sikkim; likewise `AI`, `BQ`, `BY` and `GE`. `CS` was withdrawn
/// twice and stays ambiguous: Czechoslovakia until 1993, Serbia and Montenegro from 2003;
/// `name(in:)` decides by the year.
public struct Country: Sendable, Hashable {
  /// Both letters in ASCII, the first in the high byte.
  let letters: UInt16

  init(letters: UInt16) {
    self.letters = letters
  }

  /// Reads a code; what is not one is refused with the code that was probably meant.
  public init(_ text: String) throws(ValueError) {
    var copy = text
    guard let country = copy.withUTF8({ Country(utf8: UnsafeRawBufferPointer($0)) }) else {
      throw Country.refusal(of: text)
    }
    self = country
  }

  /// The country of exactly this code; nil for any other text, without a search for what was meant.
  public init?(code: String) {
    var code = code
    guard let country = code.withUTF8({ Country(utf8: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = country
  }

  /// Reads a code without making a string; nil where it is not one.
  public init?(utf8 bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 2 else { return nil }
    let letters = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    guard CountryTable.holds(letters) else { return nil }
    self.letters = letters
  }

  /// The two capital letters.
  public var code: String {
    String(decoding: [UInt8(letters >> 8), UInt8(truncatingIfNeeded: letters)], as: UTF8.self)
  }
}

// MARK: - Names

extension Country {
  /// The short English name that a newspaper prints, without an article: `United States`.
  public var name: String {
    CountryTable.meanings(of: letters).map(\.name).joined(separator: " or ")
  }

  /// The name as it stands within a sentence: `the United States`, `China`, `the Soviet Union`.
  public var nameWithArticle: String {
    CountryTable.meanings(of: letters).map(\.nameWithArticle).joined(separator: " or ")
  }

  /// The name that a withdrawn code had in a year: `CS` is Czechoslovakia in 1968.
  public func name(in year: Int) -> String {
    guard isWithdrawn else { return name }
    return (formerly.last { $0.years.lowerBound <= year } ?? formerly[0]).name
  }
}

// MARK: - Withdrawn codes

extension Country {
  /// What a code stood for before it was withdrawn.
  public struct Former: Sendable, Hashable {
    public let name: String
    /// The years in which ISO 3166, published first in 1974, listed the code; not those of the
    /// state, which is often older.
    public let years: ClosedRange<Int>
  }

  /// Whether the code stands for nothing today: the Soviet Union, East Germany, Yugoslavia.
  public var isWithdrawn: Bool { CountryTable.current(letters) == nil }

  /// What the code once stood for, the oldest first; `SK` answers Sikkim. Mostly empty.
  public var formerly: [Former] {
    CountryTable.former(letters).compactMap { row in
      row.years.map { Former(name: row.name, years: $0) }
    }
  }

  /// From the first year in which a withdrawn code was listed to the last; nil for codes in use.
  ///
  /// `CS` answers 1974 to 2006, though it was free between 1993 and 2003; `formerly` has both.
  public var years: ClosedRange<Int>? {
    let former = formerly
    guard isWithdrawn, let first = former.first, let last = former.last else { return nil }
    return first.years.lowerBound...last.years.upperBound
  }
}

// MARK: - Lists and printing

extension Country {
  /// Every code that is accepted: those of states, then those of unions.
  public static var all: [Country] { states + unions }

  /// The codes of states: those in use, then those withdrawn, each in order.
  public static var states: [Country] { CountryTable.states }

  /// The codes of states in use.
  public static var current: [Country] { states.filter { !$0.isWithdrawn } }

  /// Unions of states, which stand only where one of them acts.
  public static var unions: [Country] { CountryTable.unions }

  /// Whether it is a union of states and no state.
  public var isUnion: Bool { Country.unions.contains(self) }
}

extension Country: Comparable, CustomStringConvertible {
  public static func < (left: Country, right: Country) -> Bool { left.letters < right.letters }

  public var description: String { code }
}

// MARK: - Refusals

extension Country {
  private static func refusal(of text: String) -> ValueError {
    let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
    let reason =
      isCode
      ? "no country \(text)" : "a country is two capital letters, not \(ValueError.quoted(text))"
    return ValueError(reason: reason, suggestion: CountryTable.guess(text)?.code)
  }
}
