import Docket
import GRDB
import GRDBSQLite
import Glibc
import Ports

/// What SQLite's result code means to whoever uses the log.
///
/// `code` may be an extended one; `system` is the errno that SQLite met, 0 where it met none.
func logError(_ code: Int32, _ message: String, system: Int32 = 0, at path: String) -> LogError {
  let cause = telling.contains(system) ? ": " + String(cString: strerror(system)) : ""
  let reason = "\(message)\(cause) (SQLite \(code))"
  return switch code & 0xFF {
  case SQLITE_FULL: .full(path: path)
  case SQLITE_IOERR where system == ENOSPC || system == EDQUOT: .full(path: path)
  case SQLITE_IOERR where code == noRoomForSharedMemory && !hasRoom(beside: path):
    .full(path: path)
  case SQLITE_CANTOPEN where system == EMFILE || system == ENFILE:
    .io(path: path, reason: "too many files are open (SQLite \(code))")
  case SQLITE_CORRUPT where failedReads.contains(system):
    // SQLite takes some failures of a device for damage of the file: its number would say so too.
    .io(path: path, reason: "a read failed\(cause) (error \(system) of the system)")
  case SQLITE_IOERR where cause.isEmpty:
    // SQLite's own words say less, and "not an error" where it was not asked in time.
    .io(path: path, reason: String(cString: strerror(EIO)) + " (SQLite \(code))")
  case SQLITE_ERROR where message.hasPrefix("no such "):
    .corrupt(path: path, reason: "a part of it is missing: \(message)")
  case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: .readOnly(path: path, reason: reason)
  case SQLITE_NOTADB: .foreign(path: path, reason: "it is not an SQLite database")
  case SQLITE_CORRUPT: .corrupt(path: path, reason: reason)
  case SQLITE_BUSY, SQLITE_LOCKED:
    .busy(holder: "a program that does not take log.lock", waited: 0)
  default: .io(path: path, reason: reason)
  }
}

/// SQLITE_IOERR_SHMSIZE, which is how a reader meets a full disk.
private let noRoomForSharedMemory = SQLITE_IOERR | 19 << 8

/// Whether a code is of a read that failed: SQLITE_IOERR_READ or SQLITE_IOERR_SHORT_READ.
func failedToRead(_ code: Int32) -> Bool {
  [SQLITE_IOERR | 1 << 8, SQLITE_IOERR | 2 << 8].contains(code)
}

/// Whether the file system has any room left.
private func hasRoom(beside path: String) -> Bool {
  var status = statvfs()
  return statvfs(path, &status) != 0 || status.f_bavail * status.f_frsize >= 1 << 16
}

/// Error numbers of a read that SQLite answers with SQLITE_CORRUPT.
private let failedReads: Set = [EIO, ENXIO, ERANGE]

/// Error numbers that say what is wrong; others may be left from something that does not matter.
private let telling: Set = [
  EIO, ENXIO, ERANGE, ENOSPC, EDQUOT, EFBIG, EMFILE, ENFILE, EACCES, EPERM, EROFS, ENODEV, ENOMEM,
  ESTALE, ETIMEDOUT,
]

/// The last error of a connection.
func logError(_ code: Int32, on database: Database, at path: String) -> LogError {
  let connection = database.sqliteConnection
  let system: Int32
  switch code & 0xFF {
  case SQLITE_IOERR, SQLITE_CANTOPEN: system = sqlite3_system_errno(connection)
  case SQLITE_CORRUPT: system = lastError(of: connection)
  default: system = 0
  }
  return logError(code, String(cString: sqlite3_errmsg(connection)), system: system, at: path)
}

/// The error number that the connection's file met last.
private func lastError(of connection: OpaquePointer?) -> Int32 {
  var number: Int32 = 0
  sqlite3_file_control(connection, "main", SQLITE_FCNTL_LAST_ERRNO, &number)
  return number
}

/// The same for an error that GRDB found; `number` is the system's error number then.
private func logError(_ error: DatabaseError, _ number: Int32, at path: String) -> LogError {
  let code = error.extendedResultCode.rawValue
  let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_CORRUPT].contains(code & 0xFF)
  // Files that are looked for and are not there are no trouble.
  let system = isOfSystem && number != ENOENT ? number : 0
  return logError(code, error.message ?? "\(error.resultCode)", system: system, at: path)
}

/// What the system's error number means to whoever uses the log.
func trouble(_ number: Int32, at path: String) -> LogError {
  let reason = String(cString: strerror(number))
  return switch number {
  case EACCES, EPERM, EROFS: .readOnly(path: path, reason: reason)
  case ENOSPC, EDQUOT: .full(path: path)
  default: .io(path: path, reason: reason)
  }
}

/// Runs what may throw GRDB's errors, and throws the log's instead.
func mappingErrors<T>(at path: String, _ body: () throws -> T) throws -> T {
  errno = 0
  do {
    return try body()
  } catch let error as DatabaseError {
    throw logError(error, errno, at: path)
  }
}

extension LogError {
  /// What happened, without the path.
  var words: String {
    switch self {
    case .foreign(_, let reason), .readOnly(_, let reason), .unknownOutcome(_, let reason),
      .io(_, let reason), .corrupt(_, let reason):
      reason
    case .damaged(let position, let reason): "record #\(position) is damaged: \(reason)"
    case .missing, .exists, .newer, .busy, .full, .outOfOrder, .duplicate, .notRedacted: "\(self)"
    }
  }

  /// Whether the writer must not trust its connection any more.
  var poisons: Bool {
    switch self {
    case .io, .corrupt, .foreign, .unknownOutcome: true
    case .missing, .exists, .newer, .busy, .readOnly, .full, .outOfOrder, .duplicate, .notRedacted,
      .damaged:
      false
    }
  }
}
