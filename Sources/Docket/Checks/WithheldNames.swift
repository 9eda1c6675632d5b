import Events
import Ports
import Projections
import Words

/// Names that pages keep back: those known from the press alone, and those of persons whom a court
/// anonymises or whose name is withheld.
///
/// They stand in the record as names of their party, and nowhere else: what notes, titles, quotes,
/// tags and slugs say is printed. No finding repeats one.
struct WithheldNames {
  private struct Name {
    var party: String
    var label: String
    /// The folded words of it, sorted: a name may be written with the surname first.
    var words: [String]
    /// Those that the printed label does not have, and that are long enough to tell.
    var secret: Set<String>
  }

  private var names: [Name] = []
  /// Places in `names`, by each word.
  private var byWord: [String: [Int]] = [:]
  /// The printed words of each party, folded: they may well be somebody else's secret.
  private var printed: [String: Set<String>] = [:]

  /// - Parameter archive: of which the views tell the names.
  init(_ archive: Archive) throws {
    var parties: [Int64: (slug: String, label: String, isHidden: Bool)] = [:]
    try archive.views.each(Query(PartyRows.self)) { row in
      parties[row.stream] = (row.id, row.label, WithheldNames.hides(row.naming))
      printed[row.id] = Set(WithheldNames.words(row.label))
      return true
    }
    try archive.views.each(Query(PartyNameRows.self)) { row in
      guard let party = parties[row.stream] else { return true }
      if WithheldNames.isKeptBack(row.kind, party.isHidden) {
        add(row.form, party.slug, party.label)
      } else {
        printed[party.slug]?.formUnion(WithheldNames.words(row.form))
      }
      return true
    }
  }

  var isEmpty: Bool { names.isEmpty }

  private static func hides(_ naming: Naming?) -> Bool {
    switch naming {
    case .initials, .courtAnonymised, .withheld: true
    case .full, .surnameOnly, .pseudonym, .unnamed, nil: false
    }
  }

  private static func isKeptBack(_ kind: NameKind?, _ isHidden: Bool) -> Bool {
    switch kind {
    case .press: true
    case .birth, .transliteration, nil: isHidden
    case .alias, .cover, .masked: false
    }
  }

  private mutating func add(_ form: String, _ party: String, _ label: String) {
    let words = WithheldNames.words(form)
    let known = Set(WithheldNames.words(label))
    guard !Set(words).isSubset(of: known) else { return }
    let secret = Set(words.filter { !known.contains($0) && $0.unicodeScalars.count > 2 })
    for word in Set(words) { byWord[word, default: []].append(names.count) }
    names.append(Name(party: party, label: label, words: words.sorted(), secret: secret))
  }

  private static func words(_ text: String) -> [String] {
    Folding.parts(Folding.words(of: text))
  }

  // MARK: Looking

  /// The findings of one stream.
  func flags(_ kind: Subject, _ id: String, _ records: [Dossier.Recorded]) -> [Flagged] {
    if isEmpty { return [] }
    var mentioned = Mentions(records.map(\.fact)).parties
    if kind == .party { mentioned.insert(id) }
    var flags: [Flagged] = []
    if let found = find(in: id, isProse: false, mentioned) {
      flags.append(
        Flagged(
          .nameWithheld, kind, id, at: records.first?.fact.position,
          "The slug has a name of \(found.label) that is kept back.",
          "Record it under a slug that does not have it, and retract or redact what stands here."))
    }
    for item in Amended(records.map(\.fact), evidence: NoEvidence()).items
    where item.state != .redacted {
      flags += self.flags(item, kind, id, mentioned)
    }
    return flags
  }

  /// At most one finding a fact and person: of what is printed now, else of what corrections tell.
  private func flags(
    _ item: Amended.Item, _ kind: Subject, _ id: String, _ mentioned: Set<String>
  ) -> [Flagged] {
    var seen: Set<String> = []
    var flags: [Flagged] = []
    func look(_ fact: Fact, stands: Bool) {
      for passage in Passage.all(fact, kind) {
        guard let found = find(in: passage.text, isProse: passage.isProse, mentioned),
          seen.insert(found.party).inserted
        else { continue }
        let verb = stands ? "has" : "had"
        flags.append(
          Flagged(
            .nameWithheld, kind, id, at: fact.position,
            "The \(passage.field) \(verb) a name of \(found.label) that is kept back"
              + (stands ? "." : ", and what was corrected or retracted is printed too."),
            stands
              ? passage.advice(found.label, fact.position)
              : "Redact the fact, and record it again without the name."))
      }
    }
    if item.state != .retracted { look(item.fact, stands: true) }
    look(item.original, stands: false)
    return flags
  }

  private func find(
    in text: String, isProse: Bool, _ mentioned: Set<String>
  ) -> Name? {
    let words = WithheldNames.words(text)
    for (place, word) in words.enumerated() {
      for name in (byWord[word] ?? []).map({ names[$0] })
      where isWhole(name, around: place, words) || isPart(name, word, text, isProse, mentioned) {
        return name
      }
    }
    return nil
  }

  /// Whether all words of a name stand side by side, in any order; a single word tells nothing.
  private func isWhole(_ name: Name, around place: Int, _ words: [String]) -> Bool {
    let count = name.words.count
    guard count > 1 else { return false }
    let first = max(0, place - count + 1)
    let last = min(place, words.count - count)
    guard first <= last else { return false }
    return (first...last).contains { words[$0..<($0 + count)].sorted() == name.words }
  }

  /// Whether a word is a part of a name that only this name explains: in the stream that speaks of the
  /// person, of nobody else there, and in prose written like a name.
  private func isPart(
    _ name: Name, _ word: String, _ text: String, _ isProse: Bool, _ mentioned: Set<String>
  ) -> Bool {
    guard name.secret.contains(word), mentioned.contains(name.party),
      !mentioned.contains(where: { printed[$0]?.contains(word) ?? false })
    else { return false }
    return !isProse || isCapitalised(word, in: text)
  }

  private func isCapitalised(_ word: String, in text: String) -> Bool {
    text.split { !$0.isLetter && $0 != "-" }.contains { part in
      guard let first = part.first, !first.isLowercase else { return false }
      return WithheldNames.words(String(part)).contains(word)
    }
  }
}

/// A text of a fact that pages print.
private struct Passage {
  /// The field that it stands in, in words.
  var field: String
  var text: String
  /// Whether a name in it begins with a capital letter.
  var isProse = true

  /// The texts of a fact. Names of a party are no texts, nor is what only refers.
  static func all(_ fact: Fact, _ kind: Subject) -> [Passage] {
    guard let json = try? JSON(parsing: fact.bytes[...]) else { return [] }
    return (json.object ?? []).flatMap { member -> [Passage] in
      if kind == .party, member.name == "label" || member.name == "names" { return [] }
      if member.name == "sources" {
        return (member.value.array ?? []).compactMap { citation in
          citation["quote"]?.string.map { Passage(field: "quote", text: $0) }
        }
      }
      return strings(member.value, member.name).map { text in
        Passage(
          field: member.name.replacing("_", with: " "), text: text,
          isProse: member.name != "tags")
      }
    }
  }

  private static let references = Set(
    ["id", "type", "sha256", "url", "names"] + Subject.allCases.map(\.rawValue)
      + Vocabulary.words.flatMap { word in
        word.referenceFields.filter { !$0.mayBeWords }.compactMap(\.path.last)
      })

  private static func strings(_ json: JSON, _ name: String) -> [String] {
    if references.contains(name) { return [] }
    return switch json {
    case .string(let text): [text]
    case .array(let values): values.flatMap { strings($0, name) }
    case .object(let members): members.flatMap { strings($0.value, $0.name) }
    case .null, .bool, .integer, .double: []
    }
  }

  func advice(_ label: String, _ position: Int64) -> String {
    let correct = "docket record correct --target '#\(position)'"
    return field == "quote"
      ? "Leave the quote out, or end it before the name (\(correct)); then redact what had it, since "
        + "what was corrected is printed too."
      : "Write “\(label)” (\(correct)); then redact what had it, since what was corrected is printed "
        + "too."
  }
}
