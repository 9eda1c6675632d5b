import Glibc
import Projections

/// An index of a table that is being loaded: keeps its entries until all have come, and sorts them.
///
/// Entries come in the order of the table's key, so that those that are alike in the indexed columns
/// are in their order already.
final class LoadedIndex: @unchecked Sendable {
  /// What an entry is sorted by: the first sixteen bytes of its columns, written so that their order
  /// as numbers is the order of the entries.
  private struct Reference {
    var high: UInt64
    var low: UInt64
    var entry: UInt32
  }

  let tree: TreeBuilder
  /// The columns of an entry, from 0: the indexed ones, then the rest of the table's key.
  private let columns: [Int]
  /// Of the indexed columns: whether they may be null.
  private let optional: [Bool]
  /// The entries as they will lie in the leaves, one after the other.
  private var cells: UnsafeMutableRawPointer
  private var capacity = 1 << 12
  private var size = 0
  private var offsets: [UInt32] = []
  private var sorted: [Reference] = []

  /// - Parameters:
  ///   - columns: names of the indexed columns.
  ///   - layout: the table's.
  init(_ columns: [String], of layout: TableLayout, root: UInt32, in file: PageFile) {
    let names = columns + layout.key.filter { !columns.contains($0) }
    self.columns = names.map { name in layout.columns.firstIndex { $0.name == name }! }
    optional = columns.map { name in layout.columns.first { $0.name == name }!.isOptional }
    tree = TreeBuilder(root: root, hasRowIDs: false, in: file)
    cells = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { cells.deallocate() }

  /// Whether a row's values can stand in the index; a text with a zero in it would upset the order.
  func takes(_ row: RecordRow) -> Bool {
    for column in columns {
      let value = row[column]
      if let text = value.text, memchr(text, 0, value.size) != nil { return false }
    }
    let (header, body) = row.size(of: columns)
    return header < 0x80 && header + body <= tree.longestPayload && size < 1 << 31
  }

  func add(_ row: RecordRow) {
    let (header, body) = row.size(of: columns)
    let needed = TreeBuilder.varintSize(UInt64(header + body)) + header + body
    if size + needed > capacity {
      capacity *= 2
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
      larger.copyMemory(from: cells, byteCount: size)
      cells.deallocate()
      cells = larger
    }
    let cell = cells + size
    let start = TreeBuilder.write(varint: UInt64(header + body), to: cell)
    row.write(columns, header: header, to: cell + start)
    offsets.append(UInt32(size))
    size += needed
  }

  /// Brings the entries into their order.
  func sort() {
    var isComplete = true
    sorted.reserveCapacity(offsets.count)
    for (number, offset) in offsets.enumerated() {
      sorted.append(reference(UInt32(number), cells + Int(offset), &isComplete))
    }
    let cells = UnsafeRawPointer(cells)
    let offsets = offsets
    sorted.sort { left, right in
      if left.high != right.high { return left.high < right.high }
      if left.low != right.low { return left.low < right.low }
      if !isComplete {
        let order = LoadedIndex.order(
          cells + Int(offsets[Int(left.entry)]), cells + Int(offsets[Int(right.entry)]))
        if order != 0 { return order < 0 }
      }
      return left.entry < right.entry
    }
  }

  /// Writes the tree of the sorted entries.
  func finish() throws {
    for reference in sorted {
      let cell = cells + Int(offsets[Int(reference.entry)])
      let next = Int(reference.entry) + 1
      let end = next < offsets.count ? Int(offsets[next]) : size
      let count = end - Int(offsets[Int(reference.entry)])
      try tree.add(count, rowID: 0) { $0.copyMemory(from: cell, byteCount: count) }
    }
    try tree.finish()
    sorted = []
  }

  // MARK: The order

  /// Texts end with a zero, integers are written with the highest byte first; where there may be a
  /// null, a byte before says whether it is one.
  private func reference(
    _ number: UInt32, _ cell: UnsafeRawPointer, _ isComplete: inout Bool
  ) -> Reference {
    var bytes: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &bytes) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        if count < 16 { bytes[count] = byte } else { isComplete = false }
        count += 1
      }
      var values = RecordReader(cell: cell)
      for isOptional in optional {
        let value = values.next()
        if isOptional { put(value.type == 0 ? 0 : 1) }
        if let text = value.text {
          for place in 0..<min(value.size, 17) {
            put(text.load(fromByteOffset: place, as: UInt8.self))
          }
          put(0)
        } else if value.type != 0 {
          let number = UInt64(bitPattern: value.number) ^ 1 << 63
          for place in (0..<8).reversed() {
            put(UInt8(truncatingIfNeeded: number >> (UInt64(place) * 8)))
          }
        }
      }
    }
    return Reference(high: bytes.0.bigEndian, low: bytes.1.bigEndian, entry: number)
  }

  /// Negative where one entry comes before the other in SQLite's order.
  private static func order(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Int {
    var left = RecordReader(cell: left)
    var right = RecordReader(cell: right)
    while left.hasMore {
      let order = RecordValue.order(left.next(), right.next())
      if order != 0 { return order }
    }
    return 0
  }
}
