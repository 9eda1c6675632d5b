public import Events

/// What of each stream must be held beside all others to find what is there twice: gathered in
/// passing, a few words a stream.
public struct Duplicates: Sendable {
  private struct Person: Sendable {
    var slug: String
    var label: String
    var position: Int64
    var born: EDTF?
  }

  private struct Case: Sendable {
    var slug: String
    var title: String
    var country: Country?
    var position: Int64
  }

  private struct Source: Sendable {
    var slug: String
    var position: Int64
  }

  private var persons: [String: [Person]] = [:]
  private var judged: Set<Pair> = []
  private var casesByParty: [String: [Case]] = [:]
  private var casesByTitle: [String: [Case]] = [:]
  private var linked: Set<Pair> = []
  private var sourcesByAddress: [PlainAddress: [Source]] = [:]
  private var sourcesByBytes: [String: [Source]] = [:]
  private var derived: Set<Pair> = []

  /// Two slugs, in either order.
  private struct Pair: Hashable {
    let first: String
    let second: String

    init(_ one: String, _ other: String) {
      (first, second) = one < other ? (one, other) : (other, one)
    }
  }

  private let folding: @Sendable (String) -> String

  /// - Parameter folding: makes names comparable, as they are looked up and searched for.
  public init(folding: @escaping @Sendable (String) -> String) { self.folding = folding }

  // MARK: Gathering

  /// Takes a party; only persons who are named in full can be taken for each other.
  public mutating func take(_ card: PartyCard, _ facts: [Fact], at position: Int64) {
    for item in Amended(facts, evidence: NoEvidence()).items where item.stands {
      if case .party(.matched(let read)) = item.fact.event {
        judged.insert(Pair(card.slug, read.other.string))
      }
    }
    guard card.kind == .person, card.naming == nil || card.naming == .full else { return }
    let person = Person(slug: card.slug, label: card.label, position: position, born: card.born)
    let forms =
      [card.label]
      + card.names.filter { $0.kind != .press && $0.kind != .masked }
      .map(\.form)
    for form in Set(forms.map(folding)) where Duplicates.isFullName(form) {
      persons[form, default: []].append(person)
    }
  }

  public mutating func take(_ file: CaseFile, at position: Int64) {
    let entry = Case(
      slug: file.id, title: file.title, country: file.country, position: position)
    casesByTitle[folding(file.title), default: []].append(entry)
    for person in file.accused { casesByParty[person.party, default: []].append(entry) }
    for link in file.linksOut where link.kind == .case { linked.insert(Pair(file.id, link.slug)) }
  }

  /// Takes a source with the digests of its archived versions.
  public mutating func take(_ source: CitedSource, versions: [String], at position: Int64) {
    let entry = Source(slug: source.slug, position: position)
    if let address = source.address { sourcesByAddress[address, default: []].append(entry) }
    for sha256 in Set(versions) { sourcesByBytes[sha256, default: []].append(entry) }
    for step in source.derived { derived.insert(Pair(source.slug, step.of)) }
  }

  // MARK: Judging

  /// Two persons of one full name, unless their births differ or somebody said what they are.
  public func parties() -> [Flagged] {
    var seen: Set<Pair> = []
    return pairs(in: persons).compactMap { first, second -> Flagged? in
      let pair = Pair(first.slug, second.slug)
      guard !judged.contains(pair), seen.insert(pair).inserted,
        Duplicates.canBeOne(first.born, second.born)
      else { return nil }
      return Flagged(
        .duplicateParties, .party, second.slug, at: second.position,
        "\(second.label) has a name in common with party/\(first.slug) (\(first.label)).",
        "Say whether they are one: docket record party.matched --party \(second.slug) --other "
          + "\(first.slug) --judgement positive or negative.")
    }
  }

  /// Two cases of one country with an accused or a title in common, unless one links to the other.
  public func cases() -> [Flagged] {
    var seen: Set<Pair> = []
    func flags(_ found: [(Case, Case)], _ what: String) -> [Flagged] {
      found.compactMap { first, second -> Flagged? in
        let pair = Pair(first.slug, second.slug)
        guard first.country == second.country, !linked.contains(pair), seen.insert(pair).inserted
        else { return nil }
        return Flagged(
          .duplicateCases, .case, second.slug, at: second.position,
          "It has \(what) in common with case/\(first.slug) (\(first.title)).",
          "If they are one, retract the facts of one; if they are two, link them.")
      }
    }
    return flags(pairs(in: casesByParty), "an accused")
      + flags(pairs(in: casesByTitle), "its title")
  }

  /// Two sources of one address or of the same bytes, unless one is made from the other.
  public func sources() -> [Flagged] {
    var seen: Set<Pair> = []
    func flags(_ found: [(Source, Source)], _ what: String) -> [Flagged] {
      found.compactMap { first, second -> Flagged? in
        let pair = Pair(first.slug, second.slug)
        guard !derived.contains(pair), seen.insert(pair).inserted else { return nil }
        return Flagged(
          .duplicateSources, .source, second.slug, at: second.position,
          "It has \(what) source/\(first.slug).",
          "Cite one of them, or say that one is derived from the other.")
      }
    }
    let pages = sourcesByAddress.reduce(into: [:]) { $0[$1.key.text] = $1.value }
    return flags(pairs(in: pages), "the same address as")
      + flags(pairs(in: sourcesByBytes), "the same bytes as")
  }

  /// Each with the first of its group: ten alike are nine findings, not forty-five.
  private func pairs<T>(in groups: [String: [T]]) -> [(T, T)] {
    groups.sorted { $0.key < $1.key }.flatMap { _, group in
      group.dropFirst().map { (group[0], $0) }
    }
  }

  /// One word is a surname or a nickname, unless it is of a script without blanks.
  private static func isFullName(_ plain: String) -> Bool {
    plain.contains(" ")
      || plain.unicodeScalars.contains { $0.properties.isIdeographic }
        && plain.count > 1
  }

  private static func canBeOne(_ one: EDTF?, _ other: EDTF?) -> Bool {
    guard let one, let other else { return true }
    return one.overlap(other) != .no
  }
}
