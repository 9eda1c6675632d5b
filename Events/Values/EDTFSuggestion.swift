// The nearest right form of a text that is no EDTF.
//
// Each way of mending a text is tried in turn, and what it makes is mended further where it is not
// yet right: 30.02.2023 is first 2023-02-30, then 2023-02-28. What is suggested is always EDTF.
//
// | file                  | mends                                                   |
// |-----------------------|---------------------------------------------------------|
// | EDTFSuggestion.swift  | spelling; the ends of an interval, the members of a set |
// | EDTFRepair.swift      | the flaw that the parser found in one date              |
// | EDTFPhrase.swift      | "before 2023", "March to May 2023"                      |
// | EDTFPlainDate.swift   | "11 Aug 2023", "11.08.2023", "c. 1950", "2023年8月"       |
enum EDTFSuggestion {
  /// The nearest right form, or nil where there is none or it would be a guess.
  static func nearest(to text: String) -> String? {
    // Longer texts are not dates with a slip but something else.
    text.utf8.count <= 100 ? mended(text, steps: 3) : nil
  }

  /// The text itself if it is EDTF, else the nearest right form within so many steps.
  static func mended(_ text: String, steps: Int) -> String? {
    guard let flaw = flaw(of: text) else { return text }
    guard steps > 0 else { return nil }
    let ways: [(String, EDTFFlaw, Int) -> String?] = [
      inSet, inInterval, EDTFRepair.repaired, EDTFPhrase.mended, respelled, EDTFPlainDate.mended,
    ]
    for way in ways {
      if let better = way(text, flaw, steps - 1), better != text,
        let right = mended(better, steps: steps - 1)
      {
        return right
      }
    }
    return nil
  }

  static func flaw(of text: String) -> EDTFFlaw? {
    var text = text
    return text.withUTF8 { bytes in
      do throws(EDTFFlaw) {
        _ = try EDTFParser.form(of: UnsafeRawBufferPointer(bytes))
        return nil
      } catch {
        return error
      }
    }
  }
}

// Spelling.
extension EDTFSuggestion {
  /// With plain digits and dashes, without spare spaces, and with capitals where letters are marks.
  private static func respelled(_ text: String, _: EDTFFlaw, _: Int) -> String? {
    let plain = String(text.map(plain))
    let words = plain.split(whereSeparator: \.isWhitespace)
    let hasTime = words.count == 2 && words[1].contains(":")
    let spelled = words.joined(separator: hasTime ? "T" : " ")
    guard spelled.filter(\.isLetter).allSatisfy("xXuUtTzZyYeE".contains) else { return spelled }
    return String(spelled.uppercased().map { $0 == "U" ? "X" : $0 })
  }

  private static func plain(_ character: Character) -> Character {
    if "‐‑‒–—−".contains(character) { return "-" }
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal,
      let digit = character.wholeNumberValue
    else { return character }
    return Character(String(digit))
  }
}

// Parts.
extension EDTFSuggestion {
  /// Each member of a set mended.
  private static func inSet(_ text: String, _ flaw: EDTFFlaw, _ steps: Int) -> String? {
    guard let first = text.first, let close = ["[": "]", "{": "}"][first] else { return nil }
    var inner = text.dropFirst()
    if let last = inner.last, "]}".contains(last) { inner.removeLast() }
    if flaw.reason == .setOfOne { return String(inner) }
    let members = inner.split(separator: ",", omittingEmptySubsequences: true).map { member in
      split(String(member), at: ["...", "..", "/"], keeping: "..") { mended(cut($0), steps: steps) }
    }
    let right = members.compactMap { $0 }
    guard right.count == members.count, !right.isEmpty else { return nil }
    return String(first) + right.joined(separator: ",") + close
  }

  /// Both ends of an interval mended, and in their order.
  private static func inInterval(_ text: String, _ flaw: EDTFFlaw, _ steps: Int) -> String? {
    guard text.first.map({ !"[{".contains($0) }) ?? false else { return nil }
    if !text.contains("/"), let (before, after) = halves(of: text, at: "..") {
      return (before.isEmpty ? ".." : before) + "/" + (after.isEmpty ? ".." : after)
    }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(trimmed)
    guard ends.count == 2 else { return nil }
    if flaw.reason == .reversed { return "\(ends[1])/\(ends[0])" }
    if ends[0].utf8.count > 4, ends[1].utf8.count == 2, Int(ends[1]) != nil {
      return "\(ends[0])/\(ends[0].dropLast(2))\(ends[1])"
    }
    guard let from = end(ends[0], .start, steps), let to = end(ends[1], .end, steps) else {
      return nil
    }
    return "\(from)/\(to)"
  }

  private enum Side { case start, end }

  private static func end(_ text: String, _ side: Side, _ steps: Int) -> String? {
    switch text.lowercased() {
    case "", "unknown", "?": return ""
    case "..", "...", "open", "now", "present", "today": return ".."
    default: break
    }
    guard let right = mended(cut(text), steps: steps), let date = try? EDTF(right) else {
      return nil
    }
    guard case .date(let date) = date.form else { return nil }
    return date.text(asStart: side == .start)
  }

  /// The day of a date with a time.
  private static func cut(_ text: String) -> String {
    guard let mark = text.firstIndex(where: { $0 == "T" }), text.contains(":") else { return text }
    return String(text[..<mark])
  }

  /// The parts around one of the separators mended and joined; a part may be empty.
  private static func split(
    _ text: String, at separators: [String], keeping separator: String,
    _ mend: (String) -> String?
  ) -> String? {
    for wrong in separators {
      guard let (before, after) = halves(of: text, at: wrong) else { continue }
      let parts = [before, after].map { trimmed($0[...]).isEmpty ? "" : mend(trimmed($0[...])) }
      guard let before = parts[0], let after = parts[1] else { return nil }
      return before + separator + after
    }
    return mend(trimmed(text[...]))
  }

  /// What stands before and after the only place where a separator stands.
  static func halves(of text: String, at separator: String) -> (String, String)? {
    let characters = Array(text)
    let wanted = Array(separator)
    guard characters.count >= wanted.count else { return nil }
    let places = (0...(characters.count - wanted.count)).filter { place in
      characters[place..<(place + wanted.count)].elementsEqual(wanted)
    }
    guard places.count == 1, let place = places.first else { return nil }
    return (String(characters[..<place]), String(characters[(place + wanted.count)...]))
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
