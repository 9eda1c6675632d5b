/// Why a text is not the value it was meant to be, and which text would be.
public struct ValueError: Error, Hashable {
  /// A clause without capital or full stop, ready to stand in a message: `no country UK`.
  public let reason: String
  /// A text that would be accepted, where one is close.
  public let suggestion: String?

  public init(reason: String, suggestion: String? = nil) {
    self.reason = reason
    self.suggestion = suggestion
  }
}

extension ValueError: CustomStringConvertible {
  /// The reason with the way out: `no country UK; did you mean GB?`.
  public var description: String {
    guard let suggestion else { return reason }
    return "\(reason); did you mean \(suggestion)?"
  }
}

extension ValueError {
  /// The refused text in quotation marks, on one line: what cannot be printed is replaced, and
  /// what goes on after forty characters is cut.
  static func quoted(_ text: String) -> String {
    let limit = 40
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      shown.append(isPrintable(scalar) ? scalar : "\u{FFFD}")
    }
    let cut = text.unicodeScalars.dropFirst(limit).isEmpty ? "" : "…"
    return "\"\(String(shown))\(cut)\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }
}
