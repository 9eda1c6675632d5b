import ArgumentParser
import Docket
import Events
import Foundation
import Glibc
import Logs

/// What is measured, one phase a process, so that each phase's peak memory is its own.
struct Phases {
  let folder: String
  let facts: Int

  private var file: String { folder + "/facts.jsonl" }
  private var docket: String { folder + "/docket" }

  /// Runs a phase; answers its figure: seconds, or a rate where its name says so.
  func run(_ name: String) throws -> Double {
    switch name {
    case "generate": try timed { try generate() }
    case "import": try importFacts()
    case "scan": try timed { _ = try RawSQLite.scan(docket + "/log.sqlite") }
    case "rebuild": try rebuild()
    case "append-rate": try appendRate()
    case "bare-append-rate": try RawSQLite.appends(folder + "/bare.sqlite", bodies(count: 2_000))
    case "catch-up": try catchUp()
    default: throw ValidationError("no phase \(name)")
    }
  }

  private func timed(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return seconds(since: start)
  }

  private func generate() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    guard let out = fopen(file, "w") else { throw ValidationError("cannot write \(file)") }
    defer { fclose(out) }
    var generator = Generator()
    for _ in 0..<facts {
      let line = generator.next()
      fwrite(line, 1, line.count, out)
      fputc(10, out)
    }
  }

  private func importFacts() throws -> Double {
    let clerk = try clerk(SQLiteLog.create(at: docket))
    let descriptor = open(file, O_RDONLY)
    defer { close(descriptor) }
    let source = ImportFile(name: file) { buffer in
      max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    return try timed {
      let report = try clerk.import([source])
      guard report.new == facts else {
        throw ValidationError("\(report.new) of \(facts) imported: \(report.refusals.first as Any)")
      }
    }
  }

  private func rebuild() throws -> Double {
    let log = try SQLiteLog(openingAt: docket)
    let views = SQLiteViews(folder: docket)
    return try timed { try views.rebuild([], from: log) { _, _ in } }
  }

  /// Durable single appends a second, each a batch of one fact through the clerk.
  private func appendRate() throws -> Double {
    let clerk = try clerk(SQLiteLog.create(at: folder + "/single"))
    let drafts = try clerk.drafts(of: bodies(count: 2_000).map { try JSON(parsing: $0[...]) })
    let taken = try timed {
      for draft in drafts { _ = try clerk.record([draft]) }
    }
    return Double(drafts.count) / taken
  }

  /// Appends a hundred facts to existing and new cases, then measures until the views hold them.
  private func catchUp() throws -> Double {
    let log = try SQLiteLog(openingAt: docket)
    let views = SQLiteViews(folder: docket)
    let clerk = clerk(log)
    let stamp = UInt64(try log.head().position)
    _ = try clerk.record(
      (0..<100).map { number -> JSON in
        let target = 1 + (Int(stamp) &* 31 &+ number &* 97) % max(1, facts / 20)
        return [
          "type": "note.added", "party": .string("person-\(target)"),
          "text": .string("looked at again, \(stamp), \(number)"),
        ]
      })
    return try timed { try views.catchUp(with: log) { _, _ in } }
  }

  private func clerk(_ log: any Log) -> Clerk {
    let clock: @Sendable () -> Int64 = {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
    }
    let ids = TimeOrderedIDs(clock: clock) { UInt64.random(in: 0 ... .max) }
    return Clerk(log: log, recorder: "bench", clock: clock) { ids.next() }
  }

  private func bodies(count: Int) -> [[UInt8]] {
    var generator = Generator(seed: 7)
    return (0..<count).map { _ in generator.next() }
  }
}
