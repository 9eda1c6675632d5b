import ArgumentParser
import Docket
import Documents
import Logs
import Ports

/// Makes a backup.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the docket into one file, and read it back.",
    discussion: """
      EXAMPLES:
        docket backup ~/backups/docket-2026-11-27
        docket backup /mnt/usb/docket.backup --docket /srv/espionage.docket

      The file holds the log, the bytes of archived sources and docket.toml; views are made from the \
      log at any time. Others may go on reading and writing meanwhile: the copy is of one moment. It \
      is checked through, record by record, before it gets its name, never takes the place of a file, \
      and is readable by its owner only. 'docket restore' puts it in place. A copy of log.sqlite that \
      other programs make is right only while no docket command runs.

      What is redacted later stays in backups that were made before: make new ones, and destroy those.
      """)

  @Argument(
    help: ArgumentHelp("The file to make.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var options: DocketOptions

  func validate() throws {
    if file == "-" || file.isEmpty {
      throw ValidationError("A backup is a file: name one that is not there yet.")
    }
  }

  func run() throws {
    let desk = try options.desk(for: "backup")
    let log = try desk.sqliteLog()
    let steps = StepProgress()
    let contents: Backup.Contents
    do {
      contents = try Backup(file).make(of: desk.folder, log, progress: steps.show)
    } catch LogError.io(let path, let reason) where path == file {
      throw Complaint(
        "\(path.visible) cannot be written: \(reason.visible). No backup was made.", .cannotCreate)
    } catch LogError.exists(let path) {
      throw Complaint(
        "\(path.visible) is there already, and stays as it is. Choose another name.", .cannotCreate)
    }
    steps.end()
    Complaint.tell(of: contents, "could not be taken along")
    try Output.print(
      "Backed up \(contents.words) to \(file.visible) (\(contents.size.grouped) bytes), and read it "
        + "back.\n")
  }
}

/// Tells how far works with several steps have come.
final class StepProgress {
  private var step: Backup.Step?
  private var progress: Progress?

  func show(_ step: Backup.Step, _ done: Int64, _ total: Int64) {
    if step != self.step {
      self.step = step
      progress = Progress(step.title, step.unit)
    }
    progress?.show(done, of: total)
  }

  func end() { progress = nil }
}

extension Backup.Step {
  fileprivate var title: String {
    switch self {
    case .copyingLog: "Copying the log"
    case .copyingSources: "Copying sources"
    case .checking: "Checking the backup"
    case .restoring: "Restoring the log"
    case .restoringSources: "Restoring sources"
    }
  }

  fileprivate var unit: String {
    switch self {
    case .copyingLog: "pages"
    case .checking, .restoring: "facts"
    case .copyingSources, .restoringSources: "files"
    }
  }
}

extension Backup.Contents {
  /// `792 facts (up to #792) and 12 archived files`.
  var words: String {
    "\(Phrase.count(head.position, "fact")) and \(Phrase.count(Int64(files), "archived file"))"
  }
}

extension Complaint {
  /// Says which archived bytes are missing from a backup, or are not what was archived.
  static func tell(of contents: Backup.Contents, _ what: String) {
    func tell(_ digests: [String], _ trouble: String) {
      guard !digests.isEmpty else { return }
      let shown = digests.prefix(3).map { String($0.prefix(12)) + "…" }
      let more = digests.count > shown.count ? " and \(digests.count - shown.count) more" : ""
      Terminal.complain(
        "\(Phrase.count(Int64(digests.count), "archived file")) \(trouble): "
          + "\(shown.joined(separator: ", "))\(more). 'docket source check' says whose.")
    }
    tell(contents.missing, "\(what), since sources/ has none of these digests")
    tell(contents.altered, "hold other bytes than were archived")
  }
}
