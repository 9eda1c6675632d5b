import Docket
import Foundation
import GRDB
import GRDBSQLite
import Glibc
public import Ports

/// Puts a backup where a docket is to be.
public struct Restoration: Sendable {
  /// What was done.
  public struct Report: Sendable, Equatable {
    public internal(set) var contents: Backup.Contents
    /// Where the log ended that stood there before; nil where there was none.
    public internal(set) var replaced: Head?
    /// Positions of facts that were redacted in that log, and have their words again.
    public internal(set) var revived: [Int64] = []
  }

  private let backup: Backup
  private let place: Place
  private let isReplacing: Bool
  private let isAlone: Bool
  private let patience: Duration
  private let purpose: String

  /// - Parameters:
  ///   - folder: the docket's, which is made where it is not there.
  ///   - isReplacing: whether a docket that stands there may go.
  public init(
    _ backup: Backup, to folder: String, replacing isReplacing: Bool = false,
    lockTimeout: Duration = .seconds(5), recorderDescription: String = "docket",
    allowingNetworkFolder: Bool = false
  ) {
    self.backup = backup
    place = Place(folder: folder)
    self.isReplacing = isReplacing
    isAlone = allowingNetworkFolder
    patience = lockTimeout
    purpose = recorderDescription
  }

  /// Checks the backup, makes a log of it beside the place, checks that, and gives it its name. Until
  /// then everything is as it was; what was made from another log goes with that.
  public func run(progress: Backup.Progress) throws -> Report {
    if !isReplacing, FileIdentity(path: place.log) != nil {
      throw LogError.exists(path: place.log)
    }
    let contents = try backup.verified(progress)
    if !isAlone { try SQLiteLog.refuseShared(place.folder) }
    try place.makeFolder()
    let lock = WriterLock(path: place.lock, name: purpose, beside: place)
    return try lock.hold(waiting: patience) {
      if !isReplacing, FileIdentity(path: place.log) != nil {
        throw LogError.exists(path: place.log)
      }
      let draft = place.log + ".new"
      let remains = ["", "-journal", "-wal", "-shm"].map { draft + $0 }
      remains.forEach { unlink($0) }
      defer { remains.forEach { unlink($0) } }
      try fill(draft, contents.head, progress)
      var report = Report(contents: contents)
      try restoreFiles(progress)
      if FileIdentity(path: place.log) != nil {
        (report.replaced, report.revived) = try takeLeave()
      }
      try put(draft)
      return report
    }
  }

  /// Makes a log with the backup's records: its own triggers look at every one.
  private func fill(_ draft: String, _ head: Head, _ progress: Backup.Progress) throws {
    if FileIdentity(path: place.log) == nil {
      try place.makeLog(draft)
    } else {
      try place.makeFile(draft)
    }
    try mappingErrors(at: draft) {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try SQLiteConnection.queue(at: draft, configuration)
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try SQLiteSchema.migrate(database)
        try database.execute(sql: "ATTACH ? AS backup", arguments: [backup.path])
        try database.execute(sql: "BEGIN")
        let columns = SQLiteStatement.columns
        var last: Int64 = 0
        while last < head.position {
          let next = min(last + 10_000, head.position)
          try database.execute(
            sql: """
              INSERT INTO main.records (\(columns)) SELECT \(columns) FROM backup.records
              WHERE position > ? AND position <= ? ORDER BY position
              """, arguments: [last, next])
          last = next
          progress(.restoring, last, head.position)
        }
        try database.execute(sql: "COMMIT")
        try database.execute(sql: "DETACH backup")
        let found = try database.head(at: draft)
        let faults = try SQLiteSoundness.faults(database, at: draft)
        guard found == head, faults.isEmpty else {
          throw LogError.corrupt(
            path: draft,
            reason: faults.first ?? "it ends at #\(found.position), not #\(head.position)")
        }
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try queue.close()
    }
    try Rebuild.sync(draft)
  }

  /// Puts the files beside the log into their places; settings that stand there stay.
  private func restoreFiles(_ progress: Backup.Progress) throws {
    let names = try backup.names()
    let store = SourceFolder(docket: place.folder)
    for (done, name) in names.enumerated() {
      progress(.restoringSources, Int64(done), Int64(names.count))
      let bytes = try backup.bytes(of: name)
      if name != Backup.settingsName {
        let digest = name.split(separator: "/").last.map(String.init) ?? ""
        if Checksum.hex(bytes) == digest { _ = try store.keep(bytes) }
      } else if FileIdentity(path: place.folder + "/" + name) == nil {
        try write(bytes, to: place.folder + "/" + name)
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(errno, at: path) }
    defer { Glibc.close(file) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw trouble(errno, at: path) }
      start += max(0, count)
    }
    guard fsync(file) == 0 else { throw trouble(errno, at: path) }
  }

  /// Looks a last time at the log that stands there, as far as it can be read, and empties its WAL.
  private func takeLeave() throws -> (Head?, revived: [Int64]) {
    let restored = PlainLog(backup)
    var head: Head?
    var revived: [Int64] = []
    do {
      let old = SQLiteReaders {
        try SQLiteConnection.open(place, as: .reader, waiting: .zero)
      }
      let log = PlainLog(SQLiteReading(old, at: place.log), at: place.log)
      head = try log.head()
      for target in try log.redacted() {
        try restored.records(Selection(.id(target))) { record in
          if record.body != nil { revived.append(record.position) }
          return false
        }
      }
      old.close()
      try emptyWAL()
    } catch let error as LogError {
      // A broken log is what a backup is for.
      switch error {
      case .corrupt, .foreign, .newer, .damaged: break
      case .missing, .exists, .busy, .readOnly, .full, .unknownOutcome, .io, .outOfOrder,
        .duplicate,
        .notRedacted:
        throw error
      }
    }
    return (head, revived.sorted())
  }

  /// Moves what waits in the WAL into the log that stands there: until the new one has its name, the
  /// old one is to be whole.
  private func emptyWAL() throws {
    try SQLiteConnection.open(place, as: .writer, waiting: patience).inDatabase { database in
      let code = sqlite3_wal_checkpoint_v2(
        database.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
      guard code != SQLITE_OK else { return }
      throw code & 0xFF == SQLITE_BUSY
        ? LogError.busy(holder: "a program that reads it", waited: patience.seconds)
        : logError(code, on: database, at: place.log)
    }
  }

  /// Gives the new log its name. What belongs to the old one goes first: a WAL, above all, which would
  /// be read as the new one's.
  private func put(_ draft: String) throws {
    try SQLiteViews(folder: place.folder, allowingNetworkFolder: true).discard()
    try SQLiteSearch(folder: place.folder, allowingNetworkFolder: true).discard()
    try? FileManager.default.removeItem(atPath: place.folder + "/snapshots")
    try removeSideFiles()
    guard rename(draft, place.log) == 0 else { throw trouble(errno, at: place.log) }
    // Somebody may have opened the old one in between.
    try removeSideFiles()
    unlink(place.redacting)
    try place.syncFolder()
  }

  private func removeSideFiles() throws {
    for ending in ["-wal", "-shm", "-journal"] {
      guard unlink(place.log + ending) == 0 || errno == ENOENT else {
        throw trouble(errno, at: place.log + ending)
      }
    }
  }
}
