import Docket
import GRDB
import GRDBSQLite
import Glibc
public import Ports

/// The log in a folder: `log.sqlite`, which is the truth, and `log.lock`, which makes the writer.
///
/// Readers have connections of their own and see what is committed; the one writer holds an OS lock
/// and syncs before it answers. Only SQLite opens the database file.
public final class SQLiteLog: Log {
  private let place: Place
  /// The type of the file system, where other machines may share it: it is only read then.
  private let shared: String?
  private let quiet: QuietRead
  private let readers: SQLiteReaders
  private var reading: SQLiteReading { SQLiteReading(readers, at: place.log) }
  private let writer: SQLiteWriter

  /// Makes an empty log in `folder`, and the folder too; the only way a log comes to be.
  ///
  /// Throws `LogError.exists` if there is a log. A creation that was cut short leaves none.
  @discardableResult
  public static func create(
    at folder: String, lockTimeout: Duration = .seconds(5), recorderDescription: String = "docket",
    allowingNetworkFolder: Bool = false
  ) throws -> SQLiteLog {
    let place = Place(folder: folder)
    if !allowingNetworkFolder { try SQLiteLog.refuseShared(folder) }
    try place.makeFolder()
    let lock = WriterLock(path: place.lock, name: recorderDescription)
    try lock.hold(waiting: lockTimeout) {
      try place.foundLog()
      chmod(place.lock, place.mode)
    }
    return try SQLiteLog(
      openingAt: folder, lockTimeout: lockTimeout, recorderDescription: recorderDescription,
      allowingNetworkFolder: allowingNetworkFolder)
  }

  /// Opens the log in `folder`; throws `LogError.missing` if there is none.
  ///
  /// `lockTimeout` is how long a write waits for other writers. `recorderDescription` is what these
  /// are told while they wait: who, and doing what.
  public convenience init(
    openingAt folder: String, lockTimeout: Duration = .seconds(5),
    recorderDescription: String = "docket", allowingNetworkFolder: Bool = false
  ) throws {
    try self.init(
      openingAt: folder, lockTimeout: lockTimeout, recorderDescription: recorderDescription,
      sharedAs: allowingNetworkFolder ? nil : Place.sharedFileSystem(of: folder))
  }

  /// - Parameter shared: the type of a file system that other machines may share.
  init(
    openingAt folder: String, lockTimeout: Duration = .seconds(5),
    recorderDescription: String = "docket", sharedAs shared: String?
  ) throws {
    let place = Place(folder: folder)
    let quiet = QuietRead(place)
    self.place = place
    self.shared = shared
    self.quiet = quiet
    readers = SQLiteReaders {
      try SQLiteConnection.reader(place, waiting: lockTimeout, quiet, shared: shared)
    }
    writer = SQLiteWriter(place, waiting: lockTimeout, name: recorderDescription)
    let version = try readers.read { try SQLiteSchema.check($0, at: place.log) }
    if shared == nil {
      try writer.takeOver { try readers.read { try SQLiteSoundness.faults($0, at: place.log) } }
    }
    if version < SQLiteSchema.version { try writing { try writer.migrate() } }
  }

  /// Throws where no docket can be made in a folder, there or not yet: other machines may write there,
  /// out of sight of our locks.
  public static func refuseShared(_ folder: String) throws {
    var existing = folder
    while access(existing, F_OK) != 0, let slash = existing.lastIndex(of: "/") {
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
      if existing == "/" { break }
    }
    if access(existing, F_OK) != 0 { existing = "." }
    try Place(folder: folder).refuseShared(existing)
  }

  /// Runs what writes: never on a shared file system, and never while this process reads as if nobody
  /// wrote.
  private func writing<T>(_ body: () throws -> T) throws -> T {
    if let shared { throw LogError.shared(path: place.log, type: shared) }
    if quiet.isHeld {
      readers.close()
      quiet.end()
    }
    return try body()
  }

  deinit { close() }

  /// Leaves the log tidy: everything in `log.sqlite`, the WAL empty, unless others are at work.
  ///
  /// It opens again by itself if it is used again.
  public func close() {
    readers.close()
    quiet.end()
    writer.close()
  }

  public func head() throws -> Head { try reading.head() }

  public func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try reading.scan(after: position, through: last, visit)
  }

  public func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try reading.scan(stream: stream, through: last, visit)
  }

  public func records(_ selection: Selection, _ visit: (Ports.Record) throws -> Bool) throws {
    try reading.records(selection, visit)
  }

  public func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    try writing { try writer.write(body) }
  }

  public func scrub() throws { try writing { try writer.scrub() } }

  /// Copies the file as it stands at one moment, and answers where the log ends in the copy.
  ///
  /// - Parameter name: what the target is called, for its own troubles.
  func copy(
    to target: DatabaseQueue, called name: String,
    _ progress: (_ done: Int64, _ total: Int64) -> Void
  ) throws -> Head {
    let source = try SQLiteConnection.reader(
      place, waiting: .seconds(5), quiet, shared: shared)
    return try mappingErrors(at: place.log) {
      try source.inDatabase { source in
        // Held by a reading, the copy is of one moment, whoever writes meanwhile.
        try source.execute(sql: "BEGIN")
        let head = try source.head(at: place.log)
        try target.inDatabase {
          try copyPages(of: source, at: place.log, to: $0, at: name, progress)
        }
        try source.execute(sql: "COMMIT")
        return head
      }
    }
  }

  public func faults() throws -> [String] {
    try reading.faults()
  }
}

extension Place {
  /// Makes an empty log under another name and gives it its own when it is whole.
  fileprivate func foundLog() throws {
    guard FileIdentity(path: log) == nil else { throw LogError.exists(path: log) }
    let draft = log + ".new"
    let remains = [draft, draft + "-journal", draft + "-wal", draft + "-shm"]
    remains.forEach { unlink($0) }
    defer { remains.forEach { unlink($0) } }
    try makeLog(draft)
    try SQLiteConnection.found(at: draft)
    guard rename(draft, log) == 0 else { throw trouble(errno, at: log) }
    try syncFolder()
  }
}

/// Copies a database page by page with SQLite's own means: to read the file otherwise would drop the
/// locks that this process has on it.
///
/// - Parameters:
///   - path: the source's; its readings fail there.
///   - name: the target's; it is the one that can be full.
func copyPages(
  of source: Database, at path: String, to target: Database, at name: String,
  _ progress: (_ done: Int64, _ total: Int64) -> Void
) throws {
  guard
    let copy = sqlite3_backup_init(
      target.sqliteConnection, "main", source.sqliteConnection, "main")
  else { throw logError(sqlite3_errcode(target.sqliteConnection), on: target, at: name) }
  var code = SQLITE_OK
  while code == SQLITE_OK {
    code = sqlite3_backup_step(copy, 2048)
    let total = sqlite3_backup_pagecount(copy)
    progress(Int64(total - sqlite3_backup_remaining(copy)), Int64(total))
  }
  sqlite3_backup_finish(copy)
  guard code == SQLITE_DONE else {
    let isReading = [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF) || failedToRead(code)
    throw logError(code, on: isReading ? source : target, at: isReading ? path : name)
  }
}
