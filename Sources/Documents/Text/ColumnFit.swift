/// How wide the columns of a table become when the terminal is narrower than the table.
struct ColumnFit {
  /// The blanks between two columns.
  static let gap = 2
  /// A column under this many characters is no longer read with ease.
  static let narrowest = 8
  /// Words up to these lengths stay in one piece: the first length with which the table fits.
  private static let kept = (16...24).reversed()

  /// The columns' widths, or nil where the table is better read as records.
  ///
  /// No column falls below its longest word of ordinary length; what is left goes to the columns
  /// that want more, evenly.
  static func widths(natural: [Int], longestWords: [Int], limit: Int?) -> [Int]? {
    let space = (limit ?? .max) - gap * max(0, natural.count - 1)
    guard limit != nil, natural.reduce(0, +) > space else { return natural }
    return kept.lazy
      .map { kept in floors(natural, longestWords, kept) }
      .first { $0.reduce(0, +) <= space }
      .map { shared(space, floors: $0, natural: natural) }
  }

  private static func floors(_ natural: [Int], _ longestWords: [Int], _ kept: Int) -> [Int] {
    zip(natural, longestWords).map { min($0, max(narrowest, min($1, kept))) }
  }

  private static func shared(_ space: Int, floors: [Int], natural: [Int]) -> [Int] {
    func widths(_ level: Int) -> [Int] { zip(floors, natural).map { min($1, max($0, level)) } }
    var low = 0
    var high = space
    while low < high {
      let middle = (low + high + 1) / 2
      if widths(middle).reduce(0, +) <= space { low = middle } else { high = middle - 1 }
    }
    var result = widths(low)
    var left = space - result.reduce(0, +)
    for index in result.indices where left > 0 && result[index] < natural[index] {
      result[index] += 1
      left -= 1
    }
    return result
  }
}
