import Docket
import Foundation
import Glibc
import Ports
import Testing

@testable import Logs

/// What copies of a log are worth, and what is read where nothing can be written.
@Suite struct CopiesTests {
  let scratch = Scratch()

  func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// A copy of the database alone, in a docket's folder of its own.
  func copy(_ name: String = "copy") throws -> String {
    let folder = scratch.path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: scratch.log, toPath: folder + "/log.sqlite")
    return folder
  }

  // MARK: The WAL

  @Test func `the last reader empties the WAL that a writer had to leave`() throws {
    let reader = try SQLiteLog.create(at: scratch.docket)
    try reader.append([sample(1)])
    try reader.scan(after: 0, through: .max) { _, _ in
      let writer = try SQLiteLog(openingAt: scratch.docket)
      try writer.append([sample(2)])
      writer.close()
      #expect(size(scratch.log + "-wal") > 0)
    }
    reader.close()
    #expect(size(scratch.log + "-wal") == 0)
    #expect(try SQLiteLog(openingAt: copy()).head().position == 2)
  }

  /// Processes that have read and written, and one that was killed.
  func leaveWAL() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = scratch.docket as String] in
      let log = try SQLiteLog(openingAt: folder)
      try log.append([sample(try log.head().position + 1)])
      kill(getpid(), SIGKILL)
    }
    #expect(size(scratch.log + "-wal") > 0)
  }

  @Test func `who opens the log next moves in what a killed writer left`() async throws {
    try SQLiteLog.create(at: scratch.docket).append([sample(1)])
    try await leaveWAL()
    let log = try SQLiteLog(openingAt: scratch.docket)
    #expect(size(scratch.log + "-wal") == 0)
    #expect(try log.head().position == 2)
  }

  @Test func `a WAL that is not the file's own is refused before it does harm`() async throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append((1...40).map { sample($0, body: String(repeating: "x", count: 700)) })
    log.close()
    let monday = try copy("monday")
    try log.append((41...400).map { sample($0, body: String(repeating: "y", count: 700)) })
    log.close()
    try await leaveWAL()
    let wal = try Data(contentsOf: URL(filePath: scratch.log + "-wal"))
    let before = try Data(contentsOf: URL(filePath: monday + "/log.sqlite"))
    try before.write(to: URL(filePath: scratch.log))
    try wal.write(to: URL(filePath: scratch.log + "-wal"))
    let error = #expect(throws: LogError.self) { try SQLiteLog(openingAt: scratch.docket) }
    guard case .corrupt(scratch.log, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("log.sqlite-wal"), "\(reason)")
    #expect(try Data(contentsOf: URL(filePath: scratch.log)) == before)
    for ending in ["-wal", "-shm"] { unlink(scratch.log + ending) }
    #expect(try SQLiteLog(openingAt: scratch.docket).head().position == 40)
  }

  // MARK: Places

  @Test(.enabled(if: ReadOnly.isPossible))
  func `a copy of the database alone can be read on a read-only place`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append([sample(1), sample(2)])
    log.close()
    let folder = try copy("a copy?with #signs%20")
    let place = try ReadOnly(scratch.path)
    defer { place.end() }
    let read = try SQLiteLog(openingAt: folder)
    #expect(try read.all() == [sample(1), sample(2)])
    let error = #expect(throws: LogError.self) { try read.append([sample(3)]) }
    guard case .readOnly = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(.enabled(if: Mount.isAllowed))
  func `a log on a full disk can be read, and says so when it is written`() throws {
    let folder = try Mount("tmpfs", scratch.path + "/small", options: "size=400k")
    let docket = folder.path + "/.docket"
    let log = try SQLiteLog.create(at: docket)
    try log.append([sample(1)])
    log.close()
    for ending in ["-wal", "-shm"] { unlink(docket + "/log.sqlite" + ending) }
    let filler = try FileHandle(forWritingTo: URL(filePath: fill(folder.path)))
    let piece = Data(count: 1024)
    while (try? filler.write(contentsOf: piece)) != nil {}
    let read = try SQLiteLog(openingAt: docket)
    #expect(try read.all() == [sample(1)])
    #expect(throws: LogError.full(path: docket + "/log.sqlite")) { try read.append([sample(2)]) }
    #expect(try read.all() == [sample(1)])
    try folder.remount("size=4m")
    try read.append([sample(2)])
    #expect(try read.all() == [sample(1), sample(2)])
  }

  private func fill(_ folder: String) -> String {
    let path = folder + "/fill"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    return path
  }

  @Test func `on a file system that others may share a log is read, and not written`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append([sample(1)])
    log.close()
    let shared = try SQLiteLog(openingAt: scratch.docket, sharedAs: "fuse.bindfs")
    #expect(try shared.all() == [sample(1)])
    let error = #expect(throws: LogError.self) { try shared.append([sample(2)]) }
    #expect(error == .shared(path: scratch.log, type: "fuse.bindfs"))
    // While it is read so, writers wait.
    let writer = try SQLiteLog(openingAt: scratch.docket, lockTimeout: .milliseconds(50))
    #expect(throws: LogError.self) { try writer.append([sample(2)]) }
    shared.close()
    try writer.append([sample(2)])
  }

  // MARK: Rights

  @Test func `files beside the log have its rights, whoever makes them`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let records = try RandomLog.records(60, seed: 3)
    try log.append(records)
    chmod(scratch.docket, 0o2770)
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.docket) {
      chmod(scratch.docket + "/" + name, 0o660)
    }
    let old = umask(0o077)
    defer { umask(old) }
    try SQLiteViews(folder: scratch.docket).catchUp(with: log) { _, _ in }
    try SQLiteSearch(folder: scratch.docket).catchUp(with: log) { _, _ in }
    let kept = try SourceFolder(docket: scratch.docket).keep([1, 2, 3])
    for name in ["views.sqlite", "views.lock", "search.sqlite", "search.lock", kept.place] {
      #expect(try mode(name) == 0o660, "\(name)")
    }
    #expect(try mode("sources") & 0o777 == 0o770)
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: scratch.docket + "/" + name)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
