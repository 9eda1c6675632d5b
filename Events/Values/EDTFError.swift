/// Why a text is no EDTF date.
public struct EDTFError: Error, Hashable, Sendable {
  /// The first byte that is wrong, counted from 0 in the UTF-8 text.
  public var offset: Int
  /// What is wrong there, as half a sentence: "a month is two digits".
  public var reason: String
  /// The nearest right form of the whole text, which is EDTF, where there is one.
  public var suggestion: String?

  init(_ flaw: EDTFFlaw, in text: String) {
    self.offset = flaw.offset
    self.reason = flaw.reason.description
    self.suggestion = EDTFSuggestion.nearest(to: text)
  }
}

/// "a month is two digits (at byte 5); write 2023-08-01".
extension EDTFError: CustomStringConvertible {
  public var description: String {
    "\(reason) (at byte \(offset))" + (suggestion.map { "; write \($0)" } ?? "")
  }
}
