import Events

/// What a word asks of the log before a fact of it may be recorded.
package struct Duty: Sendable {
  /// Whether it begins its stream: the only such fact there.
  package let opens: Bool
  /// The field that names the fact it speaks of.
  package let target: String?

  /// Whether it changes how another fact stands.
  package let amends: Bool
  /// Whether it destroys the words and values of the fact it speaks of.
  package let destroys: Bool

  private init(_ word: Word) {
    destroys = word.name == "record.redacted"
    amends = word.name.hasPrefix("record.")
    opens = word.name == "case.opened" || word.name == "party.introduced"
    // Other references may dangle; the one that a word needs may not.
    target = word.fields.first { $0.isRequired && $0.kind == .fact }?.name
  }

  /// In the order of the vocabulary.
  package static let all = Vocabulary.words.map(Duty.init)

  package static func of(_ type: String) -> Duty? {
    Vocabulary.words.firstIndex { $0.name == type }.map { all[$0] }
  }
}
