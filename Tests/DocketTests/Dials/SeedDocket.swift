import Docket
import Events
import Foundation
import Logs
import Projections

/// The seeds as they are imported on 1 April 2026, with their views; the folder goes with it.
final class SeedDocket: Sendable {
  /// Made once for all tests that only read.
  static let shared = Result { try SeedDocket() }

  let log: MemoryLog
  let views: SQLiteViews
  let folder: String
  let oracle: SeedOracle
  let pages: [(Subject, String)]

  init() throws {
    let office = Office(startingAt: TestDocket.start)
    _ = try office.clerk.import(Seeds.files.map { ImportFile($0.name, $0.text) })
    log = office.log
    folder = NSTemporaryDirectory() + "docket-dials-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    views = SQLiteViews(folder: folder)
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

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func reading(_ dials: Dials = Dials()) throws -> Reading {
    try Reading(
      log, views, dials, workshop: SQLiteWorkshop(folder: folder + "/none", scratch: folder))
  }
}
