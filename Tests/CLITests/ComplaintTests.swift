import Docket
import Ports
import Testing

@testable import CLI

/// The sentences for an engine's trouble; those that a transcript can provoke stand there as well.
@Suite struct `What is said of trouble with the log` {
  private static let path = "/d/.docket/log.sqlite"

  @Test(arguments: [
    (
      LogError.missing(path: path), ExitCodes.notFound,
      "There is no docket in /d/.docket. Make one with 'docket init', or name another with --docket "
        + "or DOCKET_DIR."
    ),
    (
      .exists(path: path), .cannotCreate,
      "There is a docket in /d/.docket already, and it stays as it is. Choose another folder, or go "
        + "on with this one."
    ),
    (
      .foreign(path: path, reason: "it is not an SQLite database"), .data,
      "/d/.docket/log.sqlite is not a docket's: it is not an SQLite database. Name another docket, or "
        + "move the file away."
    ),
    (
      .newer(path: path, found: 2, known: 1), .configuration,
      "/d/.docket/log.sqlite was written by a later docket: it has version 2, and this one knows 1. "
        + "Install the later docket."
    ),
    (
      .busy(holder: "pid 7, ana, docket import", waited: 5.04), .busy,
      "The docket is being written by pid 7, ana, docket import; waited 5 seconds. Nothing was "
        + "changed: try again."
    ),
    (
      .readOnly(path: path, reason: "Permission denied"), .permission,
      "/d/.docket/log.sqlite cannot be written: Permission denied. Nothing was changed: ask for the "
        + "right to write there, or work on a copy."
    ),
    (
      .full(path: path), .inputOutput,
      "The disk with /d/.docket/log.sqlite is full. Nothing was recorded: make room and try again."
    ),
    (
      .unknownOutcome(path: path, reason: "Input/output error."), .inputOutput,
      "/d/.docket/log.sqlite failed in the midst of saving: Input/output error. The facts may stand in "
        + "the log or not: look with 'docket log --reverse --limit 9' before recording again. Importing "
        + "again adds nothing twice."
    ),
    (
      .io(path: path, reason: "Input/output error"), .inputOutput,
      "/d/.docket/log.sqlite failed: Input/output error. Nothing was recorded."
    ),
    (
      .corrupt(path: path, reason: "database disk image is malformed"), .data,
      "/d/.docket/log.sqlite contradicts itself: database disk image is malformed. 'docket status "
        + "--seals' says more; 'docket restore FILE' puts a backup in its place."
    ),
    (
      .corrupt(path: "/d/.docket/views.sqlite", reason: "row 1 missing from index x"), .data,
      "/d/.docket/views.sqlite contradicts itself: row 1 missing from index x. 'docket rebuild' makes it "
        + "again from the log; search.sqlite may simply be removed."
    ),
    (
      .damaged(position: 7, reason: "its body is no JSON"), .data,
      "Record #7 is damaged: its body is no JSON. 'docket status --seals' says what else is not as it "
        + "was recorded; 'docket restore FILE' puts a backup in place."
    ),
    (
      .outOfOrder(expected: 3, found: 2), .busy,
      "Another writer was faster: expected 3, found 2. Nothing was recorded: try again."
    ),
    (
      .duplicate(id: "f-1", position: 42), .data,
      "The fact f-1 stands in the log already, as #42. Nothing was recorded: choose another id."
    ),
  ])
  func `a sentence says what, why and what to do, and the code fits`(
    error: LogError, code: ExitCodes, sentence: String
  ) {
    #expect(Complaint(error) == Complaint(sentence, code))
  }

  @Test func `what nobody foresaw is a bug`() {
    struct Unforeseen: Error {}
    #expect(Complaint(Unforeseen()).code == .bug)
  }

  @Test func `a command that records nothing says that nothing was changed`() {
    #expect(
      Complaint(.io(path: Self.path, reason: "Input/output error"), records: false).message
        == "/d/.docket/log.sqlite failed: Input/output error. Nothing was changed.")
    #expect(
      Complaint(.full(path: "/mnt/usb/backup"), records: false).message
        == "The disk with /mnt/usb/backup is full. Nothing was changed: make room and try again.")
  }
}

@Suite struct `Moments` {
  @Test func `are written to the microsecond, in UTC`() {
    #expect(Timestamp.exact(1_795_397_100_123_456) == "2026-11-23T01:25:00.123456Z")
    #expect(Timestamp.plain(1_795_397_100_123_456) == "2026-11-23 01:25:00 UTC")
    #expect(Timestamp.exact(-1) == "1969-12-31T23:59:59.999999Z")
  }

  @Test func `numbers have commas between thousands`() {
    #expect(
      [0, 999, 1_000, -1_234_567].map { Int64($0).grouped } == ["0", "999", "1,000", "-1,234,567"])
  }
}
