/// Numbers: what is taken for one, and how it is written.
///
/// A number whose value is whole must lie within ±(2^53 − 1), where every program reads the same
/// integer; `1.0` and `1e2` are the integers 1 and 100, and `-0` is 0. Any other number must be a
/// finite double, and have no more digits than tell that double from all others: what is written is
/// what is kept. What does not fit belongs in a string. From 1e21 on, where ECMAScript too changes
/// to exponents, a number that is written with one is a double: RFC 8785 has such in its examples.
extension JSONReader {
  mutating func readNumber() throws(JSONFault) {
    let start = at
    var place = start
    let isNegative = text[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let digits = place
    var value: UInt64 = 0
    while isDigit(place) {
      value = value &* 10 &+ UInt64(text[place] & 0xF)
      place += 1
    }
    let count = place - digits
    guard count > 0, text[digits] != UInt8(ascii: "0") || count == 1 else { throw fault(.number) }
    if text[place] == UInt8(ascii: ".") || text[place] | 0x20 == UInt8(ascii: "e") {
      return try readFraction(start, place)
    }
    if goesOn(place) { throw fault(.number) }
    guard count <= 16, value <= JSON.largestInteger else { throw fault(.range) }
    appendNumber(.integer, start, place, isCanonical: !isNegative || value != 0)
  }

  private mutating func readFraction(_ start: Int, _ from: Int) throws(JSONFault) {
    var place = from
    if text[place] == UInt8(ascii: ".") {
      place += 1
      guard isDigit(place) else { throw fault(.number) }
      while isDigit(place) { place += 1 }
    }
    if text[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") { place += 1 }
      guard isDigit(place) else { throw fault(.number) }
      while isDigit(place) { place += 1 }
    }
    if goesOn(place) { throw fault(.number) }
    let written = UnsafeBufferPointer(start: text + start, count: place - start)
    guard let value = Double(String(decoding: written, as: UTF8.self)), value.isFinite else {
      throw fault(.range)
    }
    guard value.magnitude <= Double(JSON.largestInteger) || value.magnitude >= 1e21 else {
      throw fault(.range)
    }
    guard JSON.holds(value, written: written) else { throw fault(.inexact) }
    let kind = JSON.integer(ifWhole: value) == nil ? JSONTape.Kind.double : .integer
    appendNumber(kind, start, place, isCanonical: false)
  }

  private mutating func appendNumber(
    _ kind: JSONTape.Kind, _ start: Int, _ end: Int, isCanonical: Bool
  ) {
    let marks: JSONTape.Marks = isCanonical ? .canonical : []
    append(Node(kind: kind, marks: marks, start: start, end: end, next: count + 1))
    if !isCanonical { canonical = false }
    at = end
  }

  /// Whether what follows the number would be taken for a part of it, as in an unquoted date.
  private func goesOn(_ place: Int) -> Bool {
    switch text[place] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: isWordByte(text[place])
    }
  }

  private func isDigit(_ place: Int) -> Bool { text[place] &- UInt8(ascii: "0") < 10 }
}

extension JSON {
  /// 2^53 − 1: up to here every integer has a double of its own.
  static let largestInteger: UInt64 = 9_007_199_254_740_991

  static func integer(ifWhole value: Double) -> Int64? {
    guard value.magnitude <= Double(largestInteger) else { return nil }
    return Int64(exactly: value)
  }

  /// Whether a double, written out again, is the number that was written: `0.10` is 0.1, and
  /// 0.1000000000000000055 is not.
  static func holds(_ value: Double, written: UnsafeBufferPointer<UInt8>) -> Bool {
    let (digits, point) = [UInt8].decimal(in: written)
    guard let point else { return false }
    let kept = [UInt8].decimal(of: value.magnitude)
    return digits == kept.digits && (digits.isEmpty || point == kept.point)
  }

  /// The integer, if the value is whole and within ±(2^53 − 1), else the double.
  static func number(_ value: Double) -> JSON {
    integer(ifWhole: value).map(JSON.integer) ?? .double(value)
  }
}

extension [UInt8] {
  /// Writes a number as ECMAScript's `Number::toString` does, from the digits that Swift finds: the
  /// fewest that tell this double from all others, and of those the closest.
  mutating func append(number value: Double) {
    precondition(value.isFinite, "JSON has no word for \(value).")
    if value == 0 { return append(UInt8(ascii: "0")) }
    if value < 0 { append(UInt8(ascii: "-")) }
    let (digits, point) = Self.decimal(of: value.magnitude)
    let zero = UInt8(ascii: "0")
    switch point {
    case digits.count...21:
      append(contentsOf: digits)
      append(contentsOf: repeatElement(zero, count: point - digits.count))
    case 1...21:
      append(contentsOf: digits[..<point])
      append(UInt8(ascii: "."))
      append(contentsOf: digits[point...])
    case -5...0:
      append(contentsOf: [zero, UInt8(ascii: ".")])
      append(contentsOf: repeatElement(zero, count: -point))
      append(contentsOf: digits)
    default:
      append(digits[0])
      if digits.count > 1 { append(UInt8(ascii: ".")) }
      append(contentsOf: digits.dropFirst())
      append(contentsOf: point > 0 ? "e+".utf8 : "e-".utf8)
      append(contentsOf: String(abs(point - 1)).utf8)
    }
  }

  /// The significant digits, and where the decimal point stands: 0.00123 is 123 and −2.
  fileprivate static func decimal(of value: Double) -> (digits: [UInt8], point: Int) {
    var description = value.description
    let (digits, point) = description.withUTF8(decimal(in:))
    return (digits, point ?? 0)
  }

  /// The same of a number as it is written, without its sign; no point where its exponent is beyond all
  /// measure.
  fileprivate static func decimal(
    in written: UnsafeBufferPointer<UInt8>
  ) -> (digits: [UInt8], point: Int?) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent: Int? = 0
    for (place, byte) in written.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte | 0x20 == UInt8(ascii: "e") {
        exponent = Int(String(decoding: written[(place + 1)...], as: UTF8.self))
        break
      } else if byte != UInt8(ascii: "-") {
        digits.append(byte)
      }
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let whole = (point ?? digits.count) - leading
    digits.removeFirst(leading)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { return ([], 0) }
    let (sum, isBeyond) = whole.addingReportingOverflow(exponent ?? 0)
    return (digits, exponent == nil || isBeyond ? nil : sum)
  }
}
