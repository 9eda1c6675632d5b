import Docket
import Foundation
import Logs
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
