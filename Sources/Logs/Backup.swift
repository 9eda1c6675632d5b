import Docket
import GRDB
import GRDBSQLite
import Glibc
public import Ports

/// A docket in one file: an SQLite database with the log's table, and a table of the files beside it.
///
///     CREATE TABLE kept_files (path TEXT, piece INTEGER, bytes BLOB)    sources/ab/ab5d…, 0, …
///
/// Views, snapshots and indexes are not in it: they are made from the log.
public struct Backup: Sendable {
  /// What a backup holds.
  public struct Contents: Sendable, Equatable {
    /// Where its log ends.
    public internal(set) var head: Head = .empty
    /// How many files of `sources/` it has.
    public internal(set) var files = 0
    /// Digests of archived bytes that were not there to be taken.
    public internal(set) var missing: [String] = []
    /// Digests under which other bytes lie.
    public internal(set) var altered: [String] = []
    /// How many bytes the file has.
    public internal(set) var size: Int64 = 0
  }

  /// A part of the work, in the order in which they come.
  public enum Step: Sendable {
    /// In pages.
    case copyingLog
    /// In files.
    case copyingSources
    /// In facts.
    case checking
    /// In facts.
    case restoring
    /// In files.
    case restoringSources
  }

  /// How far it has come: what is done of what is to do in a step.
  public typealias Progress = (_ step: Step, _ done: Int64, _ total: Int64) -> Void

  let path: String
  static let table = "kept_files"
  /// So many bytes of a file are one row.
  static let piece = 32 << 20

  /// - Parameter path: where it is, or is to be.
  public init(_ path: String) { self.path = path }

  /// Makes a backup of the docket in a folder, and reads it back before it gets its name.
  ///
  /// It never takes the place of a file. Writers may go on meanwhile; where one redacts, nothing is
  /// made, since the words would be in the backup.
  public func make(of folder: String, _ log: SQLiteLog, progress: Progress) throws -> Contents {
    guard FileIdentity(path: path) == nil else { throw LogError.exists(path: path) }
    let draft = path + ".new-\(getpid())"
    defer { for ending in ["", "-journal"] { unlink(draft + ending) } }
    unlink(draft)
    let file = Glibc.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(errno, at: path) }
    Glibc.close(file)
    var contents = Contents()
    try fill(draft, of: folder, log, &contents, progress)
    try Rebuild.sync(draft)
    let found = try Backup(draft).verified(progress)
    guard found.head == contents.head, found.files == contents.files else {
      throw LogError.io(path: path, reason: "what was read back is not what was written")
    }
    if try !log.redacted(after: contents.head.position).isEmpty {
      throw LogError.busy(
        holder: "a command that destroyed words while the backup was made, which is thrown away",
        waited: 0)
    }
    try name(draft)
    contents.size = Backup.size(of: path)
    return contents
  }

  /// Gives a draft its name, unless a file has it.
  private func name(_ draft: String) throws {
    guard link(draft, path) != 0 else { return }
    guard errno != EEXIST else { throw LogError.exists(path: path) }
    // Some file systems have no links.
    guard FileIdentity(path: path) == nil else { throw LogError.exists(path: path) }
    guard rename(draft, path) == 0 else { throw trouble(errno, at: path) }
  }

  private func fill(
    _ draft: String, of folder: String, _ log: SQLiteLog, _ contents: inout Contents,
    _ progress: Progress
  ) throws {
    let target = try Backup.writable(draft)
    contents.head = try log.copy(to: target, called: path) { progress(.copyingLog, $0, $1) }
    try mappingErrors(at: path) {
      try target.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF;
            PRAGMA application_id = \(SQLiteSchema.backupID);
            CREATE TABLE \(Backup.table) (
              path TEXT NOT NULL, piece INTEGER NOT NULL, bytes BLOB NOT NULL,
              PRIMARY KEY (path, piece)
            ) STRICT;
            """)
      }
      try target.close()
    }
    let store = SourceFolder(docket: folder)
    let digests = try PlainLog(Backup(draft)).archivedDigests().sorted()
    let keeper = try Backup.writable(draft)
    for (done, digest) in digests.enumerated() {
      progress(.copyingSources, Int64(done), Int64(digests.count))
      guard let bytes = try store.bytes(of: digest) else {
        contents.missing.append(digest)
        continue
      }
      if Checksum.hex(bytes) != digest { contents.altered.append(digest) }
      try Backup.insert(bytes, as: SourceFolder.place(of: digest), into: keeper, at: path)
      contents.files += 1
    }
    if let bytes = try Backup.settings(of: folder) {
      try Backup.insert(bytes, as: Backup.settingsName, into: keeper, at: path)
    }
    try mappingErrors(at: path) { try keeper.close() }
  }

  /// A connection to a draft; its safety is seen to when it is whole.
  private static func writable(_ draft: String) throws -> DatabaseQueue {
    try mappingErrors(at: draft) {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try SQLiteConnection.queue(at: draft, configuration)
      try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      return queue
    }
  }

  static let settingsName = "docket.toml"

  private static func settings(of folder: String) throws -> [UInt8]? {
    let path = folder + "/" + settingsName
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw trouble(errno, at: path) }
      return nil
    }
    defer { Glibc.close(file) }
    return try readAll(file, path)
  }

  private static func insert(
    _ bytes: [UInt8], as name: String, into queue: DatabaseQueue, at path: String
  ) throws {
    try queue.inDatabase { database in
      let statement = try SQLiteStatement(
        "INSERT INTO \(table) (path, piece, bytes) VALUES (?, ?, ?)", on: database, at: path)
      var (start, number) = (0, Int64(0))
      repeat {
        let end = min(start + piece, bytes.count)
        statement.bind(name, at: 1)
        statement.bind(number, at: 2)
        statement.bind(blob: Array(bytes[start..<end]), at: 3)
        defer { statement.reset() }
        _ = try statement.step()
        start = end
        number += 1
      } while start < bytes.count
    }
  }

  static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  // MARK: Reading

  /// A connection to a backup; throws where the file is none.
  func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    guard FileIdentity(path: path) != nil else { throw LogError.missing(path: path) }
    return try mappingErrors(at: path) {
      let queue = try SQLiteConnection.queue(at: path, configuration)
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        try SQLiteSchema.check(database, at: path, backup: true)
      }
      return queue
    }
  }

  /// Reads all of it: every record with its seal, every index, every file with its digest.
  public func verified(_ progress: Progress) throws -> Contents {
    var contents = Contents()
    let log = PlainLog(self)
    contents.head = try log.head()
    let total = contents.head.position
    let audit = try log.audit { progress(.checking, $0, total) }
    guard audit.faults.isEmpty else {
      throw LogError.corrupt(path: path, reason: audit.faults.joined(separator: " "))
    }
    let spoken = try log.archivedDigests()
    for name in try names() {
      let bytes = try bytes(of: name)
      guard name != Backup.settingsName else { continue }
      let digest = name.split(separator: "/").last.map(String.init) ?? ""
      guard spoken.contains(digest), name == SourceFolder.place(of: digest) else {
        throw LogError.corrupt(path: path, reason: "it has a file \(name), of which no fact speaks")
      }
      if Checksum.hex(bytes) != digest { contents.altered.append(digest) }
      contents.files += 1
    }
    contents.size = Backup.size(of: path)
    return contents
  }

  /// The files beside the log, by their places in the docket's folder.
  func names() throws -> [String] {
    try mappingErrors(at: path) {
      try open().inDatabase {
        try String.fetchAll($0, sql: "SELECT DISTINCT path FROM \(Backup.table) ORDER BY path")
      }
    }
  }

  func bytes(of name: String) throws -> [UInt8] {
    try open().inDatabase { database in
      let statement = try SQLiteStatement(
        "SELECT bytes FROM \(Backup.table) WHERE path = ? ORDER BY piece", on: database, at: path)
      defer { statement.reset() }
      statement.bind(name, at: 1)
      var bytes: [UInt8] = []
      while try statement.step() { bytes += statement.bytes(at: 0) }
      return bytes
    }
  }
}
