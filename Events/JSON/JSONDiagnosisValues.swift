/// The slips inside strings and numbers.
extension JSONDiagnosis {
  func controlError(_ offset: Int, _ opening: Int) -> JSONError {
    if isEnd(offset) {
      return refuse(
        bytes.count, .incomplete,
        "The text ends inside the string that begins at byte \(opening).",
        "Close it with a double quotation mark.")
    }
    let (name, escape) =
      switch bytes[offset] {
      case 0x0A: ("A line feed", "\\n")
      case 0x0D: ("A carriage return", "\\r")
      case 0x09: ("A tab", "\\t")
      case let byte: ("The character U+00\(hex(byte))", "\\u00\(hex(byte).lowercased())")
      }
    let isBreak = bytes[offset] == 0x0A || bytes[offset] == 0x0D
    return refuse(
      offset, .control, "\(name) stands in a string as it is.",
      isBreak ? "Write \(escape), or close the string before it." : "Write \(escape).")
  }

  func escapeError(_ backslash: Int) -> JSONError {
    if isEnd(backslash + 1) {
      return refuse(bytes.count, .incomplete, "The text ends after a backslash.")
    }
    switch character(backslash + 1) {
    case "u":
      return refuse(
        backslash, .escape, "Four hexadecimal digits must follow \\u, as in \\u00e9.",
        "Write the character itself.")
    case "'": return refuse(backslash, .escape, "JSON has no \\'.", "Write ' without a backslash.")
    case "x": return refuse(backslash, .escape, "JSON has no \\x.", "Write the character itself.")
    default:
      return refuse(
        backslash, .escape, "JSON has no escape of a backslash and \(shown(backslash + 1)).",
        "Write \\\\ for a backslash.")
    }
  }

  func numberError(_ offset: Int) -> JSONError {
    let word = word(offset)
    if word.lowercased() == "-infinity" { return notFinite(offset, word) }
    let message = "\(word) is not a number as JSON writes it."
    let unsigned = word.drop { $0 == "-" || $0 == "+" }
    let sign = word.hasPrefix("-") ? "-" : ""
    let mended: String? =
      if unsigned.hasPrefix(".") {
        sign + "0" + unsigned
      } else if unsigned.hasSuffix(".") {
        sign + unsigned.dropLast()
      } else {
        sign + withoutLeadingZeros(unsigned)
      }
    guard let mended, isNumber(mended) else {
      return refuse(
        offset, .number, message,
        word.contains { $0.isNumber } ? "Put it in double quotation marks: \"\(word)\"." : nil)
    }
    let isPadded = unsigned.hasPrefix("0") && !word.hasPrefix("+")
    return refuse(
      offset, .number, message,
      isPadded ? "Write \(mended), or \"\(word)\" if the zeros matter." : "Write \(mended).")
  }

  func rangeError(_ offset: Int) -> JSONError {
    let word = word(offset)
    let isLong = word.utf8.count > 40
    let shown = isLong ? "\(word.prefix(40))…" : word
    let isFinite = Double(word)?.isFinite ?? false
    return refuse(
      offset, .number,
      isFinite
        ? "\(shown) is out of range: whole numbers go to \(JSON.largestInteger) on either side of 0."
        : "\(shown) is too large for a number.",
      isLong ? "Write it as a string." : "Write it as a string: \"\(word)\".")
  }

  func inexactError(_ offset: Int) -> JSONError {
    let word = word(offset)
    let isLong = word.utf8.count > 40
    let value = JSON.number(Double(word) ?? 0).compact()
    return refuse(
      offset, .number,
      "\(isLong ? "\(word.prefix(40))…" : word) has more digits than a number holds: it would be kept "
        + "as \(value).",
      isLong ? "Write it as a string." : "Write it as a string: \"\(word)\".")
  }

  func notFinite(_ offset: Int, _ word: String) -> JSONError {
    refuse(offset, .number, "JSON has no \(word).", "Write null or a string, or leave it out.")
  }

  private func withoutLeadingZeros(_ digits: Substring) -> String {
    let rest = digits.drop { $0 == "0" }
    let needsZero = !(rest.first?.isNumber ?? false)
    return (needsZero ? "0" : "") + rest
  }

  /// Asks the reader and not this diagnosis, which would ask itself again.
  private func isNumber(_ text: String) -> Bool {
    var tape = JSONTape(longest: longest, deepest: 0)
    return Array(text.utf8).withUnsafeBytes { bytes in
      (try? tape.read(bytes)) != nil && (tape[0].kind == .integer || tape[0].kind == .double)
    }
  }

  private func shown(_ offset: Int) -> String {
    VisibleText.scalar(in: bytes, at: offset).map { "'\(VisibleText.show($0.scalar))'" } ?? "a byte"
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
