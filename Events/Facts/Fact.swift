/// A fact where it lies in its page. What every fact may say is read by name: `fact.occurred`.
@dynamicMemberLookup
public struct Fact: Sendable {
  let page: Page
  let row: Int

  /// Its place in the log; 0 where it stands in none.
  public var position: Int64 { page.row(row).position }

  /// Its word, with what the word's fields say.
  @inline(__always)
  public var event: Event { Vocabulary.words[Int(page.row(row).word)].event(self) }

  /// Its word.
  public var word: Word { Vocabulary.words[Int(page.row(row).word)] }

  /// Its word's place in the vocabulary.
  @inline(__always)
  public var wordNumber: Int { Int(page.row(row).word) }

  /// The canonical bytes.
  public var bytes: [UInt8] {
    let place = page.row(row)
    return Array(page.bytes[Int(place.start)..<Int(place.end)])
  }

  public subscript<T>(dynamicMember path: KeyPath<Envelope, Field<T>>) -> T.Reading? {
    page.member(row, Envelope.fields[keyPath: path].key.code).flatMap(T.read)
  }

  /// Any member by its name, for what walks all fields.
  public func value(_ key: Key) -> Value? { page.member(row, key.code) }

  /// The kind of stream it belongs to, and the text of its key there.
  public var subject: (kind: Subject, key: Text)? {
    for subject in word.subjects {
      if let value = page.member(row, subject.key.code), let text = Text.read(value) {
        return (subject, text)
      }
    }
    return nil
  }
}

/// What a stream is about.
public enum Subject: String, Sendable, CaseIterable {
  case `case`
  case law
  case party
  case source
  case swap
  case country

  var key: Key {
    switch self {
    case .case: Subject.keys.0
    case .law: Subject.keys.1
    case .party: Subject.keys.2
    case .source: Subject.keys.3
    case .swap: Subject.keys.4
    case .country: Subject.keys.5
    }
  }

  private static let keys: (Key, Key, Key, Key, Key, Key) = (
    "case", "law", "party", "source", "swap", "country"
  )

  /// What kind of value names it: a slug, or a country's code.
  public var kind: Kind { self == .country ? .country : .slug }
}
