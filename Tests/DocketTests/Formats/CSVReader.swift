/// Reads what RFC 4180 allows and nothing else.
enum CSVReader {
  struct Malformed: Error {}

  static func read(_ text: String) throws -> [[String]] {
    var rest = Array(text.unicodeScalars)[...]
    var rows: [[String]] = []
    while !rest.isEmpty {
      var row = [try field(&rest)]
      while rest.first == "," {
        rest.removeFirst()
        row.append(try field(&rest))
      }
      guard rest.starts(with: ["\r", "\n"]) else { throw Malformed() }
      rest.removeFirst(2)
      rows.append(row)
    }
    return rows
  }

  private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
    var result = String.UnicodeScalarView()
    guard rest.first == "\"" else {
      result.append(contentsOf: rest.prefix { !",\r\n\"".unicodeScalars.contains($0) })
      rest.removeFirst(result.count)
      return String(result)
    }
    rest.removeFirst()
    while true {
      guard let end = rest.firstIndex(of: "\"") else { throw Malformed() }
      result.append(contentsOf: rest[..<end])
      rest = rest[(end + 1)...]
      guard rest.first == "\"" else { return String(result) }
      result.append("\"")
      rest.removeFirst()
    }
  }
}
