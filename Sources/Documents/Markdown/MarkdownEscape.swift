/// Data made inert in CommonMark with GFM's extensions, with as few backslashes as that takes.
///
/// A mark is escaped where it could begin or end something: `*` always, `_` unless it stands inside
/// a word, `~` unless it ends one (`2019~`), `&` before what looks like an entity, `-` only where a
/// list could begin. Works on scalars: `<` with a combining stroke is still `<` to a parser.
struct MarkdownEscape {
  /// The scalar that stands before the data on its line; nil where the data begins the line.
  var previous: Unicode.Scalar?
  /// The scalar that follows the data; nil where the line ends.
  var next: Unicode.Scalar?
  /// In a table a bar would begin a new cell.
  var isCell = false

  func callAsFunction(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var start = 0
    if previous == nil && !isCell {
      start = lineStart(scalars, &result)
    }
    for index in start..<scalars.count {
      let before = index > 0 ? scalars[index - 1] : previous
      let rest = scalars[(index + 1)...]
      result += escaped(scalars[index], after: before, before: rest)
    }
    return result
  }

  private func escaped(
    _ scalar: Unicode.Scalar, after before: Unicode.Scalar?, before rest: ArraySlice<Unicode.Scalar>
  ) -> String {
    let following = rest.first ?? next
    switch scalar {
    case "<": return "&lt;"
    case "&" where Self.beginsEntity(rest): return "&amp;"
    case "*", "`", "[", "]": return "\\" + String(scalar)
    case "|" where isCell: return "\\|"
    case "!" where following == "[": return "\\!"
    case "\\" where following.map(\.isASCIIPunctuation) ?? true: return "\\\\"
    case "_" where !(before.isWord && following.isWord): return "\\_"
    case "~" where !(before.isWord && following.endsWord): return "\\~"
    default: return String(scalar)
    }
  }

  /// Escapes what would begin a block, and says how many scalars that took.
  private func lineStart(_ scalars: [Unicode.Scalar], _ result: inout String) -> Int {
    guard let first = scalars.first else { return 0 }
    let digits = scalars.prefix { $0.isASCIIDigit }
    let mark = digits.isEmpty ? first : scalars.dropFirst(digits.count).first
    let following = scalars.dropFirst(digits.count + 1).first ?? next
    let endsMark = following == nil || following == " "
    switch mark {
    case ">" where digits.isEmpty: break
    case "-", "+", "=", "#": guard digits.isEmpty, endsMark || following == mark else { return 0 }
    case ".", ")": guard !digits.isEmpty, digits.count < 10, endsMark else { return 0 }
    default: return 0
    }
    result.unicodeScalars.append(contentsOf: digits)
    result += "\\"
    result.unicodeScalars.append(mark ?? first)
    return digits.count + 1
  }

  /// `#38;`, `amp;`: what a parser would read as one character.
  static func beginsEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix { $0 == "#" || $0.isASCIIDigit || $0.isASCIILetter }
    return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == ";"
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { "0"..."9" ~= self }
  var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
  var isASCIIPunctuation: Bool { 0x21...0x7E ~= value && !isASCIIDigit && !isASCIILetter }
}

extension Unicode.Scalar? {
  /// A letter or digit, of whatever script.
  fileprivate var isWord: Bool {
    guard let scalar = self else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The line's end, a blank, or a mark after which nothing can be struck out.
  fileprivate var endsWord: Bool {
    guard let scalar = self else { return true }
    return scalar == " " || scalar.isASCIIPunctuation && scalar != "~"
  }
}
