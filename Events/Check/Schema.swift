/// The vocabulary as JSON Schema, draft 2020-12: what `docket schema [WORD]` prints.
///
/// A fact that the checker takes fits its schema. A fact that fits may still be refused: a schema
/// knows no calendar, no two names that are one, and no log.
public enum Schema {
  /// The schema of one word's facts.
  public static func json(of word: Word) -> JSON {
    var schema: JSON = [
      "$schema": .string(dialect), "$id": .string("urn:docket:\(word.name)"),
    ]
    schema.append(body(of: word))
    schema["$defs"] = definitions(usedIn: [schema])
    return schema
  }

  /// The schema of every fact: each word's own, chosen by its `type`.
  public static var json: JSON {
    let words = Vocabulary.words
    let bodies = words.map { JSON.Member($0.name, body(of: $0)) }
    return [
      "$schema": .string(dialect), "$id": "urn:docket:fact", "title": "A fact of a docket",
      "type": "object",
      "properties": ["type": ["enum": .array(words.map { .string($0.name) })]],
      "required": ["type"],
      "allOf": .array(
        words.map { word in
          [
            "if": ["properties": ["type": ["const": .string(word.name)]]],
            "then": ["$ref": .string("#/$defs/\(word.name)")],
          ]
        }),
      "$defs": .object(
        bodies + (definitions(usedIn: bodies.map(\.value)).object ?? [])),
    ]
  }

  private static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private static func body(of word: Word) -> JSON {
    let own = Set(word.fields.map(\.name))
    var properties: [JSON.Member] = [JSON.Member("type", ["const": .string(word.name)])]
    properties += word.subjects.map { JSON.Member($0.rawValue, SchemaValue.reference($0.kind)) }
    properties += word.fields.map { JSON.Member($0.name, described($0)) }
    properties += Envelope.infos.filter { !own.contains($0.name) }.map {
      JSON.Member($0.name, SchemaValue.reference(to: $0.name))
    }
    let keys = word.subjects.count == 1 ? [word.subjects[0].rawValue] : []
    let needed = ["type"] + keys + word.fields.filter(\.isRequired).map(\.name)
    var schema: JSON = [
      "title": .string(word.name), "description": .string(word.doc), "type": "object",
      "properties": .object(properties), "required": .array(needed.map(JSON.string)),
      "additionalProperties": false,
    ]
    let choices = [subjects(of: word), alternatives(of: word)].filter { !$0.isEmpty }
    if !choices.isEmpty { schema["allOf"] = .array(choices.map { ["oneOf": .array($0)] }) }
    return schema
  }

  /// Exactly one of several subjects.
  private static func subjects(of word: Word) -> [JSON] {
    guard word.subjects.count > 1 else { return [] }
    return word.subjects.map { ["required": [.string($0.rawValue)]] }
  }

  /// Exactly one of several keys, with the words that another field then takes.
  private static func alternatives(of word: Word) -> [JSON] {
    word.alternatives.map { alternative in
      let others = word.alternatives.filter { $0.key != alternative.key }
      let words: JSON = ["enum": .array(alternative.choices.map(JSON.string))]
      return [
        "required": [.string(alternative.key)],
        "properties": .object(
          [JSON.Member(alternative.field, words)]
            + others.map { JSON.Member($0.key, false) }),
      ]
    }
  }

  private static func described(_ field: FieldInfo) -> JSON {
    var schema: JSON = ["description": .string(field.doc)]
    schema.append(SchemaValue.schema(of: field.kind))
    return schema
  }

  /// The shared definitions that schemas refer to, and those that these refer to.
  private static func definitions(usedIn schemas: [JSON]) -> JSON {
    var used: Set<String> = []
    func collect(_ json: JSON) {
      switch json {
      case .array(let elements): elements.forEach(collect)
      case .object(let members):
        for member in members {
          if member.name == "$ref", let name = member.value.string?.dropFirst("#/$defs/".count),
            used.insert(String(name)).inserted
          {
            shared.first { $0.name == name }.map { collect($0.value) }
          }
          collect(member.value)
        }
      case .null, .bool, .integer, .double, .string: break
      }
    }
    schemas.forEach(collect)
    return .object(shared.filter { used.contains($0.name) })
  }

  private static let shared: [JSON.Member] =
    Envelope.infos.map { JSON.Member($0.name, described($0)) } + SchemaValue.shared

  /// A field of an object within a fact.
  static func object(_ fields: [FieldInfo]) -> JSON {
    let needed = fields.filter(\.isRequired).map { JSON.string($0.name) }
    var schema: JSON = [
      "type": "object",
      "properties": .object(fields.map { JSON.Member($0.name, described($0)) }),
    ]
    if !needed.isEmpty { schema["required"] = .array(needed) }
    schema["minProperties"] = 1
    schema["additionalProperties"] = false
    return schema
  }
}

extension JSON {
  fileprivate mutating func append(_ other: JSON) {
    self = .object((object ?? []) + (other.object ?? []))
  }
}
