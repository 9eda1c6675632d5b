import Events

/// The template of a word's sentence, in its parts.
///
///     {whom} arrested[ ({basis})][ until {until}]
///
/// A bracket is left out where something within it is absent. In braces stand the name of a field,
/// or a condition, which prints nothing:
///
/// | in braces      | is                                                                        |
/// |----------------|---------------------------------------------------------------------------|
/// | `basis`        | the field's value                                                         |
/// | `whom`         | the field `parties`; where it is absent, all of the case's accused        |
/// | `speaker`      | who says so, else who acted                                               |
/// | `act`          | what is alleged, with whom: "taking payment from two contacts"            |
/// | `counts\|for\|on\|on` | a list after the word that it asks for: one offence, several counts, numbered ones |
/// | `components\|to` | a sentence after "to"                                                   |
/// | `counts#`      | what was found of each count, where the fact says so                      |
/// | `?final`       | a condition: the field is true                                            |
/// | `how=bail`     | a condition: the field has this value                                     |
/// | `how!bail`     | a condition: it has not                                                   |
/// | `how!`, `counts!#` | a condition: it is absent; nothing is said of single counts           |
struct Template: Sendable {
  enum Piece: Sendable, Equatable {
    case text(String)
    case value(Slot)
    /// Left out as a whole where a slot of it is absent.
    case bracket([Piece])
  }

  /// What stands in braces.
  enum Slot: Sendable, Equatable {
    case field(String)
    case whom, speaker, act
    /// A list after the word that it asks for.
    case after(String, [String])
    case results(String)
    case isTrue(String)
    case equals(String, String)
    case differs(String, String)
    case isAbsent(String)
    case hasNoResults(String)
  }

  let pieces: [Piece]

  init(_ text: String) {
    var rest = text[...]
    pieces = Template.pieces(&rest)
  }

  /// The template of a word, read once.
  static func of(_ word: Word) -> Template { all[word.name] ?? Template(word.sentence) }

  private static let all: [String: Template] = Vocabulary.words.reduce(into: [:]) {
    $0[$1.name] = Template($1.sentence)
  }

  private static func pieces(_ rest: inout Substring) -> [Piece] {
    var pieces: [Piece] = []
    while let next = rest.first, next != "]" {
      switch next {
      case "[":
        rest.removeFirst()
        pieces.append(.bracket(Template.pieces(&rest)))
        rest = rest.dropFirst()
      case "{":
        let inner = rest.dropFirst().prefix { $0 != "}" }
        pieces.append(.value(slot(String(inner))))
        rest = rest[inner.endIndex...].dropFirst()
      default:
        let plain = rest.prefix { !"[]{".contains($0) }
        pieces.append(.text(String(plain)))
        rest = rest[plain.endIndex...]
      }
    }
    return pieces
  }

  private static func slot(_ text: String) -> Slot {
    switch text {
    case "whom": return .whom
    case "speaker": return .speaker
    case "act": return .act
    case "speaker!": return .isAbsent("speaker")
    default: break
    }
    if text.hasPrefix("?") { return .isTrue(String(text.dropFirst())) }
    if text.hasSuffix("!#") { return .hasNoResults(String(text.dropLast(2))) }
    if text.hasSuffix("#") { return .results(String(text.dropLast())) }
    if text.contains("|") {
      let parts = text.split(separator: "|").map(String.init)
      return .after(parts[0], Array(parts.dropFirst()))
    }
    for sign in ["=", "!"] {
      guard let place = text.firstIndex(of: Character(sign)) else { continue }
      let (name, value) = (String(text[..<place]), String(text[place...].dropFirst()))
      if value.isEmpty { return .isAbsent(name) }
      return sign == "=" ? .equals(name, value) : .differs(name, value)
    }
    return .field(text)
  }
}
