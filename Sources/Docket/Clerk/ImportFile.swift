/// A file of facts, one on each line, that is read piece by piece.
public struct ImportFile: Sendable {
  /// As messages name it: `seeds/cn-zeng-2023.jsonl`, or `-`.
  public let name: String
  /// How many bytes it has, where that is known.
  public let size: Int64?
  public let read: @Sendable (UnsafeMutableRawBufferPointer) throws -> Int

  /// - Parameter read: fills the buffer, or a beginning of it, and answers how many bytes it
  ///   wrote; 0 at the end. It is called by one thread at a time.
  public init(
    name: String, size: Int64? = nil,
    read: @escaping @Sendable (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.name = name
    self.size = size
    self.read = read
  }
}

/// What some programs put in front of UTF-8.
public enum ByteOrderMark {
  public static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// A piece of a file: whole lines.
struct LineChunk: Sendable {
  let bytes: [UInt8]
  /// The number of its first line in the file, counted from 1.
  let firstLine: Int
  /// Whether it is the beginning of one line that is too long to be read.
  let isCut: Bool
}

/// Takes a file apart into pieces of whole lines, with no more than a piece in memory.
struct LineChunks: ~Copyable {
  /// A line of which more is not read: twenty times what a fact may have.
  static let longestLine = 1 << 20

  private let file: ImportFile
  private let size: Int
  private var rest: [UInt8] = []
  private var line = 1
  private var isSkipping = false
  private var isAtEnd = false
  private var hasBegun = false

  init(_ file: ImportFile, size: Int = 1 << 18) {
    self.file = file
    self.size = size
  }

  /// The next piece, or nil at the end.
  mutating func next() throws -> LineChunk? {
    while true {
      if !isAtEnd, rest.count < size { try fill(to: rest.count + size) }
      if !hasBegun { try begin() }
      if isSkipping { skip() }
      if isAtEnd { return rest.isEmpty ? nil : take(rest.count) }
      if let feed = rest.lastIndex(of: UInt8(ascii: "\n")) { return take(feed + 1) }
      if rest.count >= LineChunks.longestLine {
        isSkipping = true
        return take(rest.count, isCut: true)
      }
      try fill(to: rest.count + size)
    }
  }

  /// Passes over a byte order mark, as RFC 8259 (section 8.1) lets one.
  private mutating func begin() throws {
    hasBegun = true
    let length = ByteOrderMark.bytes.count
    if !isAtEnd, rest.count < length { try fill(to: length) }
    if rest.starts(with: ByteOrderMark.bytes) { rest.removeFirst(length) }
  }

  private mutating func take(_ count: Int, isCut: Bool = false) -> LineChunk {
    let bytes = count == rest.count ? rest : Array(rest[..<count])
    rest = count == rest.count ? [] : Array(rest[count...])
    defer { line += isCut ? 1 : lineFeeds(in: bytes) }
    return LineChunk(bytes: bytes, firstLine: line, isCut: isCut)
  }

  /// Drops what is left of a line that was too long.
  private mutating func skip() {
    guard let feed = rest.firstIndex(of: UInt8(ascii: "\n")) else {
      rest = []
      return
    }
    rest.removeFirst(feed + 1)
    isSkipping = false
  }

  /// Reads until there are so many bytes, or until the end.
  private mutating func fill(to count: Int) throws {
    let file = file
    let start = rest
    var isAtEnd = false
    rest = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let buffer = UnsafeMutableRawBufferPointer(buffer)
      buffer.copyBytes(from: start)
      filled = start.count
      while filled < count, !isAtEnd {
        let read = try file.read(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        isAtEnd = read == 0
        filled += read
      }
    }
    self.isAtEnd = isAtEnd
  }

  private func lineFeeds(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = 0
      for byte in bytes where byte == UInt8(ascii: "\n") { count &+= 1 }
      return count
    }
  }
}
