import Docket
import GRDB
import GRDBSQLite
import Glibc
import Ports
import Synchronization

/// How a connection to `log.sqlite` is opened, and what it is set to.
enum SQLiteConnection {
  enum Role: Sendable {
    /// Reads; never writes, never checkpoints.
    case reader
    /// Appends and checkpoints, under the writer's lock only.
    case writer
  }

  /// A connection of this role, its settings read back and its file known for a docket's.
  static func open(_ place: Place, as role: Role, waiting limit: Duration) throws -> DatabaseQueue {
    try place.findLog()
    return try mappingErrors(at: place.log) {
      try connect(place, as: role, to: place.log, waiting: limit)
    }
  }

  /// A reader, if need be one that does without shared memory: where the place cannot be written, the
  /// disk is full or other machines share it.
  ///
  /// - Parameter shared: the type of a file system that other machines may share.
  static func reader(
    _ place: Place, waiting limit: Duration, _ quiet: QuietRead, shared: String?
  ) throws -> DatabaseQueue {
    if let shared {
      try place.findLog()
      return try unchanging(
        place, waiting: limit, quiet, else: .shared(path: place.log, type: shared))
    }
    do {
      return try open(place, as: .reader, waiting: limit)
    } catch let error as LogError {
      switch error {
      case .full: return try unchanging(place, waiting: limit, quiet, else: error)
      case .readOnly(let path, let reason):
        return try unchanging(
          place, waiting: limit, quiet,
          else: .readOnly(
            path: path,
            reason: reason
              + "; SQLite reads what waits in the file -wal through the file -shm beside "
              + "it: where it cannot make that, copy the folder to a place that can be written"))
      case .missing, .exists, .foreign, .newer, .busy, .unknownOutcome, .io, .corrupt, .damaged,
        .outOfOrder, .duplicate, .notRedacted:
        throw error
      }
    }
  }

  /// A connection that takes the file for one that nobody changes: it needs neither locks nor shared
  /// memory. Nobody does as long as writers are kept off, and a WAL that holds nothing hides nothing.
  private static func unchanging(
    _ place: Place, waiting limit: Duration, _ quiet: QuietRead, else trouble: LogError
  ) throws -> DatabaseQueue {
    guard quiet.begin() else { throw trouble }
    let name = place.log.utf8.map { byte in
      let isPlain =
        byte < 0x80
        && (UnicodeScalar(byte).properties.isAlphabetic || "/._-0123456789".utf8.contains(byte))
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return try mappingErrors(at: place.log) {
      try connect(
        place, as: .reader, to: "file:\(name.joined())?immutable=1", waiting: limit)
    }
  }

  private static func connect(
    _ place: Place, as role: Role, to name: String, waiting limit: Duration
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = role == .reader
    configuration.busyMode = .timeout(limit.seconds)
    configuration.allowsUnsafeTransactions = true
    let queue = try queue(at: name, configuration)
    try queue.inDatabase { database in
      try settle(database, as: role, at: place.log)
      try SQLiteSchema.check(database, at: place.log)
      try SQLiteSoundness.checkNewest(database, at: place.log)
      if role == .writer {
        try refuseReadOnly(database, at: place.log)
        try useWAL(database, at: place.log)
      }
    }
    return queue
  }

  /// Opens a file of any kind.
  static func queue(at path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    _ = countsNoMemory
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Tells SQLite once, before it is first used, not to count the memory it takes, which nobody asks
  /// for: the lock around the count took a twentieth of an import.
  ///
  /// The function is variadic, as that of `setSwitch`; where another has used SQLite before, or on
  /// other systems, the count goes on.
  private static let countsNoMemory: Bool = {
    #if os(Linux) && (arch(x86_64) || arch(arm64))
      typealias Configure = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "sqlite3_config") else { return false }
      return unsafeBitCast(symbol, to: Configure.self)(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK
    #else
      return false
    #endif
  }()

  /// Makes an empty log at `path`, which nobody else knows of yet.
  static func found(at path: String) throws {
    try mappingErrors(at: path) {
      let queue = try queue(at: path, Configuration())
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = EXTRA")
        try SQLiteSchema.migrate(database)
        try useWAL(database, at: path)
      }
      try queue.close()
    }
  }

  /// What a connection of this role is set to, as SQLite reads it back.
  ///
  /// GRDB sets some of these itself when it opens a connection, so they are set after it.
  static func settings(of role: Role) -> [(pragma: String, value: Int64)] {
    [
      ("synchronous", 2),  // FULL: NORMAL loses acknowledged commits when the power fails.
      ("wal_autocheckpoint", role == .writer ? 1000 : 0),  // Pages; about 4 MB.
      ("journal_size_limit", 64 << 20),  // What a long import leaves of the WAL file.
      ("trusted_schema", 0),
      ("cell_size_check", 1),
      ("recursive_triggers", 1),
      ("foreign_keys", 1),
      ("secure_delete", 1),  // A redacted body leaves the pages.
      ("mmap_size", 0),
      ("temp_store", 2),
      ("cache_size", role == .writer ? -65536 : -2000),  // KiB, of which a long import needs most.
    ]
  }

  /// The switches that have no pragma, and what each must read back.
  static let switches: [(code: Int32, isOn: Bool)] = [
    (SQLITE_DBCONFIG_DEFENSIVE, true), (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
    (SQLITE_DBCONFIG_DQS_DDL, false), (SQLITE_DBCONFIG_DQS_DML, false),
  ]

  /// What a connection is set to, as SQLite reads it back: pragmas by name, switches by number.
  static func report(_ connection: DatabaseQueue) throws -> [String: String] {
    try connection.inDatabase { database in
      var found: [String: String] = [:]
      for pragma in settings(of: .reader).map(\.pragma) + ["journal_mode", "busy_timeout"] {
        found[pragma] = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "0"
      }
      for code in switches.map(\.code) {
        found["switch \(code)"] = setSwitch(code, to: nil, on: database).map { $0 ? "1" : "0" }
      }
      return found
    }
  }

  private static func settle(_ database: Database, as role: Role, at path: String) throws {
    for setting in settings(of: role) {
      try database.execute(sql: "PRAGMA \(setting.pragma) = \(setting.value)")
      let found = try Int64.fetchOne(database, sql: "PRAGMA \(setting.pragma)") ?? 0
      guard found == setting.value else {
        throw LogError.io(
          path: path,
          reason: "SQLite keeps \(setting.pragma) at \(found) instead of \(setting.value)")
      }
    }
    for item in switches {
      guard setSwitch(item.code, to: item.isOn, on: database) == item.isOn else {
        throw LogError.io(
          path: path, reason: "SQLite does not set its switch \(item.code) to \(item.isOn)")
      }
    }
  }

  /// SQLite opens for reading what it cannot open for writing, without a word.
  private static func refuseReadOnly(_ database: Database, at path: String) throws {
    guard sqlite3_db_readonly(database.sqliteConnection, "main") != 0 else { return }
    throw LogError.readOnly(path: path, reason: "SQLite could open it for reading only")
  }

  private static func useWAL(_ database: Database, at path: String) throws {
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    guard mode == "wal" else {
      throw LogError.io(
        path: path, reason: "SQLite keeps the journal mode at \(mode ?? "nothing") instead of wal")
    }
  }
}

/// Sets one of sqlite3_db_config's switches, or asks for it, and answers where it stands.
///
/// The function is variadic, which Swift cannot call; on these systems it is called as any other, and
/// what it answers is checked.
@discardableResult
func setSwitch(_ code: Int32, to value: Bool?, on database: Database) -> Bool? {
  #if os(Linux) && (arch(x86_64) || arch(arm64))
    typealias Configure =
      @convention(c) (OpaquePointer?, Int32, Int32, UnsafeMutablePointer<Int32>?) -> Int32
    guard let symbol = dlsym(nil, "sqlite3_db_config") else { return nil }
    var found: Int32 = -1
    let code = unsafeBitCast(symbol, to: Configure.self)(
      database.sqliteConnection, code, value.map { $0 ? 1 : 0 } ?? -1, &found)
    return code == SQLITE_OK && found >= 0 ? found == 1 : nil
  #else
    return nil
  #endif
}

/// The open readers: each is lent to one reading at a time, so that readings may nest.
final class SQLiteReaders: Sendable {
  private let idle = Mutex<[DatabaseQueue]>([])
  private let open: @Sendable () throws -> DatabaseQueue

  init(_ open: @escaping @Sendable () throws -> DatabaseQueue) {
    self.open = open
  }

  /// Runs `body` with a reader that nobody else uses meanwhile.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    let reader = try idle.withLock { $0.popLast() } ?? open()
    var isSound = true
    defer {
      idle.withLock { readers in
        if isSound && readers.count < 4 { readers.append(reader) }
      }
    }
    do {
      return try reader.inDatabase(body)
    } catch let error as LogError {
      isSound = !error.poisons
      throw error
    }
  }

  /// Closes the readers that are not in use.
  func close() {
    idle.withLock { $0 = [] }
  }
}
