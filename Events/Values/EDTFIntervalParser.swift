// Intervals: two dates, at most one of them open or unknown.
extension EDTFParser {
  mutating func interval(slash: Int) throws(EDTFFlaw) -> EDTFForm {
    if let second = bytes[(slash + 1)...].firstIndex(of: UInt8(ascii: "/")) {
      throw flaw(.secondSlash, at: second)
    }
    end = slash
    let from = try intervalEnd()
    at = slash + 1
    end = bytes.count
    let to = try intervalEnd()
    switch (from, to) {
    case (.open, .open), (.open, .unknown), (.unknown, .open), (.unknown, .unknown):
      throw flaw(.noEnd, at: 0)
    default: break
    }
    guard from.span({ $0.strict }).earliest <= to.span({ $0.strict }).latest else {
      throw flaw(.reversed, at: slash + 1)
    }
    return .interval(from: from, to: to)
  }

  private mutating func intervalEnd() throws(EDTFFlaw) -> EDTFEnd {
    let start = at
    if at == end { return .unknown }
    if take("."), take("."), at == end { return .open }
    at = start
    let date = try date()
    try finish()
    switch date.shape {
    case .century, .decade, .someMonth, .someDayOfMonth, .someDayOfYear:
      let x = bytes[start..<end].firstIndex(of: UInt8(ascii: "X"))
      throw flaw(.unsaidEnd, at: x)
    case .year, .season, .month, .day: break
    }
    if date.time != nil { throw flaw(.timeInInterval, at: start + 10) }
    return .date(date)
  }
}
