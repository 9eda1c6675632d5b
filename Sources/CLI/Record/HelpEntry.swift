/// A flag and what it does, as help shows them: side by side, or one below the other.
enum HelpEntry {
  static func lines(_ label: String, _ text: String) -> String {
    let indent = 26
    let lines = wrapped(text, to: 80 - indent)
    let rest = lines.dropFirst().map { "\n" + String(repeating: " ", count: indent) + $0 }.joined()
    let head = "  " + label
    return head.count < indent
      ? head.padded(to: indent) + (lines.first ?? "") + rest
      : head + "\n" + String(repeating: " ", count: indent) + (lines.first ?? "") + rest
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
