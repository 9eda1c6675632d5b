import Docket
import GRDB
import GRDBSQLite
import Ports

/// A prepared statement that is bound and stepped without GRDB in between: this is where the log's
/// time goes.
struct SQLiteStatement {
  private let statement: Statement
  private let database: Database
  private let path: String
  let raw: OpaquePointer

  /// The connection's statement for this text, prepared once and kept.
  init(_ sql: String, on database: Database, at path: String) throws {
    statement = try mappingErrors(at: path) { try database.cachedStatement(sql: sql) }
    raw = statement.sqliteStatement
    self.database = database
    self.path = path
  }

  /// Goes to the next row; false when there is none.
  func step() throws -> Bool {
    switch sqlite3_step(raw) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw logError(code, on: database, at: path)
    }
  }

  /// Ends the reading, or makes ready for the next values.
  func reset() {
    sqlite3_reset(raw)
  }

  // MARK: Values in; indexes begin at 1

  func bind(_ number: Int64, at index: Int32) {
    sqlite3_bind_int64(raw, index, number)
  }

  func bind(_ text: String, at index: Int32) {
    var text = text
    text.withUTF8 { bindText(UnsafeRawBufferPointer($0), at: index) }
  }

  /// Binds UTF-8 bytes as text; nil as NULL.
  func bind(text: [UInt8]?, at index: Int32) {
    guard let text else { return bindNull(at: index) }
    text.withUnsafeBytes { bindText($0, at: index) }
  }

  /// Binds bytes as a blob; nil as NULL.
  func bind(blob: [UInt8]?, at index: Int32) {
    guard let blob else { return bindNull(at: index) }
    blob.withUnsafeBytes { bytes -> Void in
      if bytes.isEmpty {
        sqlite3_bind_zeroblob(raw, index, 0)
      } else {
        sqlite3_bind_blob(raw, index, bytes.baseAddress, Int32(bytes.count), copied)
      }
    }
  }

  private func bindText(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
    if let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) {
      sqlite3_bind_text(raw, index, start, Int32(bytes.count), copied)
    } else {
      sqlite3_bind_text(raw, index, "", 0, copied)
    }
  }

  private func bindNull(at index: Int32) {
    sqlite3_bind_null(raw, index)
  }

  // MARK: Values out; indexes begin at 0

  func number(at index: Int32) -> Int64 {
    sqlite3_column_int64(raw, index)
  }

  /// The bytes of a text or blob, until the next step; none for NULL.
  func bytes(at index: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(raw, index)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, index)))
  }

  func text(at index: Int32) -> String {
    String(decoding: bytes(at: index), as: UTF8.self)
  }

  func array(at index: Int32) -> [UInt8] {
    Array(bytes(at: index))
  }

  func optionalArray(at index: Int32) -> [UInt8]? {
    sqlite3_column_type(raw, index) == SQLITE_NULL ? nil : array(at: index)
  }
}

/// Tells SQLite to copy what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension SQLiteStatement {
  /// The columns of a record, in the order in which `record` reads and `bind` writes them.
  static let columns = names.joined(separator: ", ")

  /// The same of a table that has another name in the query.
  static func columns(of table: String) -> String {
    names.map { "\(table).\($0)" }.joined(separator: ", ")
  }

  private static let names = [
    "position", "stream", "revision", "id", "type", "recorded", "recorder", "commitment", "leaf",
    "salt", "body",
  ]

  /// The record in the current row.
  var record: Ports.Record {
    Ports.Record(
      position: number(at: 0), stream: text(at: 1), revision: number(at: 2), id: text(at: 3),
      type: text(at: 4), recorded: number(at: 5), recorder: text(at: 6), commitment: array(at: 7),
      leaf: array(at: 8), salt: optionalArray(at: 9), body: optionalArray(at: 10))
  }

  func bind(_ record: Ports.Record) {
    bind(record.position, at: 1)
    bind(record.stream, at: 2)
    bind(record.revision, at: 3)
    bind(record.id, at: 4)
    bind(record.type, at: 5)
    bind(record.recorded, at: 6)
    bind(record.recorder, at: 7)
    bind(blob: record.commitment, at: 8)
    bind(blob: record.leaf, at: 9)
    bind(blob: record.salt, at: 10)
    bind(text: record.body, at: 11)
  }
}
