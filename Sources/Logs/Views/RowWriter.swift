import GRDB
import GRDBSQLite
import Projections

/// Puts a fold's rows into their tables.
final class RowWriter {
  private let database: Database
  private var statements: [Statement?] = Array(repeating: nil, count: TableName.allCases.count)
  private var raw: [OpaquePointer?] = Array(repeating: nil, count: TableName.allCases.count)

  init(_ database: Database) {
    self.database = database
  }

  func write(_ rows: PackedRows) throws {
    var current: OpaquePointer!
    try rows.each { table in
      current = try raw[Int(table.rawValue)] ?? prepare(table)
    } value: { column, value in
      switch value {
      case .null: sqlite3_bind_null(current, column)
      case .integer(let number): sqlite3_bind_int64(current, column, number)
      case .text(let bytes):
        // The rows outlive the step, so SQLite need not copy: a nil destructor says static.
        sqlite3_bind_text(
          current, column, bytes.baseAddress!.assumingMemoryBound(to: CChar.self),
          Int32(bytes.count), nil)
      }
    } end: {
      let code = sqlite3_step(current)
      sqlite3_reset(current)
      guard code == SQLITE_DONE else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
      }
    }
  }

  private func prepare(_ table: TableName) throws -> OpaquePointer {
    guard let layout = Catalog.tables.first(where: { $0.name == table.text }) else {
      preconditionFailure("no view has a table \(table.text)")
    }
    let marks = layout.columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(quoted(table.text)) VALUES (\(marks))")
    statements[Int(table.rawValue)] = statement
    raw[Int(table.rawValue)] = statement.sqliteStatement
    return statement.sqliteStatement
  }
}
