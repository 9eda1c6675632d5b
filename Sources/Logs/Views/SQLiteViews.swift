import Docket
import Events
import Foundation
import GRDB
import GRDBSQLite
import Glibc
public import Ports
import Projections

/// The stored views in a folder: `views.sqlite`, readable with any SQLite tool, and thrown away at
/// will: all of it is folded from the log.
///
/// It uses a rollback journal, so that the file can be switched by rename. Whoever writes it holds
/// `views.lock`; readers need no lock.
public final class SQLiteViews: Views {
  private let place: Place
  /// Whether it may be written where other machines may write as well.
  private let isShareable: Bool
  private let lock: WriterLock
  private let patience: Duration
  private let file: DerivedFile
  /// Above so many new facts a rebuild is faster than taking them in stream by stream.
  private let rebuildsAbove: Int64
  /// Where it keeps copies of itself at every so many facts; nil for nowhere.
  private let snapshots: Snapshots?

  public init(
    folder: String, lockTimeout: Duration = .seconds(30), recorderDescription: String = "docket",
    rebuildsAbove: Int64 = 5_000, snapshotInterval: Int64? = nil,
    allowingNetworkFolder: Bool = false
  ) {
    isShareable = allowingNetworkFolder
    snapshots = snapshotInterval.map { Snapshots(folder: folder, interval: $0) }
    place = Place(folder: folder)
    lock = WriterLock(path: place.viewsLock, name: recorderDescription, beside: place)
    patience = lockTimeout
    self.rebuildsAbove = rebuildsAbove
    let path = place.views
    file = DerivedFile(path) { try SQLiteViews.open(path, readonly: $0) }
  }

  // MARK: Reading

  public func checkpoint() throws -> Int64? {
    guard file.isThere else { return nil }
    return try file.read { try SQLiteViews.checkpoint($0) }
  }

  public func held() throws -> any Views { HeldViews(try hold(), self) }

  func hold() throws -> HeldFile { try file.hold() }

  public func each<Table>(
    _ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool
  ) throws {
    try file.read { try query.each($0, visit) }
  }

  public func digests() throws -> [String: String] {
    try file.read { try ViewsDigest.all($0) }
  }

  // MARK: Writing

  public func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {
    let head = try log.head().position
    if let checkpoint = try checkpoint(in: log), checkpoint == head { return }
    try writing { try bring(to: log.head().position, in: log, progress) }
  }

  /// Runs what writes the file, as the one who does.
  private func writing<T>(_ body: () throws -> T) throws -> T {
    if !isShareable, let type = try Place.sharedFileSystem(of: place.folder) {
      throw LogError.readOnly(
        path: place.views,
        reason: "the folder lies on a file system that others may share (\(type))")
    }
    return try lock.hold(waiting: patience, body)
  }

  /// Takes in what the log has more, while nobody else writes the file.
  private func bring(
    to head: Int64, in log: any LogReader, _ progress: (Int64, Int64) -> Void
  ) throws {
    let checkpoint = try checkpoint(in: log)
    guard checkpoint != head else { return }
    if let checkpoint, checkpoint <= head, head - checkpoint <= rebuildsAbove {
      // A snapshot is kept on the way, where one is due.
      let due = snapshots?.due(head) ?? 0
      if due > checkpoint {
        try take(in: log, from: checkpoint, to: due, progress)
        snapshots?.keep(file, at: due)
      }
      if head > max(due, checkpoint) {
        try take(in: log, from: max(due, checkpoint), to: head, progress)
      }
    } else {
      try replace([], from: log, to: head, progress)
    }
  }

  /// Takes in new facts, in one transaction; where others read the file for long, in a copy of it.
  private func take(
    in log: any LogReader, from: Int64, to: Int64, _ progress: (Int64, Int64) -> Void
  ) throws {
    do {
      try file.change(waiting: .milliseconds(200)) {
        try CatchUp($0, log, from: from, to: to).run(progress)
      }
    } catch LogError.busy {
      let draft = place.views + ".new"
      try SQLiteViews.remove(draft)
      do {
        try file.changeCopy(at: draft) {
          try place.makeFile(draft)
        } _: {
          try CatchUp($0, log, from: from, to: to).run(progress)
        }
      } catch {
        try? SQLiteViews.remove(draft)
        throw error
      }
    }
  }

  public func rebuild(
    _ views: [String], from log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws {
    try writing {
      let head = try log.head().position
      if !views.isEmpty { try bring(to: head, in: log) { _, _ in } }
      try replace(Set(views), from: log, to: head, progress)
    }
  }

  public func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws
    -> [String]
  {
    try writing {
      var differing: [String] = []
      for _ in 0..<5 {
        let head = try log.head()
        try bring(to: head.position, in: log) { _, _ in }
        differing = try compare(at: head.position, with: log, progress)
        // What is redacted meanwhile is gone from the log before the views know of it.
        if try differing.isEmpty || log.head() == head { break }
      }
      return differing
    }
  }

  /// The tables that differ from those that the log gives; throws where the file contradicts itself.
  private func compare(
    at head: Int64, with log: any LogReader, _ progress: (Int64, Int64) -> Void
  ) throws -> [String] {
    let faults = try file.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(5)") }
    guard faults == ["ok"] else {
      let words = faults.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
      throw LogError.corrupt(path: place.views, reason: words.joined(separator: "; "))
    }
    let path = place.views + ".verify"
    try SQLiteViews.remove(path)
    defer { try? SQLiteViews.remove(path) }
    try place.makeFile(path)
    try Rebuild(at: path, from: log, to: head).run(progress)
    let fresh = try mappingErrors(at: path) {
      try SQLiteViews.open(path, readonly: true).inDatabase { try ViewsDigest.all($0) }
    }
    let stored = try digests()
    return Catalog.tables.map(\.name).filter { stored[$0] != fresh[$0] }
  }

  public func discard() throws {
    try lock.hold(waiting: patience) {
      file.close()
      var failures: [LogError] = []
      for path in [place.views, place.views + ".new", place.views + ".verify"] {
        do { try SQLiteViews.remove(path) } catch let error as LogError { failures.append(error) }
      }
      if let failure = failures.first { throw failure }
    }
  }

  /// Folds into a new file beside the old one, and gives it the old one's name when it is whole.
  private func replace(
    _ views: Set<String>, from log: any LogReader, to head: Int64,
    _ progress: (Int64, Int64) -> Void
  ) throws {
    let draft = place.views + ".new"
    try SQLiteViews.remove(draft)
    do {
      try place.makeFile(draft)
      try Rebuild(
        at: draft, from: log, to: head, only: views, others: views.isEmpty ? nil : place.views
      ).run(progress)
      try file.replace(with: draft)
    } catch {
      try? SQLiteViews.remove(draft)
      throw error
    }
  }

  // MARK: The file

  /// A connection to a file of views; throws where it is not one.
  static func open(_ path: String, readonly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(10)
    configuration.allowsUnsafeTransactions = true
    let queue = try SQLiteConnection.queue(at: path, configuration)
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      let id = try Int64.fetchOne(database, sql: "PRAGMA application_id")
      guard id == ViewsSchema.applicationID else {
        throw LogError.foreign(path: path, reason: "it is not a file of docket's views")
      }
    }
    return queue
  }

  /// The position the tables hold up to; nil where any view is of another version.
  static func checkpoint(_ database: Database) throws -> Int64? {
    let version = try Int64.fetchOne(database, sql: "PRAGMA user_version")
    guard version == ViewsSchema.version else { return nil }
    for view in Catalog.views {
      let stored = try String.fetchOne(
        database, sql: "SELECT value FROM docket WHERE name = ?", arguments: ["view/" + view.name])
      guard stored == ViewsSchema.definition(of: view) else { return nil }
    }
    return try String.fetchOne(
      database, sql: "SELECT value FROM docket WHERE name = 'position'"
    ).flatMap { Int64($0) }
  }

  /// Notes up to where the tables hold, with that record's leaf: it tells one log from another.
  static func setCheckpoint(_ position: Int64, of log: any LogReader, _ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO docket VALUES ('position', ?), ('leaf', ?)",
      arguments: [String(position), try leaf(of: log, at: position)])
  }

  /// The position the tables hold up to; nil where they were made from another log.
  private func checkpoint(in log: any LogReader) throws -> Int64? {
    guard let position = try checkpoint() else { return nil }
    let leaf = try file.read { try SQLiteViews.leaf($0) }
    return try leaf == SQLiteViews.leaf(of: log, at: position) ? position : nil
  }

  /// The leaf that the tables were made up to.
  static func leaf(_ database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM docket WHERE name = 'leaf'")
  }

  /// The leaf of a record, in base64; empty where there is none.
  static func leaf(of log: any LogReader, at position: Int64) throws -> String {
    var leaf = ""
    try log.records(Selection(after: position - 1, through: position)) { record in
      leaf = Data(record.leaf).base64EncodedString()
      return false
    }
    return leaf
  }

  /// Removes a file and what SQLite keeps beside it; what is not there is no trouble.
  static func remove(_ path: String) throws(LogError) {
    // What docket has seen of it holds no words, and serves no other file.
    unlink(FileStamp.path(beside: path))
    var failure: LogError?
    for name in [path, path + "-journal"] where unlink(name) != 0 && errno != ENOENT {
      failure = .io(path: name, reason: "it cannot be removed: \(String(cString: strerror(errno)))")
    }
    if let failure { throw failure }
  }
}

func quoted(_ name: String) -> String {
  "\"" + name.replacing("\"", with: "\"\"") + "\""
}

extension Place {
  var views: String { folder + "/views.sqlite" }
  var viewsLock: String { folder + "/views.lock" }
}
