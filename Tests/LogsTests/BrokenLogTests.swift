import Docket
import Documents
import Events
import Foundation
import Ports
import Projections
import Testing

@testable import Logs

/// What is told of a log of which a part is broken: never another stream's facts, never fewer, and
/// never that all is well.
@Suite(.enabled(if: Program.exists("sqlite3"))) struct BrokenLogTests {
  let scratch = Scratch()

  static func fact(_ position: Int64, _ stream: String, _ revision: Int64, _ json: JSON) -> Record {
    var fact = json
    let id = "fact-\(position)"
    fact["id"] = .string(id)
    let parts = stream.split(separator: "/").map(String.init)
    fact[parts[0]] = .string(parts[1])
    return sample(
      position, stream: stream, revision: revision, id: id, type: fact["type"]!.string!,
      body: String(decoding: fact.canonical(), as: UTF8.self))
  }

  /// Two cases, whose facts lie between each other.
  static let records: [Record] = (0..<12).map { number in
    let (stream, revision) = (number % 2 == 0 ? "case/a-1" : "case/b-1", Int64(number / 2) + 1)
    let json: JSON =
      revision == 1
      ? ["type": "case.opened", "title": .string(stream), "country": "US"]
      : ["type": "note.added", "text": .string("\(stream) \(revision)")]
    return fact(Int64(number) + 1, stream, revision, json)
  }

  func filled() throws -> SQLiteLog {
    let log = try SQLiteLog.create(at: scratch.docket)
    try log.append(Self.records)
    return log
  }

  /// Runs statements on the file behind docket's back; the guard rails are taken off first.
  func tamper(_ sql: String) throws {
    let drop = ["insert", "update", "delete"].map { "DROP TRIGGER IF EXISTS records_\($0);" }
    #expect(try outsider(scratch.log, drop.joined() + sql) == "")
  }

  // MARK: Indexes

  @Test func `no bit of the index of streams makes a page tell of another's, or tell less`() throws
  {
    let log = try filled()
    let views = SQLiteViews(folder: scratch.docket)
    try views.catchUp(with: log) { _, _ in }
    let good = try Archive(log, views).facts(of: .case, "a-1").map(\.fact.bytes)
    #expect(good.count == 6)
    log.close()
    let root = try #require(
      Int(
        outsider(
          scratch.log,
          "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_records_1';")))
    let before = try Data(contentsOf: URL(filePath: scratch.log))
    let start = (root - 1) * 4096
    var (flips, refused) = (0, 0)
    for place in start..<start + 4096
    where before[place..<min(place + 5, before.count)].elementsEqual("case/".utf8) {
      for change: UInt8 in [1, 8, 64] {
        var bytes = before
        bytes[place] ^= change
        try bytes.write(to: URL(filePath: scratch.log))
        flips += 1
        do {
          let log = try SQLiteLog(openingAt: scratch.docket)
          let found = try Archive(log, views).facts(of: .case, "a-1").map(\.fact.bytes)
          #expect(found == good, "byte \(place)")
        } catch is LogError {
          refused += 1
        }
        try before.write(to: URL(filePath: scratch.log))
      }
    }
    #expect(flips == 36)
    #expect(refused >= 16)
  }

  @Test func `an index that leads to another stream's record is told with both names`() throws {
    var rows = StreamGuard("case/a-1", at: "/log")
    let own = Array("case/a-1".utf8)
    let other = Array("case/b-1".utf8)
    try own.withUnsafeBytes { try rows.check($0, revision: 1, indexed: 1, at: 1) }
    #expect(
      throws: LogError.corrupt(
        path: "/log", reason: "its index leads from case/a-1 to record #2 of case/b-1")
    ) { try other.withUnsafeBytes { try rows.check($0, revision: 2, indexed: 2, at: 2) } }
    #expect(
      throws: LogError.corrupt(
        path: "/log",
        reason: "its index leads from case/a-1 to revision 3 of it (record #5) instead of 2")
    ) { try own.withUnsafeBytes { try rows.check($0, revision: 3, indexed: 3, at: 5) } }
  }

  @Test func `a log whose newest record an index does not have is refused`() throws {
    try filled().close()
    try tamper(
      """
      PRAGMA writable_schema = ON;
      CREATE TABLE spare (id TEXT, UNIQUE (id)) STRICT;
      UPDATE sqlite_master SET rootpage =
        (SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_spare_1')
      WHERE name = 'sqlite_autoindex_records_2';
      """)
    let error = #expect(throws: LogError.self) { try SQLiteLog(openingAt: scratch.docket) }
    guard case .corrupt(scratch.log, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("its newest record, #12, is not what its index of facts has last."))
  }

  @Test func `an index that is gone is damage, and no bug`() throws {
    let log = try filled()
    try tamper("DROP INDEX markings;")
    #expect(
      throws: LogError.corrupt(
        path: scratch.log, reason: "a part of it is missing: no such index: markings")
    ) { try log.all(Selection(.marked)) }
    let faults = try log.faults()
    #expect(faults.contains("its index markings is missing"))
    #expect(faults.contains("its trigger records_delete is missing"))
  }

  @Test func `another program's table in the log is told`() throws {
    let log = try filled()
    #expect(try log.faults() == [])
    #expect(try outsider(scratch.log, "CREATE TABLE mine (x);") == "")
    #expect(try log.faults() == ["it has a table mine, which a docket has not"])
  }

  // MARK: Rows

  /// What an audit says after some statements, without what it says of the guard rails.
  func audit(_ sql: String) throws -> [String] {
    let log = try filled()
    log.close()
    try tamper(sql)
    let audit = try SQLiteLog(openingAt: scratch.docket).audit()
    return audit.faults.filter { !$0.contains("trigger") }
  }

  @Test func `a sound log has no faults, and all its records are counted`() throws {
    let audit = try filled().audit()
    #expect(audit.faults == [])
    #expect(audit.count == 12)
  }

  @Test func `records that are gone are counted and placed`() throws {
    #expect(
      try audit("DELETE FROM records WHERE position IN (1, 5, 6, 7);") == [
        "4 records missing: #1 and #5 to #7.",
        "The revision is not the next of its stream at: #3, #8 and #9.",
      ])
  }

  @Test func `words that are gone without a redaction are told`() throws {
    #expect(
      try audit("UPDATE records SET body = NULL, salt = NULL WHERE position = 4;") == [
        "The words are gone, and no redaction names them, of: #4."
      ])
  }

  @Test func `words, times, revisions and envelopes that were changed are told`() throws {
    #expect(
      try audit(
        """
        UPDATE records SET body = '{"case":"a-1","id":"fact-3","text":"no","type":"note.added"}'
          WHERE position = 3;
        UPDATE records SET recorded = 1 WHERE position = 6;
        UPDATE records SET revision = 90 WHERE position = 11;
        UPDATE records SET type = 'record.noted' WHERE position = 9;
        """) == [
          "The seal does not hold of: #3, #6, #9 and #11.",
          "The words say another id, word or stream than the record of: #9.",
          "The revision is not the next of its stream at: #11.",
          "The time is earlier than that of the record before at: #6.",
        ])
  }

  @Test func `a redaction in the log accounts for the words that it took`() throws {
    let log = try filled()
    try log.write { transaction in
      try transaction.append(
        Self.fact(
          13, "case/a-1", 7,
          ["type": "record.redacted", "target": "fact-3", "basis": "privacy"]))
      try transaction.redact(id: "fact-3")
    }
    #expect(try log.audit().faults == [])
  }

  // MARK: Records

  /// A log with a record that somebody put there, in two cases.
  func with(body: String, type: String = "note.added") throws -> SQLiteLog {
    let log = try filled()
    try log.append([
      sample(13, stream: "case/a-1", revision: 7, id: "odd", type: type, body: body)
    ])
    return log
  }

  @Test(arguments: [
    (
      #"{"case":"a-1","id":"odd","type":"custody.moved"}"#, "custody.moved",
      "this docket does not know the word custody.moved"
    ),
    (
      #"{"case":"a-1","id":"odd","type":"plea.entered"}"#, "plea.entered",
      "it has no plea, which plea.entered needs"
    ),
    (
      #"{"case":"a-1","id":"odd","plea":"shrugged","type":"plea.entered"}"#, "plea.entered",
      "its plea is not what plea.entered has there"
    ),
    (#"{"case":"a-1","id":"odd"}"#, "note.added", "it has no type"),
    ("[]", "note.added", "it is no JSON object"),
    (
      #"{ "case": "a-1", "id": "odd", "text": "t", "type": "note.added"}"#, "note.added",
      "it is not canonical JSON (RFC 8785)"
    ),
    (
      #"{"id":"odd","text":"t","type":"plea.entered"}"#, "plea.entered",
      "it does not say what it belongs to (case)"
    ),
  ])
  func `a record that cannot be read is told, and stands in nobody's way`(
    _ body: String, _ type: String, _ reason: String
  ) throws {
    let log = try with(body: body, type: type)
    let views = SQLiteViews(folder: scratch.docket)
    let archive = try Archive(catchingUp: views, with: log)
    #expect(try archive.facts(of: .case, "b-1").count == 6)
    #expect(try archive.facts(of: .case, "a-1").count == 6)
    #expect(try log.audit().unread.map(\.words) == ["#13 \(type): \(reason)"])
    let page = try archive.reading().page(of: .case, "a-1")
    let expected =
      "1 record of this case cannot be read, and is not told here: #13 \(type): \(reason)."
    #expect(page.notices.last == expected)
    #expect(try archive.reading().page(of: .case, "b-1").notices == [])
    // Folded at once or fact by fact, the rows are the same.
    #expect(try views.verify(against: log) { _, _ in } == [])
  }

  @Test func `a body that is no JSON is damage, told with its number`() throws {
    let log = try with(body: #"{"case":"a-1","id":"odd","tex"#)
    let views = SQLiteViews(folder: scratch.docket)
    let error = #expect(throws: LogError.self) { try views.catchUp(with: log) { _, _ in } }
    guard case .damaged(13, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("its body is no JSON: "))
    #expect(try log.audit().damaged == [13])
  }

  @Test func `a record without a stream is told, and is no trap`() throws {
    try filled().close()
    try tamper("UPDATE records SET stream = '', salt = NULL, body = NULL WHERE position = 12;")
    let log = try SQLiteLog(openingAt: scratch.docket)
    let record = try #require(try log.all().last)
    #expect(
      String(decoding: record.fact, as: UTF8.self)
        == #"{"":"","id":"fact-12","redacted":true,"type":"note.added"}"#)
    #expect(
      try record.unread()?.reason == "it does not say what it belongs to (case or "
        + "law or party or source or swap or country)" || record.unread() != nil)
    let views = SQLiteViews(folder: scratch.docket)
    try views.rebuild([], from: log) { _, _ in }
    #expect(try Archive(log, views).facts(of: .case, "b-1").count == 5)
  }

  @Test func `a record that cannot be read can be destroyed`() throws {
    for body in [
      #"{"case":"a-1","id":"odd","secret":"zebra","type":"custody.moved"}"#,
      #"{"case":"a-1","id":"odd","secret":"zebra"#,
    ] {
      let scratch = Scratch()
      let log = try SQLiteLog.create(at: scratch.docket)
      try log.append(Self.records)
      try log.append([
        sample(13, stream: "case/a-1", revision: 7, id: "odd", type: "custody.moved", body: body)
      ])
      let clerk = Clerk(log: log, recorder: "ana", clock: { 99_000_000 }, makeID: { "red" })
      let redaction: JSON = [
        "type": "record.redacted", "case": "a-1", "target": "odd", "basis": "privacy",
      ]
      let drafts = try clerk.drafts(of: [redaction])
      #expect(try clerk.redactionPlan(drafts)?.facts.map(\.position) == [13])
      _ = try clerk.record(drafts, destroying: true)
      #expect(try log.all()[12].body == nil)
    }
  }

  // MARK: Views

  @Test func `views whose index somebody has emptied are refused, and made again`() throws {
    let log = try filled()
    let views = SQLiteViews(folder: scratch.docket)
    try views.catchUp(with: log) { _, _ in }
    let file = scratch.docket + "/views.sqlite"
    let good = try views.select(Query(StreamRows.self, [.equals(\.id, "a-1")])).count
    #expect(good == 1)
    let root = try #require(
      Int(outsider(file, "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'streams' LIMIT 1;")))
    let size = try #require(Int(outsider(file, "PRAGMA page_size;")))
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes.replaceSubrange((root - 1) * size + 3..<(root - 1) * size + 5, with: [0, 0])
    try bytes.write(to: URL(filePath: file))
    for views in [views, SQLiteViews(folder: scratch.docket)] {
      do {
        _ = try views.select(Query(StreamRows.self, [.equals(\.id, "a-1")]))
        Issue.record("the broken file was read")
      } catch LogError.corrupt(let path, _) {
        #expect(path == file)
      }
    }
    try views.rebuild([], from: log) { _, _ in }
    #expect(try views.select(Query(StreamRows.self, [.equals(\.id, "a-1")])).count == good)
  }

  @Test func `what docket has written itself is not looked through again`() throws {
    let log = try filled()
    let views = SQLiteViews(folder: scratch.docket)
    try views.catchUp(with: log) { _, _ in }
    let file = scratch.docket + "/views.sqlite"
    #expect(try #require(FileStamp(path: file)).isKnown)
    try log.append([
      Self.fact(13, "case/a-1", 7, ["type": "note.added", "text": .string("another")])
    ])
    try views.catchUp(with: log) { _, _ in }
    #expect(try #require(FileStamp(path: file)).isKnown)
    // A copy is looked through once.
    try FileManager.default.removeItem(atPath: FileStamp.path(beside: file))
    #expect(try SQLiteViews(folder: scratch.docket).checkpoint() == 13)
    #expect(try #require(FileStamp(path: file)).isKnown)
    try views.discard()
    #expect(!FileManager.default.fileExists(atPath: FileStamp.path(beside: file)))
  }

  // MARK: Words

  @Test func `words that are missing without a redaction are told as that`() throws {
    try filled().close()
    try tamper("UPDATE records SET body = NULL, salt = NULL WHERE position = 5;")
    let log = try SQLiteLog(openingAt: scratch.docket)
    let views = SQLiteViews(folder: scratch.docket)
    let archive = try Archive(catchingUp: views, with: log)
    let page = Format.text.render(try archive.page(of: .case, "a-1"), Style())
    #expect(
      page.contains("note.added, recorded")
        && page.contains("its words are missing, and no redaction of it is recorded. #5"))
    #expect(!page.contains("Redacted"))
    let flags = try Inspection(
      archive, SourceFolder(docket: scratch.docket), [.wordsMissing], CheckSettings(),
      today: Day(number: 20_000)
    ).run()
    #expect(
      flags.map(\.sentence) == [
        "The words of note.added are missing, and no redaction of it is recorded."
      ])
  }
}

extension Archive {
  /// A reading of it as it stands.
  fileprivate func reading() throws -> Reading {
    try Reading(log, views, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }
}

extension Document {
  /// The words of what a reader must not miss.
  fileprivate var notices: [String] {
    blocks.compactMap { block in
      guard case .notice(let line) = block else { return nil }
      return line.runs.map { run in
        guard case .text(let text) = run else { return "" }
        return text
      }.joined()
    }
  }
}
