import Events

/// The tables of the views, by number.
public enum TableName: UInt8, Sendable, CaseIterable {
  case streams, words, timelineRows
  case cases, accusedRows, countRows, libertyRows, roleRows, linkRows, caseLaws
  case countryNames, caseCountries
  case parties, partyNames, partyCitizenships, partyMatches
  case laws, lawVersions
  case sources, sourceDerivations, citationRows
  case swaps, swapLegs, swapCountries
  case lagRows, agendaRows

  /// As it is called in the file: `timeline_rows`.
  public var text: String { snakeCase("\(self)") }
}

/// Rows that a fold has made, packed: what a database, a digest or a test takes in.
///
/// A row is its table's number and the four bytes of its values' length, then the values in the order
/// of the columns: 0 for null, 1 and eight bytes for an integer, 2 and four bytes of length and the
/// UTF-8 for a text.
public final class Rows {
  private var bytes: UnsafeMutableRawPointer
  private var capacity: Int
  private var count = 0
  /// Where the values of the row begin that is being written.
  private var rowStart = 0
  private let limit: Int
  private let send: (PackedRows) -> Void

  /// - Parameters:
  ///   - limit: bytes after which the rows so far are sent.
  ///   - send: takes the rows so far; called on the thread that makes them.
  public init(limit: Int = 3 << 16, _ send: @escaping (PackedRows) -> Void) {
    self.limit = limit
    self.send = send
    capacity = limit + 4096
    bytes = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { bytes.deallocate() }

  /// Writes a row of a table: `values` puts one into each column, in their order.
  @inline(__always)
  func add<Table: StoredTable>(_ table: Table.Type, _ values: (NewRow<Table>) -> Void) {
    begin(Table.table)
    values(NewRow(rows: self))
    assert(column == Table.columns.count, "a row of \(Table.self) has \(column) values")
    end()
  }

  private func begin(_ table: TableName) {
    reserve(5)
    bytes.storeBytes(of: table.rawValue, toByteOffset: count, as: UInt8.self)
    count += 5
    rowStart = count
    assert(beginsRow())
  }

  /// The column whose value comes next: followed only where assertions are.
  private var column = 0

  private func beginsRow() -> Bool {
    column = 0
    return true
  }

  /// Whether this column comes next; what is asked after is the one behind it.
  fileprivate func takes(_ next: Int) -> Bool {
    column += 1
    return next == column - 1
  }

  fileprivate func integer(_ value: Int64) {
    reserve(9)
    bytes.storeBytes(of: 1, toByteOffset: count, as: UInt8.self)
    bytes.storeBytes(of: value, toByteOffset: count + 1, as: Int64.self)
    count += 9
  }

  fileprivate func text(_ value: UnsafeRawBufferPointer) {
    reserve(5 + value.count)
    bytes.storeBytes(of: 2, toByteOffset: count, as: UInt8.self)
    bytes.storeBytes(of: UInt32(value.count), toByteOffset: count + 1, as: UInt32.self)
    if let start = value.baseAddress {
      (bytes + count + 5).copyMemory(from: start, byteCount: value.count)
    }
    count += 5 + value.count
  }

  fileprivate func null() {
    reserve(1)
    bytes.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  private func end() {
    bytes.storeBytes(of: UInt32(count - rowStart), toByteOffset: rowStart - 4, as: UInt32.self)
    if count >= limit { flush() }
  }

  /// Sends the rows so far.
  public func flush() {
    guard count > 0 else { return }
    let full = PackedRows(bytes: bytes, count: count)
    capacity = limit + 4096
    bytes = .allocate(byteCount: capacity, alignment: 8)
    count = 0
    send(full)
  }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    larger.copyMemory(from: bytes, byteCount: count)
    bytes.deallocate()
    bytes = larger
  }
}

/// A row that is being written: a value of the column's own type for each column.
struct NewRow<Table: StoredTable> {
  fileprivate let rows: Rows

  @inline(__always)
  private func next<Value>(_ column: KeyPath<Table, Column<Value>>) {
    assert(rows.takes(Table.place(of: column)), "\(column) does not come next")
  }

  @inline(__always)
  func put<Value>(_ column: KeyPath<Table, Column<Value>>, _ value: Value) {
    next(column)
    switch value.stored {
    case .null: rows.null()
    case .integer(let number): rows.integer(number)
    case .text(var text): text.withUTF8 { rows.text(UnsafeRawBufferPointer($0)) }
    }
  }

  /// A text as a fact has it, without making a string of it.
  @inline(__always)
  func put<Value: TextValue>(_ column: KeyPath<Table, Column<Value>>, _ text: Text?) {
    next(column)
    guard let text else { return rows.null() }
    if text.hasEscapes {
      var string = text.string
      string.withUTF8 { rows.text(UnsafeRawBufferPointer($0)) }
    } else {
      text.withBytes { rows.text($0) }
    }
  }

  /// A text by its number; 0 is null.
  @inline(__always)
  func put<Value: TextValue>(
    _ column: KeyPath<Table, Column<Value>>, _ number: Int32, _ strings: Strings
  ) {
    next(column)
    number == 0 ? rows.null() : strings.withBytes(number) { rows.text($0) }
  }

  /// The bytes of a text.
  @inline(__always)
  func put<Value: TextValue>(
    _ column: KeyPath<Table, Column<Value>>, utf8: UnsafeRawBufferPointer
  ) {
    next(column)
    rows.text(utf8)
  }

  /// A day by its number; open ends and unknown days are null.
  @inline(__always)
  func put(_ column: KeyPath<Table, Column<Day?>>, _ number: Int64?) {
    next(column)
    if let number, number != .min, number != .max { rows.integer(number) } else { rows.null() }
  }
}

/// Rows on their way from a fold to whoever keeps them.
public final class PackedRows: @unchecked Sendable {
  @usableFromInline let bytes: UnsafeMutableRawPointer
  private let count: Int

  init(bytes: UnsafeMutableRawPointer, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// A copy of some rows, by the places of their values.
  public convenience init(_ places: [Range<Int>], of rows: PackedRows) {
    let count = places.reduce(0) { $0 + 5 + $1.count }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 8)
    var end = bytes
    for place in places {
      end.copyMemory(from: rows.bytes + place.lowerBound - 5, byteCount: 5 + place.count)
      end += 5 + place.count
    }
    self.init(bytes: bytes, count: count)
  }

  deinit { bytes.deallocate() }

  /// One value; a text's bytes are lent while the rows live.
  @frozen
  public enum Value {
    case null
    case integer(Int64)
    case text(UnsafeRawBufferPointer)
  }

  /// Calls `row` with each row's table and the place of its values.
  public func each(_ row: (TableName, _ values: Range<Int>) -> Void) {
    var place = 0
    while place < count {
      let table = TableName(rawValue: bytes.load(fromByteOffset: place, as: UInt8.self))!
      let length = Int(bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self))
      row(table, place + 5..<place + 5 + length)
      place += 5 + length
    }
  }

  /// Calls `value` with each value of a row.
  @inlinable @inline(__always)
  public func values(at values: Range<Int>, _ value: (_ column: Int32, Value) -> Void) {
    var place = values.lowerBound
    var column: Int32 = 0
    while place < values.upperBound {
      column += 1
      switch bytes.load(fromByteOffset: place, as: UInt8.self) {
      case 1:
        value(column, .integer(bytes.loadUnaligned(fromByteOffset: place + 1, as: Int64.self)))
        place += 9
      case 2:
        let length = Int(bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self))
        value(column, .text(UnsafeRawBufferPointer(start: bytes + place + 5, count: length)))
        place += 5 + length
      default:
        value(column, .null)
        place += 1
      }
    }
  }
}
