import Docket
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// A rebuild writes the file's pages without SQLite: what SQLite then finds in them is right, and is
/// what SQLite itself would have put there.
@Suite struct BulkLoadTests {
  let shelf = Shelf()

  /// Facts that make rows of all lengths, more than go into a page, in many streams.
  func records(_ count: Int, text: (Int) -> String) -> [Record] {
    (1...count).map { number in
      let slug = "case-\((number * 7919) % 100_003)"
      let fact: JSON = [
        "id": .string("f\(number)"), "type": "case.opened", "case": .string(slug),
        "title": .string(text(number)), "country": "US", "basis": "prosecuted",
        "on_behalf_of": ["RU", "CN"],
        "sources": [["source": .string("s-\(number % 9)-\(number)")], ["source": "ministry"]],
      ]
      return .sealed(
        position: Int64(number), stream: "case/\(slug)", revision: 1, id: "f\(number)",
        type: "case.opened", recorded: Int64(number), recorder: "ana",
        salt: Array(repeating: 9, count: 16), body: fact.canonical())
    }
  }

  /// Rebuilds and catches up, and compares the two; answers the rebuilt file's path.
  func compare(_ records: [Record]) throws -> String {
    let log = MemoryLog()
    let made = try shelf.folder("made-" + UUID().uuidString)
    let grown = try shelf.folder("grown-" + UUID().uuidString)
    let slow = SQLiteViews(folder: grown, rebuildsAbove: .max)
    try log.append(Array(records[..<1]))
    try slow.catchUp(with: log) { _, _ in }
    try log.append(Array(records[1...]))
    try slow.catchUp(with: log) { _, _ in }
    let fast = SQLiteViews(folder: made)
    try fast.rebuild([], from: log) { _, _ in }
    #expect(try fast.digests() == slow.digests())
    return made + "/views.sqlite"
  }

  @Test(.enabled(if: Program.exists("sqlite3")), arguments: [1, 2, 40, 700, 3_000])
  func `trees of any height are whole`(count: Int) throws {
    let file = try compare(records(count) { "Case \($0)" })
    #expect(try outsider(file, "PRAGMA integrity_check") == "ok")
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `texts of any length are kept`() throws {
    let lengths = [0, 1, 57, 58, 127, 128, 4_080, 4_090, 8_100, 16_200, 16_340, 16_400, 50_000]
    let file = try compare(
      records(260) { String(repeating: "x", count: lengths[$0 % lengths.count]) })
    #expect(try outsider(file, "PRAGMA integrity_check") == "ok")
  }

  /// Four such laws fill a page, of a leaf and above the leaves, so that every number of them makes
  /// another tree, of up to four levels.
  @Test(.enabled(if: Program.exists("sqlite3")), arguments: [1...12, 13...24, 60...66, 120...126])
  func `pages above the leaves are never empty`(counts: ClosedRange<Int>) throws {
    for count in counts {
      let names = (0..<count).map { "\(1_000 + $0) " + String(repeating: "l", count: 3_990) }
      let file = try compare(charges(under: names))
      #expect(try outsider(file, "PRAGMA integrity_check") == "ok", "\(count)")
      #expect(try outsider(file, "SELECT count(*) FROM case_laws") == "\(count)")
    }
  }

  /// A case and a charge under each of these laws.
  func charges(under names: [String]) -> [Record] {
    var records = records(1) { _ in "Case" }
    for (place, name) in names.enumerated() {
      let id = "f\(place + 2)"
      let fact: JSON = [
        "id": .string(id), "type": "charge.laid", "case": "case-7919", "instrument": "indictment",
        "parties": ["a"], "counts": [["offence": "espionage", "law": .string(name)]],
      ]
      records.append(
        .sealed(
          position: Int64(place + 2), stream: "case/case-7919", revision: Int64(place + 2), id: id,
          type: "charge.laid", recorded: Int64(place + 2), recorder: "ana",
          salt: Array(repeating: 9, count: 16), body: fact.canonical()))
    }
    return records
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `laws named by long texts, and by texts with a zero in them, are found by index`() throws {
    let names = ["a", "a\u{0}b", "a\u{0}", "ab", String(repeating: "l", count: 5_000)]
    let file = try compare(charges(under: names))
    #expect(try outsider(file, "PRAGMA integrity_check") == "ok")
    #expect(try outsider(file, "SELECT count(*) FROM case_laws") == "5")
    #expect(
      try outsider(file, "SELECT count(*) FROM case_laws WHERE law = 'a' || char(0) || 'b'") == "1")
  }
}
