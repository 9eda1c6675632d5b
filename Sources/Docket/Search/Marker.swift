import Documents
import Ports
import Words

/// Marks in a text what was looked for, and shortens long texts around it.
struct Marker {
  private struct Phrase {
    let words: [String]
    let takesLonger: Bool
  }

  private struct Word {
    var text = ""
    var characters: Range<Int>
  }

  private let phrases: [Phrase]

  init(_ terms: [SearchTerms.Term]) {
    phrases = terms.map {
      Phrase(words: Folding.parts($0.words), takesLonger: $0.takesLonger)
    }
  }

  /// The text in runs, what was looked for in bold; nil where nothing of it stands there.
  func marked(_ text: String, within longest: Int = 220) -> [Run]? {
    let text = text.visible
    let characters = Array(text)
    let places = self.places(in: characters)
    guard let first = places.first else { return nil }
    let shown = window(around: first, characters, longest)
    var runs: [Run] = []
    var start = shown.lowerBound
    if start > 0 { runs.append(.text("… ")) }
    for place in places where place.lowerBound >= start && place.upperBound <= shown.upperBound {
      if place.lowerBound > start {
        runs.append(.text(String(characters[start..<place.lowerBound])))
      }
      runs.append(.strong(String(characters[place])))
      start = place.upperBound
    }
    if start < shown.upperBound { runs.append(.text(String(characters[start..<shown.upperBound]))) }
    if shown.upperBound < characters.count { runs.append(.text(" …")) }
    return runs
  }

  /// Where what was looked for stands, from first to last and apart from each other.
  private func places(in characters: [Character]) -> [Range<Int>] {
    let words = Marker.words(of: characters)
    var places: [Range<Int>] = []
    var next = 0
    while next < words.count {
      let longest = phrases.compactMap { length(of: $0, at: next, words) }.max()
      guard let longest else {
        next += 1
        continue
      }
      let place =
        words[next].characters.lowerBound..<words[next + longest - 1].characters.upperBound
      if let last = places.last, last.upperBound == place.lowerBound {
        places[places.count - 1] = last.lowerBound..<place.upperBound
      } else {
        places.append(place)
      }
      next += longest
    }
    return places
  }

  private func length(of phrase: Phrase, at start: Int, _ words: [Word]) -> Int? {
    guard !phrase.words.isEmpty, start + phrase.words.count <= words.count else { return nil }
    for (offset, wanted) in phrase.words.enumerated() {
      let word = words[start + offset].text
      let isLast = offset == phrase.words.count - 1
      guard word == wanted || isLast && phrase.takesLonger && word.hasPrefix(wanted) else {
        return nil
      }
    }
    return phrase.words.count
  }

  /// The words of a text as the index has them, each with where it stands.
  private static func words(of characters: [Character]) -> [Word] {
    var words: [Word] = []
    var isOpen = false
    for (place, character) in characters.enumerated() {
      for scalar in Folding.folded(String(character)).unicodeScalars {
        if scalar.standsAlone {
          words.append(Word(text: String(scalar), characters: place..<(place + 1)))
          isOpen = false
        } else if scalar.isOfWord {
          if !isOpen { words.append(Word(characters: place..<place)) }
          words[words.count - 1].text.unicodeScalars.append(scalar)
          words[words.count - 1].characters =
            words[words.count - 1].characters.lowerBound..<(place + 1)
          isOpen = true
        } else {
          isOpen = false
        }
      }
    }
    return words
  }

  /// What of a long text is shown: from a little before the first place on, cut between words.
  private func window(
    around first: Range<Int>, _ characters: [Character], _ longest: Int
  ) -> Range<Int> {
    guard characters.count > longest else { return 0..<characters.count }
    var start = max(0, min(first.lowerBound - longest / 4, characters.count - longest))
    if start > 0, let space = characters[start..<first.lowerBound].firstIndex(of: " ") {
      start = space + 1
    }
    var end = min(characters.count, max(start + longest, first.upperBound))
    if end < characters.count,
      let space = characters[first.upperBound..<end].lastIndex(of: " ")
    {
      end = space
    }
    return start..<end
  }
}
