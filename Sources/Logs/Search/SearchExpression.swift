import Docket
import Ports

/// A request in FTS5's language. Only folded words and names of columns are ever put into it, so
/// that nothing that somebody types is read as a part of that language.
enum SearchExpression {
  /// A slug as one word: a middle dot is part of a word to the tokenizer, and is in no folded text.
  static func word(_ slug: String) -> String {
    String(slug.map { $0 == "-" ? "·" : $0 })
  }

  /// - Parameter isCommon: whether so much is found by an expression that what is like it adds
  ///   nothing but time.
  static func text(
    _ request: SearchRequest, isCommon: (_ expression: String) throws -> Bool
  ) rethrows -> String {
    let isHead = request.group != .facts
    var columns = isHead ? ["names", "rest"] : ["told", "notes"]
    if isHead, request.pressNames { columns.append("press") }
    let place = "{\(columns.joined(separator: " "))} : "
    let wanted = try request.wanted.enumerated().map { number, term -> String in
      var ways = [place + quoted(term.words)]
      // Both, so that the whole word counts more than a longer one.
      if term.takesLonger, try !isCommon(ways[0]) { ways.append(place + quoted(term.words) + " *") }
      if number < request.parties.count {
        ways += request.parties[number].map { "who : " + quoted(word($0)) }
      }
      return "(" + ways.joined(separator: " OR ") + ")"
    }
    var text = joined(wanted, request.substitutes).joined(separator: " AND ")
    if isHead { text = "kind : \(quoted(request.group.rawValue)) AND " + text }
    let unwanted =
      request.unwanted.map { place + quoted($0.words) }
      + request.unwantedWords.map { "told : " + quoted($0) }
    return unwanted.isEmpty ? text : "(\(text)) NOT (\(unwanted.joined(separator: " OR ")))"
  }

  /// What is wanted term by term, those taken together that may be there in other words.
  private static func joined(
    _ wanted: [String], _ substitutes: [PrintedWords.Substitute]
  ) -> [String] {
    var parts: [String] = []
    var next = 0
    for substitute in substitutes {
      parts += wanted[next..<substitute.terms.lowerBound]
      let typed = "(" + wanted[substitute.terms].joined(separator: " AND ") + ")"
      let ways = [typed] + substitute.words.map { "told : " + quoted($0) }
      parts.append("(" + ways.joined(separator: " OR ") + ")")
      next = substitute.terms.upperBound
    }
    return parts + wanted[next...]
  }

  /// Any three letters in a row of a word, one of which is enough; nil for a shorter one.
  static func letters(_ word: String, pressNames: Bool) -> String? {
    let letters = word.unicodeScalars.filter { $0 != " " }
    guard letters.count >= 3, letters.count <= 60 else { return nil }
    let all = (0...(letters.count - 3)).map { start -> String in
      var text = String.UnicodeScalarView()
      let first = letters.index(letters.startIndex, offsetBy: start)
      text.append(contentsOf: letters[first..<letters.index(first, offsetBy: 3)])
      return quoted(String(text))
    }
    let ways = "(\(all.joined(separator: " OR ")))"
    return pressNames ? ways : "names : " + ways
  }

  private static func quoted(_ words: String) -> String { "\"\(words)\"" }
}
