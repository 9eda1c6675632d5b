import Docket
import Foundation
import Glibc
import Ports
import Testing

@testable import Logs

/// Opening and creating: what is refused, in which words, and what is left alone.
@Suite struct OpeningTests {
  let scratch = Scratch()

  func contents() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: scratch.docket).sorted()) ?? []
  }

  func mode(_ name: String) throws -> Int {
    let path = name.isEmpty ? scratch.docket : scratch.docket + "/" + name
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int) & 0o777
  }

  // MARK: Creating

  @Test func `a log and its folder are their owner's only`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append([sample(1)])
    #expect(try mode("") == 0o700)
    #expect(contents() == ["log.lock", "log.sqlite", "log.sqlite-shm", "log.sqlite-wal"])
    for name in contents() { #expect(try mode(name) == 0o600) }
  }

  @Test func `creating never replaces a log`() throws {
    try SQLiteLog.create(at: scratch.docket).append([sample(1)])
    #expect(throws: LogError.exists(path: scratch.log)) {
      try SQLiteLog.create(at: scratch.docket)
    }
    #expect(try SQLiteLog(openingAt: scratch.docket).head().position == 1)
  }

  @Test func `a creation that was cut short is begun again`() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.docket, withIntermediateDirectories: true)
    for name in ["log.sqlite.new", "log.sqlite.new-journal", "log.sqlite.new-wal"] {
      try Data("half".utf8).write(to: URL(fileURLWithPath: scratch.docket + "/" + name))
    }
    #expect(throws: LogError.missing(path: scratch.log)) {
      try SQLiteLog(openingAt: scratch.docket)
    }
    try SQLiteLog.create(at: scratch.docket).append([sample(1)])
    #expect(!contents().contains { $0.contains("new") })
  }

  @Test func `a folder that cannot be made is said`() throws {
    #expect(
      throws: LogError.io(path: scratch.path + "/a/b", reason: "No such file or directory")
    ) {
      try SQLiteLog.create(at: scratch.path + "/a/b")
    }
  }

  // MARK: Opening

  @Test func `opening never makes a log`() throws {
    #expect(throws: LogError.missing(path: scratch.log)) {
      try SQLiteLog(openingAt: scratch.docket)
    }
    try FileManager.default.createDirectory(
      atPath: scratch.docket, withIntermediateDirectories: true)
    #expect(throws: LogError.missing(path: scratch.log)) {
      try SQLiteLog(openingAt: scratch.docket)
    }
    #expect(contents() == [])
  }

  /// Puts a file where the log should be.
  func place(_ bytes: Data) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.docket, withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: scratch.log))
  }

  func refused(_ error: LogError, _ location: SourceLocation = #_sourceLocation) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.log))
    #expect(throws: error, sourceLocation: location) { try SQLiteLog(openingAt: scratch.docket) }
    #expect(throws: LogError.exists(path: scratch.log), sourceLocation: location) {
      try SQLiteLog.create(at: scratch.docket)
    }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: scratch.log)) == before,
      sourceLocation: location)
  }

  @Test func `an empty file is not a log`() throws {
    try place(Data())
    try refused(.foreign(path: scratch.log, reason: "the file is empty"))
  }

  @Test func `a text is not a log`() throws {
    try place(Data(String(repeating: "All the world's a stage.\n", count: 400).utf8))
    try refused(.foreign(path: scratch.log, reason: "it is not an SQLite database"))
  }

  @Test func `a folder is not a log`() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.log, withIntermediateDirectories: true)
    #expect(throws: LogError.foreign(path: scratch.log, reason: "it is not a file")) {
      try SQLiteLog(openingAt: scratch.docket)
    }
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `another program's database is not a log`() throws {
    try place(Data())
    _ = try outsider(scratch.log, "CREATE TABLE records (position INTEGER PRIMARY KEY);")
    try refused(
      .foreign(
        path: scratch.log, reason: "its application id is 0, a docket's is 1684237172"))
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `a later docket's log is left to it`() throws {
    try SQLiteLog.create(at: scratch.docket)
    _ = try outsider(scratch.log, "PRAGMA user_version = 7;")
    try refused(.newer(path: scratch.log, found: 7, known: 3))
  }

  @Test(.enabled(if: Program.exists("sqlite3")))
  func `an older log is brought up to date when it is opened`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append((1...3).map { sample($0) })
    log.close()
    _ = try outsider(scratch.log, "DROP INDEX markings; PRAGMA user_version = 1;")
    let opened = try SQLiteLog(openingAt: scratch.docket)
    var marked = 0
    try opened.records(Selection(.marked)) { _ in
      marked += 1
      return true
    }
    #expect(marked == 0)
    #expect(try opened.head().position == 3)
    opened.close()
    let version = try outsider(scratch.log, "PRAGMA user_version;")
    #expect(version.contains("3"))
  }

  @Test func `a log cut short is corrupt, and read no further`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append((1...500).map { sample($0) })
    log.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.log))
    for size in [50, 512, 4096, 8192, whole.count - 4096] {
      let other = Scratch()
      try FileManager.default.createDirectory(
        atPath: other.docket, withIntermediateDirectories: true)
      try whole.prefix(size).write(to: URL(fileURLWithPath: other.log))
      let error = #expect(throws: LogError.self) {
        _ = try SQLiteLog(openingAt: other.docket).all()
      }
      switch error {
      case .corrupt, .foreign: break
      default: Issue.record("\(size) bytes: \(String(describing: error))")
      }
    }
  }

  @Test func `a log put in another one's place is noticed before it is written`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append([sample(1)])
    try FileManager.default.moveItem(atPath: scratch.log, toPath: scratch.log + ".old")
    #expect(throws: LogError.missing(path: scratch.log)) { try log.append([sample(2)]) }
    try FileManager.default.copyItem(atPath: scratch.log + ".old", toPath: scratch.log)
    #expect(
      throws: LogError.foreign(
        path: scratch.log, reason: "it was replaced since it was opened; open the log again")
    ) { try log.append([sample(2)]) }
  }

  // MARK: Connections

  @Test(arguments: [SQLiteConnection.Role.reader, .writer])
  func `every connection is set for safety`(_ role: SQLiteConnection.Role) throws {
    try SQLiteLog.create(at: scratch.docket)
    let connection = try SQLiteConnection.open(
      Place(folder: scratch.docket), as: role, waiting: .seconds(3))
    let report = try SQLiteConnection.report(connection)
    let expected = [
      "journal_mode": "wal", "synchronous": "2", "trusted_schema": "0", "cell_size_check": "1",
      "recursive_triggers": "1", "foreign_keys": "1", "secure_delete": "1", "mmap_size": "0",
      "temp_store": "2", "busy_timeout": "3000", "journal_size_limit": "67108864",
      "wal_autocheckpoint": role == .writer ? "1000" : "0",
      "cache_size": role == .writer ? "-65536" : "-2000",
      // Defensive, no checkpoint on close, and no double-quoted strings in schema or statements.
      "switch 1010": "1", "switch 1006": "1", "switch 1014": "0", "switch 1013": "0",
    ]
    #expect(report == expected)
  }

  @Test func `closing leaves everything in one file, and the log usable`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append((1...100).map { sample($0) })
    log.close()
    let wal = try FileManager.default.attributesOfItem(atPath: scratch.log + "-wal")
    #expect(wal[.size] as? Int == 0)
    #expect(try log.head().position == 100)
    try log.append([sample(101)])
    #expect(try log.head().position == 101)
  }

  @Test func `the WAL does not grow for ever`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let body = String(repeating: "x", count: 500_000)
    for position in Int64(1)...40 { try log.append([sample(position, body: body)]) }
    let wal = try FileManager.default.attributesOfItem(atPath: scratch.log + "-wal")
    #expect(try #require(wal[.size] as? Int) < 8 << 20)
  }

  // MARK: Places

  @Test func `the file system of a folder is found among the mounts`() {
    let mounts = """
      22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
      31 22 0:26 / /mnt/a\\040b rw,nosuid shared:5 master:1 - fuse.sshfs me@host:/ rw
      32 22 0:300 / /home rw - nfs4 server:/home rw,vers=4.2
      """
    #expect(fileSystem(of: 0xFE00, in: mounts) == "ext4")
    #expect(fileSystem(of: 26, in: mounts) == "fuse.sshfs")
    #expect(fileSystem(of: 0x10002C, in: mounts) == "nfs4")
    #expect(fileSystem(of: 27, in: mounts) == nil)
    #expect(fileSystem(of: 26, in: "") == nil)
  }

  @Test func `this machine's own mounts can be read`() throws {
    var status = stat()
    try #require(stat("/proc", &status) == 0)
    let mounts = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    #expect(fileSystem(of: UInt64(status.st_dev), in: mounts) == "proc")
  }

  @Test func `only file systems of this machine will do`() {
    for type in ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse", "ceph"] {
      #expect(isShared(type))
    }
    for type in ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fuseblk"] {
      #expect(!isShared(type))
    }
  }

  // MARK: Groups

  @Test(arguments: [(0o2770, 0o070, 0o060), (0o2750, 0o050, 0o040), (0o2700, 0, 0), (0o770, 0, 0)])
  func `a docket in a folder that a group shares is the group's, as far as the umask goes`(
    above: Int, folder: Int, file: Int
  ) throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Umask:") })
    let free = ~(try #require(Int(line.split(separator: "\t")[1], radix: 8)))
    try #require(chmod(scratch.path, mode_t(above)) == 0)
    try SQLiteLog.create(at: scratch.docket).append([sample(1)])
    #expect(try mode("") == 0o700 | folder & free)
    #expect(contents() == ["log.lock", "log.sqlite", "log.sqlite-shm", "log.sqlite-wal"])
    for name in contents() { #expect(try mode(name) == 0o600 | file & free, "\(name)") }
  }
}
