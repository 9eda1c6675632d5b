import Docket
import GRDB
import GRDBSQLite
import Glibc

/// What SQLite's result code means to whoever uses the log.
///
/// `code` may be an extended one; `system` is the errno that SQLite met, 0 where it met none.
func logError(_ code: Int32, _ message: String, system: Int32 = 0, at path: String) -> LogError {
  let cause = system == 0 ? "" : ": " + String(cString: strerror(system))
  let reason = "\(message)\(cause) (SQLite \(code))"
  return switch code & 0xFF {
  case SQLITE_FULL: .full(path: path)
  case SQLITE_IOERR where system == ENOSPC || system == EDQUOT: .full(path: path)
  case SQLITE_IOERR where code == noRoomForSharedMemory: .full(path: path)
  case SQLITE_CANTOPEN where system == EMFILE || system == ENFILE: .io(path: path, reason: reason)
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

/// The last error of a connection.
func logError(_ code: Int32, on database: Database, at path: String) -> LogError {
  let connection = database.sqliteConnection
  return logError(
    code, String(cString: sqlite3_errmsg(connection)),
    system: code & 0xFF == SQLITE_IOERR || code & 0xFF == SQLITE_CANTOPEN
      ? sqlite3_system_errno(connection) : 0,
    at: path)
}

/// The same for an error that GRDB found.
func logError(_ error: DatabaseError, at path: String) -> LogError {
  logError(
    error.extendedResultCode.rawValue, error.message ?? "\(error.resultCode)", at: path)
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
  do {
    return try body()
  } catch let error as DatabaseError {
    throw logError(error, at: path)
  }
}

extension LogError {
  /// What happened, without the path.
  var words: String {
    switch self {
    case .foreign(_, let reason), .readOnly(_, let reason), .unknownOutcome(_, let reason),
      .io(_, let reason), .corrupt(_, let reason):
      reason
    case .missing, .exists, .newer, .busy, .full, .outOfOrder, .duplicate, .notRedacted: "\(self)"
    }
  }

  /// Whether the writer must not trust its connection any more.
  var poisons: Bool {
    switch self {
    case .io, .corrupt, .foreign, .unknownOutcome: true
    case .missing, .exists, .newer, .busy, .readOnly, .full, .outOfOrder, .duplicate, .notRedacted:
      false
    }
  }
}
