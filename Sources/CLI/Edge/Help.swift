/// The texts of `--help`.
enum Help {
  private static let heading = "EXAMPLES:\n"

  /// The parser's help with its examples moved to the head.
  static func examplesFirst(_ help: String) -> String {
    let parts = help.components(separatedBy: "\n\n")
    guard let place = parts.firstIndex(where: { $0.hasPrefix(heading) }) else { return help }
    var rest = parts
    let examples = rest.remove(at: place)
    return ([examples] + rest).joined(separator: "\n\n")
  }
}

extension String {
  /// The parts between a text wherever it stands.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var start = startIndex
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(separator) {
        parts.append(String(self[start..<place]))
        place = index(place, offsetBy: separator.count)
        start = place
      } else {
        formIndex(after: &place)
      }
    }
    return parts + [String(self[start...])]
  }
}
