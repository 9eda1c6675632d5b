/// Reads what people write around dates: "before 2023", "March to May 2023", "1950 or 1951".
enum EDTFPhrase {
  static func mended(_ text: String, _: EDTFFlaw, _ steps: Int) -> String? {
    let text = text.lowercased()
    return ending(text, steps) ?? between(text, steps) ?? choice(text, steps)
  }

  /// "before", "after", "by", "since" and a date.
  private static func ending(_ text: String, _ steps: Int) -> String? {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count > 1 else { return nil }
    let date = { one(words.dropFirst().joined(separator: " "), steps) }
    switch first {
    case "before": return date()?.moved(by: -1).map { "../" + $0.text(asStart: false) }
    case "after": return date()?.moved(by: 1).map { $0.text(asStart: true) + "/.." }
    case "by", "until", "till": return date().map { "../" + $0.text(asStart: false) }
    case "since", "from": return date().map { $0.text(asStart: true) + "/.." }
    default: return nil
    }
  }

  /// Two dates with "to" or a dash between them.
  private static func between(_ text: String, _ steps: Int) -> String? {
    var text = text
    var separators = [" to ", " until ", " till ", " through ", " - ", "–", "—"]
    for (lead, separator) in [("from ", nil), ("between ", " and ")] where text.hasPrefix(lead) {
      text.removeFirst(lead.count)
      if let separator { separators = [separator] }
    }
    for separator in separators {
      guard let (before, after) = EDTFSuggestion.halves(of: text, at: separator) else { continue }
      return interval(
        EDTFSuggestion.trimmed(before[...]), EDTFSuggestion.trimmed(after[...]), steps)
    }
    return nil
  }

  private static func interval(_ before: String, _ after: String, _ steps: Int) -> String? {
    let short = after.utf8.count == 2 && before.utf8.count > 2 && Int(after) != nil
    guard let to = one(short ? before.dropLast(2) + after : after, steps) else { return nil }
    // "March to May 2023": what the first date leaves out is in the second.
    let words = after.split(separator: " ")
    for count in 0..<max(words.count, 1) {
      let shared = count == 0 ? "" : " " + words.dropFirst(count).joined(separator: " ")
      if let from = one(before + shared, steps), from.strict.earliest <= to.strict.latest {
        return from.text(asStart: true) + "/" + to.text(asStart: false)
      }
    }
    return nil
  }

  /// One date or another.
  private static func choice(_ text: String, _ steps: Int) -> String? {
    guard let (before, after) = EDTFSuggestion.halves(of: text, at: " or "),
      let one = EDTFSuggestion.mended(before, steps: steps),
      let other = EDTFSuggestion.mended(after, steps: steps)
    else { return nil }
    return "[\(one),\(other)]"
  }

  private static func one(_ text: String, _ steps: Int) -> EDTFDate? {
    guard let right = EDTFSuggestion.mended(text, steps: steps),
      case .date(let date) = (try? EDTF(right))?.form
    else { return nil }
    return date
  }
}
