/// Finds the word that was meant, for "did you mean".
public enum Nearest {
  /// The candidate closest to a word, or nil when none is close.
  ///
  /// Case is ignored, and hyphen, underscore and space are one. Close is a distance of at most a
  /// third of the word and never more than three; the first of equals wins. After that comes the
  /// one candidate that the word begins, or whose part after the last point it begins or nearly
  /// is: `arrested`, `arrest` and `arested` find `custody.arrested`.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = plain(word)
    guard !word.isEmpty else { return nil }
    let candidates = candidates.map { (text: $0, plain: plain($0)) }
    let whole = candidates.map { distance(word, $0.plain) }
    if let best = whole.compactMap(\.self).min(), let index = whole.firstIndex(of: best) {
      return candidates[index].text
    }
    let begun = candidates.filter { begins(word, $0.plain) }
    if let only = begun.first { return begun.count == 1 ? only.text : nil }
    return nearestEnd(to: word, among: candidates)
  }

  private typealias Scalars = [Unicode.Scalar]

  private static func plain(_ text: String) -> Scalars {
    text.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// The candidate whose last part is closest, if there is only one such.
  private static func nearestEnd(
    to word: Scalars, among candidates: [(text: String, plain: Scalars)]
  ) -> String? {
    let ends = candidates.map { distance(word, end(of: $0.plain)) }
    guard let best = ends.compactMap(\.self).min() else { return nil }
    let closest = ends.indices.filter { ends[$0] == best }
    return closest.count == 1 ? candidates[closest[0]].text : nil
  }

  /// Whether a word of three letters or more begins the candidate or its last part.
  private static func begins(_ word: Scalars, _ candidate: Scalars) -> Bool {
    word.count >= 3 && (candidate.starts(with: word) || end(of: candidate).starts(with: word))
  }

  private static func end(of candidate: Scalars) -> Scalars {
    candidate.split(separator: ".").last.map(Array.init) ?? candidate
  }
}

// MARK: - Distance

extension Nearest {
  /// How many letters were left out, added, mistaken or swapped with their neighbour; nil when
  /// that is too many for a slip.
  ///
  /// This is the optimal string alignment: no stretch of the word is edited twice.
  private static func distance(_ word: Scalars, _ candidate: Scalars) -> Int? {
    let limit = min(3, max(1, word.count / 3))
    guard abs(word.count - candidate.count) <= limit else { return nil }
    let distance = alignment(word, candidate)
    return distance <= limit && distance < max(1, word.count) ? distance : nil
  }

  private static func alignment(_ left: Scalars, _ right: Scalars) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
