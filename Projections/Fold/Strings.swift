public import Events

/// Texts by number: each text once, numbers 1, 2, 3 … in the order of their first coming; 0 is none.
///
/// Numbers belong to one fold: they are never stored, and nothing is sorted by them.
public struct Strings: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  /// Each a text's hash above its number, so that most strangers are told apart at the first look.
  private var slots: [UInt64]
  private var mask: Int
  private var taken = 0

  public init(capacity: Int = 1 << 10) {
    slots = [UInt64](repeating: 0, count: capacity * 2)
    mask = capacity * 2 - 1
  }

  /// How many texts there are.
  public var count: Int { ends.count - 1 }

  /// The number of a text, new where it is.
  public mutating func number(of text: UnsafeRawBufferPointer) -> Int32 {
    let hash = Strings.hash(text)
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[place] != 0 {
      if slots[place] & Strings.hashMask == hash {
        let number = Int(slots[place] & ~Strings.hashMask)
        if equal(number, text) { return Int32(number) }
      }
      place = (place + 1) & mask
    }
    let number = ends.count
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[place] = hash | UInt64(number)
    taken += 1
    if taken * 2 > slots.count { grow() }
    return Int32(number)
  }

  public mutating func number(of text: Text) -> Int32 {
    text.hasEscapes ? number(of: text.string) : text.withBytes { number(of: $0) }
  }

  /// A new number for a text that hardly comes twice: nothing is looked up, and `number(of:)` does
  /// not find it.
  public mutating func add(_ text: Text) -> Int32 {
    if text.hasEscapes {
      var string = text.string
      return string.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }
    return text.withBytes { add($0) }
  }

  private mutating func add(_ text: UnsafeRawBufferPointer) -> Int32 {
    let number = Int32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    return number
  }

  public mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text that came before; 0 where it did not.
  public func known(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 {
      let text = UnsafeRawBufferPointer($0)
      let hash = Strings.hash(text)
      var place = Int(truncatingIfNeeded: hash >> 32) & mask
      while slots[place] != 0 {
        let number = Int(slots[place] & ~Strings.hashMask)
        if slots[place] & Strings.hashMask == hash && equal(number, text) { return Int32(number) }
        place = (place + 1) & mask
      }
      return 0
    }
  }

  /// The text of a number.
  public subscript(number: Int32) -> String {
    withBytes(number) { String(decoding: $0, as: UTF8.self) }
  }

  /// The text's bytes, lent.
  public func withBytes<T>(_ number: Int32, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    bytes.withUnsafeBytes {
      number == 0
        ? body(UnsafeRawBufferPointer(rebasing: $0[0..<0]))
        : body(
          UnsafeRawBufferPointer(
            rebasing: $0[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])]))
    }
  }

  private func equal(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = Int(ends[number - 1])
    guard Int(ends[number]) - start == text.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= text.count {
        if bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
          != text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        {
          return false
        }
        place += 8
      }
      while place < text.count {
        if bytes[start + place] != text[place] { return false }
        place += 1
      }
      return true
    }
  }

  private mutating func grow() {
    let old = slots
    mask = old.count * 2 - 1
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      var place = Int(truncatingIfNeeded: slot >> 32) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  /// The upper half of a slot.
  private static let hashMask: UInt64 = 0xFFFF_FFFF << 32

  /// A hash in the upper half; the lower is zero.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var place = 0
    while place + 8 <= text.count {
      hash =
        (hash ^ text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      place += 8
    }
    var rest: UInt64 = 0
    while place < text.count {
      rest = rest << 8 | UInt64(text[place])
      place += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash & hashMask
  }
}
