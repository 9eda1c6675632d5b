/// The schemas of values: kinds with a grammar of their own are defined once and referred to.
enum SchemaValue {
  static func schema(of kind: Kind) -> JSON {
    switch kind {
    case .text, .textOrSlug, .slug, .date, .country, .actor, .language, .fact, .factOrSlug,
      .factOrText, .slugOrCountry, .sha256, .url, .money, .period:
      reference(kind)
    case .integer(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .boolean: ["type": "boolean"]
    case .choice(let words): ["enum": .array(words.map(JSON.string))]
    case .list(let element): ["type": "array", "items": schema(of: element), "minItems": 1]
    case .object(let fields): Schema.object(fields)
    case .anything: ["type": "object"]
    case .patch:
      [
        "type": "object", "minProperties": 1,
        "propertyNames": ["not": ["enum": ["type", "id"]]],
      ]
    }
  }

  static func reference(_ kind: Kind) -> JSON { reference(to: name(of: kind)) }

  static func reference(to name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  /// The name of a kind's definition; `id` is that of the field.
  private static func name(of kind: Kind) -> String {
    kind == .fact ? "fact-id" : String(kind.name.map { $0 == " " ? "-" : $0 })
  }

  /// What `reference` refers to. A slug is the same whatever it names.
  static let shared = definitions.map { JSON.Member(name(of: $0.0), $0.1) }

  private static let definitions: [(Kind, JSON)] = [
    (.text, ["type": "string", "pattern": #"\S"#]),
    (.slug(of: .case), ["type": "string", "pattern": .string("^\(slug)$")]),
    (
      .date,
      [
        "description": "EDTF, ISO 8601-2, levels 0 and 1, and sets", "type": "string",
        "pattern": .string(SchemaDate.pattern),
      ]
    ),
    (
      .country,
      [
        "description": "ISO 3166-1 alpha-2, or withdrawn (ISO 3166-3), or XK",
        "enum": .array(Country.states.map { .string($0.code) }),
      ]
    ),
    (
      .actor,
      [
        "description": "a country, or EU or UN where one of them acts",
        "anyOf": [
          reference(.country), ["enum": .array(Country.unions.map { .string($0.code) })],
        ],
      ]
    ),
    (
      .language,
      [
        "description": "BCP 47", "type": "string",
        "pattern": "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$",
      ]
    ),
    (.fact, ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$"]),
    (.factOrSlug, ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$"]),
    (.factOrText(orSlugOf: .party), ["type": "string", "pattern": #"\S"#]),
    (
      .slugOrCountry,
      [
        "anyOf": [
          ["type": "string", "pattern": .string("^\(slug)$")], reference(.country),
        ]
      ]
    ),
    (.sha256, ["type": "string", "pattern": "^[0-9a-f]{64}$"]),
    (
      .url,
      [
        "description": "RFC 3986, with its scheme", "type": "string",
        "pattern": #"^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>\\^`{|}]+$"#,
      ]
    ),
    (
      .money,
      [
        "type": "object",
        "properties": [
          "value": ["type": "string", "pattern": .string(amount)],
          "to": [
            "description": "the end of a range", "type": "string", "pattern": .string(amount),
          ],
          "currency": [
            "description": "ISO 4217, or XBT", "enum": .array(Money.currencies.map(JSON.string)),
          ],
          "about": ["description": "whether it is an estimate", "type": "boolean"],
        ],
        "required": ["value", "currency"], "additionalProperties": false,
      ]
    ),
    (
      .period,
      [
        "description": "ISO 8601", "type": "string",
        "pattern": .string(period),
      ]
    ),
  ]

  private static let slug = "[a-z0-9-]{1,80}"
  private static let amount = "^-?(0|[1-9][0-9]*)([.][0-9]+)?$"
  private static let period =
    "^P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"
}

/// The forms of EDTF as one regular expression (ECMA-262), without the calendar.
private enum SchemaDate {
  static let pattern = "^(\(moment)|\(interval)|\\[\(set)\\]|\\{\(set)\\})$"

  private static let year = "-?[0-9]{2}([0-9]{2}|[0-9]X|XX)"
  private static let month = "(0[1-9]|1[0-2]|2[1-4]|XX)"
  private static let day = "([0-2][0-9]|3[01]|XX)"
  private static let plain = "(\(year)(-\(month)(-\(day))?)?|Y-?[1-9][0-9]{4,14})"
  private static let date = "\(plain)[?~%]?"
  private static let time =
    "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}(:[0-9]{2})?)?"
  private static let moment = "(\(date)|\(plain)\(time))"
  private static let interval = "(\(date)|[.]{2})?/(\(date)|[.]{2})?"
  private static let member = "([.]{2}\(date)|\(date)[.]{2}|\(date)([.]{2}\(date))?)"
  private static let set = "\(member)(,\(member))*"
}
