import Docket
import Foundation
import Glibc
import Ports
import Testing

@testable import Logs

/// What commands that were killed leave in the folder for what passes.
@Suite struct PassingFolderTests {
  let shelf = Shelf()

  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// A folder as a command leaves it that was killed: nobody holds its lock.
  private func leave(in scratch: String) throws -> String {
    let path = scratch + "/docket-passing-k1ll3d"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("zebra".utf8).write(to: URL(filePath: path + "/views.sqlite"))
    return path
  }

  @Test func `it goes with its maker`() throws {
    let scratch = try shelf.folder("scratch")
    var folder: PassingFolder? = try PassingFolder(in: scratch)
    let path = try #require(folder?.path)
    #expect(try contents(scratch) == [String(path.dropFirst(scratch.count + 1))])
    try Data("zebra".utf8).write(to: URL(filePath: path + "/views.sqlite"))
    folder = nil
    #expect(try contents(scratch) == [])
  }

  @Test func `nobody else can look into it`() throws {
    let folder = try PassingFolder(in: shelf.folder("scratch"))
    var status = stat()
    #expect(stat(folder.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func `the next one removes what nobody holds, and nothing else`() throws {
    let scratch = try shelf.folder("scratch")
    let held = try PassingFolder(in: scratch)
    let left = try leave(in: scratch)
    try Data().write(to: URL(filePath: scratch + "/docket-passing-file"))
    try FileManager.default.createDirectory(
      atPath: scratch + "/another", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: scratch + "/docket-passing-link", withDestinationPath: scratch + "/another")
    let next = try PassingFolder(in: scratch)
    #expect(!FileManager.default.fileExists(atPath: left))
    for path in [
      held.path, next.path, scratch + "/docket-passing-file", scratch + "/docket-passing-link",
      scratch + "/another",
    ] {
      #expect(FileManager.default.fileExists(atPath: path), "\(path)")
    }
  }

  @Test(.enabled(if: Program.exists("flock")))
  func `it is stale when the process that held it is dead`() throws {
    let scratch = try shelf.folder("scratch")
    let left = try leave(in: scratch)
    let holder = try Program("flock", ["-nF", left, "sh", "-c", "echo held; exec cat"])
    #expect(holder.hear().contains("held"))
    PassingFolder.sweep(scratch)
    #expect(FileManager.default.fileExists(atPath: left))
    holder.kill()
    let end = ContinuousClock.now + .seconds(5)
    while FileManager.default.fileExists(atPath: left), ContinuousClock.now < end {
      PassingFolder.sweep(scratch)
      usleep(10_000)
    }
    #expect(!FileManager.default.fileExists(atPath: left))
  }

  @Test func `many at once never take each other's away`() async throws {
    let scratch = try shelf.folder("scratch")
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<50 {
            let folder = try PassingFolder(in: scratch)
            let file = folder.path + "/views.sqlite"
            try Data("zebra".utf8).write(to: URL(filePath: file))
            guard FileManager.default.fileExists(atPath: file) else { return false }
          }
          return true
        }
      }
      for try await isWhole in group { #expect(isWhole) }
    }
    #expect(try contents(scratch) == [])
  }

  @Test func `where no folder can be made, it is said`() {
    #expect(throws: (any Error).self) { try PassingFolder(in: "/proc/nowhere") }
  }

  @Test func `a redaction removes what was left`() throws {
    let scratch = try shelf.folder("scratch")
    let left = try leave(in: scratch)
    let folder = try shelf.folder("docket") + "/.docket"
    let log = try SQLiteLog.create(at: folder)
    let purge = Purge(folder: folder, SQLiteViews(folder: folder), scratch: scratch)
    try purge.note(DoomedArchive(sources: [String(repeating: "0", count: 64)]), of: "x")
    #expect(purge.run(on: log, waiting: .zero) == [])
    #expect(!FileManager.default.fileExists(atPath: left))
  }
}
