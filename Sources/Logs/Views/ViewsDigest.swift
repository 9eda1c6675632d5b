import Docket
import GRDB
import GRDBSQLite
import Ports
import Projections

/// Digests of tables: SHA-256 over each row's values, in the order of the keys.
enum ViewsDigest {
  static func all(_ database: Database) throws -> [String: String] {
    var digests: [String: String] = [:]
    for table in Catalog.tables { digests[table.name] = try digest(of: table, database) }
    return digests
  }

  private static func digest(of table: TableLayout, _ database: Database) throws -> String {
    let order = table.key.map(quoted).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM \(quoted(table.name)) ORDER BY \(order)")
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    var checksum = RunningChecksum()
    let columns = Int32(table.columns.count)
    while true {
      let code = sqlite3_step(raw)
      if code == SQLITE_DONE { return checksum.hex() }
      guard code == SQLITE_ROW else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
      for column in 0..<columns {
        var kind = UInt8(truncatingIfNeeded: sqlite3_column_type(raw, column))
        withUnsafeBytes(of: &kind) { checksum.add($0) }
        let start = sqlite3_column_text(raw, column)
        checksum.add(
          UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column))))
      }
    }
  }
}
