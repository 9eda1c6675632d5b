import Docket
import Events
import Foundation
import GRDB
import Glibc
import Ports
import Testing

@testable import Logs

/// A docket in one file, and back.
@Suite struct BackupTests {
  let scratch = Scratch()
  var file: String { scratch.path + "/backup" }
  var other: String { scratch.path + "/other" }

  /// A log with an archived source, of which one fact is redacted.
  func filled() throws -> SQLiteLog {
    let log = try SQLiteLog.create(at: scratch.docket)
    let store = SourceFolder(docket: scratch.docket)
    let kept = try store.keep(Array("A page.".utf8))
    try log.append([
      sample(1), sample(2, body: #"{"note":"zebra"}"#),
      sample(
        3, stream: "source/s-1", revision: 1, type: "source.archived",
        body: #"{"id":"fact-3","sha256":"\#(kept.sha256)","source":"s-1","type":"source.archived"}"#
      ),
    ])
    try log.write { transaction in
      try transaction.append(
        sample(
          4, revision: 3, type: "record.redacted",
          body:
            #"{"basis":"privacy","case":"one","id":"fact-4","target":"fact-2","type":"record.redacted"}"#
        ))
      try transaction.redact(id: "fact-2")
    }
    return log
  }

  func back(to folder: String, replacing: Bool = false) throws -> Restoration.Report {
    try Restoration(Backup(file), to: folder, replacing: replacing).run { _, _, _ in }
  }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int) & 0o777
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `what is backed up comes back record by record, with the archived bytes`() throws {
    let log = try filled()
    try Data("[check]\n".utf8).write(to: URL(filePath: scratch.docket + "/docket.toml"))
    let contents = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    #expect(contents.head == Head(position: 4, recorded: 4_000_000))
    #expect(contents.files == 1)
    #expect(contents.missing == [] && contents.altered == [])
    #expect(try mode(file) == 0o600)
    #expect(try names(in: scratch.path) == [".docket", "backup"])

    let report = try back(to: other)
    #expect(report.replaced == nil)
    let restored = try SQLiteLog(openingAt: other)
    #expect(try restored.all() == log.all())
    #expect(try restored.audit().faults == [])
    #expect(try mode(other + "/log.sqlite") == 0o600)
    let digest = Checksum.hex("A page.")
    #expect(try SourceFolder(docket: other).bytes(of: digest) == Array("A page.".utf8))
    #expect(FileManager.default.contents(atPath: other + "/docket.toml") == Data("[check]\n".utf8))
    _ = try restored.appendNext(to: "case/one")
  }

  @Test func `a backup never takes the place of a file`() throws {
    let log = try filled()
    try Data("mine".utf8).write(to: URL(filePath: file))
    #expect(throws: LogError.exists(path: file)) {
      try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    }
    #expect(FileManager.default.contents(atPath: file) == Data("mine".utf8))
  }

  @Test func `a backup is of one moment, whoever writes meanwhile`() throws {
    let log = try filled()
    let writer = try SQLiteLog(openingAt: scratch.docket)
    var isWritten = false
    let contents = try Backup(file).make(of: scratch.docket, log) { step, _, _ in
      guard step == .copyingLog, !isWritten else { return }
      isWritten = true
      _ = try? writer.appendNext(to: "case/one")
    }
    #expect(isWritten)
    #expect(contents.head.position == 4)
    #expect(try log.head().position == 5)
    _ = try back(to: other)
    #expect(try SQLiteLog(openingAt: other).head().position == 4)
  }

  @Test func `where words are destroyed meanwhile no backup is made that holds them`() throws {
    let log = try filled()
    let writer = try SQLiteLog(openingAt: scratch.docket)
    var isDone = false
    #expect(throws: LogError.self) {
      try Backup(file).make(of: scratch.docket, log) { step, _, _ in
        guard step == .checking, !isDone else { return }
        isDone = true
        try? writer.write { transaction in
          try transaction.append(
            sample(5, revision: 4, type: "record.redacted", body: #"{"target":"fact-1"}"#))
          try transaction.redact(id: "fact-1")
        }
      }
    }
    #expect(isDone)
    #expect(try names(in: scratch.path) == [".docket"])
  }

  @Test func `archived bytes that are missing or altered are told`() throws {
    let log = try filled()
    let digest = Checksum.hex("A page.")
    let place = scratch.docket + "/sources/\(digest.prefix(2))/\(digest)"
    try Data("Another.".utf8).write(to: URL(filePath: place))
    #expect(
      try Backup(file).make(of: scratch.docket, log) { _, _, _ in }.altered == [digest])
    unlink(file)
    unlink(place)
    #expect(
      try Backup(file).make(of: scratch.docket, log) { _, _, _ in }.missing == [digest])
  }

  // MARK: Back

  @Test func `a docket that stands there stays, unless it may go`() throws {
    let log = try filled()
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    let old = try SQLiteLog.create(at: other)
    try old.append((1...6).map { sample($0) })
    old.close()
    #expect(throws: LogError.exists(path: other + "/log.sqlite")) { try back(to: other) }
    #expect(try SQLiteLog(openingAt: other).head().position == 6)
    let report = try back(to: other, replacing: true)
    #expect(report.replaced == Head(position: 6, recorded: 6_000_000))
    #expect(report.revived == [])
    #expect(try SQLiteLog(openingAt: other).all() == log.all())
  }

  @Test func `nothing that belonged to the old log stays beside the new one`() throws {
    let log = try filled()
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    let views = SQLiteViews(folder: scratch.docket)
    try views.catchUp(with: log) { _, _ in }
    try SQLiteSearch(folder: scratch.docket).catchUp(with: log) { _, _ in }
    // A reader keeps the writer from emptying the WAL.
    let writer = try SQLiteLog(openingAt: scratch.docket)
    try log.scan(after: 0, through: .max) { _, _ in
      if try log.head().position == 4 { _ = try writer.appendNext(to: "case/one") }
    }
    log.close()
    writer.close()
    _ = try back(to: scratch.docket, replacing: true)
    #expect(
      try names(in: scratch.docket) == [
        "log.lock", "log.sqlite", "search.lock", "sources", "views.lock",
      ])
    let restored = try SQLiteLog(openingAt: scratch.docket)
    #expect(try restored.head().position == 4)
    #expect(try restored.audit().faults == [])
  }

  @Test func `facts that were redacted since, and have their words again, are named`() throws {
    let log = try filled()
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    try log.write { transaction in
      try transaction.append(
        sample(
          5, revision: 4, type: "record.redacted",
          body:
            #"{"basis":"privacy","case":"one","id":"fact-5","target":"fact-1","type":"record.redacted"}"#
        ))
      try transaction.redact(id: "fact-1")
    }
    log.close()
    #expect(try back(to: scratch.docket, replacing: true).revived == [1])
  }

  @Test func `a broken log gives way to a backup`() throws {
    let log = try filled()
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    log.close()
    let broken = try Data(contentsOf: URL(filePath: scratch.log))
    try broken.prefix(5000).write(to: URL(filePath: scratch.log))
    #expect(try back(to: scratch.docket, replacing: true).replaced == nil)
    #expect(try SQLiteLog(openingAt: scratch.docket).head().position == 4)
  }

  @Test func `a backup of which a byte was changed is refused, and nothing is made`() throws {
    let log = try filled()
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    let whole = try Data(contentsOf: URL(filePath: file))
    let place = try #require(whole.range(of: Data(#""note":"1""#.utf8))).lowerBound
    var bytes = whole
    bytes[place + 1] ^= 1
    try bytes.write(to: URL(filePath: file))
    let error = #expect(throws: LogError.self) { try back(to: other) }
    guard case .corrupt(file, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason == "The seal does not hold of: #1.")
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func `what is no backup is not restored, and a backup is no log`() throws {
    let log = try filled()
    try Data("text".utf8).write(to: URL(filePath: file))
    #expect(throws: LogError.self) { try back(to: other) }
    unlink(file)
    _ = try Backup(file).make(of: scratch.docket, log) { _, _, _ in }
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: file, toPath: other + "/log.sqlite")
    #expect(
      throws: LogError.foreign(
        path: other + "/log.sqlite",
        reason: "it is a backup, which 'docket restore' puts in place")
    ) { try SQLiteLog(openingAt: other) }
  }

  @Test func `of a copy the target is named that is full`() throws {
    try DatabaseQueue(path: scratch.path + "/source").inDatabase { source in
      try source.execute(
        sql: "CREATE TABLE t (x); INSERT INTO t SELECT randomblob(200000)")
      try DatabaseQueue(path: scratch.path + "/target").inDatabase { target in
        try target.execute(sql: "PRAGMA max_page_count = 4")
        #expect(throws: LogError.full(path: "b")) {
          try copyPages(of: source, at: "a", to: target, at: "b") { _, _ in }
        }
      }
    }
  }
}
