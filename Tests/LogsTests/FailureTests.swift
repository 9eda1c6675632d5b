import Docket
import Foundation
import Glibc
import Logs
import Ports
import Testing

/// What is left when the power, the disk or the permission goes.
@Suite struct FailureTests {
  let scratch = Scratch()

  /// A log of `count` records, and those.
  func filled(_ count: Int64 = 5) throws -> [Record] {
    let records = (1...count).map { sample($0) }
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append(records)
    return records
  }

  // MARK: Death

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a process killed within a transaction leaves nothing of it`() throws {
    let before = try filled()
    let program = try Program("sqlite3", [scratch.log])
    program.say(
      """
      PRAGMA cache_size = 5; BEGIN IMMEDIATE;
      WITH RECURSIVE n(i) AS (SELECT 6 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
      INSERT INTO records SELECT i, 'case/one', i, 'k' || i, 'x.y', 9000000, 'eve', zeroblob(32),
        zeroblob(32), zeroblob(16), hex(zeroblob(200)) FROM n;
      SELECT max(position) FROM records;

      """)
    #expect(program.hear() == "3000\n")
    let wal = try FileManager.default.attributesOfItem(atPath: scratch.log + "-wal")
    #expect(try #require(wal[.size] as? Int) > 1 << 20)
    program.kill()

    let log = try SQLiteLog(openingAt: scratch.docket)
    #expect(try log.all() == before)
    try log.append([sample(6)])
    #expect(try log.all() == before + [sample(6)])
    #expect(try outsider(scratch.log, "PRAGMA integrity_check;") == "ok")
  }

  @Test func `a writer killed at any moment leaves whole batches only`() async throws {
    _ = try filled()
    for round in UInt32(0)..<4 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = scratch.docket as String, delay = round * 10_000 + 2000 as UInt32] in
        let log = try SQLiteLog(openingAt: folder)
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        while true {
          let position = try log.head().position
          try log.append((1...5).map { sample(position + $0) })
        }
      }
      let log = try SQLiteLog(openingAt: scratch.docket)
      let found = try log.all()
      #expect(found == (1...Int64(found.count)).map { sample($0) })
      #expect(found.count % 5 == 0)
    }
    #expect(try SQLiteLog(openingAt: scratch.docket).head().position > 5)
  }

  // MARK: Disk

  @Test func `a device that fails in a write poisons the writer until the log is opened again`()
    async throws
  {
    let before = try filled()
    await #expect(processExitsWith: .success) { [folder = scratch.docket as String] in
      let log = try SQLiteLog(openingAt: folder)
      limitFiles(to: 40_000)
      let large = sample(6, body: String(repeating: "x", count: 100_000))
      let first = #expect(throws: LogError.self) { try log.append([large]) }
      guard case .unknownOutcome = first else { exit(2) }
      limitFiles(to: rlim_t.max)
      let second = #expect(throws: LogError.self) { try log.append([sample(6)]) }
      guard case .io(_, let reason) = second else { exit(3) }
      guard reason.hasPrefix("an earlier write failed; open the log again: ") else { exit(4) }
      guard try log.head().position == 5 else { exit(5) }
      let again = try SQLiteLog(openingAt: folder)
      try again.append([sample(6)])
    }
    #expect(try SQLiteLog(openingAt: scratch.docket).all() == before + [sample(6)])
  }

  @Test(.enabled(if: Mount.isAllowed))
  func `a full disk leaves the log as it was, and room makes it work again`() throws {
    let folder = try Mount("tmpfs", scratch.path + "/small", options: "size=400k")
    let docket = folder.path + "/.docket"
    let log = try SQLiteLog.create(at: docket)
    var kept: [Record] = []
    let error = #expect(throws: LogError.self) {
      for position in Int64(1)...1000 {
        let record = sample(position, body: String(repeating: "x", count: 5000))
        try log.append([record])
        kept.append(record)
      }
    }
    #expect(error == .full(path: docket + "/log.sqlite"))
    #expect(!kept.isEmpty)
    #expect(try log.all() == kept)

    try folder.remount("size=4m")
    let next = sample(Int64(kept.count) + 1)
    try log.append([next])
    #expect(try SQLiteLog(openingAt: docket).all() == kept + [next])
  }

  @Test(.enabled(if: Mount.isAllowed))
  func `a batch too large for the disk leaves nothing of itself`() throws {
    let folder = try Mount("tmpfs", scratch.path + "/small", options: "size=2m")
    let docket = folder.path + "/.docket"
    let log = try SQLiteLog.create(at: docket)
    try log.append([sample(1)])
    #expect(throws: LogError.full(path: docket + "/log.sqlite")) {
      try log.append((2...1000).map { sample($0, body: String(repeating: "x", count: 5000)) })
    }
    #expect(try log.all() == [sample(1)])
    try log.append([sample(2)])
    #expect(try log.head().position == 2)
  }

  @Test(.enabled(if: Mount.isAllowed))
  func `a batch that swallows the engine's error does not stand either`() throws {
    let folder = try Mount("tmpfs", scratch.path + "/small", options: "size=2m")
    let docket = folder.path + "/.docket"
    let log = try SQLiteLog.create(at: docket)
    let body = String(repeating: "x", count: 1 << 20)
    var refused = 0
    #expect(throws: LogError.full(path: docket + "/log.sqlite")) {
      try log.write { transaction in
        for position in Int64(1)...80 {
          do { try transaction.append(sample(position, body: body)) } catch { refused += 1 }
        }
      }
    }
    #expect(refused > 0)
    #expect(try log.head() == .empty)
    try log.append([sample(1)])
  }

  @Test(.enabled(if: Mount.isAllowed))
  func `a log cannot be made on a full disk, and leaves no half of one`() throws {
    let folder = try Mount("tmpfs", scratch.path + "/small", options: "size=12k")
    let docket = folder.path + "/.docket"
    #expect(throws: LogError.self) { try SQLiteLog.create(at: docket) }
    #expect(throws: LogError.missing(path: docket + "/log.sqlite")) {
      try SQLiteLog(openingAt: docket)
    }
    try folder.remount("size=4m")
    try SQLiteLog.create(at: docket).append([sample(1)])
  }

  // MARK: Permission

  @Test(.enabled(if: ReadOnly.isPossible))
  func `a log on a read-only place can be read, and says that it cannot be written`() throws {
    let before = try filled()
    let place = try ReadOnly(scratch.path)
    defer { place.end() }
    let log = try SQLiteLog(openingAt: scratch.docket)
    #expect(try log.all() == before)
    #expect(try log.scanned().count == 5)
    let error = #expect(throws: LogError.self) { try log.append([sample(6)]) }
    guard case .readOnly = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try log.head().position == 5)
  }

  @Test(.enabled(if: ReadOnly.isPossible))
  func `what waits in a WAL on a read-only place is not passed over`() async throws {
    _ = try filled()
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = scratch.docket as String] in
      let log = try SQLiteLog(openingAt: folder)
      try log.append([sample(6)])
      kill(getpid(), SIGKILL)
    }
    try FileManager.default.removeItem(atPath: scratch.log + "-shm")
    let place = try ReadOnly(scratch.path)
    defer { place.end() }
    let error = #expect(throws: LogError.self) { try SQLiteLog(openingAt: scratch.docket) }
    guard case .readOnly(scratch.log, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("copy the folder to a place that can be written"))
  }

  @Test(.enabled(if: ReadOnly.isPossible))
  func `a log cannot be made on a read-only place`() throws {
    let place = try ReadOnly(scratch.path)
    defer { place.end() }
    let error = #expect(throws: LogError.self) { try SQLiteLog.create(at: scratch.docket) }
    guard case .readOnly = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}

/// Bounds the size that this process may give a file; beyond it a write fails with EFBIG.
private func limitFiles(to size: rlim_t) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: size, rlim_max: rlim_t.max)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
