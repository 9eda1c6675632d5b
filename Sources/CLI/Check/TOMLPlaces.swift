import Events

/// Where the keys of a TOML file stand, which its library does not tell: found by the headers of
/// tables and the keys in front of `=`, in a text that the library has read without an error.
struct TOMLPlaces {
  private struct Key {
    let way: [String]
    let line: Int
    let offset: Int
  }

  private let lines: [Substring]
  private var keys: [Key] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var table: [String] = []
    for (number, line) in lines.enumerated() {
      let blanks = line.prefix { $0 == " " || $0 == "\t" }
      let rest = line.dropFirst(blanks.count)
      if rest.hasPrefix("[") {
        let name = rest.drop { $0 == "[" }.prefix { $0 != "]" }
        table = TOMLPlaces.parts(name)
        let offset = blanks.utf8.count + rest.prefix { $0 == "[" }.utf8.count
        keys.append(Key(way: table, line: number, offset: offset))
      } else if !rest.hasPrefix("#"), let sign = rest.firstIndex(of: "=") {
        let way = table + TOMLPlaces.parts(rest[..<sign])
        keys.append(Key(way: way, line: number, offset: blanks.utf8.count))
      }
    }
  }

  private static func parts(_ dotted: Substring) -> [String] {
    dotted.split(separator: ".").map { part in
      String(part.filter { !" \t\"'".contains($0) })
    }
  }

  /// Of the key itself, else of the nearest that it lies in: a key of an inline table.
  private func found(_ way: [String]) -> (line: Int, offset: Int) {
    var way = way
    while !way.isEmpty {
      if let key = keys.first(where: { $0.way.starts(with: way) }) { return (key.line, key.offset) }
      way.removeLast()
    }
    return (0, 0)
  }

  /// Line and column, both counted from 1.
  func place(_ way: [String]) -> (line: Int, column: Int) {
    let (line, offset) = found(way)
    return (line + 1, SourcePlace(line: Array(lines[line].utf8)[...], offset: offset).column)
  }

  /// The line, with a caret under the key.
  func excerpt(_ way: [String]) -> String {
    let (line, offset) = found(way)
    return Excerpt.lines(of: Array(lines[line].utf8)[...], at: offset)
  }
}
