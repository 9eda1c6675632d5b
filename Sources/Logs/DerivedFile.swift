import GRDB
import Glibc
import Synchronization

/// A file of SQLite that is made from the log, as its readers and its one writer use it: another may
/// be put in its place by rename at any time.
final class DerivedFile: Sendable {
  let path: String
  private let open: @Sendable (_ readonly: Bool) throws -> DatabaseQueue
  private let readers: SQLiteReaders
  /// The file that the readers have open.
  private let known = Mutex<FileIdentity?>(nil)

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
    return try mappingErrors(at: path) {
      do {
        return try readers.read(body)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        // Who only reads cannot undo what a writer that was killed left half done.
        try open(false).close()
        return try readers.read(body)
      }
    }
  }

  /// Changes the file in one transaction; its caller is the one writer.
  func change(_ body: (Database) throws -> Void) throws {
    try mappingErrors(at: path) {
      let queue = try open(false)
      try queue.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        do {
          try body(database)
          try database.execute(sql: "COMMIT")
        } catch {
          try? database.execute(sql: "ROLLBACK")
          throw error
        }
      }
      try queue.close()
    }
  }

  /// Gives a finished draft the file's name; what a writer left beside the old one goes.
  func replace(with draft: String) throws {
    guard rename(draft, path) == 0 else { throw trouble(errno, at: path) }
    unlink(path + "-journal")
    readers.close()
  }

  /// Lets go of the file; the next reader opens what stands there then.
  func close() { readers.close() }
}
