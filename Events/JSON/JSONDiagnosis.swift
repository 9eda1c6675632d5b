/// Puts a fault of the reader into words, with the way out where the usual slip is recognised.
///
/// It runs once, on the text that was refused, so that reading itself carries no words around.
struct JSONDiagnosis {
  let bytes: UnsafeRawBufferPointer
  let longest: Int
  let deepest: Int

  init(_ bytes: UnsafeRawBufferPointer, longest: Int, deepest: Int) {
    self.bytes = bytes
    self.longest = longest
    self.deepest = deepest
  }

  func error(for fault: JSONFault) -> JSONError {
    let offset = Int(fault.offset)
    let other = Int(fault.other)
    if let error = encodingError(at: offset, fault.kind) { return error }
    switch fault.kind {
    case .value: return valueError(offset)
    case .name: return nameError(offset, other)
    case .colon: return colonError(offset)
    case .separator: return separatorError(offset, other)
    case .trailing: return trailingError(offset)
    case .controlOrEnd: return controlError(offset, other)
    case .escape: return escapeError(offset)
    case .number: return numberError(offset)
    case .surrogate:
      return refuse(
        offset, .loneSurrogate, "\(run(offset, 6)) is half of a surrogate pair without the other.",
        "Write the character itself, or both halves.")
    case .escapedNUL:
      return refuse(offset, .nul, "U+0000 is not allowed, even escaped.", "Remove it.")
    case .utf8:
      return refuse(offset, .utf8, utf8Message(offset), "Save the text as UTF-8.")
    case .range:
      return rangeError(offset)
    case .inexact:
      return inexactError(offset)
    case .duplicateName:
      return refuse(
        offset, .duplicateName,
        "The name \(stringLiteral(offset)) stands twice in one object, first at byte \(other).",
        "Keep one of the two.")
    case .depth:
      return refuse(offset, .depth, "Objects and lists are nested more than \(deepest) deep.")
    case .size:
      return refuse(
        offset, .size, "The text has \(bytes.count) bytes; at most \(longest) are read.")
    }
  }

  func refuse(
    _ offset: Int, _ reason: JSONError.Reason, _ message: String, _ suggestion: String? = nil
  ) -> JSONError {
    JSONError(offset: offset, reason: reason, message: message, suggestion: suggestion)
  }

  /// What is wrong with the bytes themselves, wherever the grammar stumbled over them.
  private func encodingError(at offset: Int, _ kind: JSONFault.Kind) -> JSONError? {
    switch kind {
    case .value, .name, .colon, .separator, .trailing, .controlOrEnd: break
    default: return nil
    }
    guard offset < bytes.count else { return nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset == 0 {
      return refuse(
        0, .byteOrderMark, "The text begins with a byte order mark.",
        "Save it as UTF-8 without one.")
    }
    if offset == 0, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return refuse(0, .utf8, "The text is UTF-16.", "Save it as UTF-8.")
    }
    if bytes[offset] == 0 {
      return refuse(offset, .nul, "A zero byte (U+0000) stands in the text.", "Remove it.")
    }
    if bytes[offset] >= 0x80, VisibleText.scalar(in: bytes, at: offset) == nil {
      return refuse(offset, .utf8, utf8Message(offset), "Save the text as UTF-8.")
    }
    return nil
  }

  private func utf8Message(_ offset: Int) -> String {
    let lead = bytes[offset]
    let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    let name = "The byte 0x" + String(lead, radix: 16, uppercase: true)
    switch (lead, second) {
    case (0xC0...0xC1, _), (0xE0, 0x80..<0xA0), (0xF0, 0x80..<0x90):
      return "\(name) begins an overlong form, which is not UTF-8."
    case (0xED, 0xA0...0xBF): return "\(name) begins a surrogate, which is not UTF-8."
    case (0xF5..., _), (0xF4, 0x90...0xBF): return "\(name) begins no character of Unicode."
    case (0x80...0xBF, _): return "\(name) stands alone, which is not UTF-8."
    default: return "\(name) begins a character that does not go on, which is not UTF-8."
    }
  }
}

/// What stands in the text, in words.
extension JSONDiagnosis {
  func byte(_ offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  func character(_ offset: Int) -> Character? {
    byte(offset).map { Character(Unicode.Scalar($0)) }
  }

  func isEnd(_ offset: Int) -> Bool { offset >= bytes.count }

  /// The thing at this place: a word, a character or the end.
  func found(_ offset: Int) -> String {
    if isEnd(offset) { return "the end of the text" }
    let word = word(offset)
    if !word.isEmpty { return word.utf8.count > 24 ? "\(word.prefix(24))…" : word }
    if bytes[offset] == UInt8(ascii: "'") { return "a single quotation mark" }
    guard let (scalar, _) = VisibleText.scalar(in: bytes, at: offset) else { return "a byte" }
    return scalar == " " ? "a space" : "'\(VisibleText.show(scalar))'"
  }

  /// The letters, digits, `_`, `-`, `.` and `+` from here on.
  func word(_ offset: Int) -> String {
    let end =
      bytes[offset...].firstIndex { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "+"):
          false
        default: true
        }
      } ?? bytes.count
    return run(offset, end - offset)
  }

  func run(_ offset: Int, _ length: Int) -> String {
    VisibleText.show(bytes, offset..<min(offset + length, bytes.count))
  }

  /// The string that begins here as it is written, shortened if it is long.
  func stringLiteral(_ offset: Int) -> String {
    var end = offset + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    let literal = run(offset, end + 1 - offset)
    return literal.unicodeScalars.count > 60 ? "\(literal.prefix(60))…" : literal
  }

  /// The last byte before this one that is not white space.
  func before(_ offset: Int) -> Int? {
    bytes[..<offset].lastIndex { $0 > 0x20 }
  }
}
