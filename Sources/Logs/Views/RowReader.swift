import GRDB
import GRDBSQLite
import Ports
import Projections

extension Query {
  /// Steps through the rows that are asked for; a query that was asked before is not prepared again.
  func each(_ database: Database, _ visit: (ViewRow<Table>) throws -> Bool) throws {
    let columns = Table.columns
    var arguments: [ViewValue] = []
    let sql = sql(columns, &arguments)
    var statement = try database.cachedStatement(sql: sql)
    // Who visits may ask the same once more.
    if sqlite3_stmt_busy(statement.sqliteStatement) != 0 {
      statement = try database.makeStatement(sql: sql)
    }
    statement.setUncheckedArguments(StatementArguments(arguments.map(\.databaseValue)))
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    while true {
      let code = sqlite3_step(raw)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
      }
      let values = try columns.indices.map { place in
        let value = ViewValue(raw, Int32(place))
        guard columns[place].isOptional || columns[place].accepts(value) else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT,
            message: "\(Table.name) holds in \(columns[place].name) what no view writes")
        }
        return value
      }
      guard try visit(ViewRow(values)) else { return }
    }
  }

  private func sql(_ columns: [TableColumn], _ arguments: inout [ViewValue]) -> String {
    func name(_ place: Int) -> String { quoted(columns[place].name) }
    let names = columns.map { quoted($0.name) }.joined(separator: ", ")
    var sql = "SELECT \(names) FROM \(quoted(Table.name))"
    for (place, condition) in conditions.enumerated() {
      sql += (place == 0 ? " WHERE " : " AND ") + name(condition.column)
      switch condition.test {
      case .equals(.null): sql += " IS NULL"
      case .equals(let value):
        sql += " = ?"
        arguments.append(value)
      case .among(let values):
        let marks = Query.rounded(values.count)
        sql += " IN (" + Array(repeating: "?", count: marks).joined(separator: ", ") + ")"
        arguments += values
        if let last = values.last {
          arguments += Array(repeating: last, count: marks - values.count)
        }
      case .atLeast(let bound):
        sql += " >= ?"
        arguments.append(.integer(bound))
      case .atMost(let bound):
        sql += " <= ?"
        arguments.append(.integer(bound))
      }
    }
    if !order.isEmpty { sql += " ORDER BY " + order.map(name).joined(separator: ", ") }
    if let limit {
      sql += " LIMIT ?"
      arguments.append(.integer(Int64(limit)))
    }
    return sql
  }

  /// Lists of many lengths share the statements of a few.
  private static func rounded(_ count: Int) -> Int {
    var rounded = count == 0 ? 0 : 1
    while rounded < count { rounded *= 2 }
    return rounded
  }
}

extension ViewValue {
  /// What a statement's row has in a column.
  fileprivate init(_ statement: OpaquePointer, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      self = .text(
        String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self))
    default: self = .null
    }
  }

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .text(let value): value.databaseValue
    }
  }
}
