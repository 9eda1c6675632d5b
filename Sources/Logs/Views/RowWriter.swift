import GRDB
import GRDBSQLite
import Projections

/// Puts a fold's rows into their tables, several rows a statement: half of what SQLite does for a
/// row it does for the statement.
final class RowWriter {
  private static let groupSize = 96

  private let database: Database
  private var statements: [Statement] = []
  private var groups: [OpaquePointer?] = Array(repeating: nil, count: TableName.allCases.count)
  private var singles: [OpaquePointer?] = Array(repeating: nil, count: TableName.allCases.count)
  private var columns: [Int32] = Array(repeating: 0, count: TableName.allCases.count)
  private var places: [[Range<Int>]] = Array(repeating: [], count: TableName.allCases.count)

  init(_ database: Database) {
    self.database = database
  }

  func write(_ rows: PackedRows) throws {
    rows.each { table, place in places[Int(table.rawValue)].append(place) }
    for table in TableName.allCases where !places[Int(table.rawValue)].isEmpty {
      try write(rows, to: table)
      places[Int(table.rawValue)].removeAll(keepingCapacity: true)
    }
  }

  private func write(_ rows: PackedRows, to table: TableName) throws {
    let number = Int(table.rawValue)
    if groups[number] == nil { try prepare(table) }
    let places = places[number]
    var next = 0
    while places.count - next >= Self.groupSize {
      for row in 0..<Self.groupSize {
        bind(rows, places[next + row], to: groups[number]!, after: Int32(row) * columns[number])
      }
      try step(groups[number]!)
      next += Self.groupSize
    }
    for place in places[next...] {
      bind(rows, place, to: singles[number]!, after: 0)
      try step(singles[number]!)
    }
  }

  @inline(__always)
  private func bind(
    _ rows: PackedRows, _ place: Range<Int>, to statement: OpaquePointer, after offset: Int32
  ) {
    rows.values(at: place) { column, value in
      switch value {
      case .null: sqlite3_bind_null(statement, offset + column)
      case .integer(let number): sqlite3_bind_int64(statement, offset + column, number)
      case .text(let bytes):
        // The rows outlive the step, so SQLite need not copy: a nil destructor says static.
        sqlite3_bind_text(
          statement, offset + column,
          bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self),
          Int32(bytes.count), nil)
      }
    }
  }

  private func step(_ statement: OpaquePointer) throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
  }

  private func prepare(_ table: TableName) throws {
    guard let layout = Catalog.tables.first(where: { $0.name == table.text }) else {
      preconditionFailure("no view has a table \(table.text)")
    }
    let row = "(\(layout.columns.map { _ in "?" }.joined(separator: ", ")))"
    func made(_ rows: Int) throws -> OpaquePointer {
      let values = Array(repeating: row, count: rows).joined(separator: ", ")
      let statement = try database.cachedStatement(
        sql: "INSERT INTO \(quoted(table.text)) VALUES \(values)")
      statements.append(statement)
      return statement.sqliteStatement
    }
    let number = Int(table.rawValue)
    columns[number] = Int32(layout.columns.count)
    groups[number] = try made(Self.groupSize)
    singles[number] = try made(1)
  }
}
