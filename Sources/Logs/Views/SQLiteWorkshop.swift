import Docket
import Foundation
public import Ports
import Projections

/// Makes views in folders of their own, each of which goes when its views are let go.
public struct SQLiteWorkshop: ViewsWorkshop {
  private let snapshots: Snapshots
  private let scratch: String

  /// - Parameters:
  ///   - folder: the docket's, where earlier views are kept.
  ///   - snapshotInterval: how many facts lie between two that are kept.
  ///   - scratch: where the folders are made; nil for the system's place for what passes.
  public init(folder: String, snapshotInterval: Int64 = 25_000, scratch: String? = nil) {
    self.scratch = scratch ?? NSTemporaryDirectory()
    snapshots = Snapshots(folder: folder, interval: snapshotInterval)
  }

  public func views(
    of log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws -> any Views {
    let views = try PassingViews(in: scratch)
    try views.rebuild([], from: log, progress: progress)
    return views
  }

  public func views(
    of log: any LogReader, at position: Int64, progress: (Int64, Int64) -> Void
  ) throws -> any Views {
    let views = try PassingViews(in: scratch)
    if let snapshot = try snapshots.last(of: log, through: position, progress) {
      try FileManager.default.copyItem(atPath: snapshot, toPath: views.path)
    }
    try views.catchUp(
      with: Outlook(log, from: Standpoint(through: position)), progress: progress)
    return views
  }
}
