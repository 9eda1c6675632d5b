import Docket
import Foundation
import Glibc

/// Views in a folder of their own, which only their maker can read, and which goes with them.
final class PassingViews: Views {
  private let folder: String
  private let views: SQLiteViews
  /// The file of the views.
  var path: String { folder + "/views.sqlite" }

  init(in parent: String) throws {
    let base = parent.hasSuffix("/") ? parent : parent + "/"
    var template = Array((base + "docket-views-of-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw trouble(errno, at: parent) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    views = SQLiteViews(folder: folder)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func checkpoint() throws -> Int64? { try views.checkpoint() }
  func select(_ query: Query) throws -> [ViewRow] { try views.select(query) }
  func catchUp(with log: any Log, progress: (Int64, Int64) -> Void) throws {
    try views.catchUp(with: log, progress: progress)
  }
  func rebuild(
    _ names: [String], from log: any Log, progress: (Int64, Int64) -> Void
  ) throws {
    try views.rebuild(names, from: log, progress: progress)
  }
  func verify(against log: any Log, progress: (Int64, Int64) -> Void) throws -> [String] {
    try views.verify(against: log, progress: progress)
  }
  func discard() throws { try views.discard() }
  func digests() throws -> [String: String] { try views.digests() }
}
