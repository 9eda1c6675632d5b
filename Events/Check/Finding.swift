/// One thing that is wrong with a fact: where, what, and what would be right.
///
/// The identifiers are for ever; the sentences may be improved. Those that begin with `json.` are
/// of `JSONError.Reason`, all others of `Finding.Kind`.
public struct Finding: Sendable, Equatable {
  /// `fact.unknown-field`: what programs may rely on.
  public let identifier: String
  /// The way to the value from the fact down: `counts[1].ofence`; empty for the fact itself.
  public let path: String
  /// The byte of the line at which the refused value or name begins, counted from 0.
  public let offset: Int
  /// What was refused, as a sentence.
  public let message: String
  /// What would be right, as one or two sentences, where something is near.
  public let suggestion: String?

  public init(
    identifier: String, path: String, offset: Int, message: String, suggestion: String? = nil
  ) {
    self.identifier = identifier
    self.path = path
    self.offset = offset
    self.message = message
    self.suggestion = suggestion
  }

  init(_ error: JSONError) {
    self.init(
      identifier: error.reason.rawValue, path: "", offset: error.offset, message: error.message,
      suggestion: error.suggestion)
  }
}

extension Finding: CustomStringConvertible {
  /// `There is no word "arested". Did you mean "custody.arrested"?`
  public var description: String { suggestion.map { "\(message) \($0)" } ?? message }
}

extension Finding {
  /// What the checker refuses, with the identifiers that programs may rely on.
  public enum Kind: String, Sendable, CaseIterable {
    /// The line is JSON, but no object.
    case notObject = "fact.not-object"
    /// No `type` says what the fact is.
    case missingType = "fact.missing-type"
    /// The `type` is no word of the vocabulary.
    case unknownWord = "fact.unknown-word"
    /// The word, or the object within the fact, has no such field.
    case unknownField = "fact.unknown-field"
    /// A field that the log adds stands in a fact that is to be recorded.
    case logField = "fact.log-field"
    /// A required field is absent.
    case missingField = "fact.missing-field"
    /// No key says what stream the fact belongs to.
    case missingSubject = "fact.missing-subject"
    /// Two keys say what stream the fact belongs to.
    case manySubjects = "fact.many-subjects"
    /// The key of a stream that the word does not belong to.
    case wrongSubject = "fact.wrong-subject"
    /// None of several fields stands there, one of which the word demands.
    case missingAlternative = "fact.missing-alternative"
    /// More than one of several fields that exclude each other.
    case manyAlternatives = "fact.many-alternatives"
    /// The canonical fact is longer than the log takes.
    case size = "fact.size"
    /// The JSON type is another one.
    case type = "value.type"
    /// A text, a list or an object with nothing in it.
    case empty = "value.empty"
    /// Not one of the field's words.
    case choice = "value.choice"
    case slug = "value.slug"
    case id = "value.id"
    case date = "value.date"
    case country = "value.country"
    case language = "value.language"
    case money = "value.money"
    case currency = "value.currency"
    case period = "value.period"
    case sha256 = "value.sha256"
    case url = "value.url"
    /// A whole number beyond the field's bounds.
    case range = "value.range"
    /// A patch that touches what a correction may not.
    case patch = "value.patch"
  }
}

/// All that is wrong with one fact, in the order of the line.
public struct Findings: Error, Sendable, Equatable {
  public let all: [Finding]
  /// The stream that the fact names, where that much could be read: `case/cn-zeng-2023`.
  public let stream: String?
  /// The id that the fact names, where that much could be read.
  public let id: String?

  public init(_ all: [Finding], stream: String? = nil, id: String? = nil) {
    self.all = all
    self.stream = stream
    self.id = id
  }
}
