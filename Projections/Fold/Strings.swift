public import Events

/// Texts by number: each text once, numbers 1, 2, 3 … in the order of their first coming; 0 is none.
///
/// Numbers belong to one fold: they are never stored, and nothing is sorted by them.
public struct Strings: Sendable {
  /// A place of the table: number, length and hash of a text, and its first sixteen bytes, so that a
  /// short text is known at one look.
  private struct Slot: Sendable, Equatable {
    var number: Int32 = 0
    var key: UInt32 = 0
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var slots: [Slot]
  private var mask: Int
  private var taken = 0
  /// The text that was asked for last: facts side by side mostly name the same stream and persons.
  private var last = Slot()
  /// The number of each text's plain text, where it was made; 0 elsewhere.
  private var plains: [Int32] = []

  public init(capacity: Int = 1 << 10) {
    slots = [Slot](repeating: Slot(), count: capacity * 2)
    mask = capacity * 2 - 1
  }

  /// How many texts there are.
  public var count: Int { ends.count - 1 }

  /// The number of a text, new where it is.
  public mutating func number(of text: UnsafeRawBufferPointer) -> Int32 {
    var new = Strings.slot(of: text)
    if last.number != 0, isText(last, new, text) { return last.number }
    var place = Int(new.key) & mask
    while slots[place].number != 0 {
      if isText(slots[place], new, text) {
        last = slots[place]
        return last.number
      }
      place = (place + 1) & mask
    }
    new.number = Int32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[place] = new
    last = new
    taken += 1
    if taken * 4 > slots.count * 3 { grow() }
    return new.number
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
    return text.withUTF8 { known(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text that came before; 0 where it did not.
  public func known(_ text: UnsafeRawBufferPointer) -> Int32 {
    let sought = Strings.slot(of: text)
    var place = Int(sought.key) & mask
    while slots[place].number != 0 {
      if isText(slots[place], sought, text) { return slots[place].number }
      place = (place + 1) & mask
    }
    return 0
  }

  /// The number of a text's plain text (`PlainText`); nil where it was not made yet.
  func plain(of number: Int32) -> Int32? {
    let place = Int(number)
    return place < plains.count && plains[place] != 0 ? plains[place] : nil
  }

  /// Keeps the number of a text's plain text.
  mutating func keep(plain: Int32, of number: Int32) {
    let place = Int(number)
    if place >= plains.count {
      plains.append(contentsOf: repeatElement(0, count: place + 1 - plains.count))
    }
    plains[place] = plain
  }

  /// The text of a number.
  public subscript(number: Int32) -> String {
    withBytes(number) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether one text comes before another in the order of their bytes.
  func precedes(_ left: Int32, _ right: Int32) -> Bool {
    withBytes(left) { left in withBytes(right) { left.lexicographicallyPrecedes($0) } }
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

  @inline(__always)
  private func isText(_ slot: Slot, _ sought: Slot, _ text: UnsafeRawBufferPointer) -> Bool {
    slot.key == sought.key && slot.low == sought.low && slot.high == sought.high
      && (text.count <= 16 || equal(Int(slot.number), text))
  }

  private func equal(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = Int(ends[number - 1])
    guard Int(ends[number]) - start == text.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      var place = 16
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
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number != 0 {
      var place = Int(slot.key) & mask
      while slots[place].number != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  /// The slot of a text, its number still open. Length and hash share the key: the length's low six
  /// bits keep apart what zeros behind a short text would make the same.
  @inline(__always)
  private static func slot(of text: UnsafeRawBufferPointer) -> Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    let count = text.count
    if count >= 16 {
      low = text.loadUnaligned(as: UInt64.self)
      high = text.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    } else if count >= 8 {
      low = text.loadUnaligned(as: UInt64.self)
      high = text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      for place in 0..<count { low |= UInt64(text[place]) << (UInt64(place) * 8) }
    }
    var hash = (low ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 32) ^ high) &* 0xC4CE_B9FE_1A85_EC53
    var place = 16
    while place < count {
      let rest = min(8, count - place)
      let word = text.loadUnaligned(fromByteOffset: place + rest - 8, as: UInt64.self)
      hash = (hash ^ (hash >> 29) ^ word) &* 0xFF51_AFD7_ED55_8CCD
      place += rest
    }
    hash ^= hash >> 32
    // Texts of at most sixteen bytes are told apart by their bytes and this length.
    let key = UInt32(truncatingIfNeeded: hash) & ~0x3F | UInt32(min(count, 63))
    return Slot(number: 0, key: key.byteSwapped, low: low, high: high)
  }
}
