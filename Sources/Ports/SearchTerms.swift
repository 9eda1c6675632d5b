import Words

/// What is looked for: every word must be there, a phrase in quotation marks as it stands, and
/// nothing behind a minus. All else is taken literally.
public struct SearchTerms: Sendable, Equatable {
  /// A word or a phrase, folded.
  public struct Term: Sendable, Equatable {
    /// As it was typed.
    public let text: String
    /// Its words, parted by spaces; characters of scripts without spaces are words.
    public let words: String
    /// Whether it was in quotation marks.
    public let isPhrase: Bool

    /// Whether longer words that begin so are found too.
    public var takesLonger: Bool {
      guard !isPhrase, let last = Folding.parts(words).last else { return false }
      return last.unicodeScalars.count >= 3
    }
  }

  public private(set) var wanted: [Term] = []
  public private(set) var unwanted: [Term] = []
  /// What was typed and has neither letter nor digit, so that nothing is looked for.
  public private(set) var passedOver: [String] = []

  /// The most words that are taken, those of phrases included.
  package static let most = 64

  /// Reads what was typed; throws `SearchSyntaxError` where it cannot be meant.
  public init(_ text: String) throws {
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      if characters[place].isWhitespace {
        place += 1
        continue
      }
      let start = place
      let isUnwanted = characters[place] == "-"
      if isUnwanted { place += 1 }
      guard place < characters.count, !characters[place].isWhitespace else {
        throw SearchSyntaxError(
          reason: "a minus leaves out the word that follows it at once, and none follows",
          text: text, offset: SearchTerms.offset(of: start, characters))
      }
      let part: String
      let isPhrase = SearchTerms.quotes.contains(characters[place])
      if isPhrase {
        let opening = place
        guard let end = characters[(place + 1)...].firstIndex(where: SearchTerms.quotes.contains)
        else {
          throw SearchSyntaxError(
            reason: "this quotation mark is not closed; close it, or leave it out", text: text,
            offset: SearchTerms.offset(of: opening, characters))
        }
        part = String(characters[(place + 1)..<end])
        place = end + 1
      } else {
        let end =
          characters[place...].firstIndex { $0.isWhitespace || SearchTerms.quotes.contains($0) }
          ?? characters.count
        part = String(characters[place..<end])
        place = end
      }
      add(part, isPhrase: isPhrase, isUnwanted: isUnwanted)
    }
    try require(text)
  }

  private func require(_ text: String) throws {
    let count = (wanted + unwanted).reduce(0) { $0 + Folding.parts($1.words).count }
    guard count <= SearchTerms.most else {
      throw SearchSyntaxError(
        reason: "this is longer than \(SearchTerms.most) words, or characters of a script that "
          + "parts no words; leave some out", text: text, offset: 0)
    }
    guard wanted.isEmpty else { return }
    throw SearchSyntaxError(
      reason: unwanted.isEmpty
        ? "there is nothing to look for: a search has letters, digits or characters of a script"
        : "there is nothing to look for: give a word that is wanted beside what is left out",
      text: text, offset: 0)
  }

  /// One phrase as it stands; throws where it has neither letter nor digit.
  package init(phrase text: String) throws {
    add(text, isPhrase: true, isUnwanted: false)
    try require(text)
  }

  private mutating func add(_ part: String, isPhrase: Bool, isUnwanted: Bool) {
    let words = Folding.words(of: part)
    guard !words.isEmpty else {
      passedOver.append(part)
      return
    }
    let term = Term(text: part, words: words, isPhrase: isPhrase)
    if isUnwanted { unwanted.append(term) } else if !wanted.contains(term) { wanted.append(term) }
  }

  private static let quotes: Set<Character> = ["\"", "“", "”", "„"]

  /// The place of a character in UTF-8.
  private static func offset(of place: Int, _ characters: [Character]) -> Int {
    characters[..<place].reduce(0) { $0 + $1.utf8.count }
  }
}

/// A search that cannot be meant.
public struct SearchSyntaxError: Error, Sendable, Equatable {
  public let reason: String
  public let text: String
  /// Where in the text, in UTF-8.
  public let offset: Int
}
