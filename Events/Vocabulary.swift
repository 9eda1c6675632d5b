/// All that can be recorded: a fact's word, with what its fields say.
///
/// A `switch` over it has no `default`: the compiler then names the views that must decide when a
/// word is added.
public enum Event: Sendable {
  case proceeding(Proceeding)
  case party(Party)
  case conduct(Conduct)
  case custody(Custody)
  case court(Court)
  case exchange(Exchange)
  case law(Law)
  case evidence(Evidence)
  case amendment(Amendment)
}

/// The words, each written once in its family's file.
public enum Vocabulary {
  /// All words, in the order of the families. A word's place here belongs to this build of docket.
  public static let words: [Word] =
    Proceeding.words + Party.words + Conduct.words + Custody.words + Court.words
    + Exchange.words + Law.words + Evidence.words + Amendment.words

  static let table = WordTable(words)
  static let fitness = Fitness(words)
  /// What makes each word's event, by the word's place.
  static let makers = words.map(\.event)

  /// The word of this stored or short name.
  public static func word(named name: String) -> Word? {
    words.first { $0.name == name } ?? words.first { $0.short == name }
  }

  /// The word whose facts begin streams of this kind; a law, an exchange or a country has none.
  public static func word(beginning kind: Subject) -> Word? {
    words.first { $0.begins && $0.subjects == [kind] }
  }
}
