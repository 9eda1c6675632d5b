import Glibc
import Projections

/// One value as SQLite keeps it in a record: its serial type, and what it takes in the record's body.
struct RecordValue {
  var type: UInt64 = 0
  var size = 0
  var number: Int64 = 0
  var text: UnsafeRawPointer?

  static var null: RecordValue { RecordValue() }

  @inline(__always)
  init() {}

  @inline(__always)
  init(_ value: PackedRows.Value) {
    switch value {
    case .null: break
    case .integer(let number):
      self.number = number
      (type, size) = RecordValue.type(of: number)
    case .text(let bytes):
      type = UInt64(bytes.count) * 2 + 13
      size = bytes.count
      text = bytes.baseAddress
    }
  }

  /// The serial type of an integer, and its size.
  @inline(__always)
  private static func type(of number: Int64) -> (type: UInt64, size: Int) {
    if number == 0 { return (8, 0) }
    if number == 1 { return (9, 0) }
    let magnitude = number < 0 ? ~number : number
    if magnitude < 1 << 7 { return (1, 1) }
    if magnitude < 1 << 15 { return (2, 2) }
    if magnitude < 1 << 23 { return (3, 3) }
    if magnitude < 1 << 31 { return (4, 4) }
    if magnitude < 1 << 47 { return (5, 6) }
    return (6, 8)
  }

  @inline(__always)
  func write(to body: UnsafeMutableRawPointer) {
    if let text {
      body.copyMemory(from: text, byteCount: size)
    } else {
      var rest = number
      var place = size - 1
      while place >= 0 {
        body.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: place, as: UInt8.self)
        rest >>= 8
        place -= 1
      }
    }
  }

  /// Negative where the first comes before the second in SQLite's order: nulls, integers, then texts
  /// by their bytes.
  static func order(_ left: RecordValue, _ right: RecordValue) -> Int {
    func rank(_ value: RecordValue) -> Int { value.text != nil ? 2 : value.type == 0 ? 0 : 1 }
    guard rank(left) == rank(right) else { return rank(left) - rank(right) }
    if let one = left.text, let other = right.text {
      let order = memcmp(one, other, min(left.size, right.size))
      return order != 0 ? Int(order) : left.size - right.size
    }
    return left.number == right.number ? 0 : left.number < right.number ? -1 : 1
  }
}

/// The values of one row by their columns, as they will stand in records.
final class RecordRow {
  private let values: UnsafeMutableBufferPointer<RecordValue>

  init(columns: Int) {
    values = .allocate(capacity: columns)
    values.initialize(repeating: .null)
  }

  deinit { values.deallocate() }

  subscript(column: Int) -> RecordValue {
    @inline(__always) get { values[column] }
    @inline(__always) set { values[column] = newValue }
  }

  func fill(_ rows: PackedRows, _ place: Range<Int>) {
    rows.values(at: place) { column, value in values[Int(column) - 1] = RecordValue(value) }
  }

  /// The sizes of a record of some columns: of its header, and of its body.
  @inline(__always)
  func size(of columns: [Int]) -> (header: Int, body: Int) {
    var header = 1
    var body = 0
    for column in columns {
      header += TreeBuilder.varintSize(values[column].type)
      body += values[column].size
    }
    return (header, body)
  }

  /// Writes a record of some columns: a header of their types, then the values.
  @inline(__always)
  func write(_ columns: [Int], header: Int, to record: UnsafeMutableRawPointer) {
    record.storeBytes(of: UInt8(header), as: UInt8.self)
    var type = record + 1
    var body = record + header
    for column in columns {
      type += TreeBuilder.write(varint: values[column].type, to: type)
      values[column].write(to: body)
      body += values[column].size
    }
  }
}

/// Reads the values of a record that `RecordRow` wrote.
struct RecordReader {
  private var type: UnsafeRawPointer
  private var body: UnsafeRawPointer
  private let end: UnsafeRawPointer

  /// - Parameter cell: the payload's size, then the record.
  init(cell: UnsafeRawPointer) {
    var record = cell
    _ = RecordReader.varint(&record)
    type = record + 1
    body = record + Int(record.load(as: UInt8.self))
    end = body
  }

  var hasMore: Bool { type < end }

  mutating func next() -> RecordValue {
    var value = RecordValue()
    value.type = RecordReader.varint(&type)
    switch value.type {
    case 0: break
    case 8, 9: value.number = Int64(value.type) - 8
    case 1...6:
      value.size = [0, 1, 2, 3, 4, 6, 8][Int(value.type)]
      value.number = Int64(body.load(as: Int8.self))
      for place in 1..<value.size {
        value.number =
          value.number << 8 | Int64(body.load(fromByteOffset: place, as: UInt8.self))
      }
    default:
      value.size = Int(value.type - 13) / 2
      value.text = body
    }
    body += value.size
    return value
  }

  private static func varint(_ place: inout UnsafeRawPointer) -> UInt64 {
    var value: UInt64 = 0
    while true {
      let byte = place.load(as: UInt8.self)
      place += 1
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
  }
}
