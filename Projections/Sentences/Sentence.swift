public import Events

/// Fills the sentence of a word with a fact's values: plain text, made from fields alone.
///
///     {whom} arrested[ ({basis})][ until {until}]
///     → Jinchao Wei arrested
///
/// See `Template` for what may stand in a template. It knows kinds of values, never words: a new word
/// needs nothing here.
public struct Sentence: Sendable {
  let names: Names

  public init(_ names: Names = Names()) {
    self.names = names
  }

  /// What the fact tells.
  ///
  /// - Parameter whom: what "all of the case's accused" are called; nil for what the names say.
  public func words(of fact: Fact, whom: String? = nil) -> String {
    var filling = Filling(fact, self, whom: whom)
    var text = filling.fill(Template.of(fact.word).pieces)
    if text.hasSuffix(",") { text.removeLast() }
    return Sentence.capitalised(text)
  }

  /// With a capital at the front, unless the first word has its own way with capitals.
  public static func capitalised(_ text: String) -> String {
    let first = text.prefix { $0 != " " }
    if first.dropFirst().contains(where: \.isUppercase), !first.contains("-") { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
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
    if items.contains(where: { $0.contains(", ") || $0.contains(" and ") || $0.contains(": ") }) {
      return items.dropLast().joined(separator: "; ") + "; and " + last
    }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Values

  private func words(_ text: String, _ kind: Kind) -> String {
    switch kind {
    case .date: (try? EDTF(text))?.words ?? text
    case .country, .actor: Country(code: text)?.nameWithArticle ?? text
    case .period: (try? Period(text))?.words ?? text
    case .choice: PlainWord.words(text)
    case .slugOrCountry: names.target(text)
    case .fact, .factOrText: names.reference(to: text)
    case .factOrSlug: names.told(text)
    case .slug, .text, .textOrSlug: names.name(of: text)
    case .language, .sha256, .url, .integer, .boolean, .money, .list, .object, .anything, .patch:
      text
    }
  }

  private func list(_ values: [JSON], _ element: Kind) -> String {
    if element == .object(Component.infos) { return components(values) }
    if element == .object(Count.infos) || element == .object(JudgedCount.infos) {
      let counts = CountsInWords(values, names)
      return counts.results(nil) ?? counts.text
    }
    // One person under two slugs is one person.
    let items = values.map { words($0, element) }
    return Sentence.list(
      element == .slug(of: .party)
        ? items.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } : items)
  }

  private func object(_ members: [JSON.Member], _ fields: [FieldInfo]) -> String {
    let object = JSON.object(members)
    if fields == Count.infos || fields == JudgedCount.infos {
      return CountsInWords([object], names).text
    }
    if fields == Component.infos { return components([object]) }
    if fields == Leg.infos { return leg(object) }
    return Sentence.list(
      members.compactMap { member in
        fields.first { $0.name == member.name }.map { words(member.value, $0.kind) }
      })
  }

  /// "Vadim Krasikov from Germany to Russia".
  private func leg(_ leg: JSON) -> String {
    var text = leg["party"]?.string.map(names.name) ?? ""
    if let from = leg["from"]?.string { text += " from " + names.target(from) }
    if let to = leg["to"]?.string { text += " to " + names.target(to) }
    if let form = leg["form"]?.string { text += " (\(form))" }
    return text
  }
}

/// A template on its way to a sentence.
private struct Filling {
  private let fact: Fact
  private let sentence: Sentence
  private let whom: String
  private var values: [String: JSON?] = [:]

  init(_ fact: Fact, _ sentence: Sentence, whom: String?) {
    self.fact = fact
    self.sentence = sentence
    self.whom = whom ?? sentence.names.accused[fact.subject.key.string] ?? "all accused"
  }

  mutating func fill(_ pieces: [Template.Piece]) -> String {
    var filled = ""
    for piece in pieces {
      switch piece {
      case .text(let text): filled += text
      case .value(let slot): filled += value(slot) ?? ""
      case .bracket(let inner):
        if isWhole(inner) { filled += fill(inner) }
      }
    }
    return filled
  }

  private mutating func isWhole(_ pieces: [Template.Piece]) -> Bool {
    pieces.allSatisfy { piece in
      guard case .value(let slot) = piece else { return true }
      return value(slot) != nil
    }
  }

  private mutating func json(_ name: String) -> JSON? {
    if let known = values[name] { return known }
    var found = fact.json(name)
    // A fact is denied, not a person: what is only about somebody, or about the case, has no object.
    if info(name)?.kind == .factOrSlug, let text = found?.string,
      sentence.names.positions[text] == nil
    {
      found = nil
    }
    values[name] = .some(found)
    return found
  }

  /// Nil where it is absent, or a condition does not hold.
  private mutating func value(_ slot: Template.Slot) -> String? {
    func holds(_ condition: Bool) -> String? { condition ? "" : nil }
    switch slot {
    case .whom:
      return json("parties") == nil ? whom : value(.field("parties"))
    case .speaker: return speaker
    case .act: return act
    case .field(let name):
      guard let info = info(name), let json = json(name) else { return nil }
      return words(json, info)
    case .after(let name, let prepositions):
      guard let values = json(name)?.array, !values.isEmpty else { return nil }
      if prepositions.count == 1 {
        return sentence.components(values, after: prepositions[0])
      }
      return CountsInWords(values, sentence.names).text(after: prepositions)
        .map { " " + $0 }
    case .results(let name): return results(name)
    case .isTrue(let name): return holds(json(name) == true)
    case .equals(let name, let value): return holds(json(name)?.string == value)
    case .differs(let name, let value): return holds(json(name)?.string != value)
    case .isAbsent("speaker"): return holds(speaker == nil)
    case .isAbsent(let name): return holds(json(name) == nil)
    case .hasNoResults(let name): return holds(results(name) == nil)
    }
  }

  private func info(_ name: String) -> FieldInfo? {
    fact.word.fields.first { $0.name == name } ?? Envelope.infos.first { $0.name == name }
  }

  /// Whoever acts or decides stands within the sentence and takes an article.
  private func words(_ json: JSON, _ info: FieldInfo) -> String {
    let words = sentence.words(json, info.kind)
    return Filling.institutions.contains(info.name) ? Article.the(words) : words
  }

  private static let institutions: Set<String> = ["court", "authority", "counterpart", "from"]

  private mutating func results(_ name: String) -> String? {
    guard let counts = json(name)?.array else { return nil }
    let verdict = json("result")?.string.flatMap(VerdictResult.init(rawValue:))
    return CountsInWords(counts, sentence.names).results(verdict)
  }

  /// What somebody is said to have done; nil of a fact whose words were redacted.
  private var act: String? {
    guard case .conduct(.alleged(let read)) = fact.event, !fact.isRedacted else { return nil }
    return Acts.words(
      read.kind, counterpart: read.counterpart.map { sentence.names.name(of: $0.string) })
  }

  /// Who speaks for the fact, else who acted.
  private var speaker: String? {
    let voices = Voice.voices(
      speaker: fact.claim?.speaker?.string, authority: fact.authority?.string, sentence.names)
    if !voices.isEmpty { return Sentence.list(voices.map { Article.the($0.name) }) }
    return fact.authority.map { Article.the(sentence.names.name(of: $0.string)) }
  }
}
