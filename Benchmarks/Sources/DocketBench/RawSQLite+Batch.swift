import GRDBSQLite

/// All rows of a log in one batch, as the C interface alone does it.
extension RawSQLite {
  /// Inserts the rows of a log into a new file with the same tables and indexes, in one transaction,
  /// in WAL with FULL; answers seconds. Rows are read in between, off the clock.
  static func batch(from log: String, to path: String) throws -> Double {
    let source = try open(log, SQLITE_OPEN_READONLY)
    defer { sqlite3_close(source) }
    let target = try open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    defer { sqlite3_close(target) }
    try execute(
      target,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;")
    let schema = try prepare(
      source,
      "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql NOT NULL ORDER BY rowid"
    )
    defer { sqlite3_finalize(schema) }
    while sqlite3_step(schema) == SQLITE_ROW {
      try execute(target, String(cString: sqlite3_column_text(schema, 0)))
    }

    let rows = try prepare(source, "SELECT * FROM records ORDER BY position")
    defer { sqlite3_finalize(rows) }
    let columns = sqlite3_column_count(rows)
    let marks = Array(repeating: "?", count: Int(columns)).joined(separator: ",")
    let insert = try prepare(target, "INSERT INTO records VALUES (\(marks))")
    defer { sqlite3_finalize(insert) }
    var taken = 0.0
    try execute(target, "BEGIN IMMEDIATE")
    while true {
      let values = chunk(of: rows, columns)
      defer { values.forEach { sqlite3_value_free($0) } }
      guard !values.isEmpty else { break }
      let start = ContinuousClock.now
      for row in stride(from: 0, to: values.count, by: Int(columns)) {
        for column in 0..<columns {
          sqlite3_bind_value(insert, column + 1, values[row + Int(column)])
        }
        guard sqlite3_step(insert) == SQLITE_DONE else { throw Failure(code: 1) }
        sqlite3_reset(insert)
      }
      taken += seconds(since: start)
    }
    let start = ContinuousClock.now
    try execute(target, "COMMIT")
    return taken + seconds(since: start)
  }

  /// The values of the next ten thousand rows.
  private static func chunk(of rows: OpaquePointer?, _ columns: Int32) -> [OpaquePointer?] {
    var values: [OpaquePointer?] = []
    for _ in 0..<10_000 {
      guard sqlite3_step(rows) == SQLITE_ROW else { break }
      for column in 0..<columns {
        values.append(sqlite3_value_dup(sqlite3_column_value(rows, column)))
      }
    }
    return values
  }

  private static func open(_ path: String, _ flags: Int32) throws -> OpaquePointer? {
    var database: OpaquePointer?
    try check(sqlite3_open_v2(path, &database, flags, nil))
    return database
  }

  private static func prepare(
    _ database: OpaquePointer?, _ sql: String
  ) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
    return statement
  }
}
