/// Whether marks of emphasis may stand at a place, after CommonMark 0.31, section 6.2.
struct Flanking {
  /// What stands before the opening mark; nil at the start of a line.
  var previous: Unicode.Scalar?
  /// What follows the closing mark; nil at the end of a line.
  var next: Unicode.Scalar?

  /// The opening mark must lean on the words from the left, the closing one from the right, and
  /// neither may run into another mark.
  func allows(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      !touchesMark(previous), !touchesMark(next)
    else { return false }
    return leans(on: first, beside: previous) && leans(on: last, beside: next)
  }

  private func touchesMark(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "*" || scalar == "~" || scalar == "_"
  }

  private func leans(on inner: Unicode.Scalar, beside outer: Unicode.Scalar?) -> Bool {
    if inner.properties.isWhitespace { return false }
    guard inner.isPunctuationOrSymbol, let outer else { return true }
    return outer.properties.isWhitespace || outer.isASCIIPunctuation
  }
}

extension Unicode.Scalar {
  fileprivate var isPunctuationOrSymbol: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
