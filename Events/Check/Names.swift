/// Names of the vocabulary, found by bytes in memory without making a string.
///
/// A name is told from the others by its length and its first and last eight bytes; one of more
/// than sixteen bytes is then compared whole.
struct Names: Sendable {
  let all: [String]
  private let tokens: [Token]

  init(_ all: [String]) {
    self.all = all
    tokens = all.map(Token.init)
  }

  /// The place of a name; `base` must be followed by eight readable bytes more than `count`.
  @inline(__always)
  func index(of base: UnsafeRawPointer, _ count: Int) -> Int? {
    let token = Token(padded: base, count)
    for index in tokens.indices where tokens[index] == token {
      if count <= 16 || isSame(index, base, count) { return index }
    }
    return nil
  }

  private func isSame(_ index: Int, _ base: UnsafeRawPointer, _ count: Int) -> Bool {
    all[index].utf8.elementsEqual(UnsafeRawBufferPointer(start: base, count: count))
  }
}

/// A name as three numbers.
private struct Token: Sendable, Equatable {
  let first: UInt64
  let last: UInt64
  let count: Int

  init(_ name: String) {
    let padded = Array(name.utf8) + [UInt8](repeating: 0, count: 8)
    self = padded.withUnsafeBytes { Token(padded: $0.baseAddress!, padded.count - 8) }
  }

  @inline(__always)
  init(padded base: UnsafeRawPointer, _ count: Int) {
    let word = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    self.count = count
    if count < 8 {
      first = word & ((1 << (UInt64(count) * 8)) - 1)
      last = 0
    } else {
      first = word
      last = UInt64(
        littleEndian: base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
  }
}
