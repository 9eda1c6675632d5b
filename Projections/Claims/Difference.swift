public import Events

/// A field in which accounts of one event differ: what each of them says.
public struct Disagreement: Sendable {
  public struct Value: Sendable {
    /// Position of the account.
    public var position: Int64
    public var json: JSON
    /// The same in words.
    public var words: String
  }

  /// The field's name; `type` where the accounts are different words.
  public var field: String
  /// The account that is shown, and the rule that chose it.
  public var shown: Value
  public var rule: String
  /// The accounts that say otherwise, in the order of their positions.
  public var others: [Value]
}

/// What an account says in each of its fields, to compare it with the one that is shown.
///
/// What is not said is no contradiction, and dates differ only where no day can be both. When it
/// was disclosed, who says so and where it was read are an account's own and are not compared.
struct AccountFields {
  let item: CaseItem
  private let fields: [(info: FieldInfo, json: JSON)]

  init(_ item: CaseItem) {
    self.item = item
    let infos = AccountFields.shared + item.fact.word.fields
    fields = infos.compactMap { info in item.member(info.name).map { (info, $0) } }
  }

  private static let shared = Envelope.infos.filter {
    ["occurred", "place", "authority"].contains($0.name)
  }

  /// The fields in which the other says otherwise, with both values.
  func differences(from shown: AccountFields, _ sentences: Sentence)
    -> [(field: String, isSubstance: Bool, shown: Disagreement.Value, own: Disagreement.Value)]
  {
    var found: [(String, Bool, Disagreement.Value, Disagreement.Value)] = []
    if item.word != shown.item.word {
      found.append(("type", true, shown.word, word))
    }
    let theirs = Dictionary(shown.fields.map { ($0.info.name, $0.json) }) { first, _ in first }
    for (info, json) in fields {
      guard let other = theirs[info.name], !isSame(info, json, other) else { continue }
      found.append(
        (
          info.name, AccountFields.isSubstance(info),
          value(shown.item, other, sentences.words(other, info.kind)),
          value(item, json, sentences.words(json, info.kind))
        ))
    }
    return found
  }

  /// What it says in words of the vocabulary: two accounts alike in these agree on what happened.
  var substance: String {
    let own = fields.filter { AccountFields.isSubstance($0.info) }
    return ([item.word] + own.map { "\($0.info.name)=\(AccountFields.text($0.json))" })
      .joined(separator: "\n")
  }

  /// Whom, what and how: fields that hold a word of the vocabulary, persons, or a sentence's parts.
  private static func isSubstance(_ info: FieldInfo) -> Bool {
    if case .choice = info.kind { return true }
    return ["parties", "components"].contains(info.name)
  }

  private func isSame(_ info: FieldInfo, _ own: JSON, _ other: JSON) -> Bool {
    switch (info.kind, own, other) {
    case (.date, .string(let one), .string(let two)):
      guard let one = try? EDTF(one), let two = try? EDTF(two) else { return own == other }
      return one.overlap(two) != .no || two.overlap(one) != .no
    case (.list, .array(let one), .array(let two)):
      return one.map(AccountFields.text).sorted() == two.map(AccountFields.text).sorted()
    case (.object, .object(let one), .object):
      return one.allSatisfy { member in other[member.name].map { $0 == member.value } ?? true }
    case (.textOrSlug, .string(let one), .string(let two)) where info.name == "authority":
      return one == two || Voice.isInitials(one, of: two) || Voice.isInitials(two, of: one)
    default: return own == other
    }
  }

  private var word: Disagreement.Value { value(item, .string(item.word), item.sentence) }

  private func value(_ item: CaseItem, _ json: JSON, _ words: String) -> Disagreement.Value {
    Disagreement.Value(position: item.position, json: json, words: words)
  }

  private static func text(_ json: JSON) -> String {
    String(decoding: json.canonical(), as: UTF8.self)
  }
}
