import Docket
import Glibc
import Ports

/// The pages of an SQLite file beyond those that SQLite has made, written one after the other.
///
/// The format is SQLite's own, documented and kept for ever
/// (https://www.sqlite.org/fileformat2.html).
final class PageFile {
  static let pageSize = 16_384
  private static let batch = 64
  /// The page with the byte at which SQLite takes its locks; nothing is stored there.
  private static let lockPage = UInt32(0x4000_0000 / pageSize + 1)

  private let path: String
  private let file: Int32
  private let buffer = UnsafeMutableRawPointer.allocate(
    byteCount: batch * pageSize, alignment: 4096)
  private var buffered = 0
  /// How often the file was changed, as its header says.
  private let changes: UInt32
  /// The number of the first page in the buffer.
  private var first: UInt32

  /// Opens a file that SQLite has made and nobody writes meanwhile.
  init(_ path: String) throws {
    self.path = path
    file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw trouble(errno, at: path) }
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(file, &header, 100, 0) == 100 else { throw trouble(errno, at: path) }
    func number(_ place: Int) -> UInt32 {
      header[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    // Page size, no reserved bytes, schema format 4, no pointer maps, UTF-8.
    guard Int(number(16) >> 16) == Self.pageSize, header[20] == 0, number(44) == 4, number(52) == 0,
      number(56) == 1
    else { throw LogError.io(path: path, reason: "SQLite makes files of another layout here") }
    changes = number(24)
    first = number(28) + 1
  }

  deinit {
    close(file)
    buffer.deallocate()
  }

  /// Adds a page; answers its number.
  func add(_ page: UnsafeRawPointer) throws -> UInt32 {
    if first + UInt32(buffered) == Self.lockPage {
      try flush()
      first += 1
    }
    (buffer + buffered * Self.pageSize).copyMemory(from: page, byteCount: Self.pageSize)
    buffered += 1
    let number = first + UInt32(buffered) - 1
    if buffered == Self.batch { try flush() }
    return number
  }

  /// Puts a page in the place of one that SQLite has made.
  func replace(_ number: UInt32, by page: UnsafeRawPointer) throws {
    try write(page, Self.pageSize, at: (Int(number) - 1) * Self.pageSize)
  }

  /// Writes what is left, and in the file's header how many pages there are and that they were
  /// changed, so that SQLite forgets those that it remembers.
  func finish() throws {
    try flush()
    try write(first - 1, at: 28)
    try write(changes &+ 1, at: 24)
    try write(changes &+ 1, at: 92)
  }

  private func write(_ number: UInt32, at offset: Int) throws {
    try withUnsafeBytes(of: number.bigEndian) { try write($0.baseAddress!, $0.count, at: offset) }
  }

  private func flush() throws {
    try write(buffer, buffered * Self.pageSize, at: (Int(first) - 1) * Self.pageSize)
    first += UInt32(buffered)
    buffered = 0
  }

  private func write(_ bytes: UnsafeRawPointer, _ count: Int, at offset: Int) throws {
    var done = 0
    while done < count {
      let written = pwrite(file, bytes + done, count - done, off_t(offset + done))
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw trouble(errno, at: path) }
      done += written
    }
  }
}

/// Builds one B-tree of an SQLite file from its leaves up, of cells that come in the order of their
/// keys: each page is filled and written once.
final class TreeBuilder {
  private static let pageSize = PageFile.pageSize
  private let file: PageFile
  private let root: UInt32
  /// Whether rows are told apart by row ids; else by the beginning of their records.
  let hasRowIDs: Bool
  private let page = UnsafeMutableRawPointer.allocate(byteCount: pageSize, alignment: 16)
  private var count = 0
  /// Where the cells of the page begin; they fill it from its end.
  private var content = pageSize
  /// The pages written so far, each with the key between it and the next.
  private var children: [(page: UInt32, key: [UInt8])] = []
  private var lastRowID: Int64 = 0
  /// The cell that did not fit into the leaf: it will stand between this leaf and the next, if there
  /// is one. In a tree with row ids nothing does.
  private var between: [UInt8]?

  init(root: UInt32, hasRowIDs: Bool, in file: PageFile) {
    self.root = root
    self.hasRowIDs = hasRowIDs
    self.file = file
  }

  deinit { page.deallocate() }

  /// Payloads above this would need overflow pages.
  var longestPayload: Int {
    hasRowIDs ? Self.pageSize - 35 : (Self.pageSize - 12) * 64 / 255 - 23
  }

  /// Adds a cell of so many bytes, which `write` fills.
  func add(_ size: Int, rowID: Int64, _ write: (UnsafeMutableRawPointer) -> Void) throws {
    if hasRowIDs {
      if !fits(size, 8) { try endLeaf(TreeBuilder.varint(UInt64(bitPattern: lastRowID))) }
      lastRowID = rowID
    } else if let cell = between {
      try endLeaf(cell)
      between = nil
    } else if !fits(size, 8) {
      between = [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
        write(bytes.baseAddress!)
        count = size
      }
      return
    }
    write(place(size, 8))
  }

  /// Writes the last leaf, and the pages above the leaves.
  func finish() throws {
    if let cell = between {
      // The last leaf must not be empty: it gets this cell, and the one before stands between.
      let start = Int(pointer(count - 1, 8))
      let last = Array(UnsafeRawBufferPointer(start: page + start, count: cellEnd - start))
      content = cellEnd
      count -= 1
      try endLeaf(last)
      cell.withUnsafeBytes {
        place(cell.count, 8).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
      }
    }
    head(leaf: true, right: nil)
    if children.isEmpty { return try file.replace(root, by: page) }
    var right = try file.add(page)
    var level = children
    while true {
      var above: [(page: UInt32, key: [UInt8])] = []
      reset()
      for (number, child) in level.enumerated() {
        let size = 4 + child.key.count
        if !fits(size, 12) {
          var middle = child
          let isLast = number == level.count - 1
          if isLast {
            // Nor may the last page above the leaves be without a cell.
            middle = level[number - 1]
            content += 4 + middle.key.count
            count -= 1
          }
          head(leaf: false, right: middle.page)
          above.append((try file.add(page), middle.key))
          reset()
          if !isLast { continue }
        }
        let cell = place(size, 12)
        cell.storeBytes(of: child.page.bigEndian, as: UInt32.self)
        child.key.withUnsafeBytes {
          (cell + 4).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
        }
      }
      head(leaf: false, right: right)
      if above.isEmpty { return try file.replace(root, by: page) }
      right = try file.add(page)
      level = above
    }
  }

  // MARK: The page at hand

  private func fits(_ size: Int, _ header: Int) -> Bool {
    header + (count + 1) * 2 + size <= content
  }

  private func place(_ size: Int, _ header: Int) -> UnsafeMutableRawPointer {
    content -= size
    page.storeBytes(
      of: UInt16(content).bigEndian, toByteOffset: header + count * 2, as: UInt16.self)
    count += 1
    return page + content
  }

  private func pointer(_ cell: Int, _ header: Int) -> UInt16 {
    UInt16(bigEndian: page.load(fromByteOffset: header + cell * 2, as: UInt16.self))
  }

  /// One past the leaf's last cell, which lies before the one added before it.
  private var cellEnd: Int { count > 1 ? Int(pointer(count - 2, 8)) : Self.pageSize }

  private func endLeaf(_ key: [UInt8]) throws {
    head(leaf: true, right: nil)
    children.append((try file.add(page), key))
    reset()
  }

  private func reset() {
    count = 0
    content = Self.pageSize
  }

  /// Writes the page's header; what lies between pointers and cells is cleared.
  private func head(leaf: Bool, right: UInt32?) {
    let kind: UInt8 = hasRowIDs ? (leaf ? 0x0D : 0x05) : (leaf ? 0x0A : 0x02)
    page.storeBytes(of: kind, as: UInt8.self)
    page.storeBytes(of: 0, toByteOffset: 1, as: UInt16.self)
    page.storeBytes(of: UInt16(count).bigEndian, toByteOffset: 3, as: UInt16.self)
    page.storeBytes(of: UInt16(content).bigEndian, toByteOffset: 5, as: UInt16.self)
    page.storeBytes(of: 0, toByteOffset: 7, as: UInt8.self)
    if let right { page.storeBytes(of: right.bigEndian, toByteOffset: 8, as: UInt32.self) }
    let end = (leaf ? 8 : 12) + count * 2
    memset(page + end, 0, content - end)
  }

  static func varint(_ value: UInt64) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 9) { bytes, count in
      count = write(varint: value, to: UnsafeMutableRawPointer(bytes.baseAddress!))
    }
  }

  /// How many bytes SQLite's integer of variable length takes.
  @inline(__always)
  static func varintSize(_ value: UInt64) -> Int {
    var size = 1
    var rest = value >> 7
    while rest != 0 && size < 9 {
      size += 1
      rest >>= 7
    }
    return size
  }

  /// Writes SQLite's integer of variable length: seven bits a byte, the highest first; a ninth byte
  /// has eight.
  @inline(__always) @discardableResult
  static func write(varint value: UInt64, to bytes: UnsafeMutableRawPointer) -> Int {
    if value < 0x80 {
      bytes.storeBytes(of: UInt8(value), as: UInt8.self)
      return 1
    }
    let size = varintSize(value)
    var rest = value
    var place = size - 1
    if size == 9 {
      bytes.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: 8, as: UInt8.self)
      rest >>= 8
      place = 7
    }
    var mark: UInt8 = size == 9 ? 0x80 : 0
    while place >= 0 {
      bytes.storeBytes(
        of: UInt8(truncatingIfNeeded: rest & 0x7F) | mark, toByteOffset: place, as: UInt8.self)
      rest >>= 7
      place -= 1
      mark = 0x80
    }
    return size
  }
}
