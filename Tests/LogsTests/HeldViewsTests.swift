import Docket
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// A page is made from views as they stood when it was begun, whatever others do meanwhile.
@Suite struct HeldViewsTests {
  let shelf = Shelf()
  let log = MemoryLog()
  let folder: String
  let views: SQLiteViews

  init() throws {
    try log.append(try Array(RandomLog.records(200, seed: 5)[..<120]))
    folder = try shelf.folder("views")
    views = SQLiteViews(folder: folder)
    try views.catchUp(with: log) { _, _ in }
  }

  func grow() throws { try log.append(try Array(RandomLog.records(200, seed: 5)[120...])) }

  /// What another process would do.
  func other() -> SQLiteViews { SQLiteViews(folder: folder) }

  @Test func `views that are held stay as they are while others catch up`() throws {
    let held = try views.held()
    let before = try held.digests()
    try grow()
    try other().catchUp(with: log) { _, _ in }
    #expect(try held.checkpoint() == 120)
    #expect(try held.digests() == before)
    #expect(try views.checkpoint() == 200)
    let fresh = SQLiteViews(folder: try shelf.folder("fresh"))
    try fresh.rebuild([], from: log) { _, _ in }
    #expect(try views.digests() == fresh.digests())
    #expect(try views.verify(against: log) { _, _ in } == [])
  }

  @Test func `rows are handed over one by one, and who is handed one may ask more`() throws {
    for views in [views, try views.held()] as [any Views] {
      let all = try views.select(Query(StreamRows.self, order: [\.id]))
      var seen: [String] = []
      try views.each(Query(StreamRows.self, order: [\.id])) { row in
        let same = try views.select(Query(StreamRows.self, [.equals(\.stream, row.stream)]))
        #expect(same.map(\.id) == [row.id])
        if seen.isEmpty {
          #expect(try views.select(Query(StreamRows.self, order: [\.id])).count == all.count)
        }
        seen.append(row.id)
        return seen.count < 5
      }
      #expect(seen == all.prefix(5).map(\.id))
    }
  }

  @Test func `views that are held outlive a rebuild and a redaction`() throws {
    let held = try views.held()
    let before = try held.digests()
    try other().rebuild([], from: log) { _, _ in }
    try other().discard()
    #expect(try held.digests() == before)
    #expect(throws: ViewsMissing.self) { try views.held() }
  }

  @Test func `an index that is held stays as it is`() throws {
    let folder = try shelf.folder("search")
    let search = SQLiteSearch(folder: folder)
    try search.catchUp(with: log) { _, _ in }
    let held = try search.held()
    try grow()
    try SQLiteSearch(folder: folder).catchUp(with: log) { _, _ in }
    try SQLiteSearch(folder: folder).discard()
    let request = SearchRequest(.facts, wanted: try SearchTerms("court").wanted)
    _ = try held.find(request, most: 10)
    #expect(throws: ViewsMissing.self) { try search.held() }
  }

  @Test func `an archive is opened again where views were thrown away in between`() throws {
    let flighty = FlightyViews(views)
    let archive = try Archive(catchingUp: flighty, with: log)
    #expect(flighty.attempts == 3)
    #expect(archive.asOf.position == 120)
  }

  @Test func `a broken index of the views is found by a verification`() throws {
    let path = folder + "/views.sqlite"
    let root = try #require(
      Int(outsider(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'accused_rows_party';")))
    let page = try #require(Int(outsider(path, "PRAGMA page_size;")))
    var bytes = try Data(contentsOf: URL(filePath: path))
    let place = (root - 1) * page + 3
    bytes[place] = 0
    bytes[place + 1] = 0
    try bytes.write(to: URL(filePath: path))
    let error = #expect(throws: LogError.self) {
      try other().verify(against: log) { _, _ in }
    }
    guard case .corrupt(path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("accused_rows_party"))
    try other().rebuild([], from: log) { _, _ in }
    #expect(try other().verify(against: log) { _, _ in } == [])
  }
}

/// Views that somebody throws away twice before they can be held.
private final class FlightyViews: Views, @unchecked Sendable {
  private let views: SQLiteViews
  private(set) var attempts = 0

  init(_ views: SQLiteViews) { self.views = views }

  func held() throws -> any Views {
    attempts += 1
    if attempts < 3 { throw ViewsMissing() }
    return try views.held()
  }
  func checkpoint() throws -> Int64? { try views.checkpoint() }
  func each<Table>(_ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool) throws {
    try views.each(query, visit)
  }
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {
    try views.catchUp(with: log, progress: progress)
  }
  func rebuild(
    _ names: [String], from log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws {}
  func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws -> [String] {
    []
  }
  func discard() throws {}
  func digests() throws -> [String: String] { [:] }
}
