/// The number by which a page finds the member of a name.
///
/// It is made of the name's first and last eight bytes and its length, so that it can be computed
/// while the name is scanned. A test holds the names of the vocabulary apart.
@frozen
public struct Key: Sendable, Hashable, ExpressibleByStringLiteral {
  @usableFromInline let code: UInt64

  @inlinable
  init(code: UInt64) { self.code = code }

  public init(_ name: StaticString) {
    code = Key.code(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  public init(stringLiteral name: StaticString) {
    self.init(name)
  }

  public init(_ name: String) {
    var name = name
    code = name.withUTF8 { Key.code(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a name anywhere in memory.
  static func code(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    if bytes.count >= 8 { return code(long: base, bytes.count) }
    var first: UInt64 = 0
    for (place, byte) in bytes.enumerated() { first |= UInt64(byte) << (UInt64(place) * 8) }
    return mix(first, 0, bytes.count)
  }

  /// The number of a name with at least eight readable bytes from its first on.
  @inlinable @inline(__always)
  static func code(padded base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 8 { return code(long: base, count) }
    let word = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    return mix(word & ((1 << (UInt64(max(0, count)) * 8)) - 1), 0, count)
  }

  @inlinable @inline(__always)
  static func code(long base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    let first = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    let last = UInt64(
      littleEndian: base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    return mix(first, last, count)
  }

  @inlinable @inline(__always)
  static func mix(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
    let folded = first ^ (last << 29 | last >> 35) ^ UInt64(truncatingIfNeeded: count)
    return folded &* 0x9E37_79B9_7F4A_7C15
  }
}
