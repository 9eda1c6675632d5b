import Docket
import Events
import Foundation
import Logs
import Ports
import Synchronization
import Testing

/// Many callers record through one queue; what waits goes into the log together.
@Suite struct RecordingQueueTests {
  private static func opening(_ number: Int) -> JSON {
    [
      "type": "case.opened", "case": .string("c-\(number)"), "id": .string("o-\(number)"),
      "title": "A case", "country": "US",
    ]
  }

  /// Calls from so many threads at once, each with its number.
  private func together(_ count: Int, _ call: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      Thread {
        call(number)
        group.leave()
      }.start()
    }
    group.wait()
  }

  private func ids(_ log: any LogReader) throws -> [String] {
    var ids: [String] = []
    try log.records(Selection()) {
      ids.append($0.id)
      return true
    }
    return ids
  }

  @Test func `every batch stands once, in a log without gaps`() throws {
    let office = Office()
    let queue = RecordingQueue(office.clerk)
    let receipts = Mutex<[Receipt]>([])
    together(16) { writer in
      for number in 0..<20 {
        let drafts = try! office.clerk.drafts(of: [Self.opening(writer * 20 + number)])
        let receipt = try! queue.record(drafts)
        receipts.withLock { $0.append(receipt) }
      }
    }
    let positions = receipts.withLock { $0.flatMap(\.entries).map(\.record.position) }
    #expect(positions.sorted() == Array(1...320))
    #expect(try office.log.head().position == 320)
  }

  @Test func `batches that wait for a slow writer go into one commit`() throws {
    let office = Office()
    let log = CountingLog(office.log)
    let queue = RecordingQueue(office.clerk(on: log))
    together(8) { writer in
      _ = try! queue.record(try! office.clerk.drafts(of: [Self.opening(writer)]))
    }
    #expect(try office.log.head().position == 8)
    // The first goes alone, or with those that came while the log was taken.
    #expect(log.commits.withLock { $0 } < 8)
  }

  @Test func `a batch that is refused takes no other with it, and leaves nothing of itself`() throws
  {
    let office = Office()
    let log = CountingLog(office.log)
    let queue = RecordingQueue(office.clerk(on: log))
    let outcomes = Mutex<[Int: String]>([:])
    together(6) { writer in
      // Every second batch has a good fact before one about a case that was never opened.
      var facts = [Self.opening(writer)]
      if writer % 2 == 1 {
        facts.append(["type": "custody.arrested", "case": "nowhere", "id": .string("n-\(writer)")])
      }
      do {
        _ = try queue.record(try office.clerk.drafts(of: facts))
        outcomes.withLock { $0[writer] = "stands" }
      } catch let refusals as Refusals {
        outcomes.withLock { $0[writer] = "\(refusals.all.count) refused" }
      } catch {
        outcomes.withLock { $0[writer] = "\(error)" }
      }
    }
    #expect(
      outcomes.withLock { $0 } == [
        0: "stands", 1: "1 refused", 2: "stands", 3: "1 refused", 4: "stands", 5: "1 refused",
      ])
    #expect(try ids(office.log).sorted() == ["o-0", "o-2", "o-4"])
  }

  @Test func `when the engine fails, all that were in the commit are told so`() throws {
    let office = Office()
    let log = CountingLog(office.log)
    log.fails.withLock { $0 = true }
    let queue = RecordingQueue(office.clerk(on: log))
    let failed = Mutex(0)
    together(5) { writer in
      do {
        _ = try queue.record(try office.clerk.drafts(of: [Self.opening(writer)]))
      } catch LogError.full {
        failed.withLock { $0 += 1 }
      } catch {}
    }
    #expect(failed.withLock { $0 } == 5)
    log.fails.withLock { $0 = false }
    _ = try queue.record(try office.clerk.drafts(of: [Self.opening(9)]))
    #expect(try ids(office.log) == ["o-9"])
  }

  @Test func `the same fact twice in one commit is one record`() throws {
    let office = Office()
    let queue = RecordingQueue(office.clerk(on: CountingLog(office.log)))
    let new = Mutex(0)
    together(6) { _ in
      let receipt = try! queue.record(try! office.clerk.drafts(of: [Self.opening(1)]))
      new.withLock { $0 += receipt.entries.filter(\.isNew).count }
    }
    #expect(new.withLock { $0 } == 1)
    #expect(try office.log.head().position == 1)
  }
}

/// A log that counts its commits, takes its time with each, and fails when it is told to.
private final class CountingLog: Log {
  let base: MemoryLog
  let commits = Mutex(0)
  let fails = Mutex(false)

  init(_ base: MemoryLog) { self.base = base }

  func head() throws -> Head { try base.head() }
  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws { try base.scan(after: position, through: last, visit) }
  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws { try base.scan(stream: stream, through: last, visit) }
  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    try base.records(selection, visit)
  }
  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    if fails.withLock({ $0 }) { throw LogError.full(path: "/log") }
    usleep(100_000)
    commits.withLock { $0 += 1 }
    return try base.write(body)
  }
  func scrub() throws { base.scrub() }
}
