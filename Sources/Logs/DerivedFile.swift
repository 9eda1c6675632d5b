import Docket
import GRDB
import GRDBSQLite
import Glibc
import Ports
import Synchronization

/// A file of SQLite that is made from the log, as its readers and its one writer use it: another may
/// be put in its place by rename at any time.
final class DerivedFile: Sendable {
  let path: String
  private let open: @Sendable (_ readonly: Bool) throws -> DatabaseQueue
  private let readers: SQLiteReaders
  /// The file that the readers have open.
  private let known = Mutex<FileIdentity?>(nil)
  /// The file that was found to be whole.
  private let whole = Mutex<FileStamp?>(nil)

  /// - Parameter open: a connection to the file; throws where it is not what it should be.
  init(_ path: String, open: @escaping @Sendable (_ readonly: Bool) throws -> DatabaseQueue) {
    self.path = path
    self.open = open
    readers = SQLiteReaders { try open(true) }
  }

  var isThere: Bool { FileIdentity(path: path) != nil }

  /// Reads the file that stands there now, rolled back where a writer was killed in the middle.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    if let file = FileIdentity(path: path) {
      known.withLock { known in
        if known != file { readers.close() }
        known = file
      }
    }
    try lookThrough()
    return try rolledBack { try readers.read(body) }
  }

  /// Looks through a file that somebody else has written since docket did; throws where it is broken.
  private func lookThrough() throws {
    try refuseOther()
    guard let stamp = FileStamp(path: path), whole.withLock({ $0 != stamp }) else { return }
    if !stamp.isKnown {
      let faults = try rolledBack {
        try open(true).inDatabase {
          try String.fetchAll($0, sql: "PRAGMA integrity_check(4)").filter { $0 != "ok" }
        }
      }
      guard faults.isEmpty else {
        let words = faults.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
        throw LogError.corrupt(
          path: path, reason: words.prefix(4).joined(separator: "; "))
      }
      // Somebody may write it meanwhile.
      if stamp == FileStamp(path: path) { stamp.keep() }
    }
    whole.withLock { $0 = stamp }
  }

  /// Throws where something else stands there: a pipe would be waited for without end.
  private func refuseOther() throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw LogError.corrupt(path: path, reason: "it is no file; remove it")
  }

  /// Notes the file as docket has written it.
  private func noteWritten() {
    guard let stamp = FileStamp(path: path) else { return }
    stamp.keep()
    whole.withLock { $0 = stamp }
  }

  /// The file as it stands now. Throws `ViewsMissing` where there is none.
  func hold() throws -> HeldFile {
    guard isThere else { throw ViewsMissing() }
    do {
      try lookThrough()
      return try rolledBack { try HeldFile(try open(true), path) }
    } catch let error as LogError {
      // It may have been thrown away since.
      if !isThere { throw ViewsMissing() }
      throw error
    }
  }

  private func rolledBack<T>(_ body: () throws -> T) throws -> T {
    try mappingErrors(at: path) {
      do {
        return try body()
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        // Who only reads cannot undo what a writer that was killed left half done.
        try open(false).close()
        return try body()
      }
    }
  }

  /// Changes the file in one transaction; its caller is the one writer.
  ///
  /// Throws `LogError.busy` where others read it longer than `patience`.
  func change(waiting patience: Duration, _ body: (Database) throws -> Void) throws {
    try lookThrough()
    try mappingErrors(at: path) {
      let queue = try open(false)
      try queue.inDatabase { database in
        sqlite3_busy_timeout(database.sqliteConnection, Int32(patience.seconds * 1000))
        try DerivedFile.transact(on: database, body)
      }
      try queue.close()
    }
    noteWritten()
  }

  /// Makes a changed copy of the file and gives it the file's name; who reads the old one goes on
  /// reading that.
  ///
  /// SQLite copies: to open and close the file here would drop the locks that this process has on it.
  func changeCopy(
    at draft: String, _ make: () throws -> Void, _ body: (Database) throws -> Void
  ) throws {
    try copy(to: draft, make)
    try mappingErrors(at: draft) {
      let queue = try SQLiteConnection.queue(at: draft, DerivedFile.loose)
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try DerivedFile.transact(on: database, body)
      }
      try queue.close()
    }
    try Rebuild.sync(draft)
    try replace(with: draft)
  }

  /// Copies the file as it stands.
  ///
  /// - Parameter make: makes the empty file.
  func copy(to draft: String, _ make: () throws -> Void) throws {
    try make()
    try mappingErrors(at: path) {
      let target = try SQLiteConnection.queue(at: draft, DerivedFile.loose)
      try open(true).inDatabase { source in
        try source.execute(sql: "BEGIN")
        try target.inDatabase { try copyPages(of: source, at: path, to: $0, at: draft) { _, _ in } }
      }
      try target.close()
    }
  }

  private static var loose: Configuration {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  private static func transact(on database: Database, _ body: (Database) throws -> Void) throws {
    try database.execute(sql: "BEGIN IMMEDIATE")
    do {
      try body(database)
      try database.execute(sql: "COMMIT")
    } catch {
      // The error that is told is the one that came first.
      try? database.execute(sql: "ROLLBACK")
      throw error
    }
  }

  /// Gives a finished draft the file's name; what a writer left beside the old one goes.
  func replace(with draft: String) throws {
    guard rename(draft, path) == 0 else { throw trouble(errno, at: path) }
    unlink(path + "-journal")
    readers.close()
    noteWritten()
  }

  /// Lets go of the file; the next reader opens what stands there then.
  func close() { readers.close() }
}

/// A file as it stood when it was opened: a reading that does not end before this goes.
final class HeldFile: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  fileprivate init(_ queue: DatabaseQueue, _ path: String) throws {
    self.queue = queue
    self.path = path
    try queue.inDatabase { database in
      try database.execute(sql: "BEGIN")
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
    }
  }

  /// Who is handed a row may ask once more.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try mappingErrors(at: path) { try queue.unsafeReentrantWrite(body) }
  }
}
