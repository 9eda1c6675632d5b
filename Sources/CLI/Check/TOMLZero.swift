import Events

/// U+0000 in a TOML file, as it is or escaped: TOML lets it stand in strings, and its library takes it
/// for the end of the text.
enum TOMLZero {
  /// Line and column, counted from 1, and the line with a caret under it.
  typealias Place = (line: Int, column: Int, excerpt: String)

  /// Where the first one stands.
  static func place(in text: [UInt8]) -> Place? {
    guard let offset = offset(in: text) else { return nil }
    let start = text[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let line = text[start..<end]
    return (
      text[..<start].count { $0 == UInt8(ascii: "\n") } + 1,
      SourcePlace(line: line, offset: offset - start).column,
      Excerpt.lines(of: line, at: offset - start)
    )
  }

  /// What one is in, by the mark that ends it.
  private enum Inside: String {
    case nothing = ""
    case comment = "#"
    case basic = "\""
    case literal = "'"
    case basicLines = "\"\"\""
    case literalLines = "'''"

    var isLines: Bool { self == .basicLines || self == .literalLines }
    var hasEscapes: Bool { self == .basic || self == .basicLines }
  }

  private static func offset(in text: [UInt8]) -> Int? {
    var inside = Inside.nothing
    var place = 0
    func stands(_ mark: String) -> Bool { text[place...].starts(with: mark.utf8) }
    while place < text.count {
      if text[place] == 0 { return place }
      if inside == .nothing {
        let opened = [Inside.basicLines, .literalLines, .basic, .literal, .comment]
          .first { stands($0.rawValue) }
        inside = opened ?? .nothing
        place += max(1, inside.rawValue.utf8.count)
      } else if inside.hasEscapes, text[place] == UInt8(ascii: "\\") {
        if ["\\u0000", "\\U00000000", "\\x00"].contains(where: stands) { return place }
        place += 2
      } else if text[place] == UInt8(ascii: "\n"), !inside.isLines {
        inside = .nothing
        place += 1
      } else if inside != .comment, stands(inside.rawValue) {
        place += inside.rawValue.utf8.count
        inside = .nothing
      } else {
        place += 1
      }
    }
    return nil
  }
}
