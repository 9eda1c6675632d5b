/// The lines of a text, where they lie, without copying any.
///
/// A line ends with LF or CRLF; the last one may lack it. Lines of nothing but spaces and tabs are
/// counted, but left out.
public struct Lines<Bytes: RandomAccessCollection>: Sequence, IteratorProtocol
where Bytes.Element == UInt8, Bytes.Index == Int {
  public struct Line: Equatable, Sendable {
    /// Which line of the text it is, counted from 1.
    public let number: Int
    /// How many bytes of the text come before it.
    public let offset: Int
    /// Where it lies in the collection, without its end.
    public let bytes: Range<Int>
  }

  private let text: Bytes
  private var at: Int
  private var number = 0

  public init(_ text: Bytes) {
    self.text = text
    at = text.startIndex
  }

  public mutating func next() -> Line? {
    while at < text.endIndex {
      let start = at
      let end = lineFeed(from: start)
      number += 1
      at = Swift.min(end + 1, text.endIndex)
      if let bytes = withoutEnd(start..<end) {
        return Line(number: number, offset: start - text.startIndex, bytes: bytes)
      }
    }
    return nil
  }

  private func lineFeed(from start: Int) -> Int {
    let base = text.startIndex
    let found = text.withContiguousStorageIfAvailable {
      ByteSearch.lineFeed(in: UnsafeRawBufferPointer($0), from: start - base) + base
    }
    return found ?? text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
  }

  /// The line without CR at its end, or nothing if it is blank.
  private func withoutEnd(_ line: Range<Int>) -> Range<Int>? {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    if text[line].allSatisfy(isBlank) { return nil }
    let hasReturn = text[line.upperBound - 1] == UInt8(ascii: "\r")
    return line.lowerBound..<line.upperBound - (hasReturn ? 1 : 0)
  }
}

enum ByteSearch {
  /// The place of the next LF, or the end; eight bytes at a time.
  static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = start
    while place + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let other = word ^ (ones &* 0x0A)
      let found = (other &- ones) & ~other & (ones &* 0x80)
      if found != 0 { return place + found.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    return place
  }
}
