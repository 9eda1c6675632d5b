import Docket
import Events

/// Turns what is typed into the values of a fact. Whether they are right is for the checker to say.
enum FlagValue {
  /// The value of one use of a flag; a list gives its elements.
  static func values(_ text: String, for flag: FieldFlag) throws -> [JSON] {
    if flag.isList, text.first == "[" {
      let list = try json(text, flag.typed)
      return list.array ?? [list]
    }
    // Countries have no commas in them.
    if flag.isList, flag.element == .country {
      return text.split(separator: ",").map { .string($0.trimmed) }
    }
    return [try value(text, flag.element, flag.typed)]
  }

  private static func value(_ text: String, _ kind: Kind, _ name: String) throws -> JSON {
    switch kind {
    case .integer: try integer(text, name)
    case .boolean: .bool(try boolean(text, name))
    case .money: try money(text, name)
    case .object(let fields): try object(text, fields, name)
    case .anything, .patch: try open(text, name)
    case .list(let element):
      text.first == "[" ? try json(text, name) : .array([try value(text, element, name)])
    case .text, .slug, .date, .country, .language, .fact, .factOrSlug, .slugOrCountry, .sha256,
      .url, .choice, .period:
      .string(text)
    }
  }

  private static func integer(_ text: String, _ name: String) throws -> JSON {
    guard let number = Int64(text) else {
      throw Complaint("\(name) takes a whole number, not '\(text.visible)'.", .data)
    }
    return .integer(number)
  }

  static func boolean(_ text: String, _ name: String) throws -> Bool {
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default: throw Complaint("\(name) takes yes or no, not '\(text.visible)'.", .data)
    }
  }

  /// `12000.00 USD` or `USD 12000.00`.
  private static func money(_ text: String, _ name: String) throws -> JSON {
    if text.first == "{" { return try json(text, name) }
    if let pairs = try Pairs(text, ["value", "currency"], name) {
      return .object(pairs.all.map { .init($0.key, .string($0.value)) })
    }
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2, let digit = parts[0].utf8.first else {
      throw Complaint(
        "\(name) takes an amount and its currency, as in '12000.00 USD', not '\(text.visible)'.",
        .data)
    }
    let isAmountFirst = UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit
    return .object([
      .init("value", .string(parts[isAmountFirst ? 0 : 1])),
      .init("currency", .string(parts[isAmountFirst ? 1 : 0])),
    ])
  }

  /// JSON, `key=value,key=value`, or the one part that matters most.
  private static func object(
    _ text: String, _ fields: [FieldInfo], _ name: String
  ) throws -> JSON {
    if text.first == "{" { return try json(text, name) }
    if let pairs = try Pairs(text, fields.map(\.name), name) {
      return .object(
        try pairs.all.map { pair in
          let field = fields.first { $0.name == pair.key }!
          return .init(pair.key, try value(pair.value, field.kind, "\(name) \(pair.key)"))
        })
    }
    let main = fields.first(where: \.isRequired) ?? fields[0]
    return .object([.init(main.name, try value(text, main.kind, name))])
  }

  /// An object of the writer's own: JSON, or `key=value` with texts for values.
  private static func open(_ text: String, _ name: String) throws -> JSON {
    if text.first == "{" { return try json(text, name) }
    guard let pairs = try Pairs(text, nil, name) else {
      throw Complaint(
        "\(name) takes key=value or a JSON object, not '\(text.visible)'.", .data)
    }
    return .object(pairs.all.map { .init($0.key, .string($0.value)) })
  }

  private static func json(_ text: String, _ name: String) throws -> JSON {
    do {
      return try JSON(parsing: text)
    } catch {
      let excerpt = Excerpt.lines(of: Array(text.utf8)[...], at: error.offset)
      let way = error.suggestion.map { " " + $0 } ?? ""
      throw Complaint("\(name) is not JSON: \(error.message)\(way)\n\(excerpt)", .data)
    }
  }
}
