import Docket
import GRDB
import GRDBSQLite
import Glibc
import Ports
import Synchronization

/// The one connection that writes, used under the writer's lock only.
final class SQLiteWriter: @unchecked Sendable {
  private let place: Place
  private let limit: Duration
  private let lock: WriterLock

  // Whoever holds the lock may touch these.
  private var connection: DatabaseQueue?
  private var file: FileIdentity?
  private var poison: LogError?
  /// The file that was found sound; nil until it was.
  private let trusted = Mutex<FileIdentity?>(nil)

  init(_ place: Place, waiting limit: Duration, name: String) {
    self.place = place
    self.limit = limit
    lock = WriterLock(path: place.lock, name: name, beside: place)
  }

  /// Moves what somebody else has left in the WAL into the database, unless others are at work; before
  /// that the file is looked through, since a WAL may be another file's, left beside a copy that was put
  /// in the log's place.
  ///
  /// - Parameter faults: what is wrong with the file, WAL included.
  func takeOver(_ faults: () throws -> [String]) throws {
    let file = FileIdentity(path: place.log)
    defer { trusted.withLock { $0 = file } }
    guard place.waiting > 0 else { return }
    try lock.holdIfFree {
      guard place.waiting > 0 else { return }
      if let fault = try faults().first ?? foreignWAL() {
        throw LogError.corrupt(
          path: place.log, reason: "\(fault). \(SQLiteSoundness.leftWAL)")
      }
      try? SQLiteConnection.open(place, as: .writer, waiting: .zero).inDatabase(empty)
    }
  }

  /// What says that the WAL is another file's: how many pages the database has after its last commit.
  private func foreignWAL() throws -> String? {
    guard let committed = try place.pagesAfterLastCommit() else { return nil }
    let pages = try SQLiteConnection.open(place, as: .reader, waiting: limit).inDatabase {
      try Int64.fetchOne($0, sql: "PRAGMA page_count") ?? 0
    }
    return pages == committed
      ? nil : "log.sqlite has \(pages) pages, and log.sqlite-wal was written for \(committed)"
  }

  /// Moves what the WAL holds into the database, and empties it, unless readers hold it.
  private func empty(_ database: Database) {
    sqlite3_busy_timeout(database.sqliteConnection, 0)
    sqlite3_wal_checkpoint_v2(
      database.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
  }

  /// Runs `body` as the one writer: what it appended is durable when this returns, or nothing is.
  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    try lock.hold(waiting: limit) {
      if let poison { throw poison }
      return try opened().inDatabase { try transact(on: $0, body) }
    }
  }

  /// Brings an older file up to this docket's schema.
  func migrate() throws {
    try lock.hold(waiting: limit) {
      try opened().inDatabase { database in
        try mappingErrors(at: place.log) { try SQLiteSchema.migrate(database) }
      }
    }
  }

  /// Moves what the WAL holds into the database, unless someone else is writing; then closes.
  ///
  /// Who has only read does so as well: a writer could not empty the WAL while others read, and a copy
  /// of the database alone would miss what it holds.
  func close() {
    guard let file = trusted.withLock({ $0 }), place.waiting > 0 else { return }
    lock.holdIfFree {
      let own = connection
      connection = nil
      guard poison == nil, FileIdentity(path: place.log) == file else { return }
      try? (own ?? SQLiteConnection.open(place, as: .writer, waiting: .zero)).inDatabase(empty)
    }
  }

  /// Leaves nothing of what was redacted in the files: SQLite zeroes what it deletes
  /// (`secure_delete`), and the old pages go with the WAL, which is cut off.
  func scrub() throws {
    try lock.hold(waiting: limit) {
      if let poison { throw poison }
      try opened().inDatabase { database in
        let code = sqlite3_wal_checkpoint_v2(
          database.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else {
          throw code & 0xFF == SQLITE_BUSY
            ? LogError.busy(holder: "a program that reads it", waited: limit.seconds)
            : logError(code, on: database, at: place.log)
        }
      }
    }
  }

  /// The connection, opened at the first write; refused once another file lies in its place.
  private func opened() throws -> DatabaseQueue {
    let found = FileIdentity(path: place.log)
    if let connection {
      guard let found else { throw LogError.missing(path: place.log) }
      guard found == file else {
        throw LogError.foreign(
          path: place.log, reason: "it was replaced since it was opened; open the log again")
      }
      return connection
    }
    let connection = try SQLiteConnection.open(place, as: .writer, waiting: limit)
    try connection.inDatabase { try finishRedactions($0) }
    self.connection = connection
    file = found
    return connection
  }

  /// Empties what a redaction in the log names and a writer did not come to empty.
  private func finishRedactions(_ database: Database) throws {
    let named = """
      FROM records r JOIN records t
      ON t.id = json_extract(CASE WHEN json_valid(r.body) THEN r.body END, '$.target')
      WHERE r.type >= 'record.' AND r.type < 'record/' AND r.type = 'record.redacted'
        AND r.position > t.position AND t.body IS NOT NULL AND t.type <> 'record.redacted'
      """
    let statement = try SQLiteStatement("SELECT 1 \(named) LIMIT 1", on: database, at: place.log)
    let isLeft = try statement.step()
    statement.reset()
    guard isLeft else { return }
    try place.noteRedaction()
    try run(
      "UPDATE records SET salt = NULL, body = NULL WHERE position IN (SELECT t.position \(named))",
      on: database)
  }

  private func transact<T>(
    on database: Database, _ body: (any LogTransaction) throws -> T
  ) throws -> T {
    try poisoning { try begin(database) }
    defer { rollBackIfOpen(database) }
    let transaction = try poisoning { try SQLiteTransaction(on: database, at: place.log) }
    let answer = Result { try body(transaction) }
    try poisoning {
      try transaction.check()
      if case .success = answer {
        if transaction.hasRedacted { try place.noteRedaction() }
        try commit(database)
      }
    }
    return try answer.get()
  }

  /// After an error of the device nobody knows what the connection holds: it is not used again.
  private func poisoning<T>(_ step: () throws -> T) throws -> T {
    do {
      return try step()
    } catch let error as LogError where error.poisons {
      poison = .io(
        path: place.log, reason: "an earlier write failed; open the log again: \(error.words)")
      throw error
    }
  }

  private func begin(_ database: Database) throws {
    do {
      try run("BEGIN IMMEDIATE", on: database)
    } catch LogError.busy(let holder, _) {
      throw LogError.busy(holder: holder, waited: limit.seconds)
    } catch LogError.readOnly(let path, let reason) {
      connection = nil
      throw LogError.readOnly(path: path, reason: reason)
    }
  }

  /// A commit that fails for want of room leaves nothing; any other that fails may yet stand: the
  /// frames can have reached the file, and the next to open it recovers them.
  private func commit(_ database: Database) throws {
    do {
      try run("COMMIT", on: database)
    } catch LogError.full(let path)
      where sqlite3_errcode(database.sqliteConnection) & 0xFF == SQLITE_FULL
    {
      throw LogError.full(path: path)
    } catch let error as LogError {
      throw LogError.unknownOutcome(path: place.log, reason: error.words)
    }
  }

  private func rollBackIfOpen(_ database: Database) {
    guard sqlite3_get_autocommit(database.sqliteConnection) == 0 else { return }
    try? run("ROLLBACK", on: database)
  }

  private func run(_ sql: String, on database: Database) throws {
    let statement = try SQLiteStatement(sql, on: database, at: place.log)
    defer { statement.reset() }
    _ = try statement.step()
  }
}
