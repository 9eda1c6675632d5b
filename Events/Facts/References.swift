/// A field in which facts of a word may name something; found once for each word.
public final class ReferenceField: Sendable {
  /// The way to it from the fact on; what is in lists is passed through: `legs`, `party`.
  public let path: [String]
  /// What it may name by a slug, or a country by its code.
  public let subjects: [Subject]
  /// Whether it may name a fact by its id.
  public let mayBeFact: Bool
  /// Whether it may hold words that name nothing.
  public let mayBeWords: Bool
  let keys: [Key]

  /// Nil where a value of the kind names nothing.
  init?(_ path: [String], _ kind: Kind) {
    guard kind.mayBeFact || !kind.subjects.isEmpty else { return nil }
    self.path = path
    subjects = kind.subjects
    mayBeFact = kind.mayBeFact
    mayBeWords = kind.mayBeWords
    keys = path.map(Key.init)
  }
}

/// A place in a fact where something is named, or may be.
public struct Reference: Sendable {
  public let field: ReferenceField
  /// A slug, a code, the id of a fact; or words.
  public let text: Text

  /// Whether the text has the form of a slug.
  public var isSlug: Bool { text.withBytes { Slug.isValid(utf8: $0) } }

  /// What is named for certain; nil of what may be words, or be one of these or a fact.
  public var referent: Referent? {
    if field.mayBeWords || field.mayBeFact && !field.subjects.isEmpty { return nil }
    let name = text.string
    if field.mayBeFact { return .fact(name) }
    if field.subjects.count == 1 { return .stream(StreamID(field.subjects[0], name)) }
    if Country(code: name) != nil { return .stream(StreamID(.country, name)) }
    return .oneOf(field.subjects.filter { $0 != .country }, name)
  }
}

/// What is named.
public enum Referent: Sendable, Hashable {
  case stream(StreamID)
  /// A slug that one of several kinds has: a link's target is a case, a law or an exchange.
  case oneOf([Subject], String)
  /// The id of a fact.
  case fact(String)
}

extension Fact {
  /// All that it names, or may name by what may be words: by its own fields and by those that every
  /// fact may have, in objects and lists as well. Not its own id and stream, nor what the patch of a
  /// correction names: that is named by what is corrected.
  public var references: [Reference] {
    var found: [Reference] = []
    eachReference { found.append($0) }
    return found
  }

  /// Calls `visit` with each of them, without a list.
  public func eachReference(_ visit: (Reference) -> Void) {
    for field in Vocabulary.referenceFields[wordNumber] {
      guard let value = value(field.keys[0]) else { continue }
      value.each(behind: field.keys[1...]) { value in
        if let text = Text.read(value) { visit(Reference(field: field, text: text)) }
      }
    }
  }
}

extension Value {
  /// The values at the end of a way, those of lists one by one.
  fileprivate func each(behind keys: ArraySlice<Key>, _ visit: (Value) -> Void) {
    switch first {
    case .openBracket:
      for element in List<Anything>(value: self) { element.each(behind: keys, visit) }
    case .openBrace:
      if let key = keys.first { member(key.code)?.each(behind: keys.dropFirst(), visit) }
    default:
      if keys.isEmpty { visit(self) }
    }
  }
}

extension Vocabulary {
  /// The fields of each word in which something may be named, by the word's place.
  static let referenceFields = words.map(\.referenceFields)
}

extension Word {
  /// The fields in which its facts may name something, those that every fact may have last.
  public var referenceFields: [ReferenceField] {
    let own = Set(fields.map(\.name))
    let shared = Envelope.infos.filter {
      $0.name != Envelope.fields.id.name.description && !own.contains($0.name)
    }
    return Word.references(fields + shared, [])
  }

  private static func references(_ fields: [FieldInfo], _ way: [String]) -> [ReferenceField] {
    fields.flatMap { field -> [ReferenceField] in
      let path = way + [field.name]
      if case .object(let parts) = field.kind.element { return references(parts, path) }
      return ReferenceField(path, field.kind.element).map { [$0] } ?? []
    }
  }
}

extension Kind {
  /// What a value may name by a slug, or a country by its code.
  public var subjects: [Subject] {
    switch self {
    case .slug(let subject), .textOrSlug(let subject), .factOrText(let subject): [subject]
    case .slugOrCountry: [.case, .law, .swap, .country]
    case .factOrSlug: Subject.allCases
    case .text, .date, .country, .actor, .language, .fact, .sha256, .url, .integer, .boolean,
      .choice,
      .money, .period, .list, .object, .anything, .patch:
      []
    }
  }

  /// Whether a value may be the id of a fact.
  public var mayBeFact: Bool {
    switch self {
    case .fact, .factOrSlug, .factOrText: true
    case .text, .textOrSlug, .slug, .date, .country, .actor, .language, .slugOrCountry, .sha256,
      .url,
      .integer, .boolean, .choice, .money, .period, .list, .object, .anything, .patch:
      false
    }
  }

  /// Whether a value may be words.
  public var mayBeWords: Bool {
    switch self {
    case .text, .textOrSlug, .factOrText: true
    case .slug, .date, .country, .actor, .language, .fact, .factOrSlug, .slugOrCountry, .sha256,
      .url,
      .integer, .boolean, .choice, .money, .period, .list, .object, .anything, .patch:
      false
    }
  }
}
