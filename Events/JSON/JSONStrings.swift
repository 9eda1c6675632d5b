/// Reading strings: to the closing quotation mark, eight bytes at a time.
extension JSONReader {
  mutating func readString() throws(JSONFault) {
    let start = at
    var place = start + 1
    while true {
      place = skipPlain(place)
      let byte = text[place]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") { return try readEscapedString(start, place) }
      if byte < 0x20 { throw JSONFault(.controlOrEnd, at: place, against: start) }
      place = try skipMultibyte(place)
    }
    appendString(start, place + 1, content: start + 1, count: place - start - 1, marks: .canonical)
  }

  /// From the first backslash on: what is read is also written, without escapes, at the tail.
  private mutating func readEscapedString(_ start: Int, _ backslash: Int) throws(JSONFault) {
    let content = tail
    var marks: JSONTape.Marks = [.escapes, .canonical]
    var place = start + 1
    var stop = backslash
    while true {
      (text + tail).update(from: text + place, count: stop - place)
      tail += stop - place
      place = stop
      let byte = text[place]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        place = try readEscape(place, &marks)
        stop = skipPlain(place)
      } else if byte < 0x20 {
        throw JSONFault(.controlOrEnd, at: place, against: start)
      } else {
        stop = skipPlain(try skipMultibyte(place))
      }
    }
    if !marks.contains(.canonical) { canonical = false }
    appendString(start, place + 1, content: content, count: tail - content, marks: marks)
  }

  private mutating func appendString(
    _ start: Int, _ end: Int, content: Int, count length: Int, marks: JSONTape.Marks
  ) {
    var node = Node(kind: .string, marks: marks, start: start, end: end, next: count + 1)
    node.content = Int32(truncatingIfNeeded: content)
    node.count = Int32(truncatingIfNeeded: length)
    append(node)
    at = end
  }

  /// The first place from here on with a quotation mark, a backslash, a control character or a
  /// byte beyond ASCII. In each lane the high bit tells; the lowest lane that has it never errs.
  @inline(__always)
  private func skipPlain(_ from: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = from
    while true {
      let word = load(place)
      let quote = (word ^ (ones &* 0x22)) &- ones
      let backslash = (word ^ (ones &* 0x5C)) &- ones
      let stops = (word | quote | backslash | (word &- (ones &* 0x20))) & (ones &* 0x80)
      if stops != 0 { return place + stops.trailingZeroBitCount >> 3 }
      place += 8
    }
  }

  /// Steps over characters beyond ASCII, which must be well-formed UTF-8 (Unicode, table 3-7).
  private func skipMultibyte(_ from: Int) throws(JSONFault) -> Int {
    var place = from
    while text[place] >= 0x80 {
      let length = Self.lengthOfMultibyte(text + place)
      if length == 0 { throw JSONFault(.utf8, at: place) }
      place += length
    }
    return place
  }

  /// How many bytes the character beyond ASCII has, or 0 if it is ill-formed. Reads no further than
  /// the first byte that does not fit.
  @inline(__always)
  static func lengthOfMultibyte(_ bytes: UnsafePointer<UInt8>) -> Int {
    let lead = bytes[0]
    if lead < 0xE0 {
      return lead >= 0xC2 && isContinuation(bytes[1]) ? 2 : 0
    }
    let second = bytes[1]
    guard isContinuation(second) else { return 0 }
    if lead < 0xF0 {
      if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
      return isContinuation(bytes[2]) ? 3 : 0
    }
    if lead > 0xF4 || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
    return isContinuation(bytes[2]) && isContinuation(bytes[3]) ? 4 : 0
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension JSONReader {
  /// Reads what the backslash begins, writes it at the tail, and answers where it ends.
  private mutating func readEscape(
    _ backslash: Int, _ marks: inout JSONTape.Marks
  ) throws(JSONFault) -> Int {
    switch text[backslash + 1] {
    case UInt8(ascii: "\""): put(0x22)
    case UInt8(ascii: "\\"): put(0x5C)
    case UInt8(ascii: "b"): put(0x08)
    case UInt8(ascii: "t"): put(0x09)
    case UInt8(ascii: "n"): put(0x0A)
    case UInt8(ascii: "f"): put(0x0C)
    case UInt8(ascii: "r"): put(0x0D)
    case UInt8(ascii: "/"):
      put(0x2F)
      marks.remove(.canonical)
    case UInt8(ascii: "u"): return try readUnicodeEscape(backslash, &marks)
    default: throw JSONFault(.escape, at: backslash)
    }
    return backslash + 2
  }

  private mutating func readUnicodeEscape(
    _ backslash: Int, _ marks: inout JSONTape.Marks
  ) throws(JSONFault) -> Int {
    let unit = try readUnit(backslash)
    if unit == 0 { throw JSONFault(.escapedNUL, at: backslash) }
    if !isCanonical(unit, backslash) { marks.remove(.canonical) }
    guard unit & 0xF800 == 0xD800 else {
      put(unit)
      return backslash + 6
    }
    let second = backslash + 6
    guard unit < 0xDC00, text[second] == UInt8(ascii: "\\"), text[second + 1] == UInt8(ascii: "u")
    else { throw JSONFault(.surrogate, at: backslash) }
    let low = try readUnit(second)
    guard low & 0xFC00 == 0xDC00 else { throw JSONFault(.surrogate, at: backslash) }
    put(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
    return second + 6
  }

  private func readUnit(_ backslash: Int) throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for place in backslash + 2..<backslash + 6 {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte & 0xF)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt32(byte & 0xF + 9)
      default: throw JSONFault(.escape, at: backslash)
      }
    }
    return unit
  }

  /// The canonical form writes only those control characters so that have no letter, and in
  /// lower case; the digit that could be a letter is the last one.
  private func isCanonical(_ unit: UInt32, _ backslash: Int) -> Bool {
    switch unit {
    case 0x08, 0x09, 0x0A, 0x0C, 0x0D: false
    case 0..<0x20: !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(text[backslash + 5])
    default: false
    }
  }

  private mutating func put(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80: putByte(scalar)
    case 0x80..<0x800:
      putByte(0xC0 | scalar >> 6)
      putByte(0x80 | scalar & 0x3F)
    case 0x800..<0x10000:
      putByte(0xE0 | scalar >> 12)
      putByte(0x80 | scalar >> 6 & 0x3F)
      putByte(0x80 | scalar & 0x3F)
    default:
      putByte(0xF0 | scalar >> 18)
      putByte(0x80 | scalar >> 12 & 0x3F)
      putByte(0x80 | scalar >> 6 & 0x3F)
      putByte(0x80 | scalar & 0x3F)
    }
  }

  private mutating func putByte(_ byte: UInt32) {
    text[tail] = UInt8(truncatingIfNeeded: byte)
    tail += 1
  }
}
