/// A fact where it lies in its page. What every fact may say is read by name: `fact.occurred`.
@frozen @dynamicMemberLookup
public struct Fact: Sendable {
  @usableFromInline let page: Page
  @usableFromInline let row: Int

  @inlinable
  init(page: Page, row: Int) {
    self.page = page
    self.row = row
  }

  /// Its place in the log; 0 where it stands in none.
  @inlinable
  public var position: Int64 { page.row(row).position }

  /// Its word, with what the word's fields say.
  public var event: Event { Vocabulary.makers[Int(page.row(row).word)](self) }

  /// Its word.
  public var word: Word { Vocabulary.words[Int(page.row(row).word)] }

  /// Its word's place in the vocabulary.
  @inlinable
  public var wordNumber: Int { Int(page.row(row).word) }

  /// The canonical bytes.
  public var bytes: [UInt8] {
    let place = page.row(row)
    return Array(page.bytes[Int(place.start)..<Int(place.end)])
  }

  @inlinable @inline(__always)
  public subscript<T>(dynamicMember path: KeyPath<Envelope, Field<T>>) -> T.Reading? {
    guard let value = page.member(row, Envelope.fields[keyPath: path].key.code) else { return nil }
    return T.read(value)
  }

  @inlinable @inline(__always)
  public subscript<T: Choice>(dynamicMember path: KeyPath<Envelope, Field<T>>) -> T? {
    let field = Envelope.fields[keyPath: path]
    guard let value = page.member(row, field.key.code) else { return nil }
    return ChoiceTable<T>.read(value, field.spellings)
  }

  /// Any member by its name, for what walks all fields.
  public func value(_ key: Key) -> Value? { page.member(row, key.code) }

  /// The kind of stream it belongs to, and the text of its key there.
  @inlinable
  public var subject: (kind: Subject, key: Text) {
    let place = page.row(row)
    return (
      Subject(place: place.subject),
      Text(value: Value(page: page, start: place.keyStart, end: place.keyEnd))
    )
  }
}

/// What a stream is about.
@frozen
public enum Subject: String, Sendable, CaseIterable {
  case `case`
  case law
  case party
  case source
  case swap
  case country

  /// By its place among all.
  @inlinable
  init(place: UInt8) {
    switch place {
    case 0: self = .case
    case 1: self = .law
    case 2: self = .party
    case 3: self = .source
    case 4: self = .swap
    default: self = .country
    }
  }

  /// What kind of value names it: a slug, or the code of a country or union.
  public var kind: Kind { self == .country ? .actor : .slug(of: self) }
}
