import Docket
import Documents
import Events
import Logs
import Ports
import Projections

/// A docket as one command uses it; what is not asked for is not opened.
final class Desk {
  let folder: String
  let recorder: String
  /// Who does what: what others are told while they wait.
  private let purpose: String

  init(folder: String, recorder: String? = nil, command: String) throws(Complaint) {
    self.folder = folder
    self.recorder = try RecorderOptions.name(recorder)
    purpose = "\(self.recorder), docket \(command)"
  }

  /// Throws where the folder lies where other machines may write too.
  func refuseShared() throws {
    if !Desk.isAlone { try SQLiteLog.refuseShared(folder) }
  }

  /// Makes a new docket in the folder.
  func found() throws {
    try SQLiteLog.create(
      at: folder, lockTimeout: patience(.seconds(5)), recorderDescription: purpose,
      allowingNetworkFolder: Desk.isAlone)
  }

  /// The log as the file that it is.
  func sqliteLog() throws -> SQLiteLog {
    try SQLiteLog(
      openingAt: folder, lockTimeout: patience(.seconds(5)), recorderDescription: purpose,
      allowingNetworkFolder: Desk.isAlone)
  }

  /// What puts a backup into the folder.
  func restoration(of backup: Backup, replacing isReplacing: Bool) throws -> Restoration {
    try Restoration(
      backup, to: folder, replacing: isReplacing, lockTimeout: patience(.seconds(5)),
      recorderDescription: purpose, allowingNetworkFolder: Desk.isAlone)
  }

  private(set) lazy var log: Result<any Ports.Log, any Error> = Result {
    let log = try sqliteLog()
    Complaint.tell(ofRemains: Clerk.finishRedactions(in: log, by: try clearing()))
    return log
  }

  /// What clears away beside the log after a redaction.
  private func clearing() throws -> Purge { Purge(folder: folder, try views.get()) }

  private(set) lazy var views: Result<any Views, any Error> = Result {
    try SQLiteViews(
      folder: folder, lockTimeout: patience(.seconds(30)), recorderDescription: purpose,
      snapshotInterval: 25_000, allowingNetworkFolder: Desk.isAlone)
  }

  /// Where the bytes of sources are kept.
  var sources: SourceFolder { SourceFolder(docket: folder) }

  /// What checks need: the bytes of sources, and `docket.toml`.
  func checking() throws -> Checking {
    Checking(store: sources, settings: try checkSettings())
  }

  /// What `docket.toml` says.
  func checkSettings() throws -> CheckSettings { try SettingsFile.settings(of: folder) }

  /// How pages of cases are told: as of today, by `docket.toml`.
  func pageOptions(
    pressNames: Bool, clock: TimelineQuery.Clock = .occurred
  ) throws -> CasePage.Options {
    CasePage.Options(
      pressNames: pressNames, clock: clock, today: try Fixture().today,
      staleDays: try checkSettings().staleDays)
  }

  /// The full-text index, as it stands.
  func search() throws -> SQLiteSearch {
    try SQLiteSearch(
      folder: folder, lockTimeout: patience(.seconds(30)), recorderDescription: purpose,
      allowingNetworkFolder: Desk.isAlone)
  }

  /// The facts and the views, with all in these that the log has.
  ///
  /// Where the views cannot be written, older ones serve, and it is said up to where they hold; where
  /// there are none, some are made for this command.
  func archive() throws -> Archive {
    let (log, views) = (try log.get(), try views.get())
    let progress = Progress("Reading the log", "facts")
    do {
      return try Archive(catchingUp: views, with: log) { progress.show($0, of: $1) }
    } catch let error as LogError where error.leavesReading {
      do {
        let old = try Archive(log, views)
        if try old.asOf.position < log.head().position, !saysOldViews {
          saysOldViews = true
          Terminal.complain(
            "The views cannot be brought up to date: \(error.reason). What follows holds up to "
              + "#\(old.asOf.position).")
        }
        return old
      } catch is ViewsMissing {
        let made = try SQLiteWorkshop(folder: folder).views(of: log) { progress.show($0, of: $1) }
        return try Archive(log, made)
      }
    }
  }

  /// Whether it was said that older views serve.
  private var saysOldViews = false

  /// What is seen from where the dials stand, and fit for an audience.
  func reading(_ dials: Dials = Dials(), for marking: Marking? = nil) throws -> Reading {
    let archive = try archive()
    let progress = Progress("Looking back", "facts")
    return try Reading(
      archive.log, archive.views, dials, for: audience(marking),
      workshop: SQLiteWorkshop(folder: folder)
    ) { progress.show($0, of: $1) }
  }

  /// The log as far as an audience may see it.
  func log(for marking: Marking?) throws -> any LogReader {
    let log = try log.get()
    guard let veil = try audience(marking).flatMap({ try Veil($0, over: log) }) else { return log }
    return try Outlook(log, from: Standpoint(), veil: veil)
  }

  private func audience(_ marking: Marking?) throws -> Audience? {
    guard let marking else { return nil }
    return Audience(marking, today: try Fixture().today)
  }

  /// Who records in the log.
  func clerk() throws -> Clerk {
    let fixture = try Fixture()
    let ids = TimeOrderedIDs(clock: fixture.clock, chance: fixture.chance)
    return try Clerk(
      log: log.get(), recorder: recorder,
      sources: WholeFile.isFolder(folder + "/" + SourceFolder.name) ? sources : nil,
      clearing: clearing(), clock: fixture.clock, salt: fixture.salt,
      makeID: { ids.next() })
  }

  /// Whether the user says that nobody else uses the docket, on whatever file system it lies.
  static var isAlone: Bool { Environment.value("DOCKET_ALONE") == "1" }

  /// How long to wait for other writers: `DOCKET_WAIT` in seconds, else what is usual.
  private func patience(_ usual: Duration) throws(Complaint) -> Duration {
    guard let text = Environment.value("DOCKET_WAIT") else { return usual }
    guard let seconds = Double(text), seconds >= 0, seconds <= 86_400 else {
      throw Complaint(
        "DOCKET_WAIT is '\(text.visible)', which is no number of seconds. Set it to a number such "
          + "as 2.5, or unset it.", .configuration)
    }
    return .milliseconds(Int(seconds * 1000))
  }
}

extension LogError {
  /// Why something could not be written, as a clause.
  fileprivate var reason: String {
    switch self {
    case .readOnly(_, let reason): reason
    case .full(let path): "the disk with \(path) is full"
    case .missing, .exists, .foreign, .newer, .busy, .unknownOutcome, .io, .corrupt, .damaged,
      .outOfOrder, .duplicate, .notRedacted:
      "\(self)"
    }
  }
}
