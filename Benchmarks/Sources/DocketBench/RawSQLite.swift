import GRDBSQLite

/// libsqlite3 and nothing else: the limits that docket is measured against.
enum RawSQLite {
  struct Failure: Error { let code: Int32 }

  /// Reads `position, body` of all records; answers how many bytes there were.
  static func scan(_ path: String) throws -> Int {
    var database: OpaquePointer?
    try check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil))
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    try check(
      sqlite3_prepare_v2(
        database, "SELECT position, body FROM records ORDER BY position", -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    var bytes = 0
    while sqlite3_step(statement) == SQLITE_ROW {
      bytes &+= Int(sqlite3_column_int64(statement, 0)) & 1
      let body = sqlite3_column_blob(statement, 1)
      let count = Int(sqlite3_column_bytes(statement, 1))
      if let body { bytes &+= count &+ Int(body.load(as: UInt8.self)) & 1 }
    }
    return bytes
  }

  /// Inserts rows one a commit into a table like the log's, in WAL with FULL; answers rows a second.
  static func appends(_ path: String, _ bodies: [[UInt8]]) throws -> Double {
    var database: OpaquePointer?
    try check(sqlite3_open(path, &database))
    defer { sqlite3_close(database) }
    try execute(
      database,
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE records(position INTEGER PRIMARY KEY, stream TEXT NOT NULL,
        revision INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
        recorded INTEGER NOT NULL, recorder TEXT NOT NULL, commitment BLOB NOT NULL,
        leaf BLOB NOT NULL, salt BLOB, body TEXT, UNIQUE(stream, revision)) STRICT;
      """)
    var statement: OpaquePointer?
    try check(
      sqlite3_prepare_v2(
        database, "INSERT INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?)", -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let blob = [UInt8](repeating: 7, count: 32)
    let start = ContinuousClock.now
    for (number, body) in bodies.enumerated() {
      try execute(database, "BEGIN IMMEDIATE")
      sqlite3_bind_int64(statement, 1, Int64(number + 1))
      sqlite3_bind_text(statement, 2, "case/one", -1, copied)
      sqlite3_bind_int64(statement, 3, Int64(number + 1))
      sqlite3_bind_text(statement, 4, "id-\(number)", -1, copied)
      sqlite3_bind_text(statement, 5, "custody.arrested", -1, copied)
      sqlite3_bind_int64(statement, 6, Int64(number))
      sqlite3_bind_text(statement, 7, "bench", -1, copied)
      sqlite3_bind_blob(statement, 8, blob, 32, copied)
      sqlite3_bind_blob(statement, 9, blob, 32, copied)
      sqlite3_bind_blob(statement, 10, blob, 16, copied)
      body.withUnsafeBytes {
        _ = sqlite3_bind_text(
          statement, 11, $0.baseAddress!.assumingMemoryBound(to: CChar.self), Int32($0.count),
          copied)
      }
      guard sqlite3_step(statement) == SQLITE_DONE else { throw Failure(code: 1) }
      sqlite3_reset(statement)
      try execute(database, "COMMIT")
    }
    return Double(bodies.count) / seconds(since: start)
  }

  static func execute(_ database: OpaquePointer?, _ sql: String) throws {
    try check(sqlite3_exec(database, sql, nil, nil, nil))
  }

  static func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }
}

func seconds(since start: ContinuousClock.Instant) -> Double {
  let elapsed = ContinuousClock.now - start
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
}
