/// The slips in the grammar: what stands where a value, a name or a mark should stand.
extension JSONDiagnosis {
  func valueError(_ offset: Int) -> JSONError {
    let message = "A value should stand here, not \(found(offset))."
    if isEnd(offset) {
      let suggestion = before(offset) == nil ? "Write a JSON object: {\"name\": \"value\"}." : nil
      return refuse(offset, .incomplete, "The text ends where a value should be.", suggestion)
    }
    switch character(offset) {
    case "]", "}": return commaError(offset) ?? refuse(offset, .syntax, message)
    case ",":
      let isEmpty = before(offset).map { bytes[$0] == UInt8(ascii: ":") } ?? false
      return refuse(
        offset, .syntax, message, isEmpty ? "Write null, or leave out the name." : "Remove it.")
    case "+", ".": return numberError(offset)
    case "/", "#": return commentError(offset)
    default: break
    }
    let word = word(offset)
    switch word.lowercased() {
    case "true", "false", "null":
      return refuse(offset, .syntax, message, "Write \(word.lowercased()).")
    case "none", "nil", "undefined":
      return refuse(offset, .syntax, message, "Write null.")
    case "nan", "infinity", "inf": return notFinite(offset, word)
    case "": return refuse(offset, .syntax, message, quotes(offset))
    default:
      return refuse(
        offset, .syntax, message, "Put it in double quotation marks: \"\(word)\".")
    }
  }

  func nameError(_ offset: Int, _ object: Int) -> JSONError {
    if isEnd(offset) { return unclosed(object) }
    let message = "A name should stand here, not \(found(offset))."
    switch character(offset) {
    case "}": return commaError(offset) ?? refuse(offset, .syntax, message)
    case ",": return refuse(offset, .syntax, message, "Remove it.")
    case "/", "#": return commentError(offset)
    default: break
    }
    let word = word(offset)
    if word.isEmpty { return refuse(offset, .syntax, message, quotes(offset)) }
    return refuse(
      offset, .syntax, message, "Put the name in double quotation marks: \"\(word)\".")
  }

  func colonError(_ offset: Int) -> JSONError {
    if isEnd(offset) {
      return refuse(offset, .incomplete, "The text ends after a name.", "Add a colon and a value.")
    }
    let instead = character(offset) == "=" ? " instead" : " before it"
    return refuse(
      offset, .syntax, "A colon should stand after the name, not \(found(offset)).",
      "Write :\(instead).")
  }

  func separatorError(_ offset: Int, _ opening: Int) -> JSONError {
    if isEnd(offset) { return unclosed(opening) }
    let closing = bytes[opening] == UInt8(ascii: "{") ? "}" : "]"
    let message = "A comma or '\(closing)' should stand here, not \(found(offset))."
    switch character(offset) {
    case "}", "]":
      return refuse(
        offset, .syntax, message, "Write \(closing): it closes what begins at byte \(opening).")
    case ";": return refuse(offset, .syntax, message, "Write , instead.")
    case ":":
      let suggestion = closing == "]" ? "Members belong into an object: {\"name\": value}." : nil
      return refuse(offset, .syntax, message, suggestion)
    case "/", "#": return commentError(offset)
    case "\"", "{", "[": return refuse(offset, .syntax, message, "Put a comma before it.")
    default: break
    }
    let suggestion = word(offset).isEmpty ? quotes(offset) : "Put a comma before it."
    return refuse(offset, .syntax, message, suggestion)
  }

  func trailingError(_ offset: Int) -> JSONError {
    let message = "The value has ended, but \(found(offset)) follows."
    switch character(offset) {
    case "}", "]", ",", ";": return refuse(offset, .trailing, message, "Remove it.")
    case "/", "#": return commentError(offset)
    default:
      return refuse(offset, .trailing, message, "Put each value on a line of its own.")
    }
  }

  /// A comma before a closing bracket, shown where the comma is.
  private func commaError(_ closing: Int) -> JSONError? {
    guard let comma = before(closing), bytes[comma] == UInt8(ascii: ",") else { return nil }
    return refuse(
      comma, .syntax, "A comma stands here with nothing between it and \(found(closing)).",
      "Remove the comma.")
  }

  private func commentError(_ offset: Int) -> JSONError {
    refuse(offset, .syntax, "JSON has no comments, and \(found(offset)) is no value.", "Remove it.")
  }

  private func unclosed(_ opening: Int) -> JSONError {
    let isObject = bytes[opening] == UInt8(ascii: "{")
    return refuse(
      bytes.count, .incomplete,
      "The text ends inside the \(isObject ? "object" : "list") that begins at byte \(opening).",
      "Close it with \(isObject ? "}" : "]").")
  }

  /// Marks that people take for quotation marks or spaces.
  private func quotes(_ offset: Int) -> String? {
    guard let (scalar, _) = VisibleText.scalar(in: bytes, at: offset) else { return nil }
    switch scalar {
    case "'", "`", "“", "”", "„", "‘", "’", "«", "»", "＂", "「":
      return "Use straight double quotation marks: \"…\"."
    case "，", "、", "；": return "Write , instead."
    case "：": return "Write : instead."
    default:
      return scalar.properties.isWhitespace || !VisibleText.isPlain(scalar)
        ? "Use a plain space, or remove it." : nil
    }
  }
}
