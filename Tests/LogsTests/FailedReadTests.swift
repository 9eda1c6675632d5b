import Docket
import Events
import Foundation
import GRDBSQLite
import Glibc
import Ports
import Projections
import Testing

@testable import Logs

/// One read that fails says that it failed: it is never taken for "there is nothing".
@Suite struct FailedReadTests {
  let shelf = Shelf()

  /// Two accounts of one verdict: a court acquits, a paper has it that it convicted. The court's word
  /// goes before, as long as the source is known for a court's.
  static let story: [JSON] = [
    ["type": "source.registered", "source": "court-a", "kind": "court_record"],
    ["type": "source.registered", "source": "paper-b", "kind": "newspaper"],
    ["type": "case.opened", "case": "us-a-2026", "title": "A", "country": "US"],
    ["type": "party.introduced", "party": "p-a", "kind": "person", "label": "P A"],
    ["type": "role.assigned", "case": "us-a-2026", "party": "p-a", "role": "accused"],
    [
      "id": "v1", "type": "verdict.given", "case": "us-a-2026", "parties": ["p-a"],
      "result": "acquitted", "occurred": "2026-02-01", "sources": [["source": "court-a"]],
    ],
    [
      "id": "v2", "type": "verdict.given", "case": "us-a-2026", "parties": ["p-a"],
      "result": "convicted", "occurred": "2026-02-01", "disclosed": "2026-03-01",
      "account_of": "v1", "sources": [["source": "paper-b"]],
    ],
  ]

  func log() throws -> FailingLog {
    let log = MemoryLog()
    let ids = TimeOrderedIDs(clock: { 1 }, chance: { 7 })
    let clerk = Clerk(log: log, recorder: "ana", clock: { 1_000_000 }, makeID: { ids.next() })
    _ = try clerk.record(Self.story)
    return FailingLog(log)
  }

  func outcome(_ views: SQLiteViews) throws -> String? {
    try views.select(Query(AccusedRows.self)).first?.outcome?.rawValue
  }

  @Test(arguments: ["rebuild", "catch up"])
  func `a source that cannot be read ends the fold, and the views stay as they were`(
    _ way: String
  ) throws {
    let log = try log()
    let views = SQLiteViews(folder: try shelf.folder("views"))
    try views.catchUp(with: log) { _, _ in }
    #expect(try outcome(views) == "acquitted")
    log.fails = "source/court-a"
    #expect(throws: LogError.io(path: "/log", reason: "Input/output error")) {
      if way == "rebuild" {
        try views.rebuild([], from: log) { _, _ in }
      } else {
        log.grow()
        try views.catchUp(with: log) { _, _ in }
      }
    }
    #expect(try outcome(views) == "acquitted")
    log.fails = nil
    try views.rebuild([], from: log) { _, _ in }
    #expect(try outcome(views) == "acquitted")
  }

  @Test func `nor is an index for searching made of it`() throws {
    let log = try log()
    let search = SQLiteSearch(folder: try shelf.folder("search"))
    log.fails = "source/court-a"
    #expect(throws: LogError.io(path: "/log", reason: "Input/output error")) {
      try search.catchUp(with: log) { _, _ in }
    }
  }

  @Test func `a page that chooses among accounts fails, too`() throws {
    let log = try log()
    let views = SQLiteViews(folder: try shelf.folder("views"))
    let archive = try Archive(catchingUp: views, with: log)
    let reading = try Reading(
      log, archive.views, Dials(knownAt: EDTF("2026-04")), workshop: SQLiteWorkshop(folder: "/"))
    log.fails = "source/court-a"
    #expect(throws: LogError.self) { try reading.page(of: .case, "us-a-2026") }
  }

  @Test func `a read that failed is told as that, and not with the number of damage`() {
    #expect(
      logError(SQLITE_CORRUPT, "database disk image is malformed", system: EIO, at: "log.sqlite")
        == .io(
          path: "log.sqlite", reason: "a read failed: Input/output error (error 5 of the system)"))
    #expect(
      logError(SQLITE_IOERR, "not an error", at: "log.sqlite")
        == .io(path: "log.sqlite", reason: "Input/output error (SQLite 10)"))
    #expect(
      logError(SQLITE_CORRUPT, "database disk image is malformed", at: "log.sqlite")
        == .corrupt(path: "log.sqlite", reason: "database disk image is malformed (SQLite 11)"))
  }
}

/// A log in which a stream cannot be read.
final class FailingLog: Log, @unchecked Sendable {
  private let base: MemoryLog
  var fails: String?

  init(_ base: MemoryLog) { self.base = base }

  private func read(_ stream: String?) throws {
    guard fails == nil || fails != stream else {
      throw LogError.io(path: "/log", reason: "Input/output error")
    }
  }

  /// Adds a fact that makes the case's stream be folded again.
  func grow() {
    _ = try? Clerk(log: base, recorder: "ana", clock: { 2_000_000 }, makeID: { "note" }).record([
      ["type": "note.added", "case": "us-a-2026", "text": "A note."]
    ])
  }

  func head() throws -> Head { try base.head() }
  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try base.scan(after: position, through: last, visit)
  }
  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try read(stream)
    try base.scan(stream: stream, through: last, visit)
  }
  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    if case .stream(let stream) = selection.which { try read(stream) }
    try base.records(selection, visit)
  }
  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T { try base.write(body) }
  func scrub() throws {}
}
