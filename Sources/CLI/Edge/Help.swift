/// The texts of `--help`.
enum Help {
  private static let heading = "EXAMPLES:\n"

  /// The parser's help with its examples moved to the head.
  static func examplesFirst(_ help: String) -> String {
    guard let start = help.range(of: "\n\n" + heading),
      let end = help[start.upperBound...].range(of: "\n\nUSAGE:")
    else { return help }
    let examples = heading + help[start.upperBound..<end.lowerBound]
    return examples + "\n\n" + help[..<start.lowerBound] + help[end.lowerBound...]
  }
}

extension StringProtocol {
  /// Where a text stands in this one first.
  func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      formIndex(after: &start)
    }
    return nil
  }
}
