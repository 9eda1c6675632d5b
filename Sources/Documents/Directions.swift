/// Where words of scripts that run from right to left stand in a line that runs from left to right.
///
/// Without a mark around them, a browser or terminal lets what follows such words run with them:
/// of "Sentence on NAME: 5 years" it shows "Sentence on 5 :NAME years". So each stretch stands by
/// itself (Unicode Bidirectional Algorithm, isolates): from its first letter of such a script to its
/// last, with the closing brackets that belong to it. Two blanks or more end a stretch.
package struct Directions {
  /// A stretch of a text, and whether it runs from right to left.
  package struct Stretch: Equatable {
    package var text: String
    package var isRightToLeft: Bool
  }

  package static func stretches(of text: String) -> [Stretch] {
    // Nothing below U+0590 runs from right to left, and most text has nothing above.
    guard text.unicodeScalars.contains(where: \.runsRightToLeft) else {
      return text.isEmpty ? [] : [Stretch(text: text, isRightToLeft: false)]
    }
    let characters = Array(text)
    var stretches: [Stretch] = []
    for range in ranges(in: characters) {
      let text = String(characters[range.place])
      stretches.append(Stretch(text: text, isRightToLeft: range.isRightToLeft))
    }
    return stretches
  }

  /// The places of the stretches, one behind the other from the first character to the last.
  package static func ranges(
    in characters: [Character]
  ) -> [(place: Range<Int>, isRightToLeft: Bool)] {
    var ranges: [(place: Range<Int>, isRightToLeft: Bool)] = []
    var start = 0
    while let first = characters[start...].firstIndex(where: \.runsRightToLeft) {
      if first > start { ranges.append((start..<first, false)) }
      start = end(of: characters, from: first)
      ranges.append((first..<start, true))
    }
    if start < characters.count { ranges.append((start..<characters.count, false)) }
    return ranges
  }

  /// Behind the last letter that runs from right to left before one that does not.
  private static func end(of characters: [Character], from first: Int) -> Int {
    var end = first + 1
    for place in (first + 1)..<max(first + 1, characters.count) {
      let character = characters[place]
      if character.runsRightToLeft {
        end = place + 1
      } else if character.isLetter || character == " " && characters[place - 1] == " " {
        break
      }
    }
    // Closing brackets that the stretch has opened, and marks on the way to them.
    var open: [Character] = []
    for character in characters[first..<end] {
      if let close = brackets[character] { open.append(close) }
      if character == open.last { open.removeLast() }
    }
    while let close = open.popLast(), end < characters.count, characters[end] == close { end += 1 }
    return end
  }

  private static let brackets: [Character: Character] = [
    "(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‹": "›",
  ]
}

extension Character {
  fileprivate var runsRightToLeft: Bool { unicodeScalars.contains(where: \.runsRightToLeft) }
}

extension Unicode.Scalar {
  /// Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, and the old scripts beside them.
  fileprivate var runsRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}

extension String {
  /// With isolates (U+2068, U+2069) around what runs from right to left.
  public var isolated: String { isolated("\u{2068}", "\u{2069}") { $0 } }

  /// Data as the content of an HTML element, what runs from right to left in `<bdi>`.
  var isolatedHTML: String { isolated("<bdi>", "</bdi>", \.html) }

  /// Data as the content of a text in SVG, which has no `<bdi>`.
  var isolatedSVG: String { isolated("\u{2068}", "\u{2069}", \.html) }

  private func isolated(_ first: String, _ last: String, _ written: (String) -> String) -> String {
    Directions.stretches(of: self).map {
      $0.isRightToLeft ? first + written($0.text) + last : written($0.text)
    }.joined()
  }
}
