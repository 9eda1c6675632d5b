/// Reads EDTF from bytes, from left to right, and stops at the first byte that is wrong.
///
/// This file reads one date; intervals and sets, which are made of dates, follow in their own.
struct EDTFParser {
  let bytes: UnsafeRawBufferPointer
  var at = 0
  /// Where the part being read ends: an end of an interval must not look past the `/`.
  var end: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    self.end = bytes.count
  }

  static func form(of bytes: UnsafeRawBufferPointer) throws(EDTFFlaw) -> EDTFForm {
    var parser = EDTFParser(bytes)
    return try parser.form()
  }

  private mutating func form() throws(EDTFFlaw) -> EDTFForm {
    switch byte() {
    case nil: throw flaw(.empty)
    case "[", "{": return .set(try set())
    default: break
    }
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) { return try interval(slash: slash) }
    let date = try date()
    try finish()
    return .date(date)
  }
}

// One date.
extension EDTFParser {
  mutating func date() throws(EDTFFlaw) -> EDTFDate {
    var date: EDTFDate
    if take("Y") {
      date = try longYear()
    } else {
      date = try year()
      if take("-") {
        try month(of: &date)
        if take("-") { try day(of: &date) }
      }
      if byte() == "T" { date.time = try time(of: date) }
    }
    date.qualifier = try qualifier(of: date)
    return date
  }

  private mutating func year() throws(EDTFFlaw) -> EDTFDate {
    let start = at
    let isNegative = take("-")
    var value: Int64 = 0
    var unsaid = 0
    for _ in 0..<4 {
      guard let byte = byte() else { throw flaw(.year) }
      if let digit = byte.digit {
        guard unsaid == 0 else { throw flaw(.scatteredX, at: at - unsaid) }
        value = value * 10 + Int64(digit)
      } else if byte == "X" {
        unsaid += 1
        value *= 10
      } else {
        throw flaw(byte.isQualifier ? .group : byte.isSmallX && at > start ? .smallX : .year)
      }
      at += 1
    }
    if let byte = byte() {
      if byte.digit != nil || byte == "X" { throw flaw(.fiveDigits) }
      if byte == "S" { throw flaw(.significantDigits) }
      if byte == "-" && unsaid > 0 { throw flaw(.scatteredX, at: at - unsaid) }
    }
    if isNegative && value == 0 && unsaid == 0 { throw flaw(.minusZero, at: start) }
    let first = { (years: Int64) in isNegative ? -value - years + 1 : value }
    switch unsaid {
    case 0: return EDTFDate(year: isNegative ? -value : value, shape: .year)
    case 1: return EDTFDate(year: first(10), shape: .decade)
    case 2: return EDTFDate(year: first(100), shape: .century)
    default: throw flaw(.scatteredX, at: at - unsaid)
    }
  }

  private mutating func longYear() throws(EDTFFlaw) -> EDTFDate {
    let isNegative = take("-")
    let start = at
    var value: Int64 = 0
    while let digit = byte()?.digit {
      guard at - start < 15 else { throw flaw(.hugeYear) }
      value = value * 10 + Int64(digit)
      at += 1
    }
    switch byte() {
    case "E": throw flaw(.exponent)
    case "S": throw flaw(.significantDigits)
    case "X": throw flaw(.scatteredX)
    case "-": throw flaw(.longYearPart)
    default: break
    }
    guard at - start > 4, bytes[start] != UInt8(ascii: "0") else {
      throw flaw(.shortLongYear, at: start)
    }
    return EDTFDate(year: isNegative ? -value : value, shape: .year)
  }

  private mutating func month(of date: inout EDTFDate) throws(EDTFFlaw) {
    let start = at
    switch try pair(.monthDigits) {
    case nil: date.shape = .someMonth
    case .some(1...12): date.shape = .month(number(at: start))
    case .some(21...24): date.shape = .season(number(at: start))
    case .some(25...41) where byte() != "-": throw flaw(.seasonOfLevelTwo, at: start)
    default: throw flaw(.month, at: start)
    }
  }

  private mutating func day(of date: inout EDTFDate) throws(EDTFFlaw) {
    let start = at
    if case .season = date.shape { throw flaw(.dayOfSeason) }
    let day = try pair(.dayDigits)
    switch (date.shape, day) {
    case (.someMonth, nil): date.shape = .someDayOfYear
    case (.someMonth, _): throw flaw(.scatteredX, at: start - 3)
    case (.month(let month), nil): date.shape = .someDayOfMonth(month)
    case (.month(let month), .some(let day)):
      let count = Day.count(inMonth: month, year: date.year)
      guard 1...count ~= day else {
        throw flaw(.day(year: date.year, month: month, count: count), at: start)
      }
      date.shape = .day(month: month, day: day)
    default: break
    }
  }

  /// Two digits, or nil for `XX`; then no third.
  private mutating func pair(_ reason: EDTFFlaw.Reason) throws(EDTFFlaw) -> Int? {
    let start = at
    var unsaid = 0
    while at < start + 2 {
      guard let byte = byte() else { throw flaw(reason, at: start) }
      if byte == "X" {
        unsaid += 1
      } else if byte.digit == nil {
        throw byte.isSmallX
          ? flaw(.smallX) : byte.isQualifier && at == start ? flaw(.group) : flaw(reason, at: start)
      }
      at += 1
    }
    if byte()?.digit != nil { throw flaw(reason, at: start) }
    switch unsaid {
    case 0: return number(at: start)
    case 1: throw flaw(.scatteredX, at: bytes[start] == UInt8(ascii: "X") ? start : start + 1)
    default: return nil
    }
  }

  private mutating func qualifier(of date: EDTFDate) throws(EDTFFlaw) -> EDTFDate.Qualifier? {
    guard let byte = byte(), let qualifier = EDTFDate.Qualifier(rawValue: byte.value) else {
      return nil
    }
    if date.time != nil { throw flaw(.qualifiedTime) }
    at += 1
    switch self.byte() {
    case "-": throw flaw(.group, at: at - 1)
    case "T": throw flaw(.qualifiedTime, at: at - 1)
    case .some(let next) where next.isQualifier: throw flaw(.twoQualifiers)
    default: return qualifier
    }
  }
}

// The time of day.
extension EDTFParser {
  private mutating func time(of date: EDTFDate) throws(EDTFFlaw) -> EDTFTime {
    guard case .day = date.shape else { throw flaw(.timeWithoutDay) }
    at += 1
    let hour = try clock(.hour, 0...23)
    try colon()
    let minute = try clock(.minute, 0...59)
    try colon()
    let second = try clock(.second, 0...59)
    if byte() == "." || byte() == "," { throw flaw(.fraction) }
    return EDTFTime(hour: hour, minute: minute, second: second, zone: try zone())
  }

  private mutating func zone() throws(EDTFFlaw) -> EDTFTime.Zone? {
    if take("Z") { return .utc }
    let start = at
    guard byte() == "+" || byte() == "-" else { return nil }
    let isWest = byte() == "-"
    at += 1
    var minutes = try clock(.zone, 0...14) * 60
    if take(":") { minutes += try clock(.zone, 0...59) }
    guard minutes <= 14 * 60, !(isWest && minutes == 0) else { throw flaw(.zone, at: start) }
    return .offset(minutes: isWest ? -minutes : minutes)
  }

  private mutating func clock(
    _ reason: EDTFFlaw.Reason, _ range: ClosedRange<Int>
  ) throws(EDTFFlaw) -> Int {
    let start = at
    for _ in 0..<2 {
      guard byte()?.digit != nil else { throw flaw(.time) }
      at += 1
    }
    guard range ~= number(at: start) else { throw flaw(reason, at: start) }
    return number(at: start)
  }

  private mutating func colon() throws(EDTFFlaw) {
    guard take(":") else { throw flaw(.time) }
  }
}

// Bytes.
extension EDTFParser {
  /// The byte to read next, or nil at the end of the part.
  func byte() -> EDTFByte? {
    at < end ? EDTFByte(value: bytes[at]) : nil
  }

  mutating func take(_ wanted: EDTFByte) -> Bool {
    guard byte() == wanted else { return false }
    at += 1
    return true
  }

  /// The value of two digits.
  func number(at start: Int) -> Int {
    Int(bytes[start] & 0xF) * 10 + Int(bytes[start + 1] & 0xF)
  }

  /// Nothing may follow.
  func finish() throws(EDTFFlaw) {
    guard let byte = byte() else { return }
    throw flaw(byte.isSpace ? .space : .trailing)
  }

  func flaw(_ reason: EDTFFlaw.Reason, at offset: Int? = nil) -> EDTFFlaw {
    EDTFFlaw(offset: offset ?? at, reason: reason)
  }
}

/// A byte that can be compared with a letter.
struct EDTFByte: Equatable, ExpressibleByUnicodeScalarLiteral {
  let value: UInt8

  init(value: UInt8) {
    self.value = value
  }

  init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    self.value = UInt8(ascii: scalar)
  }

  var digit: UInt8? { 0x30...0x39 ~= value ? value - 0x30 : nil }
  var isQualifier: Bool { EDTFDate.Qualifier(rawValue: value) != nil }
  var isSpace: Bool { value == 0x20 || 0x09...0x0D ~= value }
  /// `x`, and `u` of the draft of 2012.
  var isSmallX: Bool { value == UInt8(ascii: "x") || value == UInt8(ascii: "u") }
}
