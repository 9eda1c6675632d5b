public import Docket
import GRDB
import Glibc

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
    let shared = allowingNetworkFolder ? nil : try Place.sharedFileSystem(of: folder)
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
        SELECT r.position, r.body, r.stream, r.revision, i.revision
        FROM records i CROSS JOIN records r ON r.position = i.position
        WHERE i.stream = ? AND +i.position <= ? ORDER BY i.revision
        """, on: database, at: place.log)
      defer { statement.reset() }
      statement.bind(stream, at: 1)
      statement.bind(last, at: 2)
      var rows = StreamGuard(stream, at: place.log)
      while try statement.step() {
        let position = statement.number(at: 0)
        try rows.check(
          statement.bytes(at: 2), revision: statement.number(at: 3),
          indexed: statement.number(at: 4), at: position)
        try visit(position, statement.bytes(at: 1))
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
      switch selection.which {
      case .stream(let stream):
        var rows = StreamGuard(stream, selection, at: place.log)
        while try statement.step() {
          let record = statement.record
          try rows.check(
            statement.bytes(at: 1), revision: record.revision, indexed: statement.number(at: 11),
            at: record.position)
          guard try visit(record) else { return }
        }
      case .id(let id):
        while try statement.step() {
          guard try visit(statement.record.checked(to: id, at: place.log)) else { return }
        }
      case .all, .words, .accounts, .marked:
        while try statement.step() {
          guard try visit(statement.record) else { return }
        }
      }
    }
  }

  public func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    try writing { try writer.write(body) }
  }

  public func scrub() throws { try writing { try writer.scrub() } }

  public func faults() throws -> [String] {
    try readers.read { try SQLiteSoundness.faults($0, at: place.log) }
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
    try makeFile(draft)
    try SQLiteConnection.found(at: draft)
    guard rename(draft, log) == 0 else { throw trouble(errno, at: log) }
    try syncFolder()
  }
}
