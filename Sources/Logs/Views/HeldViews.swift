import Docket
import GRDB
import Ports

/// Stored views as they stood when they were asked for. What would change them is done to those that
/// stand now.
final class HeldViews: Views {
  private let file: HeldFile
  private let views: any Views

  /// - Parameter views: those that it is held of; they stay as long as this.
  init(_ file: HeldFile, _ views: any Views) {
    self.file = file
    self.views = views
  }

  func held() throws -> any Views { self }
  func checkpoint() throws -> Int64? { try file.read { try SQLiteViews.checkpoint($0) } }
  func each<Table>(_ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool) throws {
    try file.read { try query.each($0, visit) }
  }
  func digests() throws -> [String: String] { try file.read { try ViewsDigest.all($0) } }

  /// They stay as they are.
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {}
  func rebuild(
    _ names: [String], from log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws {
    try views.rebuild(names, from: log, progress: progress)
  }
  func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws -> [String] {
    try views.verify(against: log, progress: progress)
  }
  func discard() throws { try views.discard() }
}
