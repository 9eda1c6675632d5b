public import Docket
import GRDB
import Glibc

/// The log in a folder: `log.sqlite`, which is the truth, and `log.lock`, which makes the writer.
///
/// Readers have connections of their own and see what is committed; the one writer holds an OS lock
/// and syncs before it answers. Only SQLite opens the database file.
public final class SQLiteLog: Log {
  private let place: Place
  private let readers: SQLiteReaders
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
    try place.makeFolder()
    if !allowingNetworkFolder { try place.refuseNetwork() }
    let lock = WriterLock(path: place.lock, name: recorderDescription)
    try lock.hold(waiting: lockTimeout) { try place.foundLog() }
    return try SQLiteLog(
      openingAt: folder, lockTimeout: lockTimeout, recorderDescription: recorderDescription,
      allowingNetworkFolder: allowingNetworkFolder)
  }

  /// Opens the log in `folder`; throws `LogError.missing` if there is none.
  ///
  /// `lockTimeout` is how long a write waits for other writers. `recorderDescription` is what these
  /// are told while they wait: who, and doing what.
  public init(
    openingAt folder: String, lockTimeout: Duration = .seconds(5),
    recorderDescription: String = "docket", allowingNetworkFolder: Bool = false
  ) throws {
    let place = Place(folder: folder)
    if !allowingNetworkFolder { try place.refuseNetwork() }
    self.place = place
    readers = SQLiteReaders {
      try SQLiteConnection.open(place, as: .reader, waiting: lockTimeout)
    }
    writer = SQLiteWriter(place, waiting: lockTimeout, name: recorderDescription)
    let version = try readers.read { try SQLiteSchema.check($0, at: place.log) }
    if version < SQLiteSchema.version { try writer.migrate() }
  }

  deinit { close() }

  /// Leaves the log tidy: everything in `log.sqlite`, the WAL empty, unless others are at work.
  ///
  /// It opens again by itself if it is used again.
  public func close() {
    readers.close()
    writer.close()
  }

  public func head() throws -> Head {
    try readers.read { try $0.head(at: place.log) }
  }

  public func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(
        """
        SELECT position, body FROM records WHERE position > ? AND position <= ? ORDER BY position
        """, on: database, at: place.log)
      defer { statement.reset() }
      statement.bind(position, at: 1)
      statement.bind(last, at: 2)
      while try statement.step() {
        try visit(statement.number(at: 0), statement.bytes(at: 1))
      }
    }
  }

  public func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(
        """
        SELECT position, body FROM records WHERE stream = ? AND +position <= ? ORDER BY revision
        """, on: database, at: place.log)
      defer { statement.reset() }
      statement.bind(stream, at: 1)
      statement.bind(last, at: 2)
      while try statement.step() {
        try visit(statement.number(at: 0), statement.bytes(at: 1))
      }
    }
  }

  public func records(
    _ selection: Selection, _ visit: (Docket.Record) throws -> Bool
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(selection.sql, on: database, at: place.log)
      defer { statement.reset() }
      statement.bind(selection.after, at: 1)
      statement.bind(selection.through, at: 2)
      statement.bind(selection.limit.map { Int64(max(0, $0)) } ?? -1, at: 3)
      if let argument = selection.argument { statement.bind(argument, at: 4) }
      while try statement.step() {
        guard try visit(statement.record) else { return }
      }
    }
  }

  public func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    try writer.write(body)
  }

  public func scrub() throws { try writer.scrub() }
}

extension Place {
  /// Makes an empty log under another name and gives it its own when it is whole.
  fileprivate func foundLog() throws {
    guard FileIdentity(path: log) == nil else { throw LogError.exists(path: log) }
    let draft = log + ".new"
    let remains = [draft, draft + "-journal", draft + "-wal", draft + "-shm"]
    remains.forEach { unlink($0) }
    defer { remains.forEach { unlink($0) } }
    let file = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(errno, at: draft) }
    Glibc.close(file)
    try SQLiteConnection.found(at: draft)
    guard rename(draft, log) == 0 else { throw trouble(errno, at: log) }
    try syncFolder()
  }
}
