/// A word of the vocabulary, with all that is said of it once.
public struct Word: Sendable {
  /// As it is stored for ever: `custody.arrested`.
  public let name: String
  /// As it may be typed: `arrest`; nil where only the full word serves.
  public let short: String?
  /// Whether its fact begins the stream that it belongs to: a party enters the docket.
  public let begins: Bool
  /// The streams it may belong to; exactly one of their keys stands in a fact.
  public let subjects: [Subject]
  /// Its own fields, in the order they are described in.
  public let fields: [FieldInfo]
  /// Keys of which exactly one stands in a fact, each with what it demands of another field.
  public let alternatives: [Alternative]
  /// What the short word says of fields that are not given: `transfer` goes to the prosecutors.
  public let assumed: [String: String]
  /// What it tells, as a sentence to fill: see `Sentence`.
  public let sentence: String
  /// What it means, in a few words.
  public let doc: String
  let key: Key
  let event: @Sendable (Fact) -> Event
}

/// One of several keys, and the words that another field may then take.
public struct Alternative: Sendable {
  public let key: String
  public let field: String
  public let choices: [String]
}

/// A family of words: an enumeration with one case a word.
public protocol Family: Sendable {
  /// The event of a family's case.
  static func event(_ self: Self) -> Event
  static var words: [Word] { get }
}

extension Family {
  /// A word of this family.
  ///
  /// - Parameters:
  ///   - name: the stored word, for ever.
  ///   - make: the case that carries it.
  ///   - short: what may be typed for it.
  ///   - begins: whether its fact begins its stream.
  ///   - assumed: what the short word says of fields that are not given.
  ///   - subjects: the streams it may belong to.
  ///   - sentence: what it tells, with `{field}` for values and `[…]` around what is left out
  ///     where its fields are absent.
  static func word<W: Fields>(
    _ name: StaticString, _ make: @escaping @Sendable (Read<W>) -> Self, short: String? = nil,
    begins: Bool = false, assuming assumed: [String: String] = [:],
    of subjects: [Subject] = [.case], alternatives: [Alternative] = [], _ sentence: String,
    _ doc: String
  ) -> Word {
    Word(
      name: name.description, short: short, begins: begins, subjects: subjects, fields: W.infos,
      alternatives: alternatives, assumed: assumed, sentence: sentence, doc: doc, key: Key(name),
      event: { Self.event(make(Read<W>($0))) })
  }
}

/// No fields of its own.
public struct NoFields: Fields {
  public init() {}
  public static let fields = NoFields()
}

/// Finds words by the bytes of their names, and knows what pages must know of each.
struct WordTable: Sendable {
  private let slots: [(code: UInt64, number: Int)?]
  /// Per word: the places in `Subject.allCases` of its subjects, and their keys' numbers.
  let subjects: [[(number: UInt8, code: UInt64)]]

  init(_ words: [Word]) {
    var slots = [(code: UInt64, number: Int)?](repeating: nil, count: 256)
    for (number, word) in words.enumerated() {
      var place = Int(word.key.code >> 56)
      while slots[place] != nil { place = (place + 1) & 255 }
      slots[place] = (word.key.code, number)
    }
    self.slots = slots
    subjects = words.map { word in
      word.subjects.map { subject in
        (UInt8(Subject.allCases.firstIndex(of: subject)!), Key(subject.rawValue).code)
      }
    }
  }

  /// The word's number; `bytes` must be followed by at least eight readable ones.
  func number(of bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
    let code = Key.code(padded: base, bytes.count)
    var place = Int(code >> 56)
    while let slot = slots[place] {
      if slot.code == code { return slot.number }
      place = (place + 1) & 255
    }
    return nil
  }
}
