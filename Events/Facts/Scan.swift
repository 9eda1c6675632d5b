/// Finding one's way through canonical JSON: no white space, every text checked before.
///
/// Bounds are respected whatever the bytes are; what is not JSON yields ends that make no sense,
/// and the caller refuses them.
@usableFromInline
enum Scan {
  /// One past the closing quote of the string that opens at `start`; `end` where it never closes.
  @inline(__always)
  static func stringEnd(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
    var place = start + 1
    while true {
      while place + 8 <= end {
        let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let found =
          zeroBytes(word ^ 0x2222_2222_2222_2222) | zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
        if found != 0 {
          place += found.littleEndian.trailingZeroBitCount >> 3
          break
        }
        place += 8
      }
      while place < end {
        let byte = base.byte(place)
        if byte == .quote { return place + 1 }
        if byte == .backslash {
          place += 2
          break
        }
        place += 1
      }
      if place >= end { return end }
    }
  }

  /// One past the value that begins at `start`.
  @usableFromInline
  static func valueEnd(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
    guard start < end else { return end }
    switch base.byte(start) {
    case .quote: return stringEnd(base, start, end)
    case .openBrace, .openBracket: return nestEnd(base, start, end)
    default:
      var place = start
      while place < end {
        switch base.byte(place) {
        case .comma, .closeBrace, .closeBracket: return place
        default: place += 1
        }
      }
      return end
    }
  }

  /// One past the object or array that opens at `start`.
  private static func nestEnd(_ base: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
    var depth = 0
    var place = start
    while place < end {
      switch base.byte(place) {
      case .quote: place = stringEnd(base, place, end)
      case .openBrace, .openBracket:
        depth += 1
        place += 1
      case .closeBrace, .closeBracket:
        depth -= 1
        place += 1
        if depth == 0 { return place }
      default: place += 1
      }
    }
    return end
  }

  /// Whether any of eight bytes is a backslash.
  @inline(__always)
  static func hasBackslash(_ word: UInt64) -> Bool {
    zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C) != 0
  }

  /// A high bit set in each byte that is zero (exact up to the first one).
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}

extension UnsafeRawPointer {
  @inlinable @inline(__always)
  func byte(_ offset: Int) -> UInt8 { load(fromByteOffset: offset, as: UInt8.self) }
}

extension UInt8 {
  @inlinable static var quote: UInt8 { UInt8(ascii: "\"") }
  @inlinable static var backslash: UInt8 { UInt8(ascii: "\\") }
  @inlinable static var openBrace: UInt8 { UInt8(ascii: "{") }
  @inlinable static var closeBrace: UInt8 { UInt8(ascii: "}") }
  @inlinable static var openBracket: UInt8 { UInt8(ascii: "[") }
  @inlinable static var closeBracket: UInt8 { UInt8(ascii: "]") }
  @inlinable static var colon: UInt8 { UInt8(ascii: ":") }
  @inlinable static var comma: UInt8 { UInt8(ascii: ",") }
}
