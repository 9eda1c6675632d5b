import Docket
import Foundation
import Logs
import Ports
import Testing

/// What the file itself refuses, whoever opens it, with SQLite's default settings.
@Suite(.enabled(if: Program.exists("sqlite3"))) struct GuardRailTests {
  let scratch = Scratch()
  let log: SQLiteLog

  init() throws {
    log = try SQLiteLog.create(at: scratch.docket)
    try log.append([
      sample(1, stream: "case/a", revision: 1), sample(2, stream: "case/a", revision: 2),
    ])
  }

  /// Runs the statement in the outsider's hands; it must be refused with these words.
  func refused(_ sql: String, _ words: String, _ place: SourceLocation = #_sourceLocation) throws {
    let before = try log.all()
    #expect(try outsider(scratch.log, sql).contains(words), sourceLocation: place)
    #expect(try log.all() == before, sourceLocation: place)
  }

  func insert(
    _ verb: String = "INSERT", position: String = "3", stream: String = "case/a",
    revision: Int = 3, id: String = "new", recorded: Int = 3_000_000, body: String = "'{}'"
  ) -> String {
    """
    \(verb) INTO records VALUES (\(position), '\(stream)', \(revision), '\(id)', 'x.y', \(recorded),
      'eve', zeroblob(32), zeroblob(32), zeroblob(16), \(body));
    """
  }

  @Test func `the next record is let in`() throws {
    #expect(try outsider(scratch.log, insert()) == "")
    #expect(try log.head() == Head(position: 3, recorded: 3_000_000))
  }

  @Test(arguments: ["1", "2", "4", "0", "-1", "NULL"])
  func `a record at another place than the next is refused`(_ position: String) throws {
    try refused(insert(position: position), "docket: the position or the time is not the next one")
  }

  @Test func `a record before its time is refused`() throws {
    try refused(insert(recorded: 1_999_999), "docket: the position or the time")
  }

  @Test(arguments: [0, 1, 2, 4])
  func `a record of another revision than the next is refused`(_ revision: Int) throws {
    try refused(insert(revision: revision), "docket: the revision is not the stream's next one")
  }

  @Test func `a stream begins with revision 1`() throws {
    try refused(insert(stream: "case/b", revision: 2), "docket: the revision")
  }

  @Test func `a second fact of the same id is refused`() throws {
    try refused(insert(id: "fact-1"), "docket: a fact of this id stands already")
  }

  @Test(arguments: ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT OR ROLLBACK"])
  func `no manner of inserting takes another record's place`(_ verb: String) throws {
    try refused(insert(verb, position: "2", revision: 2, id: "fact-2"), "docket:")
    try refused(insert(verb, revision: 2), "docket:")
    try refused(insert(verb, id: "fact-1"), "docket:")
  }

  @Test func `an upsert is refused`() throws {
    let sql = insert(position: "2").replacing(";", with: "")
    try refused(sql + " ON CONFLICT DO UPDATE SET body = '{}', salt = zeroblob(16);", "docket:")
  }

  @Test func `a salt without a body is refused`() throws {
    try refused(insert(body: "NULL"), "CHECK constraint failed")
  }

  @Test(arguments: ["", " WHERE position = 2", " WHERE id = 'fact-1'"])
  func `deleting is refused`(_ condition: String) throws {
    try refused("DELETE FROM records\(condition);", "docket: a record is never deleted")
  }

  @Test(arguments: [
    "position = 3", "stream = 'x'", "revision = 9", "id = 'x'", "type = 'x'", "recorded = 9",
    "recorder = 'x'", "commitment = zeroblob(32)", "leaf = zeroblob(32)", "salt = zeroblob(16)",
    "body = '{}'", "body = body", "salt = NULL, body = NULL",
  ])
  func `changing any column is refused`(_ change: String) throws {
    let words = "docket: a record never changes"
    try refused("UPDATE records SET \(change) WHERE position = 2;", words)
    try refused("UPDATE OR REPLACE records SET \(change) WHERE position = 2;", words)
  }

  // MARK: Redaction

  /// A log whose third record redacts the second.
  func redacting(_ target: String = "fact-2", type: String = "record.redacted") throws {
    try log.append([
      sample(3, stream: "case/a", revision: 3, type: type, body: #"{"target":"\#(target)"}"#)
    ])
  }

  @Test func `a redaction in the log lets salt and body go, and nothing else`() throws {
    try redacting()
    try refused("UPDATE records SET body = NULL WHERE position = 2;", "docket:")
    try refused("UPDATE records SET salt = NULL WHERE position = 2;", "docket:")
    try refused("UPDATE records SET salt = NULL, body = '{}' WHERE position = 2;", "docket:")
    try refused(
      "UPDATE records SET salt = NULL, body = NULL, recorder = 'x' WHERE position = 2;", "docket:")
    try refused("UPDATE records SET salt = NULL, body = NULL WHERE position = 1;", "docket:")
    try refused("UPDATE records SET salt = NULL, body = NULL;", "docket:")

    var expected = try log.all()
    expected[1].salt = nil
    expected[1].body = nil
    let redact = "UPDATE records SET salt = NULL, body = NULL WHERE position = 2;"
    #expect(try outsider(scratch.log, redact) == "")
    #expect(try log.all() == expected)
    #expect(try log.all().allSatisfy(verifySeal))
    #expect(try log.scanned()[1].body == [])
    try refused(redact, "docket:")
    try refused(
      "UPDATE records SET salt = zeroblob(16), body = '{}' WHERE position = 2;", "docket:")
  }

  @Test(arguments: [("fact-9", "record.redacted"), ("fact-2", "record.corrected")])
  func `another amendment redacts nothing`(_ target: String, _ type: String) throws {
    try redacting(target, type: type)
    try refused("UPDATE records SET salt = NULL, body = NULL WHERE position = 2;", "docket:")
  }

  @Test func `an earlier redaction does not foresee its target`() throws {
    try redacting("fact-4")
    try log.append([sample(4, stream: "case/a", revision: 4)])
    try refused("UPDATE records SET salt = NULL, body = NULL WHERE position = 4;", "docket:")
  }
}
