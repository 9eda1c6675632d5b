import Docket
import Events
import Logs
import Ports
import Testing

/// What recording does.
@Suite struct ClerkTests {
  @Test func `facts are recorded in their order, each in its stream`() throws {
    let office = Office()
    let receipt = try office.clerk.record([Office.opening, Office.introduction, Office.arrest])
    #expect(receipt.new.map(\.position) == [1, 2, 3])
    #expect(
      receipt.new.map(\.stream) == ["case/us-wei-2023", "party/jinchao-wei", "case/us-wei-2023"])
    #expect(receipt.new.map(\.revision) == [1, 1, 2])
    #expect(receipt.new.map(\.id) == ["f-1", "f-2", "f-3"])
    #expect(receipt.new.map(\.type) == ["case.opened", "party.introduced", "custody.arrested"])
    #expect(receipt.new.allSatisfy { $0.recorder == "ana" })
    #expect(try office.records == receipt.new)
    #expect(try office.log.head() == receipt.head)
  }

  @Test func `a record holds the canonical fact, and is sealed`() throws {
    let office = Office()
    let record = try office.clerk.record([Office.opening]).new[0]
    #expect(
      String(decoding: record.body ?? [], as: UTF8.self)
        == #"{"case":"us-wei-2023","country":"US","id":"f-1","title":"Wei","type":"case.opened"}"#)
    #expect(verifySeal(of: record))
  }

  @Test func `a batch has one time, and none is before the last record's`() throws {
    let office = Office(startingAt: 2_000_000_000)
    let first = try office.clerk.record([Office.opening, Office.introduction]).new
    #expect(first.map(\.recorded) == [2_001_000_000, 2_001_000_000])
    var slow = Clerk(log: office.log, recorder: "bo", clock: { 5 }, makeID: { "x" })
    slow.trustsClock = true
    #expect(try slow.record([Office.arrest]).new[0].recorded == 2_001_000_000)
  }

  @Test(
    arguments: [
      // Seconds from the last record: what is believed, and what is not.
      (-61, false), (-60, true), (0, true), (365 * 86_400 - 1, true), (365 * 86_400, false),
      (Int64.min / 1_000_000 + 1_700_000_001, false),
    ] as [(Int64, Bool)])
  func `a clock before the last record, or a year behind it, is not believed`(
    seconds: Int64, isBelieved: Bool
  ) throws {
    let office = try Office.withCase()
    let last = try office.log.head()
    let now = last.recorded + seconds * 1_000_000
    var clerk = Clerk(log: office.log, recorder: "ana", clock: { now }, makeID: { "x" })
    #expect(try (clerk.clockDoubt() == nil) == isBelieved)
    #expect(try clerk.record([Office.arrest], dryRun: true).new.count == 1)
    if !isBelieved {
      let doubt = #expect(throws: ClockDoubt.self) { try clerk.record([Office.arrest]) }
      #expect(doubt?.now == now)
      #expect(doubt?.last == last)
      #expect(doubt?.isBefore == (seconds < 0))
      #expect(try office.log.head() == last)
    }
    clerk.trustsClock = true
    #expect(try clerk.clockDoubt() == nil)
    #expect(try clerk.record([Office.arrest]).new[0].recorded == max(now, last.recorded))
  }

  @Test func `into an empty log any clock records`() throws {
    let clerk = Clerk(log: MemoryLog(), recorder: "ana", clock: { -5 }, makeID: { "x" })
    #expect(try clerk.record([Office.opening]).new.count == 1)
  }

  @Test func `an id is made for a fact that has none`() throws {
    let office = try Office.withCase()
    var fact = Office.arrest
    fact["id"] = nil
    let receipt = try office.clerk.record([fact, fact])
    #expect(receipt.new.count == 2)
    #expect(receipt.new[0].id.hasPrefix("made-"))
    #expect(receipt.new[0].id != receipt.new[1].id)
  }

  @Test func `the same fact again is the first record`() throws {
    let office = try Office.withCase()
    let first = try office.clerk.record([Office.arrest]).new[0]
    let again = try office.clerk.record([Office.opening, Office.arrest, Office.introduction])
    #expect(again.new.isEmpty)
    #expect(again.known.map(\.position) == [1, 3, 2])
    #expect(again.known[1] == first)
    #expect(try office.log.head().position == 3)
  }

  @Test func `the same fact twice in a batch is one record`() throws {
    let office = try Office.withCase()
    let receipt = try office.clerk.record([Office.arrest, Office.arrest])
    #expect(receipt.entries.map(\.isNew) == [true, false])
    #expect(receipt.entries.map(\.record.position) == [3, 3])
  }

  @Test func `of a redacted fact the envelope tells that it is the same`() throws {
    let office = Office()
    var record = try Office().clerk.record([Office.opening]).new[0]
    record.salt = nil
    record.body = nil
    try office.log.write { try $0.append(record) }
    #expect(try office.clerk.record([Office.opening]).known == [record])
    #expect(try office.clerk.record([Office.arrest]).new.count == 1)
  }

  @Test func `a dry run says what would be written, and writes nothing`() throws {
    let office = try Office.withCase()
    let receipt = try office.clerk.record([Office.arrest], dryRun: true)
    #expect(receipt.isDryRun)
    #expect(receipt.new.map(\.position) == [3])
    #expect(try office.log.head().position == 2)
    #expect(try office.refusals([["type": "appeal.lodged", "case": "other"]]).count == 1)
  }

  @Test func `a batch is recorded whole or not at all`() throws {
    let office = try Office.withCase()
    let refusals = try office.refusals([
      Office.arrest, ["type": "appeal.lodged", "case": "a"],
      ["type": "appeal.lodged", "case": "b"],
    ])
    #expect(refusals.map(\.fact) == [1, 2])
    #expect(try office.log.head().position == 2)
  }

  @Test func `all that is wrong with all facts is said before the log is asked`() throws {
    let office = Office()
    let refusals = try office.refusals([
      ["type": "custody.arested", "case": "a"], Office.arrest,
      ["type": "custody.released", "case": "a", "how": "bial", "parties": []],
    ])
    #expect(
      refusals.map { "\($0.fact) \($0.code) \($0.path)" } == [
        "0 fact.unknown-word type", "2 value.choice how", "2 value.empty parties",
      ])
    #expect(refusals.map(\.isConflict) == [false, false, false])
  }

  @Test func `lines are recorded with new ids, and refused with their places`() throws {
    let office = Office()
    func record(_ text: String, expecting expected: [String: Int64] = [:]) throws -> Receipt {
      try office.clerk.record(lines: Array(text.utf8), name: "-", expecting: expected)
    }
    let opening = #"{"type":"case.opened","case":"a","title":"A","country":"US"}"#
    let receipt = try record("\(opening)\n\n" + #"{"type":"appeal.lodged","case":"a"}"#)
    #expect(receipt.new.count == 2)
    #expect(receipt.new.allSatisfy { $0.id.hasPrefix("made-") })
    let checked = #expect(throws: Refusals.self) { try record("\n{\"type\":\"arrest\"}") }
    #expect(checked?.all.first?.description.hasPrefix("-:2:9: There is no word") == true)
    let admitted = #expect(throws: Refusals.self) {
      try record(#"{"type":"appeal.lodged","case":"b"}"#)
    }
    #expect(admitted?.all.first?.description.hasPrefix("-:1:32: b is not in the log.") == true)
    let conflict = #expect(throws: Refusals.self) {
      try record(#"{"type":"appeal.lodged","case":"a"}"#, expecting: ["case/a": 1])
    }
    #expect(conflict?.isConflict == true)
    #expect(conflict?.all.first?.place == nil)
  }

  @Test func `the engine's troubles come through as they are`() throws {
    let clerk = Clerk(log: Broken(), recorder: "ana", clock: { 1 }, makeID: { "a" })
    #expect(throws: LogError.full(path: "/full")) { try clerk.record([Office.opening]) }
  }

  @Test func `writers at the same time lose nothing`() async throws {
    let office = try Office.withCase()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            var fact = Office.arrest
            fact["id"] = .string("w-\(writer)-\(number)")
            _ = try office.clerk.record([fact])
          }
        }
      }
      try await group.waitForAll()
    }
    let records = try office.records
    #expect(records.map(\.position) == Array(1...162))
    #expect(records.filter { $0.stream == "case/us-wei-2023" }.map(\.revision) == Array(1...161))
  }
}

/// A log on a full disk.
private struct Broken: Log {
  func head() throws -> Head { .empty }
  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {}
  func scan(
    after position: Int64, through last: Int64,
    _ visit: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws {}
  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {}
  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    throw LogError.full(path: "/full")
  }
  func scrub() throws {}
}
