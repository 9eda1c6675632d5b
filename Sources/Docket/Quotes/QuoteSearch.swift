/// Looks for a quote in texts, and for the passage that comes nearest where it is not there.
public enum QuoteSearch {
  /// Whether the parts of a quote stand in a text, one behind the other.
  ///
  /// What a quote leaves out is marked in it by `…`, `...` or `[…]`; a quote of nothing else is found
  /// nowhere.
  public static func holds(_ text: QuoteText, _ quote: QuoteText) -> Bool {
    let parts = quote.parts
    guard !parts.isEmpty else { return false }
    let text = Array(text.text.utf8)
    var start = 0
    for part in parts {
      guard let end = end(of: Array(part.utf8), in: text, from: start) else { return false }
      start = end
    }
    return true
  }

  /// Where the first occurrence of a part ends (Boyer, Moore and Horspool).
  private static func end(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    let last = part.count - 1
    var shift = [Int](repeating: part.count, count: 256)
    for place in 0..<last { shift[Int(part[place])] = last - place }
    var place = start + last
    while place < text.count {
      var behind = 0
      while behind <= last, text[place - behind] == part[last - behind] { behind += 1 }
      if behind > last { return place + 1 }
      place += shift[Int(text[place])]
    }
    return nil
  }

  /// The passage of a text that shares the most pairs of letters with a quote, widened to whole
  /// words; nil where it shares no more than half of them.
  public static func nearest(_ quote: QuoteText, in text: QuoteText) -> String? {
    let (quote, text) = (Array(quote.text), Array(text.text))
    guard quote.count >= 4, text.count >= 4 else { return nil }
    var wanted: [Pair: Int] = [:]
    for pair in pairs(quote) { wanted[pair, default: 0] += 1 }
    let all = pairs(text)
    let width = min(quote.count - 1, all.count)
    var shared = 0
    var (best, first, last) = (0, 0, 0)
    for place in all.indices {
      if take(all[place], &wanted) { shared += 1 }
      if place >= width, give(all[place - width], &wanted) { shared -= 1 }
      if shared > best {
        (best, first, last) = (shared, place, place)
      } else if shared == best, place == last + 1 {
        last = place
      }
    }
    guard best * 2 > quote.count - 1 else { return nil }
    return passage(text, from: max(0, first - width + 1), to: min(text.count, last + 2))
  }

  private struct Pair: Hashable {
    let first: Character
    let second: Character
  }

  private static func pairs(_ text: [Character]) -> [Pair] {
    zip(text, text.dropFirst()).map { Pair(first: $0, second: $1) }
  }

  /// Takes a pair off those wanted; answers whether it was still wanted.
  private static func take(_ pair: Pair, _ wanted: inout [Pair: Int]) -> Bool {
    guard let count = wanted[pair] else { return false }
    wanted[pair] = count - 1
    return count > 0
  }

  /// Gives a pair back; answers whether it had been counted.
  private static func give(_ pair: Pair, _ wanted: inout [Pair: Int]) -> Bool {
    guard let count = wanted[pair] else { return false }
    wanted[pair] = count + 1
    return count >= 0
  }

  private static func passage(_ text: [Character], from start: Int, to end: Int) -> String {
    var (start, end) = (start, end)
    func isInside(_ place: Int) -> Bool { text[place].isASCII && text[place] != " " }
    while start > 0, isInside(start - 1), isInside(start) { start -= 1 }
    while end < text.count, isInside(end), isInside(end - 1) { end += 1 }
    let passage = String(text[start..<end])
    return passage.split(separator: " ").joined(separator: " ")
  }
}
