public import Events

/// Something that a fact names by its slug, its code or its id.
public struct Reference: Sendable, Hashable {
  /// What it may be: a link's target is a case, a law, a swap or a country.
  public enum Sort: String, Sendable {
    case party, source, `case`, law, swap
    case target = "case, law or exchange"
    case fact
  }

  public var sort: Sort
  public var name: String
  /// The fact that names it.
  public var position: Int64

  public init(sort: Sort, name: String, position: Int64) {
    self.sort = sort
    self.name = name
    self.position = position
  }

  /// What the facts of a stream name, each once for each fact; texts that may be a slug or words
  /// (`speaker`, `court`, `law`) are not looked at.
  public static func all(_ facts: some Sequence<Fact>) -> [Reference] {
    var found: [Reference] = []
    for fact in facts {
      for citation in fact.sources.map(Array.init) ?? [] {
        found.append(
          Reference(sort: .source, name: citation.source.string, position: fact.position))
      }
      if let account = fact.accountOf {
        found.append(Reference(sort: .fact, name: account.string, position: fact.position))
      }
      for info in fact.word.fields where mayRefer(info.kind) {
        if let json = fact.json(info.name) { walk(json, info.kind, info.name, fact, &found) }
      }
    }
    var seen: Set<Reference> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func mayRefer(_ kind: Kind) -> Bool {
    switch kind {
    case .slug, .slugOrCountry, .fact: true
    case .list(let element): mayRefer(element)
    case .object(let fields): fields.contains { mayRefer($0.kind) }
    case .text, .date, .country, .actor, .language, .factOrSlug, .factOrText, .sha256, .url,
      .integer, .boolean, .choice, .money, .period, .anything, .patch:
      false
    }
  }

  private static func walk(
    _ json: JSON, _ kind: Kind, _ name: String, _ fact: Fact, _ found: inout [Reference]
  ) {
    switch (kind, json) {
    case (.list(let element), .array(let values)):
      for value in values { walk(value, element, name, fact, &found) }
    case (.object(let fields), .object(let members)):
      for member in members {
        guard let field = fields.first(where: { $0.name == member.name }) else { continue }
        walk(member.value, field.kind, field.name, fact, &found)
      }
    case (.slug, .string(let text)):
      found.append(Reference(sort: sort(of: name), name: text, position: fact.position))
    case (.slugOrCountry, .string(let text)) where Country(code: text) == nil:
      found.append(Reference(sort: .target, name: text, position: fact.position))
    case (.fact, .string(let text)):
      found.append(Reference(sort: .fact, name: text, position: fact.position))
    default: break
    }
  }

  private static func sort(of field: String) -> Sort {
    switch field {
    case "of", "source": .source
    case "case": .case
    case "law": .law
    case "swap": .swap
    default: .party
    }
  }
}

extension FileUnderCheck {
  /// What the facts name and the docket does not have.
  func linksToNothing() -> [Flagged] {
    let stand = Set(standing.map(\.position))
    return Reference.flags(missing.filter { stand.contains($0.position) }, kind, file.id)
  }
}

extension Reference {
  /// One finding for each name that a stream's facts give and the docket does not have, at the first
  /// of them.
  public static func flags(
    _ missing: [Reference], _ kind: Subject, _ id: String
  ) -> [Flagged] {
    let groups = Dictionary(grouping: missing) { "\($0.sort.rawValue) \($0.name)" }
    return groups.sorted { $0.key < $1.key }.map { name, all in
      let more = all.count - 1
      let others =
        more == 0 ? "" : more == 1 ? ", as one more fact does" : ", as \(more) more facts do"
      return Flagged(
        .linksToNothing, kind, id, at: all.map(\.position).min(),
        "It names the \(name), of which nothing is recorded\(others).", all[0].way)
    }
  }

  private var way: String {
    switch sort {
    case .party: "Introduce it, or put the name right."
    case .source: "Register it, or put the name right."
    case .case, .law, .swap, .target: "Record it, or put the name right."
    case .fact: "Put the id right."
    }
  }
}
