import GRDB
import GRDBSQLite
import Projections

/// Puts a fold's rows into their tables.
final class SQLiteSink: RowSink {
  private let database: Database
  private var statements: [OpaquePointer] = []
  private var keeps: [Statement] = []
  private var places: [UInt: Int] = [:]
  private var lastTable: UInt = 0
  private var current: OpaquePointer!
  private var column: Int32 = 0
  /// The first failure; a fold goes on without noticing, its caller must not.
  private var failure: DatabaseError?

  init(_ database: Database) {
    self.database = database
  }

  func begin(_ table: StaticString) {
    let key = UInt(bitPattern: table.utf8Start)
    if key != lastTable || current == nil {
      current = statements[places[key] ?? prepare(table)]
      lastTable = key
    }
    column = 0
  }

  private func prepare(_ table: StaticString) -> Int {
    let name = table.description
    guard let layout = Catalog.tables.first(where: { $0.name == name }) else {
      preconditionFailure("no view has a table \(name)")
    }
    let marks = layout.columns.map { _ in "?" }.joined(separator: ", ")
    do {
      let statement = try database.cachedStatement(
        sql: "INSERT INTO \"\(name)\" VALUES (\(marks))")
      keeps.append(statement)
      statements.append(statement.sqliteStatement)
    } catch {
      preconditionFailure("the table \(name) is not as its layout says: \(error)")
    }
    let place = statements.count - 1
    places[UInt(bitPattern: table.utf8Start)] = place
    return place
  }

  func integer(_ value: Int64) {
    column += 1
    sqlite3_bind_int64(current, column, value)
  }

  func text(_ value: UnsafeRawBufferPointer) {
    column += 1
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    if let start = value.baseAddress {
      sqlite3_bind_text(
        current, column, start.assumingMemoryBound(to: CChar.self), Int32(value.count), transient)
    } else {
      sqlite3_bind_text(current, column, "", 0, transient)
    }
  }

  func null() {
    column += 1
    sqlite3_bind_null(current, column)
  }

  func end() {
    let code = sqlite3_step(current)
    sqlite3_reset(current)
    if code != SQLITE_DONE && failure == nil {
      failure = DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
  }

  /// Throws what went wrong with any row so far.
  func check() throws {
    if let failure { throw failure }
  }
}
