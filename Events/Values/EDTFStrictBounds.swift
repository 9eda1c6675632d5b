extension EDTF {
  /// The strict bounds of a text as day numbers, or nil where it is no EDTF: for folding millions
  /// of facts without making a value of each date.
  ///
  /// An open or unknown start is `Int64.min`, an open or unknown end `Int64.max`.
  @inlinable
  public static func strictBounds(
    utf8 text: UnsafeRawBufferPointer
  ) -> (earliest: Int64, latest: Int64)? {
    boundsAtOnce(utf8: text) ?? parsedBounds(utf8: text)
  }

  /// The same for the forms that nearly all facts have, and nil for every other text: `2023-08-11`,
  /// `2023-08`, `2023` and `../2023-08-11`, with or without `?`, `~` or `%`.
  @inlinable
  static func boundsAtOnce(
    utf8 text: UnsafeRawBufferPointer
  ) -> (earliest: Int64, latest: Int64)? {
    var count = text.count
    guard count >= 4 else { return nil }
    let last = text[count - 1]
    if last == 0x3F || last == 0x7E || last == 0x25 { count -= 1 }  // ? ~ %
    switch count {
    case 10:
      if let (year, month) = yearAndMonth(eight(text, at: 0)),
        let number = number(year: year, month: month, days: two(text, at: 8))
      {
        return (number, number)
      }
    case 7:
      let dash: UInt64 = 0x2D << 56
      let low = UInt64(four(text, at: 0))
      let high = UInt64(four(text, at: 3)) >> 8
      if let (year, month) = yearAndMonth(low | high << 32 | dash) {
        let first = firstNumber(year: year, month: month)
        return (first, first + Int64(length(ofMonth: month, year: year)) - 1)
      }
    case 4:
      let january: UInt64 = 0x2D31_302D << 32  // -01-
      if let (year, _) = yearAndMonth(UInt64(four(text, at: 0)) | january) {
        let first = firstNumber(year: year, month: 1)
        return (first, first + (isLeap(year) ? 365 : 364))
      }
    case 13 where text[0] == 0x2E && text[1] == 0x2E && text[2] == 0x2F:  // ../
      if let (year, month) = yearAndMonth(eight(text, at: 3)),
        let number = number(year: year, month: month, days: two(text, at: 11))
      {
        return (.min, number)
      }
    default: break
    }
    return nil
  }

  /// The same, by the parser.
  @usableFromInline
  static func parsedBounds(
    utf8 text: UnsafeRawBufferPointer
  ) -> (earliest: Int64, latest: Int64)? {
    guard let form = try? EDTFParser.form(of: text) else { return nil }
    let strict = form.strict
    return (strict.earliest, strict.latest)
  }
}

// Digits are read several at a time: in the bytes of a word, each less what it should hold, a digit
// is 0 to 9 and a dash is 0; adding 6 (to a dash, 15) must not reach the upper half of any byte.
extension EDTF {
  /// The year and month of the eight bytes `2023-08-`, or nil where they are not that.
  @inlinable
  static func yearAndMonth(_ bytes: UInt64) -> (year: Int, month: Int)? {
    let digits = bytes ^ 0x2D30_302D_3030_3030
    guard (digits | (digits &+ 0x0F06_060F_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
      return nil
    }
    let year =
      Int(digits & 0xF) * 1000 + Int(digits >> 8 & 0xF) * 100
      + Int(digits >> 16 & 0xF) * 10 + Int(digits >> 24 & 0xF)
    let month = Int(digits >> 40 & 0xF) * 10 + Int(digits >> 48 & 0xF)
    guard month &- 1 < 12, month >= 1 else { return nil }
    return (year, month)
  }

  /// The number of the day that the two bytes name in a month.
  @inlinable
  static func number(year: Int, month: Int, days bytes: UInt16) -> Int64? {
    let digits = bytes ^ 0x3030
    guard (digits | (digits &+ 0x0606)) & 0xF0F0 == 0 else { return nil }
    let day = Int(digits & 0xF) * 10 + Int(digits >> 8)
    guard day >= 1, day <= length(ofMonth: month, year: year) else { return nil }
    return firstNumber(year: year, month: month) + Int64(day) - 1
  }

  @inlinable
  static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year & 15 == 0)
  }

  @inlinable
  static func length(ofMonth month: Int, year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month + month >> 3) & 1)
  }

  /// The number of the first day of a month in the years 0 to 9999, as `Day` counts it.
  @inlinable
  static func firstNumber(year: Int, month: Int) -> Int64 {
    // One era of 400 years is added, so that January of the year 0 is not before the count.
    let year = year + 400 - (month <= 2 ? 1 : 0)
    let monthFromMarch = month <= 2 ? month + 9 : month - 3
    let dayOfYear = (153 * monthFromMarch + 2) / 5
    return Int64(year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468 - 146_097)
  }

  @inlinable
  static func eight(_ text: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inlinable
  static func four(_ text: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
    UInt32(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  @inlinable
  static func two(_ text: UnsafeRawBufferPointer, at offset: Int) -> UInt16 {
    UInt16(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }
}
