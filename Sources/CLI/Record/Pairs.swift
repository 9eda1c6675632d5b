import Docket
import Events

/// `offence=acting as an agent,provision=18 U.S.C. 951`: keys and values on one line.
///
/// A comma parts two pairs only where a key and `=` follow it; `\,` never does, and `\\` is a
/// backslash.
struct Pairs {
  private(set) var all: [(key: String, value: String)] = []

  /// Nil where the text does not begin with a key and `=`; throws for a key that is not `known`.
  init?(_ text: String, _ known: [String]?, _ name: String) throws {
    for part in Pairs.split(text) {
      guard let (key, value) = Pairs.pair(part) else {
        guard !all.isEmpty else { return nil }
        all[all.count - 1].value += "," + Pairs.plain(part)
        continue
      }
      try Pairs.check(key, known, name)
      guard !all.contains(where: { $0.key == key }) else {
        throw Complaint("\(name) has '\(key)' twice. Give each part once.", .data)
      }
      all.append((key, Pairs.plain(value[...])))
    }
  }

  private static func check(_ key: String, _ known: [String]?, _ name: String) throws {
    guard let known, !known.contains(key) else { return }
    throw Complaint(
      "\(name) has no part '\(key)'."
        + Complaint.hint(
          Nearest.nearest(to: key, among: known),
          otherwise: " Its parts are \(Phrase.list(known))."), .data)
  }

  /// The parts between commas without a backslash in front.
  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isEscaped = false
    for index in text.indices {
      if text[index] == ",", !isEscaped {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
      isEscaped = text[index] == "\\" && !isEscaped
    }
    return parts + [text[start...]]
  }

  /// A key is made of small letters, digits and `_`.
  private static func pair(_ part: Substring) -> (key: String, value: String)? {
    guard let equals = part.firstIndex(of: "=") else { return nil }
    let key = part[..<equals].drop { $0 == " " }
    let isKey = key.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "_")
    }
    guard isKey, !key.isEmpty else { return nil }
    return (String(key), String(part[part.index(after: equals)...]))
  }

  private static func plain(_ value: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in value {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, character != ",", character != "\\" { result.append("\\") }
      result.append(character)
      isEscaped = false
    }
    return isEscaped ? result + "\\" : result
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
