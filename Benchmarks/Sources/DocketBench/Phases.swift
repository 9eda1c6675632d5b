import ArgumentParser
import Dispatch
import Docket
import Events
import Foundation
import Glibc
import Logs
import Ports

/// What is measured, one phase a process, so that each phase's peak memory is its own.
struct Phases {
  let folder: String
  let facts: Int

  private var file: String { folder + "/facts.jsonl" }
  private var docket: String { folder + "/docket" }

  /// Runs a phase; answers its figure: seconds, or a rate where its name says so.
  func run(_ name: String) throws -> Double {
    switch name {
    case "generate": try timed { try Self.write(facts, to: file) }
    case "import": try importFacts(into: docket)
    case "import-again": try importFacts(into: folder + "/again/docket")
    case "bare-import":
      try RawSQLite.batch(from: docket + "/log.sqlite", to: folder + "/bare-batch.sqlite")
    case "scan": try timed { _ = try RawSQLite.scan(docket + "/log.sqlite") }
    case "rebuild": try rebuild()
    case "append-rate": try appendRate()
    case "writer-1": try writeRate(writers: 1)
    case "writer-16": try writeRate(writers: 16)
    case "bare-append-rate": try RawSQLite.appends(folder + "/bare.sqlite", bodies(count: 2_000))
    case "catch-up": try catchUp()
    case "search-build": try searchBuild()
    case "search-catch-up": try searchCatchUp()
    case "case-read": try caseRead()
    case "search": try search("Person \(facts / 30)")
    case "search-common": try search("engineer ministry")
    default: throw ValidationError("no phase \(name)")
    }
  }

  private func timed(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return seconds(since: start)
  }

  /// Writes so many facts to a file, one a line.
  static func write(_ facts: Int, to file: String) throws {
    guard let out = fopen(file, "w") else { throw ValidationError("cannot write \(file)") }
    defer { fclose(out) }
    var generator = Generator()
    for _ in 0..<facts {
      let line = generator.next()
      fwrite(line, 1, line.count, out)
      fputc(10, out)
    }
  }

  private func importFacts(into docket: String) throws -> Double {
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

  /// Durable batches of one fact a second, from so many threads through one queue.
  private func writeRate(writers: Int) throws -> Double {
    let clerk = try clerk(SQLiteLog.create(at: folder + "/queued"))
    let queue = RecordingQueue(clerk)
    let drafts = try clerk.drafts(of: bodies(count: 2_000).map { try JSON(parsing: $0[...]) })
    let share = drafts.count / writers
    let taken = timed {
      let group = DispatchGroup()
      for writer in 0..<writers {
        group.enter()
        Thread {
          for draft in drafts[writer * share..<(writer + 1) * share] {
            _ = try? queue.record([draft])
          }
          group.leave()
        }.start()
      }
      group.wait()
    }
    let stands = try clerk.log.head().position
    guard stands == share * writers else {
      throw ValidationError("\(stands) of \(share * writers) recorded")
    }
    return Double(stands) / taken
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
          "type": "note.added", "party": .string("person-\(target)-0"),
          "text": .string("looked at again, \(stamp), \(number)"),
        ]
      })
    return try timed { try views.catchUp(with: log) { _, _ in } }
  }

  /// Makes the full-text index from the first fact.
  private func searchBuild() throws -> Double {
    let log = try SQLiteLog(openingAt: docket)
    let search = SQLiteSearch(folder: docket)
    try search.discard()
    return try timed { try search.catchUp(with: log) { _, _ in } }
  }

  /// Takes a hundred facts that the log has more into the index: run it behind `catch-up`.
  private func searchCatchUp() throws -> Double {
    let log = try SQLiteLog(openingAt: docket)
    let search = SQLiteSearch(folder: docket)
    return try timed { try search.catchUp(with: log) { _, _ in } }
  }

  /// Asks an index that nobody has open, with the page that is made of the answer.
  private func search(_ words: String) throws -> Double {
    try timed {
      let log = try SQLiteLog(openingAt: docket)
      let reading = try Reading(
        log, SQLiteViews(folder: docket), workshop: SQLiteWorkshop(folder: docket))
      let page = try reading.search(
        SearchQuery(SearchTerms(words)), SQLiteSearch(folder: docket),
        workshop: SQLiteSearchWorkshop())
      guard page.data.array?.isEmpty == false else {
        throw ValidationError("\(words) was not found")
      }
    }
  }

  /// The page of one case, in a process that has read others before: the median of two hundred.
  private func caseRead() throws -> Double {
    let log = try SQLiteLog(openingAt: docket)
    let views = SQLiteViews(folder: docket)
    try views.catchUp(with: log) { _, _ in }
    let last = max(1, facts / 15)
    return try (0..<200).map { round in
      let number = 1 + round &* 7_919 % last
      return try timed {
        let reading = try Reading(log, views, workshop: SQLiteWorkshop(folder: docket))
        _ = try reading.page(of: .case, CasePlan.slug(CasePlan.country(of: number), number))
      }
    }.median
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
