public import Events

/// Fills the sentence of a word with a fact's values: plain text, made from fields alone.
///
///     {parties} arrested[ ({basis})][ until {until}]
///     → Jinchao Wei arrested
///
/// A bracket is left out where a field within it is absent; `{?final}` prints nothing, and counts as
/// absent unless the field is true. Absent `parties` are all of the case's accused. It knows kinds of values, never words: a new word needs nothing here.
public struct Sentence: Sendable {
  private let names: Names

  public init(_ names: Names = Names()) {
    self.names = names
  }

  /// What the fact tells.
  public func words(of fact: Fact) -> String {
    let fields = fact.word.fields
    let filled = fill(fact.word.sentence[...]) { name in
      if name.hasPrefix("?") {
        return fact.json(String(name.dropFirst())) == true ? Filled() : nil
      }
      guard let info = fields.first(where: { $0.name == name }), let json = fact.json(name) else {
        return nil
      }
      return Filled(words(json, info.kind), startsWithName: info.kind.isName)
    }
    // A name keeps its own first letter; anything else begins a sentence.
    guard let first = filled.text.first, !filled.startsWithName else { return filled.text }
    return first.uppercased() + filled.text.dropFirst()
  }

  /// A value in words.
  public func words(_ json: JSON, _ kind: Kind) -> String {
    switch (kind, json) {
    case (.list(let element), .array(let values)): list(values, element)
    case (.object(let fields), .object(let members)): object(members, fields)
    case (.money, .object): Sentence.amount(json) ?? ""
    case (_, .string(let text)): words(text, kind)
    case (_, .integer(let number)): String(number)
    case (_, .bool(let flag)): flag ? "yes" : "no"
    case (_, .null): "nothing"
    default: String(decoding: json.canonical(), as: UTF8.self)
    }
  }

  /// Items in a row: "a", "a and b", "a, b and c"; parted by semicolons where they hold commas.
  public static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    if items.contains(where: { $0.contains(",") || $0.contains(" and ") || $0.contains(": ") }) {
      return items.joined(separator: "; ")
    }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: The template

  private struct Filled {
    var text: String
    var startsWithName: Bool

    init(_ text: String = "", startsWithName: Bool = false) {
      self.text = text
      self.startsWithName = startsWithName
    }

    mutating func append(_ other: Filled) {
      if text.isEmpty { startsWithName = other.startsWithName }
      text += other.text
    }
  }

  private func fill(_ template: Substring, _ value: (String) -> Filled?) -> Filled {
    var filled = Filled()
    var rest = template
    while let next = rest.first {
      switch next {
      case "[":
        let inner = rest.dropFirst().prefix { $0 != "]" }
        if Sentence.fields(of: inner).allSatisfy({ value($0) != nil }) {
          filled.append(fill(inner, value))
        }
        rest = rest[inner.endIndex...].dropFirst()
      case "{":
        let name = rest.dropFirst().prefix { $0 != "}" }
        filled.append(value(String(name)) ?? Filled(name == "parties" ? "all accused" : ""))
        rest = rest[name.endIndex...].dropFirst()
      default:
        filled.append(Filled(String(next)))
        rest = rest.dropFirst()
      }
    }
    return filled
  }

  private static func fields(of template: Substring) -> [String] {
    template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
  }

  // MARK: Values

  private func words(_ text: String, _ kind: Kind) -> String {
    switch kind {
    case .date: (try? EDTF(text))?.words ?? text
    case .country, .actor: Country(code: text)?.nameWithArticle ?? text
    case .period: (try? Period(text))?.words ?? text
    case .choice: String(text.map { $0 == "_" ? " " : $0 })
    case .slugOrCountry: names.target(text)
    case .fact, .factOrSlug, .factOrText: names.reference(to: text)
    case .slug, .text: names.name(of: text)
    case .language, .sha256, .url, .integer, .boolean, .money, .list, .object, .anything, .patch:
      text
    }
  }

  private func list(_ values: [JSON], _ element: Kind) -> String {
    if element == Sentence.component { return components(values) }
    return Sentence.list(values.map { words($0, element) })
  }

  private func object(_ members: [JSON.Member], _ fields: [FieldInfo]) -> String {
    let object = JSON.object(members)
    if fields == Count.infos || fields == JudgedCount.infos { return count(object) }
    if fields == Component.infos { return components([object]) }
    if fields == Leg.infos { return leg(object) }
    return Sentence.list(
      members.compactMap { member in
        fields.first { $0.name == member.name }.map { words(member.value, $0.kind) }
      })
  }

  /// "count 2: acting as an agent (18 U.S.C. 951): acquitted", "3 counts of espionage".
  private func count(_ count: JSON) -> String {
    var text = count["count"]?.integer.map { "count \($0): " } ?? ""
    if let quantity = count["quantity"]?.integer, quantity > 1 { text += "\(quantity) counts of " }
    text += count["offence"]?.string ?? ""
    let grounds = [count["law"]?.string.map(names.name), count["provision"]?.string]
      .compactMap { $0 }
    if !grounds.isEmpty { text += " (\(grounds.joined(separator: ", ")))" }
    if let result = count["result"]?.string { text += ": " + words(result, .choice([])) }
    return text
  }

  /// "Vadim Krasikov from Germany to Russia".
  private func leg(_ leg: JSON) -> String {
    var text = leg["party"]?.string.map(names.name) ?? ""
    if let from = leg["from"]?.string { text += " from " + names.target(from) }
    if let to = leg["to"]?.string { text += " to " + names.target(to) }
    if let form = leg["form"]?.string { text += " (\(form))" }
    return text
  }

  private static let component = Kind.object(Component.infos)
}

extension Kind {
  /// Whether it is called as somebody calls it.
  fileprivate var isName: Bool {
    switch self {
    case .text, .slug, .slugOrCountry, .list(.slug), .list(.text): true
    default: false
    }
  }
}

// MARK: Sentences of courts

extension Sentence {
  /// The parts of a sentence in words, each person's share under the person's name.
  ///
  ///     27 months in prison, fined USD 5,500
  ///     Peyman Kia: life; Payam Kia: 9 years 10 months in prison
  public func components(_ values: [JSON]) -> String {
    var shares: [(party: String?, values: [JSON])] = []
    for value in values {
      let party = value["party"]?.string
      if let place = shares.firstIndex(where: { $0.party == party }) {
        shares[place].values.append(value)
      } else {
        shares.append((party, [value]))
      }
    }
    return shares.map { share in
      (share.party.map { names.name(of: $0) + ": " } ?? "")
        + Sentence.parts(of: share.values).joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// One person's share in its parts: "death with a reprieve of 2 years", "confiscation".
  public static func parts(of values: [JSON]) -> [String] {
    var parts = values.map(part)
    let kinds = values.map { $0["kind"]?.string ?? "" }
    // A reprieve belongs to the death sentence before it.
    if let reprieve = kinds.firstIndex(of: ComponentKind.reprieve.rawValue), reprieve > 0,
      kinds[reprieve - 1] == ComponentKind.death.rawValue
    {
      parts[reprieve - 1] += " with " + parts.remove(at: reprieve)
    }
    return parts
  }

  private static func part(_ component: JSON) -> String {
    let term = component["term"]?.string.flatMap { try? Period($0) }?.words
    let amount = component["amount"].flatMap(amount)
    let kind = component["kind"]?.string.flatMap(ComponentKind.init(rawValue:)) ?? .other
    return switch kind {
    case .prison: term.map { "\($0) in prison" } ?? "prison"
    case .suspended: term.map { "\($0) suspended" } ?? "suspended"
    case .reprieve: term.map { "a reprieve of \($0)" } ?? "a reprieve"
    case .fine: amount.map { "fined \($0)" } ?? "fine"
    case .supervision: term.map { "\($0) of supervision" } ?? "supervision"
    case .confiscation, .damages: amount.map { "\(kind.words) of \($0)" } ?? kind.words
    case .life, .death, .other:
      [kind.words, term.map { "of \($0)" }, amount].compactMap { $0 }.joined(separator: " ")
    }
  }

  private static func amount(_ json: JSON) -> String? {
    guard let value = json["value"]?.string, let currency = json["currency"]?.string else {
      return nil
    }
    let money = try? Money(
      value: value, to: json["to"]?.string, currency: currency, isAbout: json["about"] == true)
    return money?.words ?? "\(currency) \(value)"
  }
}
