/// A JSON value where it lies in its page.
@frozen
public struct Value: Sendable {
  @usableFromInline let page: Page
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32

  @inlinable @inline(__always)
  init(page: Page, start: UInt32, end: UInt32) {
    self.page = page
    self.start = start
    self.end = end
  }

  @inlinable @inline(__always)
  var base: UnsafeRawPointer { UnsafeRawPointer(page.bytes.baseAddress.unsafelyUnwrapped) }

  @inlinable @inline(__always)
  var first: UInt8 { base.byte(Int(start)) }

  /// The value's bytes as they stand, a string's quotes included.
  public var raw: [UInt8] { Array(page.bytes[Int(start)..<Int(end)]) }

  /// The bytes between a string's quotes, escapes not resolved.
  @inlinable @inline(__always)
  func inner<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    let buffer = UnsafeRawBufferPointer(
      start: base + Int(start) + 1, count: max(0, Int(end) - Int(start) - 2))
    return withExtendedLifetime(page) { body(buffer) }
  }

  /// Whether a string's bytes are not its text.
  var hasEscapes: Bool {
    inner { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        if Scan.hasBackslash(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
          return true
        }
        place += 8
      }
      while place < bytes.count {
        if bytes[place] == .backslash { return true }
        place += 1
      }
      return false
    }
  }

  /// A string's text, escapes resolved.
  public var string: String {
    inner { bytes in
      hasEscapes ? Value.unescaped(bytes) : String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func unescaped(_ bytes: UnsafeRawBufferPointer) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == .backslash, place + 1 < bytes.count else {
        out.append(byte)
        place += 1
        continue
      }
      place += 2
      switch bytes[place - 1] {
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "u"):
        // Canonical text escapes control characters only, and those as \u00xx.
        let digits = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
        out.append(UInt8(truncatingIfNeeded: UInt32(digits, radix: 16) ?? 0x3F))
        place += 4
      case let other: out.append(other)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The value of a member of this object.
  @usableFromInline
  func member(_ code: UInt64) -> Value? {
    guard first == .openBrace else { return nil }
    var place = Int(start) + 1
    let end = Int(end)
    while place < end, base.byte(place) == .quote {
      let nameEnd = Scan.stringEnd(base, place, end)
      let valueStart = nameEnd + 1
      let valueEnd = Scan.valueEnd(base, valueStart, end)
      if Key.code(padded: base + place + 1, nameEnd - place - 2) == code {
        return Value(page: page, start: UInt32(valueStart), end: UInt32(valueEnd))
      }
      place = valueEnd + 1
    }
    return nil
  }
}
