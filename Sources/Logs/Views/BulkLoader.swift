import Dispatch
import GRDB
import Projections

/// Puts a whole fold's rows into the empty tables of a new file, without SQLite: records, pages and
/// trees are made as SQLite would make them, but each page is filled and written once, and indexes
/// are sorted by all processors.
///
/// Rows that do not come in the order of their table's key, and rows that are too long for a page,
/// are left over for SQLite to insert; there should be few.
final class BulkLoader {
  private var tables: [LoadedTable?] = Array(repeating: nil, count: TableName.allCases.count)
  private var places: [[Range<Int>]] = Array(repeating: [], count: TableName.allCases.count)
  private let file: PageFile
  /// Rows that SQLite must insert.
  private(set) var leftOver: [PackedRows] = []

  /// - Parameters:
  ///   - layouts: the tables that rows come for.
  ///   - database: the new file's connection, in no transaction; it has the tables' indexes.
  ///   - path: the file.
  init(_ layouts: [TableLayout], _ database: Database, at path: String) throws {
    file = try PageFile(path)
    let roots = try Row.fetchAll(
      database, sql: "SELECT name, rootpage FROM sqlite_schema WHERE type IN ('table', 'index')"
    ).reduce(into: [:]) { $0[$1["name"] as String] = UInt32($1["rootpage"] as Int64) }
    for name in TableName.allCases {
      guard let layout = layouts.first(where: { $0.name == name.text }), layout.stream != nil
      else { continue }
      tables[Int(name.rawValue)] = LoadedTable(layout, roots: roots, in: file)
    }
  }

  func write(_ rows: PackedRows) throws {
    var left: [Range<Int>] = []
    rows.each { name, place in places[Int(name.rawValue)].append(place) }
    for number in places.indices where !places[number].isEmpty {
      if let table = tables[number] {
        try table.add(rows, places[number], &left)
      } else {
        left += places[number]
      }
      places[number].removeAll(keepingCapacity: true)
    }
    if !left.isEmpty { leftOver.append(PackedRows(left, of: rows)) }
  }

  /// Writes what is still in memory; then the file is SQLite's again.
  func finish() throws {
    let tables = tables.compactMap { $0 }
    for table in tables { try table.tree.finish() }
    let indexes = tables.flatMap(\.indexes)
    DispatchQueue.concurrentPerform(iterations: indexes.count) { indexes[$0].sort() }
    for index in indexes { try index.finish() }
    try file.finish()
  }
}

/// A table that is being loaded.
private final class LoadedTable {
  let tree: TreeBuilder
  let indexes: [LoadedIndex]
  /// The columns in the order of the record: the key's come first where there is no row id.
  private let columns: [Int]
  private let keyCount: Int
  /// The column that is the row id.
  private let rowID: Int?
  private let row: RecordRow
  /// The row added last, for the comparison of its key with the next one's.
  private let lastRow: RecordRow
  private var lastRows: PackedRows?
  private var lastPlace = 0..<0
  private var lastKey: Int64 = .min

  init(_ layout: TableLayout, roots: [String: UInt32], in file: PageFile) {
    let names = layout.columns.map(\.name)
    if layout.hasRowID {
      rowID = names.firstIndex(of: layout.key[0])!
      columns = Array(names.indices)
    } else {
      rowID = nil
      columns = (layout.key + names.filter { !layout.key.contains($0) }).map {
        names.firstIndex(of: $0)!
      }
    }
    keyCount = layout.key.count
    row = RecordRow(columns: names.count)
    lastRow = RecordRow(columns: names.count)
    tree = TreeBuilder(root: roots[layout.name]!, hasRowIDs: layout.hasRowID, in: file)
    indexes = layout.indexes.map { columns in
      LoadedIndex(
        columns, of: layout, root: roots[layout.name(ofIndex: columns)]!, in: file)
    }
  }

  /// Adds rows; puts into `left` those that must be left to SQLite.
  func add(_ rows: PackedRows, _ places: [Range<Int>], _ left: inout [Range<Int>]) throws {
    var isFirst = true
    for place in places {
      row.fill(rows, place)
      guard try add() else {
        left.append(place)
        continue
      }
      lastPlace = place
      if isFirst { lastRows = rows }
      isFirst = false
    }
  }

  /// Adds the row that was read; false where it must be left to SQLite.
  private func add() throws -> Bool {
    let first = row[columns[0]]
    let key = rowID.map { row[$0].number } ?? first.number
    if lastRows != nil, key <= lastKey {
      guard rowID == nil, first.text == nil, key == lastKey, isAfterLast() else { return false }
    }
    for index in indexes where !index.takes(row) { return false }
    if let rowID {
      // A record has null in the place of its row id.
      let value = row[rowID]
      row[rowID] = .null
      let isAdded = try addRecord(key)
      row[rowID] = value
      guard isAdded else { return false }
    } else {
      guard try addRecord(key) else { return false }
    }
    for index in indexes { index.add(row) }
    lastKey = key
    return true
  }

  private func addRecord(_ key: Int64) throws -> Bool {
    let (header, body) = row.size(of: columns)
    let payload = header + body
    guard header < 0x80, payload <= tree.longestPayload else { return false }
    var size = TreeBuilder.varintSize(UInt64(payload)) + payload
    if rowID != nil { size += TreeBuilder.varintSize(UInt64(bitPattern: key)) }
    try tree.add(size, rowID: key) { cell in
      var end = cell + TreeBuilder.write(varint: UInt64(payload), to: cell)
      if rowID != nil { end += TreeBuilder.write(varint: UInt64(bitPattern: key), to: end) }
      row.write(columns, header: header, to: end)
    }
    return true
  }

  /// Whether the row that was read comes after the last one; both have the same integer first.
  private func isAfterLast() -> Bool {
    guard let lastRows else { return true }
    lastRow.fill(lastRows, lastPlace)
    for column in columns[1..<keyCount] {
      let order = RecordValue.order(lastRow[column], row[column])
      if order != 0 { return order < 0 }
    }
    return false
  }
}
