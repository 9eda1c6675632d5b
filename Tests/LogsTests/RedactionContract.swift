import Docket
import Events
import Foundation
import Glibc
import Logs
import Ports
import Testing

/// What every engine of the log must do when words are destroyed.
@Suite struct RedactionContract {
  let scratch = Scratch()

  /// Three records of a case, and a redaction of the second.
  func redacted(_ engine: Engine) throws -> any Log {
    let log = try engine.create(at: scratch.docket)
    try log.append([sample(1), sample(2, body: #"{"note":"zebra"}"#), sample(3)])
    try log.write { transaction in
      try transaction.append(redaction(4, of: "fact-2"))
      try transaction.redact(id: "fact-2")
    }
    return log
  }

  func redaction(_ position: Int64, of target: String) -> Record {
    sample(position, type: "record.redacted", body: #"{"target":"\#(target)"}"#)
  }

  @Test(arguments: Engine.allCases)
  func `a redacted record keeps all but salt and body, and every seal holds`(
    _ engine: Engine
  ) throws {
    let log = try redacted(engine)
    var expected = [
      sample(1), sample(2, body: #"{"note":"zebra"}"#), sample(3), redaction(4, of: "fact-2"),
    ]
    expected[1].salt = nil
    expected[1].body = nil
    #expect(try log.all() == expected)
    #expect(try log.scanned()[1] == Scanned(position: 2, body: []))
    #expect(try log.brokenSeals() == [])
    try log.scrub()
    try log.scrub()
    #expect(try log.all() == expected)
    #expect(try log.appendNext(to: "case/one").position == 5)
  }

  @Test(arguments: Engine.allCases)
  func `what is left of a redacted record is what its envelope says`(_ engine: Engine) throws {
    let log = try redacted(engine)
    #expect(
      String(decoding: try log.remains(at: 2), as: UTF8.self)
        == #"{"case":"one","id":"fact-2","redacted":true,"type":"custody.arrested"}"#)
  }

  @Test(arguments: Engine.allCases)
  func `nothing is destroyed that no redaction names`(_ engine: Engine) throws {
    let log = try redacted(engine)
    let before = try log.all()
    for id in ["fact-1", "fact-3", "fact-4", "fact-9"] {
      try log.write { transaction -> Void in
        #expect(throws: LogError.notRedacted(id: id)) { try transaction.redact(id: id) }
      }
    }
    #expect(try log.all() == before)
  }

  @Test(arguments: Engine.allCases)
  func `redacting twice changes nothing`(_ engine: Engine) throws {
    let log = try redacted(engine)
    let before = try log.all()
    try log.write { transaction in try transaction.redact(id: "fact-2") }
    #expect(try log.all() == before)
  }

  @Test(arguments: Engine.allCases)
  func `a write that throws destroys nothing`(_ engine: Engine) throws {
    let log = try redacted(engine)
    let before = try log.all()
    #expect(throws: Stop()) {
      try log.write { transaction in
        try transaction.append(redaction(5, of: "fact-3"))
        try transaction.redact(id: "fact-3")
        throw Stop()
      }
    }
    #expect(try log.all() == before)
  }

  @Test(arguments: Engine.allCases)
  func `a seal that does not hold is found`(_ engine: Engine) throws {
    let log = try engine.create(at: scratch.docket)
    var forged = sample(2)
    forged.body = Array(#"{"note":"forged"}"#.utf8)
    var moved = sample(3)
    moved.leaf = sample(1).leaf
    try log.append([sample(1), forged, moved])
    #expect(try log.brokenSeals() == [2, 3])
  }

  // MARK: The files

  @Test func `what an older docket left of a redaction goes when the log is next written`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append([sample(1, body: #"{"note":"zebra"}"#), redaction(2, of: "fact-1")])
    #expect(try log.all()[0].body != nil)
    log.close()
    let again = try SQLiteLog(openingAt: scratch.docket)
    _ = try again.appendNext(to: "case/one")
    #expect(try again.all().map { $0.body == nil } == [true, false, false])
    #expect(purge().isDue)
  }

  @Test func `a page keeps nothing of rows that go one by one, while others stay`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    var chance = Chance(1)
    func word(_ position: Int64) -> String { "zebra-\(position)-" }
    try log.append(
      (1...120 as ClosedRange<Int64>).map { position in
        let length = Int.random(in: 0..<600, using: &chance)
        return sample(position, body: word(position) + String(repeating: "z", count: length))
      })
    let order = (1...120 as ClosedRange<Int64>).shuffled(using: &chance).prefix(90)
    for (done, position) in order.enumerated() {
      try log.write { transaction in
        try transaction.append(redaction(Int64(121 + done), of: "fact-\(position)"))
        try transaction.redact(id: "fact-\(position)")
      }
      guard done % 10 == 9 else { continue }
      try log.scrub()
      for gone in order.prefix(done + 1) {
        #expect(try remains(word(gone), in: scratch.docket) == [])
      }
    }
    #expect(try remains("zebra", in: scratch.docket) == ["log.sqlite"])
    #expect(try log.brokenSeals() == [])
  }

  @Test func `a reader of the old state delays the end, and is named`() throws {
    let log = try SQLiteLog.create(at: scratch.docket, lockTimeout: .milliseconds(50))
    try log.append([sample(1, body: #"{"note":"zebra"}"#)])
    let other = try SQLiteLog(openingAt: scratch.docket)
    try other.scan(after: 0, through: .max) { _, _ in
      try log.write { transaction in
        try transaction.append(redaction(2, of: "fact-1"))
        try transaction.redact(id: "fact-1")
      }
      let busy = LogError.busy(holder: "a program that reads it", waited: 0.05)
      #expect(throws: busy) { try log.scrub() }
      #expect(purge().isDue)
    }
    try log.scrub()
    #expect(try remains("zebra", in: scratch.docket) == [])
  }

  @Test func `all that may hold the words goes, and nothing else`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let digest = String(repeating: "0a", count: 32)
    for name in [
      "snapshots/41", "search.sqlite", "search.sqlite-wal", "views.sqlite", "views.sqlite-journal",
      "views.sqlite.new", "views.sqlite.verify", "sources/0a/\(digest.dropFirst(2))",
      "sources/0b/1",
    ] {
      let path = scratch.docket + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("zebra".utf8).write(to: URL(filePath: path))
    }
    let purge = purge()
    #expect(!purge.isDue)
    try purge.note(DoomedArchive(sources: [digest]), of: "fact-2")
    try log.append([sample(1)])
    try log.write { transaction in
      try transaction.append(redaction(2, of: "fact-1"))
      try transaction.redact(id: "fact-1")
    }
    #expect(purge.isDue)
    #expect(purge.run(on: log, waiting: .zero) == [])
    #expect(!purge.isDue)
    #expect(try remains("zebra", in: scratch.docket) == ["sources/0b/1"])
  }

  @Test func `archived sources stay where their redaction was never recorded`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let digest = String(repeating: "0a", count: 32)
    try FileManager.default.createDirectory(
      atPath: scratch.docket + "/sources", withIntermediateDirectories: true)
    try Data("zebra".utf8).write(to: URL(filePath: scratch.docket + "/sources/" + digest))
    let purge = purge()
    try purge.note(DoomedArchive(sources: [digest]), of: "never")
    #expect(purge.run(on: log, waiting: .zero) == [])
    #expect(try remains("zebra", in: scratch.docket) == ["sources/\(digest)"])
  }

  // MARK: What remains

  /// A docket in which a redaction was recorded, and nothing cleared away yet.
  func unfinished() throws -> SQLiteLog {
    let log = try SQLiteLog.create(at: scratch.docket, lockTimeout: .milliseconds(50))
    try log.append([sample(1, body: #"{"note":"zebra"}"#)])
    try log.write { transaction in
      try transaction.append(redaction(2, of: "fact-1"))
      try transaction.redact(id: "fact-1")
    }
    return log
  }

  @Test func `what may still hold the words is told, and is taken up again later`() throws {
    let log = try unfinished()
    let stubborn = Purge(folder: scratch.docket, StubbornViews())
    #expect(
      stubborn.run(on: log, waiting: .zero)
        == ["/d/views.sqlite: it cannot be removed: Operation not permitted"])
    #expect(stubborn.isDue)
    let other = try SQLiteLog(openingAt: scratch.docket)
    try other.scan(after: 0, through: .max) { position, _ in
      guard position == 1 else { return }
      try log.append([sample(3)])
      #expect(
        purge().run(on: log, waiting: .zero)
          == ["another program reads log.sqlite, whose pages hold the words until that ends"])
    }
    #expect(purge().isDue)
    #expect(purge().run(on: log, waiting: .zero) == [])
    #expect(!purge().isDue)
  }

  @Test func `who redacts is told what remains, and who comes later finishes`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let clerk = Clerk(
      log: log, recorder: "ana", clearing: Purge(folder: scratch.docket, StubbornViews()),
      clock: { 1_000_000 }, makeID: { UUID().uuidString })
    _ = try clerk.record([
      ["type": "case.opened", "case": "a", "title": "A", "country": "US"],
      ["type": "note.added", "case": "a", "id": "n", "text": "zebra"],
    ])
    let redaction: JSON = [
      "type": "record.redacted", "case": "a", "target": "n", "basis": "privacy",
    ]
    let receipt = try clerk.record([redaction], destroying: true)
    #expect(receipt.new.count == 1)
    #expect(
      receipt.remains == ["/d/views.sqlite: it cannot be removed: Operation not permitted"])
    #expect(Clerk.finishRedactions(in: log, by: purge()) == [])
    #expect(!purge().isDue)
    #expect(try remains("zebra", in: scratch.docket) == [])
  }

  @Test func `what another is clearing away is left to that one`() throws {
    let log = try unfinished()
    let file = open(scratch.docket + "/log.redacting", O_RDONLY)
    flock(file, LOCK_EX)
    #expect(purge().run(on: log, waiting: .milliseconds(30)) == nil)
    #expect(Clerk.finishRedactions(in: log, by: purge()) == [])
    close(file)
    #expect(purge().run(on: log, waiting: .zero) == [])
  }

  // MARK: What killed commands leave

  @Test func `bytes of which no fact speaks go with a redaction that takes them`() throws {
    let log = try SQLiteLog.create(at: scratch.docket)
    let store = SourceFolder(docket: scratch.docket)
    let stray = try store.keep(Array("zebra".utf8)).sha256
    let spoken = try store.keep(Array("zebra too".utf8)).sha256
    let draft = scratch.docket + "/sources/\(stray.prefix(2))/\(stray).new-7"
    try Data("zebra half".utf8).write(to: URL(filePath: draft))
    try log.append([
      sample(1),
      sample(
        2, stream: "source/s", revision: 1, type: "source.archived",
        body: #"{"sha256":"\#(spoken)","source":"s","type":"source.archived"}"#),
    ])
    #expect(try log.strays(in: store) == [stray])
    // Somebody may have recorded it since: then it stays.
    try purge().note(DoomedArchive(strays: [stray, spoken]), of: "fact-3")
    try log.write { transaction in
      try transaction.append(
        sample(3, revision: 2, type: "record.redacted", body: #"{"target":"fact-1"}"#))
      try transaction.redact(id: "fact-1")
    }
    // While a source is added, what no fact speaks of yet may be its bytes.
    try store.whileAdding {
      let remains = try #require(purge().run(on: log, waiting: .zero))
      #expect(remains.count == 1 && remains[0].contains("a command that adds a source"))
    }
    #expect(purge().run(on: log, waiting: .zero) == [])
    #expect(try store.kept() == [spoken])
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  func purge() -> Purge { Purge(folder: scratch.docket, SQLiteViews(folder: scratch.docket)) }

  /// The files of a folder in which a text is found.
  func remains(_ text: String, in folder: String) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { name in
      FileManager.default.contents(atPath: folder + "/" + name)?
        .range(of: Data(text.utf8)) != nil
    }.sorted()
  }
}

/// Views that cannot be thrown away.
private struct StubbornViews: Views {
  func checkpoint() throws -> Int64? { nil }
  func each<Table>(_ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool) throws {}
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws {}
  func rebuild(
    _ views: [String], from log: any LogReader, progress: (Int64, Int64) -> Void
  ) throws {}
  func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws -> [String] {
    []
  }
  func discard() throws {
    throw LogError.io(
      path: "/d/views.sqlite", reason: "it cannot be removed: Operation not permitted")
  }
  func digests() throws -> [String: String] { [:] }
}
