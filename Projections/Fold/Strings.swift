public import Events

/// Texts by number: each text once, numbers 1, 2, 3 … in the order of their first coming; 0 is none.
///
/// Numbers belong to one fold: they are never stored, and nothing is sorted by them.
public struct Strings: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var slots: [Int32]
  private var hashes: [UInt32] = [0]
  private var mask: Int
  private var taken = 0

  public init(capacity: Int = 1 << 10) {
    slots = [Int32](repeating: 0, count: capacity * 2)
    mask = capacity * 2 - 1
  }

  /// How many texts there are.
  public var count: Int { ends.count - 1 }

  /// The number of a text, new where it is.
  public mutating func number(of text: UnsafeRawBufferPointer) -> Int32 {
    let hash = Strings.hash(text)
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let number = Int(slots[place])
      if hashes[number] == hash && equal(number, text) { return Int32(number) }
      place = (place + 1) & mask
    }
    let number = Int32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[place] = number
    taken += 1
    if taken * 2 > slots.count { grow() }
    return number
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
    hashes.append(0)
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
      var place = Int(hash) & mask
      while slots[place] != 0 {
        let number = Int(slots[place])
        if hashes[number] == hash && equal(number, text) { return Int32(number) }
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
    return bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[start..<start + text.count]).elementsEqual(text)
    }
  }

  private mutating func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = [Int32](repeating: 0, count: size)
    for number in 1..<ends.count where hashes[number] != 0 {
      var place = Int(hashes[number]) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = Int32(number)
    }
  }

  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
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
    return UInt32(truncatingIfNeeded: hash >> 32) | 1
  }
}
