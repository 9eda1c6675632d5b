import Docket
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// The file of views: thrown away at will, never trusted when it is another's, read by anyone.
@Suite struct ViewsFileTests {
  let shelf = Shelf()
  let log = MemoryLog()
  let folder: String
  let views: SQLiteViews

  init() throws {
    try log.append(try RandomLog.records(120, seed: 11))
    folder = try shelf.folder("views")
    views = SQLiteViews(folder: folder)
  }

  var file: String { folder + "/views.sqlite" }

  /// What a rebuild gives.
  func expected() throws -> [String: String] {
    let fresh = SQLiteViews(folder: try shelf.folder(UUID().uuidString))
    try fresh.rebuild([], from: log) { _, _ in }
    return try fresh.digests()
  }

  func catchUp() throws { try views.catchUp(with: log) { _, _ in } }

  // MARK: Thrown away

  @Test func `there are none before the first catch-up`() throws {
    #expect(try views.checkpoint() == nil)
    try catchUp()
    #expect(try views.checkpoint() == 120)
  }

  @Test func `views that were deleted are made again, whoever has them open`() throws {
    try catchUp()
    _ = try views.select(Query(CaseRows.self))
    try FileManager.default.removeItem(atPath: file)
    #expect(try views.checkpoint() == nil)
    try catchUp()
    #expect(try views.digests() == expected())
  }

  @Test func `views of another log, as long or longer, are not taken for this one's`() throws {
    let other = MemoryLog()
    try other.append(try RandomLog.records(130, seed: 99))
    try SQLiteViews(folder: folder).rebuild([], from: other) { _, _ in }
    #expect(try views.checkpoint() == 130)
    try catchUp()
    #expect(try views.checkpoint() == 120)
    #expect(try views.digests() == expected())
  }

  @Test func `what was open is read to its end when the file is deleted meanwhile`() throws {
    try catchUp()
    let count = try views.select(Query(CaseRows.self)).count
    try FileManager.default.removeItem(atPath: file)
    #expect(try views.select(Query(CaseRows.self)).count == count)
  }

  @Test func `views that were put in their place by another process are read at once`() throws {
    try catchUp()
    _ = try views.select(Query(CaseRows.self))
    let other = SQLiteViews(folder: folder)
    try log.append(try Array(RandomLog.records(140, seed: 11)[120...]))
    try other.rebuild([], from: log) { _, _ in }
    #expect(try views.checkpoint() == 140)
    #expect(try views.digests() == expected())
  }

  @Test func `views that hold more than the log has are made again`() throws {
    try catchUp()
    let shorter = MemoryLog()
    try shorter.append(try Array(RandomLog.records(120, seed: 11)[..<50]))
    try views.catchUp(with: shorter) { _, _ in }
    #expect(try views.checkpoint() == 50)
  }

  @Test func `a rebuild leaves no other files behind`() throws {
    try catchUp()
    try views.rebuild(["case"], from: log) { _, _ in }
    _ = try views.verify(against: log) { _, _ in }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "views.lock", "views.sqlite", "views.sqlite-seen",
      ])
  }

  // MARK: Another's

  @Test(
    .enabled(if: Program.exists("sqlite3")),
    arguments: [
      "UPDATE docket SET value = '0:other' WHERE name = 'view/case'",
      "DELETE FROM docket WHERE name = 'view/law'", "PRAGMA user_version = 99",
      "DELETE FROM docket WHERE name = 'position'",
    ])
  func `a file whose views are of another version is made again by itself`(_ sql: String) throws {
    try catchUp()
    #expect(try outsider(file, sql) == "")
    #expect(try views.checkpoint() == nil)
    try catchUp()
    #expect(try views.checkpoint() == 120)
    #expect(try views.digests() == expected())
  }

  @Test func `a file that is not of docket's views is refused, not replaced`() throws {
    for contents in ["", "no database", String(repeating: "x", count: 9_000)] {
      try contents.write(toFile: file, atomically: false, encoding: .utf8)
      #expect(throws: LogError.self) { try catchUp() }
      #expect(try String(contentsOfFile: file, encoding: .utf8) == contents)
    }
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a row that somebody changed is found by verifying`() throws {
    try catchUp()
    #expect(try views.verify(against: log) { _, _ in } == [])
    #expect(try outsider(file, "UPDATE cases SET title = 'other'") == "")
    #expect(try views.verify(against: log) { _, _ in } == ["cases"])
    try views.rebuild(["case"], from: log) { _, _ in }
    #expect(try views.verify(against: log) { _, _ in } == [])
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a writer that was killed in the middle leaves views that still serve`() throws {
    try catchUp()
    let shell = try Program("sqlite3", [file])
    shell.say(
      """
      PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
      UPDATE timeline_rows SET state = 9; UPDATE accused_rows SET stage = 'x';
      UPDATE citation_rows SET facts = 9; SELECT 'done';\n
      """)
    #expect(shell.hear().contains("done"))
    shell.kill()
    try log.append(try Array(RandomLog.records(130, seed: 11)[120...]))
    try catchUp()
    #expect(try views.digests() == expected())
  }

  // MARK: Read by anyone

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `every readable view runs and has rows`() throws {
    let log = MemoryLog()
    try log.append(try RandomLog.records(400, seed: 12))
    try views.catchUp(with: log) { _, _ in }
    for view in Catalog.readable {
      #expect(try Int(outsider(file, "SELECT count(*) FROM \(view.name)")) ?? 0 > 0, "\(view.name)")
    }
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `every table has the columns that its layout describes`() throws {
    try catchUp()
    for table in Catalog.tables {
      let columns = try outsider(file, "SELECT name FROM pragma_table_info('\(table.name)')")
      #expect(columns.split(separator: "\n").map(String.init) == table.columns.map(\.name))
    }
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a word that no view writes is refused where it must stand, and none where it need not`()
    throws
  {
    try catchUp()
    _ = try outsider(file, "UPDATE streams SET kind = 'spy'; UPDATE cases SET category = 'spy'")
    #expect(throws: LogError.self) { try views.select(Query(StreamRows.self)) }
    #expect(try views.select(Query(CaseRows.self)).allSatisfy { $0.category == nil })
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `the sqlite3 shell reads tables and views`() throws {
    try catchUp()
    for name in Catalog.tables.map(\.name) + Catalog.readable.map(\.name) {
      let count = try outsider(file, "SELECT count(*) FROM \"\(name)\"")
      #expect(Int(count) != nil, "\(name): \(count)")
    }
    #expect(try outsider(file, "PRAGMA integrity_check") == "ok")
  }

  @Test(
    .enabled(if: Program.exists("sqlite3")),
    arguments: [
      "cases WHERE stream IN (1)", "streams WHERE stream IN (1)",
      "accused_rows WHERE stream IN (1)", "accused_rows WHERE party IN ('a')",
      "role_rows WHERE party = 'a'", "link_rows WHERE target = 'a'",
      "timeline_rows WHERE position IN (1)", "case_countries WHERE country = 'CN'",
      "case_laws WHERE law = 'a' AND how = 'charged'", "parties WHERE id IN ('a')",
      "parties WHERE stream IN (1)", "party_citizenships WHERE country = 'CN'",
      "party_matches WHERE other = 'a'", "laws WHERE country = 'CN'", "laws WHERE stream IN (1)",
      "law_versions WHERE stream IN (1)", "sources WHERE id IN ('a')",
      "sources WHERE stream IN (1)", "source_derivations WHERE of = 'a'",
      "source_derivations WHERE stream IN (1)", "citation_rows WHERE source = 'a'",
      "swaps WHERE stream IN (1)", "swap_legs WHERE stream IN (1)", "swap_legs WHERE party = 'a'",
      "swap_countries WHERE country = 'CN'",
    ])
  func `what a page asks is looked up, not searched for`(_ question: String) throws {
    try catchUp()
    let plan = try outsider(file, "EXPLAIN QUERY PLAN SELECT * FROM \(question)")
    #expect(plan.contains("SEARCH") && !plan.contains("SCAN"), "\(plan)")
  }
}
