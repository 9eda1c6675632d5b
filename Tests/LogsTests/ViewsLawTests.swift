import Docket
import Foundation
import Logs
import Ports
import Projections
import Testing

/// The law of the stored views: what catch-ups give, in any split, a rebuild gives row for row.
@Suite struct ViewsLawTests {
  let scratch = Scratch()
  let shelf = Shelf()

  func views(_ name: String, rebuildsAbove: Int64 = 5_000) throws -> SQLiteViews {
    SQLiteViews(folder: try shelf.folder(name), rebuildsAbove: rebuildsAbove)
  }

  /// The tables of the two that differ.
  func differences(_ one: SQLiteViews, _ other: SQLiteViews) throws -> [String] {
    let (one, other) = (try one.digests(), try other.digests())
    #expect(one.keys.sorted() == Catalog.tables.map(\.name).sorted())
    return one.keys.filter { one[$0] != other[$0] }.sorted()
  }

  @Test(arguments: 1...24)
  func `catching up in any split gives what a rebuild gives`(seed: Int) throws {
    let records = try RandomLog.records(80, seed: seed)
    let log = MemoryLog()
    let split = try views("split")
    var chance = Chance(seed + 1_000)
    var rest = records[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...12, using: &chance))
      rest = rest.dropFirst(portion.count)
      try log.append(Array(portion))
      try split.catchUp(with: log) { _, _ in }
      #expect(try split.checkpoint() == portion.last?.position)
    }
    let whole = try views("whole")
    try whole.rebuild([], from: log) { _, _ in }
    #expect(try differences(split, whole) == [])
    let stale = try split.verify(against: log) { _, _ in }
    #expect(stale == [])
  }

  @Test(arguments: 31...38)
  func `a redacted log gives what a log gives in which the words never stood`(seed: Int) throws {
    let records = try RandomLog.records(120, seed: seed)
    let log = MemoryLog()
    let split = try views("split")
    var chance = Chance(seed + 2_000)
    var rest = records[...]
    var names: Set<String> = []
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...12, using: &chance))
      rest = rest.dropFirst(portion.count)
      try log.append(Array(portion))
      names.formUnion(try log.redact(portion))
      // Views that were made before words were destroyed take in the redaction and are as new.
      try split.catchUp(with: log) { _, _ in }
    }
    #expect(!names.isEmpty)
    let never = MemoryLog()
    try never.append(records.map { names.contains($0.id) ? $0.emptied : $0 })
    let (whole, bare) = (try views("whole"), try views("bare"))
    try whole.rebuild([], from: log) { _, _ in }
    try bare.rebuild([], from: never) { _, _ in }
    #expect(try differences(whole, bare) == [])
    #expect(try differences(split, bare) == [])
    #expect(try split.verify(against: log) { _, _ in } == [])
  }

  @Test(arguments: 51...56)
  func `redacting leaves everything that is not redacted as it was`(seed: Int) throws {
    let records = try RandomLog.records(120, seed: seed)
    let redacting = records.filter { $0.type == "record.redacted" }
    let (standing, emptied) = (MemoryLog(), MemoryLog())
    for log in [standing, emptied] { try log.append(records) }
    _ = try emptied.redact(redacting[...])
    let (one, other) = (try views("one"), try views("other"))
    try one.rebuild([], from: standing) { _, _ in }
    try other.rebuild([], from: emptied) { _, _ in }
    // A redaction that is in the log is honoured whether the words are gone yet or not.
    #expect(try differences(one, other) == [])
  }

  @Test(arguments: [101, 102])
  func `fact by fact, and at every step, it is the same`(seed: Int) throws {
    let log = MemoryLog()
    let split = try views("split")
    for record in try RandomLog.records(50, seed: seed) {
      try log.append([record])
      let stale = try split.verify(against: log) { _, _ in }
      #expect(stale == [], "at \(record.position)")
    }
  }

  @Test func `what SQLite reads is what memory reads`() throws {
    let records = try RandomLog.records(300, seed: 7)
    let memory = MemoryLog()
    try memory.append(records)
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append(records)
    let (one, other) = (try views("one"), try views("other"))
    try one.catchUp(with: memory) { _, _ in }
    try other.catchUp(with: log) { _, _ in }
    #expect(try differences(one, other) == [])
  }

  @Test func `many new facts at once are folded from the first`() throws {
    let records = try RandomLog.records(200, seed: 8)
    let log = MemoryLog()
    let (step, leap) = (try views("step"), try views("leap", rebuildsAbove: 10))
    try log.append(Array(records[..<50]))
    for views in [step, leap] { try views.catchUp(with: log) { _, _ in } }
    try log.append(Array(records[50...]))
    for views in [step, leap] { try views.catchUp(with: log) { _, _ in } }
    #expect(try differences(step, leap) == [])
  }

  @Test(arguments: Catalog.views.map { $0.name })
  func `rebuilding one view keeps the others`(name: String) throws {
    let log = MemoryLog()
    try log.append(try RandomLog.records(150, seed: 9))
    let (one, all) = (try views("one"), try views("all"))
    for views in [one, all] { try views.catchUp(with: log) { _, _ in } }
    try one.rebuild([name], from: log) { _, _ in }
    #expect(try differences(one, all) == [])
    #expect(try one.checkpoint() == 150)
    #expect(try one.verify(against: log) { _, _ in } == [])
  }

  @Test func `progress ends with all that was to do`() throws {
    let log = MemoryLog()
    try log.append(try RandomLog.records(100, seed: 10))
    var steps: [(Int64, Int64)] = []
    try views("progress").catchUp(with: log) { steps.append(($0, $1)) }
    #expect(steps.last?.0 == 100)
    #expect(steps.last?.1 == 100)
  }
}

/// A folder in memory, where there is one: these tests write much and need nothing kept.
final class Shelf: Sendable {
  private let path: String

  init() {
    let memory = "/dev/shm"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    path = (isThere ? memory + "/" : NSTemporaryDirectory()) + "docket-views-" + UUID().uuidString
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A new folder of this name.
  func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
    return path + "/" + name
  }
}

extension Record {
  /// What is left of it once its words are destroyed.
  var emptied: Record {
    var record = self
    (record.salt, record.body) = (nil, nil)
    return record
  }
}

extension Log {
  /// Destroys what the redactions among these records name; answers the names.
  func redact(_ records: ArraySlice<Record>) throws -> Set<String> {
    let names = try records.compactMap { try RandomLog.target(ofRedaction: $0) }
    try write { transaction in
      for name in names { try transaction.redact(id: name) }
    }
    return Set(names)
  }
}
