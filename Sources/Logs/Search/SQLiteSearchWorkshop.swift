public import Docket
import Foundation
import Glibc

/// Makes indexes in folders of their own, each of which goes when its index is let go.
public struct SQLiteSearchWorkshop: SearchWorkshop {
  private let scratch: String

  /// - Parameter scratch: where the folders are made; nil for the system's place for what passes.
  public init(scratch: String? = nil) {
    self.scratch = scratch ?? NSTemporaryDirectory()
  }

  public func index(
    of log: any Log, progress: (Int64, Int64) -> Void
  ) throws -> any SearchIndex {
    let search = try PassingSearch(in: scratch)
    try search.catchUp(with: log, progress: progress)
    return search
  }
}

/// An index in a folder of its own, which only its maker can read, and which goes with it.
private final class PassingSearch: SearchIndex {
  private let folder: String
  private let search: SQLiteSearch

  init(in parent: String) throws {
    let base = parent.hasSuffix("/") ? parent : parent + "/"
    var template = Array((base + "docket-search-of-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw trouble(errno, at: parent) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    search = SQLiteSearch(folder: folder)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func catchUp(with log: any Log, progress: (Int64, Int64) -> Void) throws {
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
