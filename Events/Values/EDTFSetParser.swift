// Sets: dates and ranges of dates between brackets, with commas.
extension EDTFParser {
  mutating func set() throws(EDTFFlaw) -> EDTFSet {
    let isAll = byte() == "{"
    at += 1
    var set = EDTFSet(isAll: isAll, members: [])
    repeat {
      set.members.append(try member(isFirst: set.members.isEmpty))
    } while try comma(isAll: isAll)
    try finish()
    if case .date = set.members[0], set.members.count == 1 { throw flaw(.setOfOne, at: 0) }
    return set
  }

  /// True at a comma, false at the bracket that closes.
  private mutating func comma(isAll: Bool) throws(EDTFFlaw) -> Bool {
    if take(",") { return true }
    if take(isAll ? "}" : "]") { return false }
    switch byte() {
    case nil, "]", "}": throw flaw(isAll ? .unclosedBrace : .unclosedBracket)
    case "/": throw flaw(.intervalInSet)
    default:
      try finish()
      return false
    }
  }

  private mutating func member(isFirst: Bool) throws(EDTFFlaw) -> EDTFSet.Member {
    let start = at
    if byte()?.isSpace == true { throw flaw(.space) }
    if take(".") {
      guard take(".") else { throw flaw(.dots, at: start) }
      guard isFirst else { throw flaw(.openRange, at: start) }
      return .earlier(than: try dateInSet())
    }
    let from = try dateInSet()
    let dots = at
    guard take(".") else { return .date(from) }
    guard take(".") else { throw flaw(.dots, at: dots) }
    switch byte() {
    case nil, "]", "}": return .later(than: from)
    case ",": throw flaw(.openRange, at: dots)
    default: break
    }
    let toStart = at
    let to = try dateInSet()
    guard let fromRank = from.rangeRank else { throw flaw(.range, at: start) }
    guard to.rangeRank == fromRank else { throw flaw(.range, at: toStart) }
    guard from.strict.earliest <= to.strict.earliest else {
      throw flaw(.reversedRange, at: toStart)
    }
    return .range(from: from, to: to)
  }

  private mutating func dateInSet() throws(EDTFFlaw) -> EDTFDate {
    let start = at
    let date = try date()
    if date.time != nil { throw flaw(.timeInSet, at: start + 10) }
    return date
  }
}

extension EDTFDate {
  /// Which precision it counts in a range, or nil where it can stand in none.
  fileprivate var rangeRank: Int? {
    guard qualifier == nil else { return nil }
    switch shape {
    case .year: return 0
    case .month: return 1
    case .day: return 2
    case .century, .decade, .season, .someMonth, .someDayOfMonth, .someDayOfYear: return nil
    }
  }
}
