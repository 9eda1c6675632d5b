import Docket
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// The laws of looking back, on random logs with corrections, retractions and accounts.
@Suite struct OutlookLawTests {
  let shelf = Shelf()

  private func log(_ count: Int, seed: Int) throws -> MemoryLog {
    let log = MemoryLog()
    try log.append(try RandomLog.records(count, seed: seed))
    return log
  }

  private func digests(_ log: any LogReader, _ name: String) throws -> [String: String] {
    let views = SQLiteViews(folder: try shelf.folder(name))
    try views.rebuild([], from: log) { _, _ in }
    return try views.digests()
  }

  /// The positions that a scan of all and the scans of each stream show.
  private func positions(
    _ log: any LogReader, of streams: Set<String>? = nil
  ) throws -> [Int64] {
    var positions: [Int64] = []
    guard let streams else {
      try log.scan(after: 0, through: .max) { position, _ in positions.append(position) }
      return positions
    }
    for stream in streams {
      try log.scan(stream: stream, through: .max) { position, _ in positions.append(position) }
    }
    return positions.sorted()
  }

  @Test(arguments: 1...6)
  func `what was recorded up to the head is the plain view`(seed: Int) throws {
    let log = try log(120, seed: seed)
    let outlook = try Outlook(log, from: Standpoint(through: 120))
    #expect(try digests(outlook, "seen") == digests(log, "plain"))
  }

  @Test(arguments: 1...6)
  func `what was recorded up to a position is the view of the log as it was`(seed: Int) throws {
    let log = try log(120, seed: seed)
    let shorter = MemoryLog()
    try shorter.append(Array(try RandomLog.records(120, seed: seed).prefix(70)))
    let outlook = try Outlook(log, from: Standpoint(through: 70))
    #expect(try outlook.head() == shorter.head())
    #expect(try digests(outlook, "seen") == digests(shorter, "then"))
  }

  @Test(arguments: 1...12)
  func `a scan of all shows what the scans of its streams show`(seed: Int) throws {
    let records = try RandomLog.records(150, seed: seed)
    let log = MemoryLog()
    try log.append(records)
    var chance = Chance(seed + 50)
    // A source by name shows its registration whatever its date, which a scan of all does not.
    let streams = Set(records.map(\.stream)).filter { !$0.hasPrefix("source/") }
    for _ in 0..<4 {
      let day = Day(number: Int64.random(in: 17_000...20_000, using: &chance))
      let standpoint = Standpoint(
        asOf: Bool.random(using: &chance) ? day : nil, knownAt: day,
        through: Int64.random(in: 100...150, using: &chance),
        knownThrough: Int64.random(in: 0...150, using: &chance))
      for least in [Inside.possible, .definite] {
        let one = try Outlook(log, from: standpoint, least: least)
        let other = try Outlook(log, from: standpoint, least: least)
        let all = try positions(one).filter {
          !records[Int($0) - 1].stream.hasPrefix("source/")
        }
        #expect(try all == positions(other, of: streams))
      }
    }
  }

  @Test(arguments: 1...4)
  func `later dials never show less`(seed: Int) throws {
    let log = try log(150, seed: seed)
    var before: Set<Int64> = []
    for day in stride(from: Int64(15_000), through: 21_000, by: 500) {
      // No corrections: one may move a date away.
      let outlook = try Outlook(log, from: Standpoint(asOf: Day(number: day)), least: .definite)
      let records = try RandomLog.records(150, seed: seed)
      let amended = Set(
        records.filter { $0.type.hasPrefix("record.") }.map(\.stream))
      let seen = Set(try positions(outlook)).filter {
        !amended.contains(records[Int($0) - 1].stream)
      }
      #expect(before.isSubset(of: seen), "on day \(day)")
      before = seen
    }
  }
}

/// Views as they were, from kept snapshots.
@Suite struct SnapshotTests {
  let shelf = Shelf()

  @Test func `a snapshot is kept, and what follows it is folded`() throws {
    let folder = try shelf.folder("docket")
    let log = MemoryLog()
    try log.append(try RandomLog.records(60, seed: 3))
    let workshop = SQLiteWorkshop(folder: folder, snapshotInterval: 25)
    for position in [10, 25, 40, 49, 60] as [Int64] {
      let views = try workshop.views(of: log, at: position) { _, _ in }
      let plain = SQLiteViews(folder: try shelf.folder("plain-\(position)"))
      try plain.rebuild([], from: Outlook(log, from: Standpoint(through: position))) { _, _ in }
      #expect(try views.digests() == plain.digests(), "at \(position)")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder + "/snapshots")
    #expect(kept.sorted() == ["views-25.sqlite", "views-50.sqlite"])
  }

  @Test func `a snapshot of another log is made again`() throws {
    let folder = try shelf.folder("docket")
    let workshop = SQLiteWorkshop(folder: folder, snapshotInterval: 25)
    for seed in [4, 5] {
      let log = MemoryLog()
      try log.append(try RandomLog.records(30, seed: seed))
      let views = try workshop.views(of: log, at: 30) { _, _ in }
      let plain = SQLiteViews(folder: try shelf.folder("plain-\(seed)"))
      try plain.rebuild([], from: log) { _, _ in }
      #expect(try views.digests() == plain.digests())
    }
  }

  @Test func `catching up over a due position keeps one`() throws {
    let folder = try shelf.folder("docket")
    let log = MemoryLog()
    let views = SQLiteViews(folder: folder, snapshotInterval: 25)
    let records = try RandomLog.records(60, seed: 6)
    try log.append(Array(records[..<20]))
    try views.catchUp(with: log) { _, _ in }
    try log.append(Array(records[20...]))
    try views.catchUp(with: log) { _, _ in }
    #expect(try views.checkpoint() == 60)
    #expect(FileManager.default.fileExists(atPath: folder + "/snapshots/views-50.sqlite"))
    #expect(try views.verify(against: log) { _, _ in } == [])
  }

  @Test func `where snapshots cannot be kept, views are made all the same`() throws {
    let log = MemoryLog()
    try log.append(try RandomLog.records(30, seed: 7))
    let workshop = SQLiteWorkshop(folder: "/proc/nowhere", snapshotInterval: 25)
    #expect(try workshop.views(of: log, at: 30) { _, _ in }.checkpoint() == 30)
  }

  @Test func `passing views leave nothing behind`() throws {
    let log = MemoryLog()
    try log.append(try RandomLog.records(30, seed: 8))
    let scratch = try shelf.folder("scratch")
    let workshop = SQLiteWorkshop(folder: try shelf.folder("docket"), scratch: scratch)
    var views: (any Views)? = try workshop.views(of: log) { _, _ in }
    #expect(try views?.checkpoint() == 30)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).count == 1)
    views = nil
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
  }
}
