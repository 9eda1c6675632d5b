import Docket
public import Ports

/// The engines of the log: a new one is listed here, and `LogContract` runs over it.
public enum Engine: String, CaseIterable, Sendable {
  /// A folder with `log.sqlite` in it: what a docket is kept in.
  case sqlite
  /// Nothing outlives the process: for tests and dry runs.
  case memory

  /// A new, empty log; `folder` is made where the engine needs one.
  public func create(at folder: String) throws -> any Log {
    switch self {
    case .sqlite: try SQLiteLog.create(at: folder)
    case .memory: MemoryLog()
    }
  }
}
