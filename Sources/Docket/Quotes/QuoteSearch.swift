/// Looks for a quote in texts, and for the passage that comes nearest where it is not there.
public enum QuoteSearch {
  /// Whether the parts of a quote stand in a text, one behind the other.
  ///
  /// What a quote leaves out is marked in it by `…`, `...`, `. . .` or `[…]`; a quote of nothing else
  /// is found nowhere.
  public static func holds(_ text: QuoteText, _ quote: QuoteText) -> Bool {
    let parts = quote.parts.map(QuotePart.init)
    guard !parts.isEmpty else { return false }
    return ends(of: parts[...], in: text.key, from: 0) != nil
  }

  /// What a quote leaves out, in the place where it leaves out the least; empty where it leaves
  /// nothing out. Nil where it is not found.
  public static func omissions(_ text: QuoteText, _ quote: QuoteText) -> [QuoteOmission]? {
    let parts = quote.parts.map(QuotePart.init)
    guard let first = parts.first else { return nil }
    guard parts.count > 1 else { return first.end(in: text.key, from: 0).map { _ in [] } }
    var best: [Range<Int>]?
    var start = 0
    while let end = first.end(in: text.key, from: start),
      let ends = ends(of: parts.dropFirst(), in: text.key, from: end)
    {
      let gaps = zip([end] + ends.dropLast(), zip(parts.dropFirst(), ends)).map { from, next in
        from..<(next.1 - next.0.bytes.count)
      }
      let length = { (gaps: [Range<Int>]) in gaps.map(\.count).reduce(0, +) }
      if best.map({ length(gaps) < length($0) }) ?? true { best = gaps }
      start = end
    }
    return best?.map { QuoteOmission(text: text.key, gap: $0) }
  }

  /// Where parts end that stand one behind the other, each as early as may be.
  private static func ends(
    of parts: ArraySlice<QuotePart>, in text: [UInt8], from start: Int
  ) -> [Int]? {
    var ends: [Int] = []
    for part in parts {
      guard let end = part.end(in: text, from: ends.last ?? start) else { return nil }
      ends.append(end)
    }
    return ends
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
