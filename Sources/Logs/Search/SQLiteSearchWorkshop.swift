import Docket
import Foundation
public import Ports

/// Makes indexes in folders of their own, each of which goes when its index is let go.
public struct SQLiteSearchWorkshop: SearchWorkshop {
  private let scratch: String

  /// - Parameter scratch: where the folders are made; nil for the system's place for what passes.
  public init(scratch: String? = nil) {
    self.scratch = scratch ?? NSTemporaryDirectory()
  }

  public func index(
    of log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws -> any SearchIndex {
    let search = try PassingSearch(in: scratch)
    try search.catchUp(with: log, progress: progress)
    return search
  }
}

/// An index in a folder of its own, which only its maker can read, and which goes with it.
private final class PassingSearch: SearchIndex {
  private let folder: PassingFolder
  private let search: SQLiteSearch

  init(in parent: String) throws {
    folder = try PassingFolder(in: parent)
    search = SQLiteSearch(folder: folder.path, allowingNetworkFolder: true)
  }

  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {
    try search.catchUp(with: log, progress: progress)
  }
  func find(_ request: SearchRequest, most: Int) throws -> SearchFindings {
    try search.find(request, most: most)
  }
  func near(_ word: String, pressNames: Bool, most: Int) throws -> [Int64] {
    try search.near(word, pressNames: pressNames, most: most)
  }
  func discard() throws { try search.discard() }
}
