import Events

/// A line with a caret under the place that is meant.
enum Excerpt {
  /// Two lines, indented by two blanks.
  static func lines(of bytes: ArraySlice<UInt8>, at offset: Int) -> String {
    let (text, caret) = SourcePlace(line: bytes, offset: offset).excerpt()
    return "  \(text)\n  " + String(repeating: " ", count: caret) + "^"
  }
}
