/// What a fact of one word may hold.
final class WordShape: Sendable {
  let name: String
  let subjects: [Subject]
  let shape: Shape
  let alternatives: [Alternative]

  /// A key of several, and the words that another field may take beside it.
  struct Alternative: Sendable {
    let key: String
    let field: String
    let choices: Names
  }

  init(_ word: Word) {
    name = word.name
    subjects = word.subjects
    alternatives = word.alternatives.map {
      Alternative(key: $0.key, field: $0.field, choices: Names($0.choices))
    }
    let own = Set(word.fields.map(\.name))
    let subjects = word.subjects.map(Shape.Member.init)
    precondition(own.isDisjoint(with: subjects.map(\.name)), "\(word.name) names a key twice")
    shape = Shape(
      [.type] + subjects + word.fields.map { Shape.Member($0) }
        + WordShape.envelope.filter { !own.contains($0.name) } + WordShape.log,
      required: Set(word.fields.filter(\.isRequired).map(\.name)))
  }

  /// In the order of the vocabulary.
  static let all = Vocabulary.words.map(WordShape.init)
  static let names = Names(Vocabulary.words.map(\.name))

  /// What can be checked of a fact whose word is not known.
  static let unknown = Shape(
    [.type] + Subject.allCases.map(Shape.Member.init) + envelope + log, required: [])

  /// The words that have a field of this name of their own.
  static func words(having field: String) -> [String] {
    Vocabulary.words.filter { $0.fields.contains { $0.name == field } }.map(\.name)
  }

  static func isLogMember(_ name: String) -> Bool { logMembers.contains(name) }

  private static let logMembers = ["position", "revision", "recorded", "recorder"]
  private static let envelope = Envelope.infos.map {
    Shape.Member($0, part: $0.name == "id" ? .id : .field)
  }
  private static let log = logMembers.map {
    Shape.Member(name: $0, part: .log, rule: .free, doc: "added by the log")
  }
}

extension Shape.Member {
  static let type = Shape.Member(name: "type", part: .type, rule: .free, doc: "the word")

  init(_ subject: Subject) {
    self.init(
      name: subject.rawValue, part: .subject(subject), rule: Rule(subject.kind),
      doc: "what it belongs to")
  }
}

extension Subject {
  /// As it is spoken of: `a case`, `a law`.
  var words: String { "a \(rawValue)" }
}
