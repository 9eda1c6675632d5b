public import Events

/// The streams that facts name: what has to be fetched for a page about them.
///
/// A text that may be a slug (`speaker`, `court`, `counterpart`, `law`) is counted as one where it
/// has the form of one, so some of what is named may not exist.
public struct Mentions: Sendable, Equatable {
  public var parties: Set<String> = []
  public var sources: Set<String> = []
  /// Targets of links, which are cases, laws, swaps or countries, and the laws of counts.
  public var targets: Set<String> = []

  public init(_ facts: some Sequence<Fact>) {
    for fact in facts { note(fact) }
  }

  private mutating func note(_ fact: Fact) {
    if let speaker = fact.claim?.speaker { party(speaker.string) }
    for citation in fact.sources.map(Array.init) ?? [] { sources.insert(citation.source.string) }
    for info in Mentions.naming[fact.word.name] ?? [] {
      if let json = fact.json(info.name) { walk(json, info.kind, named: info.name) }
    }
  }

  /// The fields of each word in which something may be named.
  private static let naming: [String: [FieldInfo]] = Vocabulary.words.reduce(into: [:]) {
    $0[$1.name] = $1.fields.filter { mayName($0.kind, $0.name) }
  }

  private static func mayName(_ kind: Kind, _ name: String) -> Bool {
    switch kind {
    case .list(let element): mayName(element, name)
    case .object(let fields): fields.contains { mayName($0.kind, $0.name) }
    case .slug, .text, .factOrText, .slugOrCountry: places[name] != nil
    default: false
    }
  }

  private enum Place { case party, target, source }

  /// What the slug in a field names.
  private static let places: [String: Place] = [
    "parties": .party, "party": .party, "other": .party, "court": .party, "counterpart": .party,
    "against": .party, "from": .party, "to": .target, "law": .target, "swap": .target,
    "case": .target, "of": .source,
  ]

  private mutating func walk(_ json: JSON, _ kind: Kind, named name: String) {
    switch (kind, json) {
    case (.list(let element), .array(let values)):
      for value in values { walk(value, element, named: name) }
    case (.object(let fields), .object(let members)):
      for member in members {
        guard let field = fields.first(where: { $0.name == member.name }) else { continue }
        walk(member.value, field.kind, named: field.name)
      }
    case (.slug, .string(let text)), (.text, .string(let text)), (.factOrText, .string(let text)),
      (.slugOrCountry, .string(let text)):
      slug(text, named: name)
    default: break
    }
  }

  /// Files a slug by the field that it stands in.
  private mutating func slug(_ text: String, named name: String) {
    switch Mentions.places[name] {
    case .party: party(text)
    case .target: if Mentions.isSlug(text) { targets.insert(text) }
    case .source: sources.insert(text)
    case nil: break
    }
  }

  private mutating func party(_ text: String) {
    if Mentions.isSlug(text) { parties.insert(text) }
  }

  private static func isSlug(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Slug.isValid(utf8: UnsafeRawBufferPointer($0)) }
  }
}
