public import Events

/// What a person can mend: one fact that was not taken, and the way out.
///
/// A message has three parts: what was refused, what the log says, and the advice. The codes are
/// for ever: those of `Refusal.Code`, those of `Finding.Kind` and those of `JSONError.Reason`.
public struct Refusal: Error, Sendable, Equatable {
  /// `admission.unknown-case`: what programs may rely on.
  public let code: String
  /// What was refused, and what the log says.
  public let message: String
  /// The way out.
  public let advice: String?
  /// The way from the fact down to the refused value: `counts[1].offence`; empty for the fact.
  public let path: String
  /// Which fact of the batch, counted from 0.
  public let fact: Int
  /// Where it stands in a file, if it came from one.
  public let place: FilePlace?

  public init(
    code: String, message: String, advice: String?, path: String = "", fact: Int = 0,
    place: FilePlace? = nil
  ) {
    self.code = code
    self.message = message
    self.advice = advice
    self.path = path
    self.fact = fact
    self.place = place
  }

  init(_ code: Code, at path: String, _ message: String, _ advice: String) {
    self.init(code: code.rawValue, message: message, advice: advice, path: path)
  }

  init(_ finding: Finding, fact: Int, place: FilePlace? = nil) {
    self.init(
      code: finding.identifier, message: finding.message, advice: finding.suggestion,
      path: finding.path, fact: fact, place: place)
  }

  func at(_ fact: Int, _ place: FilePlace? = nil) -> Refusal {
    Refusal(code: code, message: message, advice: advice, path: path, fact: fact, place: place)
  }
}

extension Refusal {
  /// What admission refuses, with the codes that programs may rely on.
  public enum Code: String, Sendable, CaseIterable {
    /// A fact of a case that nobody opened.
    case unknownCase = "admission.unknown-case"
    /// A fact about a fact that is not there.
    case unknownTarget = "admission.unknown-target"
    /// A fact about a fact of another stream.
    case otherStream = "admission.other-stream"
    /// A case opened, or a party introduced, for the second time.
    case secondOpening = "admission.second-opening"
    /// An id that another fact has.
    case otherContent = "admission.other-content"
    /// A correction that would leave no valid fact.
    case invalidCorrection = "admission.invalid-correction"
    /// A correction of a fact whose words are destroyed.
    case redactedTarget = "admission.redacted-target"
    /// A retraction after which another correction would leave no valid fact.
    case heldCorrection = "admission.held-correction"
    /// A redaction that is to be taken back, or to be redacted itself.
    case finalRedaction = "admission.final-redaction"
    /// A retraction or redaction of what is retracted or redacted already.
    case alreadyWithdrawn = "admission.already-withdrawn"
    /// A redaction that nobody confirmed.
    case unconfirmed = "admission.unconfirmed"
    /// A quote that its source, as archived, does not have.
    case quoteNotFound = "admission.quote-not-found"
    /// Bytes brought for a source that nobody registered.
    case unregisteredSource = "admission.unregistered-source"
    /// No bytes.
    case emptySource = "admission.empty-source"
    /// The stream has grown since the writer looked.
    case conflict = "admission.conflict"
  }

  /// Whether somebody else was faster, and trying again may do.
  public var isConflict: Bool { code == Code.conflict.rawValue }
}

extension Refusal: CustomStringConvertible {
  /// On one line, or as a compiler shows it where the fact came from a file:
  ///
  ///     seeds/x.jsonl:12:57: custody.released has no field "hwo".
  ///       …e":"custody.released","case":"us-wei-2023","hwo":"bail"}
  ///                                                   ^
  ///       Did you mean "how"? (fact.unknown-field)
  public var description: String {
    guard let place else { return advice.map { "\(message) \($0)" } ?? message }
    return """
      \(place.file):\(place.line):\(place.column): \(message)
        \(place.excerpt)
        \(String(repeating: " ", count: place.caret))^
        \(advice.map { "\($0) " } ?? "")(\(code))
      """
  }

  /// The same as data.
  public var json: JSON {
    var json: JSON = ["code": .string(code), "message": .string(message)]
    json["advice"] = advice.map(JSON.string)
    json["path"] = path.isEmpty ? nil : .string(path)
    if let place {
      json["file"] = .string(place.file)
      json["line"] = .integer(Int64(place.line))
      json["column"] = .integer(Int64(place.column))
      json["excerpt"] = .string(place.excerpt)
      json["caret"] = .integer(Int64(place.caret))
    }
    return json
  }
}

/// A place in a file, with the line around it.
public struct FilePlace: Sendable, Equatable {
  /// As the file was named.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// Counted from 1 in characters.
  public let column: Int
  /// The part of the line that is shown.
  public let excerpt: String
  /// How many columns of a terminal stand before the caret.
  public let caret: Int

  init(file: String, line: Int, of text: ArraySlice<UInt8>, offset: Int) {
    let place = SourcePlace(line: text, offset: offset)
    let shown = place.excerpt()
    self.file = file
    self.line = line
    column = place.column
    excerpt = shown.text
    caret = shown.caret
  }
}

/// Why a batch was refused: nothing of it was written.
public struct Refusals: Error, Sendable, Equatable {
  /// In the order of the batch.
  public let all: [Refusal]

  public init(_ all: [Refusal]) { self.all = all }

  /// Whether somebody else was faster, and trying again may do.
  public var isConflict: Bool { all.contains(where: \.isConflict) }
}

extension Refusals: CustomStringConvertible {
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
