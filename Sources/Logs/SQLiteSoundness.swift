import Docket
import GRDB
import Ports

/// Whether a log's file is of one piece: its table, its indexes and its guard rails.
enum SQLiteSoundness {
  /// Throws unless the newest record is found through the table and through both indexes alike.
  ///
  /// It costs three look-ups, and finds what a copy that was put in the place of a log while its WAL
  /// stood beside it does to the end of the indexes.
  static func checkNewest(_ database: Database, at path: String) throws {
    // In one reading: somebody may append meanwhile.
    try database.execute(sql: "BEGIN")
    do {
      try compareNewest(database, at: path)
      try database.execute(sql: "COMMIT")
    } catch {
      // The error that is told is the one that came first.
      try? database.execute(sql: "ROLLBACK")
      throw error
    }
  }

  private static func compareNewest(_ database: Database, at path: String) throws {
    guard let newest = try newest(database, at: path) else { return }
    let byID = try positions(
      """
      SELECT i.position, r.position FROM records i INDEXED BY sqlite_autoindex_records_2
      LEFT JOIN records r ON r.position = i.position AND +r.id = ?1 WHERE i.id = ?1
      """, newest.id, database, path)
    let byStream = try positions(
      """
      SELECT i.position, r.position FROM records i INDEXED BY sqlite_autoindex_records_1
      LEFT JOIN records r ON r.position = i.position AND +r.stream = ?1
      WHERE i.stream = ?1 ORDER BY i.revision DESC LIMIT 1
      """, newest.stream, database, path)
    for (index, found) in [("facts", byID), ("streams", byStream)]
    where found != [newest.position, newest.position] {
      throw LogError.corrupt(
        path: path,
        reason:
          "its newest record, #\(newest.position), is not what its index of \(index) has last. "
          + leftWAL)
    }
  }

  /// What may have happened, and the way out, where table and indexes do not fit.
  static let leftWAL =
    "If a copy was put in its place while log.sqlite-wal stood beside it, remove log.sqlite-wal and "
    + "log.sqlite-shm and put the copy there again ('docket restore' sees to that)"

  /// What SQLite finds wrong with the file; at most twenty sentences.
  ///
  /// - Parameter more: parts that the file has beside those of a log.
  static func faults(
    _ database: Database, at path: String, beside more: Set<String> = []
  ) throws -> [String] {
    let found = try mappingErrors(at: path) {
      try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
    }
    let words = found.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
    let whole = found == ["ok"] ? [] : words.map { "SQLite: \($0)" }
    return try whole + SQLiteSchema.faults(database, at: path, beside: more)
  }

  private static func newest(
    _ database: Database, at path: String
  ) throws -> (position: Int64, stream: String, id: String)? {
    let statement = try SQLiteStatement(
      "SELECT position, stream, id FROM records NOT INDEXED ORDER BY position DESC LIMIT 1",
      on: database, at: path)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return (statement.number(at: 0), statement.text(at: 1), statement.text(at: 2))
  }

  private static func positions(
    _ sql: String, _ argument: String, _ database: Database, _ path: String
  ) throws -> [Int64] {
    let statement = try SQLiteStatement(sql, on: database, at: path)
    defer { statement.reset() }
    statement.bind(argument, at: 1)
    return try statement.step() ? [statement.number(at: 0), statement.number(at: 1)] : []
  }
}

extension SQLiteSchema {
  /// In what the file's schema is not the one that its version has.
  static func faults(
    _ database: Database, at path: String, beside more: Set<String> = []
  ) throws -> [String] {
    try mappingErrors(at: path) {
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let expected = try parts(ofVersion: version)
      let found = try parts(database)
      let names = Set(expected.keys).union(found.keys).subtracting(more).sorted()
      return names.compactMap { name in
        switch (expected[name], found[name]) {
        case (let one?, let other?): one == other ? nil : "its \(name) is not a docket's"
        case (.some, nil): "its \(name) is missing"
        case (nil, _): "it has a \(name), which a docket has not"
        }
      }
    }
  }

  /// The schema that a new file of this version has.
  private static func parts(ofVersion version: Int) throws -> [String: String] {
    let fresh = try DatabaseQueue()
    return try fresh.inDatabase { database in
      for migration in migrations.prefix(version) { try database.execute(sql: migration) }
      return try parts(database)
    }
  }

  /// `trigger records_delete` and so on, with the SQL that made it.
  private static func parts(_ database: Database) throws -> [String: String] {
    try Row.fetchAll(
      database,
      sql:
        "SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    ).reduce(into: [:]) { parts, row in
      parts["\(row["type"] as String) \(row["name"] as String)"] = row["sql"]
    }
  }
}
