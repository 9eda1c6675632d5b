/// What goes wrong at the edge: what was refused, what is the case, the way out; and the exit code.
struct Complaint: Error, Equatable {
  var message: String
  var code: ExitCodes

  init(_ message: String, _ code: ExitCodes) {
    self.message = message
    self.code = code
  }

  static func usage(_ message: String) -> Complaint { Complaint(message, .usage) }

  /// ` Did you mean arrest?` where one of the candidates is near, else `otherwise`.
  static func hint(
    _ nearest: String?, otherwise: String = ""
  ) -> String {
    nearest.map { " Did you mean \($0)?" } ?? otherwise
  }
}

extension Complaint {
  /// Says what may still hold words that a redaction destroyed.
  static func tell(ofRemains remains: [String]) {
    guard !remains.isEmpty else { return }
    Terminal.complain(
      "A redaction is recorded and not finished; what it destroyed may still be found: "
        + remains.joined(separator: "; ") + ". The next command tries again.")
  }

  /// The same at the end of the command that redacted.
  static func end(withRemains remains: [String]) throws {
    guard !remains.isEmpty else { return }
    tell(ofRemains: remains)
    throw Ending(code: .busy)
  }
}

/// Everything was said already; only the exit code is left to give.
struct Ending: Error {
  var code: ExitCodes
}
