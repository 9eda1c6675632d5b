import Docket
import GRDB
import GRDBSQLite
import Ports

/// A transaction of the one writer, between BEGIN IMMEDIATE and COMMIT.
final class SQLiteTransaction: LogTransaction {
  private(set) var head: Head
  /// The trouble after which nothing of this transaction can stand.
  private(set) var failure: LogError?
  /// Whether words were destroyed.
  private(set) var hasRedacted = false

  private let database: Database
  private let path: String
  private let insert: SQLiteStatement
  private var revisions: [String: Int64] = [:]

  init(on database: Database, at path: String) throws {
    self.database = database
    self.path = path
    head = try database.head(at: path)
    insert = try SQLiteStatement(
      """
      INSERT OR FAIL INTO records (\(SQLiteStatement.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, on: database, at: path)
  }

  func revision(of stream: String) throws -> Int64 {
    if let revision = revisions[stream] { return revision }
    let revision = try noting {
      let statement = try SQLiteStatement(
        "SELECT max(revision) FROM records WHERE stream = ?", on: database, at: path)
      defer { statement.reset() }
      statement.bind(stream, at: 1)
      return try statement.step() ? statement.number(at: 0) : 0
    }
    revisions[stream] = revision
    return revision
  }

  func record(id: String) throws -> Ports.Record? {
    try noting {
      let statement = try SQLiteStatement(
        """
        SELECT \(SQLiteStatement.columns(of: "r"))
        FROM records i CROSS JOIN records r ON r.position = i.position WHERE i.id = ?
        """, on: database, at: path)
      defer { statement.reset() }
      statement.bind(id, at: 1)
      guard try statement.step() else { return nil }
      return try statement.record.checked(to: id, at: path)
    }
  }

  /// Appends the record; its revision and id are left to the table's triggers.
  func append(_ record: Ports.Record) throws {
    if let failure { throw failure }
    try head.admits(record)
    insert.bind(record)
    let code = sqlite3_step(insert.raw)
    guard code == SQLITE_DONE else {
      let error = logError(code, on: database, at: path)
      insert.reset()
      throw code & 0xFF == SQLITE_CONSTRAINT ? try refusal(of: record, error) : noted(error)
    }
    insert.reset()
    head = Head(position: record.position, recorded: record.recorded)
    revisions[record.stream] = record.revision
  }

  /// Empties the record; that a redaction names it is left to the table's triggers.
  func redact(id: String) throws {
    if let failure { throw failure }
    let statement = try SQLiteStatement(
      "UPDATE records SET salt = NULL, body = NULL WHERE id = ? AND body IS NOT NULL RETURNING 1",
      on: database, at: path)
    defer { statement.reset() }
    statement.bind(id, at: 1)
    do {
      guard try statement.step() else {
        if try record(id: id) == nil { throw LogError.notRedacted(id: id) }
        return
      }
    } catch {
      let code = sqlite3_extended_errcode(database.sqliteConnection)
      throw code & 0xFF == SQLITE_CONSTRAINT ? LogError.notRedacted(id: id) : error
    }
    hasRedacted = true
  }

  func attempt<T>(_ part: () throws -> T) throws -> T {
    let before = (head, revisions, hasRedacted)
    try run("SAVEPOINT part")
    do {
      let answer = try part()
      try run("RELEASE part")
      return answer
    } catch {
      // After trouble of the engine the whole transaction goes.
      guard failure == nil else { throw error }
      try run("ROLLBACK TO part")
      try run("RELEASE part")
      (head, revisions, hasRedacted) = before
      throw error
    }
  }

  private func run(_ sql: String) throws {
    try noting {
      let statement = try SQLiteStatement(sql, on: database, at: path)
      defer { statement.reset() }
      _ = try statement.step()
    }
  }

  /// Throws the engine's trouble, even if the writer's work swallowed that.
  func check() throws {
    if let failure { throw failure }
  }

  /// Why the table refused a record: what stands there instead.
  private func refusal(of record: Ports.Record, _ error: LogError) throws -> LogError {
    if let other = try self.record(id: record.id) {
      return .duplicate(id: record.id, position: other.position)
    }
    let expected = try revision(of: record.stream) + 1
    return record.revision == expected
      ? error : .outOfOrder(expected: expected, found: record.revision)
  }

  /// After an error of the engine SQLite may have rolled back: nothing more is done here then.
  private func noting<T>(_ body: () throws -> T) throws -> T {
    if let failure { throw failure }
    do {
      return try body()
    } catch let error as LogError {
      throw noted(error)
    }
  }

  private func noted(_ error: LogError) -> LogError {
    failure = error
    return error
  }
}

extension Database {
  /// The last record's place, as this connection sees it now.
  func head(at path: String) throws -> Head {
    let statement = try SQLiteStatement(
      "SELECT position, recorded FROM records ORDER BY position DESC LIMIT 1", on: self, at: path)
    defer { statement.reset() }
    guard try statement.step() else { return .empty }
    return Head(position: statement.number(at: 0), recorded: statement.number(at: 1))
  }
}
