import Docket
import Ports

/// Views in a folder of their own, which only their maker can read, and which goes with them.
final class PassingViews: Views {
  private let folder: PassingFolder
  private let views: SQLiteViews
  /// The file of the views.
  var path: String { folder.path + "/views.sqlite" }

  init(in parent: String) throws {
    folder = try PassingFolder(in: parent)
    views = SQLiteViews(folder: folder.path, allowingNetworkFolder: true)
  }

  func held() throws -> any Views { HeldViews(try views.hold(), self) }
  func checkpoint() throws -> Int64? { try views.checkpoint() }
  func each<Table>(_ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool) throws {
    try views.each(query, visit)
  }
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {
    try views.catchUp(with: log, progress: progress)
  }
  func rebuild(
    _ names: [String], from log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws {
    try views.rebuild(names, from: log, progress: progress)
  }
  func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws -> [String] {
    try views.verify(against: log, progress: progress)
  }
  func discard() throws { try views.discard() }
  func digests() throws -> [String: String] { try views.digests() }
}
