import Docket
import Foundation
import Logs
import Ports
import Testing

/// One writer at a time, across threads, logs and processes.
@Suite struct WritersTests {
  let scratch = Scratch()

  /// A process that holds the lock until it is killed.
  func holder(_ name: String = "") throws -> Program {
    let program = try Program(
      "flock",
      ["-F", scratch.docket + "/log.lock", "sh", "-c", "\(name) echo ready; exec sleep 60"])
    #expect(program.hear() == "ready\n")
    return program
  }

  @Test func `two logs on one folder take turns`() async throws {
    try SQLiteLog.create(at: scratch.docket)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        let log = try SQLiteLog(openingAt: scratch.docket, lockTimeout: .seconds(20))
        group.addTask {
          for _ in 0..<25 { _ = try log.appendNext(to: "case/\(writer)") }
        }
      }
      try await group.waitForAll()
    }
    let log = try SQLiteLog(openingAt: scratch.docket)
    #expect(try log.positions(Selection()) == Array(1...100))
  }

  @Test func `a writer that waits in vain is told who holds the log`() throws {
    let first = try SQLiteLog.create(
      at: scratch.docket, recorderDescription: "ana,\n docket import")
    let second = try SQLiteLog(
      openingAt: scratch.docket, lockTimeout: .milliseconds(60), recorderDescription: "bo")
    try first.write { _ in
      let error = #expect(throws: LogError.self) { try second.append([sample(1)]) }
      guard case .busy(let holder, let waited) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let pid = ProcessInfo.processInfo.processIdentifier
      #expect(holder.hasPrefix("pid \(pid), ana, docket import, since 20"))
      #expect(holder.hasSuffix("Z"))
      #expect(0.06 <= waited && waited < 5)
    }
    try second.append([sample(1)])
  }

  @Test func `a second thread waits in vain too`() throws {
    let log = try SQLiteLog.create(
      at: scratch.docket, lockTimeout: .milliseconds(50), recorderDescription: "ana")
    try log.write { _ in
      let error = #expect(throws: LogError.self) { try log.append([sample(1)]) }
      guard case .busy(let holder, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(holder.hasSuffix("ana, which is this process"))
    }
  }

  @Test(.enabled(if: Program.exists("flock")))
  func `a process that said its name is named`() throws {
    let log = try SQLiteLog.create(at: scratch.docket, lockTimeout: .milliseconds(50))
    let line = "pid 1, bo, docket import, since 2026-03-01T09:00:00Z"
    let program = try holder("echo '\(line)' > \(scratch.docket)/log.lock;")
    defer { program.kill() }
    let error = #expect(throws: LogError.self) { try log.append([sample(1)]) }
    guard case .busy(let holder, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder == line)
    #expect(try log.head() == .empty)
  }

  @Test(.enabled(if: Program.exists("flock")))
  func `the lock of a dead process is free`() throws {
    let log = try SQLiteLog.create(at: scratch.docket, lockTimeout: .seconds(10))
    let program = try holder()
    program.kill()
    try log.append([sample(1)])
    #expect(try log.head().position == 1)
  }

  @Test(.enabled(if: Program.exists("flock")))
  func `a lock file taken away does not make two writers`() throws {
    let first = try SQLiteLog.create(at: scratch.docket, lockTimeout: .milliseconds(50))
    try first.append([sample(1)])
    try FileManager.default.removeItem(atPath: scratch.docket + "/log.lock")
    let program = try holder()
    defer { program.kill() }
    #expect(throws: LogError.self) { try first.append([sample(2)]) }
    #expect(try first.head().position == 1)
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a program that knows nothing of the lock is waited for as well`() throws {
    let log = try SQLiteLog.create(at: scratch.docket, lockTimeout: .milliseconds(60))
    let program = try Program("sqlite3", [scratch.log])
    defer { program.kill() }
    program.say("BEGIN IMMEDIATE; SELECT 'begun';\n")
    #expect(program.hear() == "begun\n")
    #expect(
      throws: LogError.busy(holder: "a program that does not take log.lock", waited: 0.06)
    ) { try log.append([sample(1)]) }
    program.say("ROLLBACK; SELECT 'ended';\n")
    #expect(program.hear() == "ended\n")
    try log.append([sample(1)])
  }
}
