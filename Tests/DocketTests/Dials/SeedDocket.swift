import Docket
import Events
import Foundation
import Logs
import Projections

/// The seeds as they are imported on 1 April 2026, with their views, in a folder that goes with the process.
final class SeedDocket: Sendable {
  /// Made once for all tests that only read.
  static let shared = Result { try SeedDocket() }
  private static let folder = NSTemporaryDirectory() + "docket-seeds-" + UUID().uuidString

  let log: MemoryLog
  let views: SQLiteViews
  let oracle: SeedOracle
  let pages: [(Subject, String)]

  init() throws {
    let office = Office(startingAt: TestDocket.start)
    _ = try office.clerk.import(Seeds.files.map { ImportFile($0.name, $0.text) })
    log = office.log
    try FileManager.default.createDirectory(
      atPath: SeedDocket.folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: SeedDocket.folder) }
    views = SQLiteViews(folder: SeedDocket.folder)
    try views.catchUp(with: log) { _, _ in }
    var facts: [Fact] = []
    try log.scanPages(through: .max) { page in
      for row in 0..<page.count { facts.append(page[row]) }
    }
    oracle = SeedOracle(facts)
    var pages: [(Subject, String)] = []
    var seen: Set<String> = []
    for fact in facts where fact.subject.kind != .source {
      let (kind, key) = (fact.subject.kind, fact.subject.key.string)
      if seen.insert("\(kind.rawValue)/\(key)").inserted { pages.append((kind, key)) }
      if case .proceeding(.opened(let read)) = fact.event,
        seen.insert("country/\(read.country.code)").inserted
      {
        pages.append((.country, read.country.code))
      }
    }
    self.pages = pages
  }

  func reading(_ dials: Dials = Dials()) throws -> Reading {
    try Reading(
      log, views, dials,
      workshop: SQLiteWorkshop(folder: SeedDocket.folder + "/none", scratch: SeedDocket.folder))
  }
}
