/// The port of whoever makes views for one command: they are gone when nobody holds them.
public protocol ViewsWorkshop: Sendable {
  /// Views of all that a log shows.
  func views(
    of log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws -> any Views

  /// Views of a log as it was when this position was its last.
  ///
  /// What it costs does not grow with the log: views of earlier positions are kept, and only what
  /// was recorded since the nearest of them is folded.
  func views(
    of log: any LogReader, at position: Int64, progress: (Int64, Int64) -> Void
  ) throws -> any Views
}
