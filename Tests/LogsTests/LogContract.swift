import Docket
import Foundation
import Logs
import Ports
import Testing

/// What every engine of the log must do; a new one passes it by being listed in `Engine`.
@Suite struct LogContract {
  let scratch = Scratch()

  func empty(_ engine: Engine) throws -> any Log {
    try engine.create(at: scratch.docket)
  }

  /// Six records of three streams, two of them amendments.
  func filled(_ engine: Engine) throws -> any Log {
    let log = try empty(engine)
    try log.append([
      sample(1, stream: "case/a", revision: 1, type: "case.opened"),
      sample(2, stream: "case/b", revision: 1, type: "case.opened"),
      sample(3, stream: "case/a", revision: 2, type: "record.corrected"),
      sample(4, stream: "case/a", revision: 3, type: "custody.arrested"),
      sample(5, stream: "country/CN", revision: 1, type: "record.redacted"),
      sample(6, stream: "case/b", revision: 2, type: "recorder.named"),
    ])
    return log
  }

  // MARK: Reading

  @Test(arguments: Engine.allCases)
  func `a new log is empty`(_ engine: Engine) throws {
    let log = try empty(engine)
    #expect(try log.head() == .empty)
    #expect(try log.scanned() == [])
    #expect(try log.all() == [])
  }

  @Test(arguments: Engine.allCases)
  func `a record comes back as it was appended, byte by byte`(_ engine: Engine) throws {
    let log = try empty(engine)
    let odd = "quotes \" ' \\, tab\t, newline\n, null\0 and 曾锦富 😀"
    let records = [
      sample(1, stream: "case/ü", revision: 1, recorder: odd, body: odd),
      sample(2, stream: "case/ü", revision: 2, recorded: 1_000_000, recorder: "", body: ""),
      sample(3, stream: "case/b", revision: 1, body: String(repeating: "曾", count: 100_000)),
    ]
    try log.append(records)
    #expect(try log.all() == records)
    #expect(try log.scanned().map(\.body) == records.map { $0.body ?? [] })
    #expect(try log.all().allSatisfy(verifySeal))
  }

  @Test(arguments: Engine.allCases)
  func `a record without salt and body lends an empty buffer`(_ engine: Engine) throws {
    let log = try empty(engine)
    var record = sample(1)
    record.salt = nil
    record.body = nil
    try log.append([record])
    #expect(try log.all() == [record])
    #expect(try log.scanned() == [Scanned(position: 1, body: [])])
  }

  @Test(arguments: Engine.allCases)
  func `the head is the last record's place`(_ engine: Engine) throws {
    let log = try filled(engine)
    #expect(try log.head() == Head(position: 6, recorded: 6_000_000))
  }

  @Test(arguments: Engine.allCases)
  func `a scan begins after one position and ends with another`(_ engine: Engine) throws {
    let log = try filled(engine)
    #expect(try log.scanned().map(\.position) == [1, 2, 3, 4, 5, 6])
    #expect(try log.scanned(after: 2, through: 4).map(\.position) == [3, 4])
    #expect(try log.scanned(after: 6).isEmpty)
    #expect(try log.scanned(after: 4, through: 2).isEmpty)
    #expect(try log.scanned(after: .max).isEmpty)
    #expect(try log.scanned(after: -5, through: 1).map(\.position) == [1])
  }

  @Test(arguments: Engine.allCases)
  func `an error of the visitor ends a scan and comes through`(_ engine: Engine) throws {
    let log = try filled(engine)
    var seen: [Int64] = []
    #expect(throws: Stop()) {
      try log.scan(after: 0, through: .max) { position, _ in
        seen.append(position)
        if position == 2 { throw Stop() }
      }
    }
    #expect(seen == [1, 2])
    #expect(try log.scanned().count == 6)
  }

  @Test(arguments: Engine.allCases)
  func `records can be asked for by stream, by fact and by word`(_ engine: Engine) throws {
    let log = try filled(engine)
    #expect(try log.positions(Selection(.all)) == [1, 2, 3, 4, 5, 6])
    #expect(try log.positions(Selection(.stream("case/a"))) == [1, 3, 4])
    #expect(try log.positions(Selection(.stream("case/c"))) == [])
    #expect(try log.positions(Selection(.stream("case/%"))) == [])
    #expect(try log.positions(Selection(.id("fact-2"))) == [2])
    #expect(try log.positions(Selection(.id("fact-9"))) == [])
    #expect(try log.positions(Selection(.words(prefix: "record."))) == [3, 5])
    #expect(try log.positions(Selection(.words(prefix: "record.red"))) == [5])
    #expect(try log.positions(Selection(.words(prefix: "record"))) == [3, 5, 6])
    #expect(try log.positions(Selection(.words(prefix: "case.opened"))) == [1, 2])
    #expect(try log.positions(Selection(.words(prefix: ""))) == [1, 2, 3, 4, 5, 6])
    #expect(try log.positions(Selection(.accounts)) == [])
    for last in Int64(0)...6 {
      var scanned: [Int64] = []
      try log.scan(stream: "case/a", through: last) { position, _ in scanned.append(position) }
      #expect(scanned == [1, 3, 4].filter { $0 <= last })
    }
  }

  @Test(arguments: Engine.allCases)
  func `several streams come one after the other, in the order of their names`(
    _ engine: Engine
  ) throws {
    let log = try filled(engine)
    let streams = try log.all().reduce(into: [String: [Int64]]()) {
      $0[$1.stream, default: []].append($1.position)
    }
    let names = streams.keys.sorted()
    #expect(names.count > 1)
    #expect(
      try log.positions(Selection(.streams(names.reversed() + ["case/nobody"] + names)))
        == names.flatMap { streams[$0]! })
    #expect(try log.positions(Selection(.streams(["case/a"]), through: 3)) == [1, 3])
    #expect(try log.positions(Selection(.streams([]))) == [])
  }

  @Test(
    arguments: Engine.allCases,
    [Selection.Which.all, .stream("case/a"), .id("fact-3"), .words(prefix: "record.")])
  func `every selection can be turned round, cut and limited`(
    _ engine: Engine, _ which: Selection.Which
  ) throws {
    let log = try filled(engine)
    let all = try log.positions(Selection(which))
    for after in Int64(0)...6 {
      for through in Int64(0)...6 {
        let range = all.filter { after < $0 && $0 <= through }
        for limit in [0, 1, 2, nil] {
          let selection = Selection(which, after: after, through: through, limit: limit)
          #expect(try log.positions(selection) == Array(range.prefix(limit ?? 6)))
          var reversed = selection
          reversed.reverse = true
          #expect(try log.positions(reversed) == Array(range.reversed().prefix(limit ?? 6)))
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `reading ends when the visitor has seen enough`(_ engine: Engine) throws {
    let log = try filled(engine)
    var seen: [Int64] = []
    try log.records(Selection()) {
      seen.append($0.position)
      return seen.count < 3
    }
    #expect(seen == [1, 2, 3])
  }

  @Test(arguments: Engine.allCases)
  func `a reading may begin another`(_ engine: Engine) throws {
    let log = try filled(engine)
    try log.scan(after: 0, through: .max) { position, _ in
      let inner = try log.positions(Selection(after: position))
      #expect(inner == Array(position..<6).map { $0 + 1 })
    }
  }

  // MARK: Writing

  @Test(arguments: Engine.allCases)
  func `positions and revisions have no gaps`(_ engine: Engine) throws {
    let log = try empty(engine)
    for number in 0..<20 { _ = try log.appendNext(to: "case/\(number % 3)") }
    #expect(try log.positions(Selection()) == Array(1...20))
    for stream in 0..<3 {
      let revisions = try log.all(Selection(.stream("case/\(stream)"))).map(\.revision)
      #expect(revisions == Array(1...Int64(revisions.count)))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a writer sees what it has appended, and readers do not`(_ engine: Engine) throws {
    let log = try filled(engine)
    try log.write { transaction in
      #expect(transaction.head == Head(position: 6, recorded: 6_000_000))
      #expect(try transaction.revision(of: "case/a") == 3)
      #expect(try transaction.revision(of: "case/c") == 0)
      #expect(try transaction.record(id: "fact-4")?.position == 4)
      #expect(try transaction.record(id: "fact-7") == nil)
      let record = sample(7, stream: "case/c", revision: 1)
      try transaction.append(record)
      #expect(transaction.head == Head(position: 7, recorded: 7_000_000))
      #expect(try transaction.revision(of: "case/c") == 1)
      #expect(try transaction.record(id: "fact-7") == record)
      #expect(try log.head().position == 6)
      #expect(try log.positions(Selection(.stream("case/c"))) == [])
    }
    #expect(try log.head().position == 7)
  }

  @Test(arguments: Engine.allCases)
  func `a write that throws leaves nothing`(_ engine: Engine) throws {
    let log = try filled(engine)
    let before = try log.all()
    #expect(throws: Stop()) {
      try log.write { transaction in
        try transaction.append(sample(7, stream: "case/c", revision: 1))
        throw Stop()
      }
    }
    #expect(try log.all() == before)
    #expect(try log.appendNext(to: "case/c").position == 7)
  }

  @Test(arguments: Engine.allCases)
  func `a part that throws is taken back, and the rest of the write stands`(
    _ engine: Engine
  ) throws {
    let log = try filled(engine)
    try log.write { transaction in
      try transaction.append(sample(7, stream: "case/c", revision: 1))
      #expect(throws: Stop()) {
        try transaction.attempt {
          try transaction.append(sample(8, stream: "case/c", revision: 2))
          try transaction.append(sample(9, stream: "case/d", revision: 1))
          throw Stop()
        }
      }
      #expect(transaction.head.position == 7)
      #expect(try transaction.revision(of: "case/c") == 1)
      #expect(try transaction.revision(of: "case/d") == 0)
      #expect(try transaction.record(id: "fact-9") == nil)
      let answer = try transaction.attempt {
        try transaction.append(sample(8, stream: "case/d", revision: 1))
        return "kept"
      }
      #expect(answer == "kept")
    }
    #expect(try log.positions(Selection(.stream("case/c"))) == [7])
    #expect(try log.positions(Selection(.stream("case/d"))) == [8])
  }

  @Test(arguments: Engine.allCases)
  func `a write answers what its work answers`(_ engine: Engine) throws {
    let log = try empty(engine)
    #expect(try log.write { _ in "done" } == "done")
    #expect(try log.head() == .empty)
  }

  @Test(arguments: Engine.allCases)
  func `a record out of order is refused with both numbers`(_ engine: Engine) throws {
    let log = try filled(engine)
    func refused(_ record: Record, _ expected: Int64, _ found: Int64) {
      #expect(throws: LogError.outOfOrder(expected: expected, found: found)) {
        try log.append([record])
      }
    }
    refused(sample(8, stream: "case/c", revision: 1), 7, 8)
    refused(sample(6, stream: "case/c", revision: 1), 7, 6)
    refused(sample(7, stream: "case/a", revision: 3), 4, 3)
    refused(sample(7, stream: "case/a", revision: 5), 4, 5)
    refused(sample(7, stream: "case/c", revision: 0), 1, 0)
    refused(sample(7, stream: "case/c", revision: 1, recorded: 5), 6_000_000, 5)
    #expect(try log.head().position == 6)
  }

  @Test(arguments: Engine.allCases)
  func `a second fact of the same id is refused with the first one's place`(
    _ engine: Engine
  ) throws {
    let log = try filled(engine)
    #expect(throws: LogError.duplicate(id: "fact-2", position: 2)) {
      try log.append([sample(7, stream: "case/c", revision: 1, id: "fact-2")])
    }
    #expect(throws: LogError.duplicate(id: "new", position: 7)) {
      try log.append([
        sample(7, stream: "case/c", revision: 1, id: "new"),
        sample(8, stream: "case/c", revision: 2, id: "new"),
      ])
    }
    #expect(try log.head().position == 6)
  }

  @Test(arguments: Engine.allCases)
  func `a refused record does not spoil the rest of a transaction`(_ engine: Engine) throws {
    let log = try filled(engine)
    try log.write { transaction in
      #expect(throws: LogError.self) {
        try transaction.append(sample(7, stream: "case/c", revision: 1, id: "fact-1"))
      }
      try transaction.append(sample(7, stream: "case/c", revision: 1))
    }
    #expect(try log.positions(Selection(.stream("case/c"))) == [7])
  }

  @Test(arguments: Engine.allCases)
  func `writers at the same time get consecutive positions`(_ engine: Engine) async throws {
    let log = try empty(engine)
    let positions = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for writer in 0..<8 {
        group.addTask {
          try (0..<10).map { _ in try log.appendNext(to: "case/\(writer)").position }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(positions.sorted() == Array(1...80))
    #expect(try log.positions(Selection()) == Array(1...80))
    #expect(try log.all(Selection(.stream("case/3"))).map(\.revision) == Array(1...10))
  }

  @Test(arguments: Engine.allCases)
  func `readers beside a writer see whole transactions only`(_ engine: Engine) async throws {
    let log = try empty(engine)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for batch in Int64(0)..<50 {
          try log.append(Array(1...10).map { sample(batch * 10 + $0) })
        }
      }
      for _ in 0..<2 {
        group.addTask {
          var last: Int64 = 0
          while last < 500 {
            let seen = try log.scanned().map(\.position)
            #expect(seen.count % 10 == 0 && seen.count >= Int(last))
            last = seen.last ?? 0
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

struct Stop: Error, Equatable {}
