import Docket
import Documents
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
    if flag.isList, flag.element == .country || flag.element == .actor {
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
    case .text, .textOrSlug, .slug, .date, .country, .actor, .language, .fact, .factOrSlug,
      .factOrText, .slugOrCountry, .sha256, .url, .choice, .period:
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

  /// `12000.00 USD`, `USD 12000.00`, `10000 to 12000 USD`, `about 5000 USD`.
  private static func money(_ text: String, _ name: String) throws -> JSON {
    if text.first == "{" { return try json(text, name) }
    if let pairs = try Pairs(text, Money.Amount.infos.map(\.name), name) {
      return .object(
        try pairs.all.map { pair in
          let kind = Money.Amount.infos.first { $0.name == pair.key }!.kind
          return .init(pair.key, try value(pair.value, kind, "\(name) \(pair.key)"))
        })
    }
    var parts = text.split(separator: " ").map(String.init)
    let isAbout = parts.first == "about"
    if isAbout { parts.removeFirst() }
    guard let digit = parts.first?.utf8.first else { throw noMoney(text, name) }
    // The currency stands before the amounts or behind them.
    let isAmountFirst = UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit
    let currency = isAmountFirst ? parts.removeLast() : parts.removeFirst()
    guard parts.count == 1 || parts.count == 3 && parts[1] == "to" else {
      throw noMoney(text, name)
    }
    var members = [JSON.Member("value", .string(parts[0])), .init("currency", .string(currency))]
    if parts.count == 3 { members.append(.init("to", .string(parts[2]))) }
    if isAbout { members.append(.init("about", true)) }
    return .object(members)
  }

  private static func noMoney(_ text: String, _ name: String) -> Complaint {
    Complaint(
      "\(name) takes an amount and its currency, as in '12000 USD', 'about 12000 USD' or "
        + "'10000 to 12000 USD', not '\(text.visible)'.", .data)
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
    let main = Kind.main(of: fields)
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
