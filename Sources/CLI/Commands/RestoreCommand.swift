import ArgumentParser
import Docket
import Documents
import Logs
import Ports

/// Puts a backup in place.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a docket of a backup.",
    discussion: """
      EXAMPLES:
        docket restore ~/backups/docket-2026-11-27
        docket restore docket.backup --docket /srv/espionage.docket
        docket restore docket.backup --replace

      The docket is made where 'docket init' would make one. The backup is checked through, record by \
      record, before anything is changed. Where a docket stands already nothing is done, unless \
      --replace says that it may go: its log, and the views, snapshots and indexes made from it. Its \
      archived sources stay beside those of the backup.
      """)

  @Argument(
    help: ArgumentHelp("A file that 'docket backup' made.", valueName: "file"),
    completion: .file())
  var file: String

  @Flag(help: "Put it in the place of the docket that stands there.")
  var replace = false

  @OptionGroup var options: DocketOptions

  func run() throws {
    guard WholeFile.stands(file) || WholeFile.isFolder(file) else {
      throw Complaint("There is no file \(file.visible).", .notFound)
    }
    let folder = try place
    try DocketFolder.refuseDangling(folder)
    let desk = try Desk(folder: folder, command: "restore")
    let steps = StepProgress()
    let report: Restoration.Report
    do {
      report = try desk.restoration(of: Backup(file), replacing: replace).run(progress: steps.show)
    } catch LogError.missing(let path) where path == file {
      throw Complaint("There is no file \(file.visible).", .notFound)
    } catch LogError.foreign(let path, let reason) where path == file {
      throw Complaint(
        "\(file.visible) cannot be restored: \(reason). Name a file that 'docket backup' made.",
        .data)
    } catch LogError.corrupt(let path, let reason) where path == file {
      throw Complaint(
        "\(file.visible) is damaged, and nothing was restored: \(reason.visible) Use another backup.",
        .data)
    } catch LogError.exists {
      throw Complaint(
        "There is a docket in \(folder.visible) already, and it stays as it is. Choose another folder "
          + "with --docket, or say --replace if that one may go.", .cannotCreate)
    }
    steps.end()
    Complaint.tell(of: report.contents, "are not in the backup")
    if !report.revived.isEmpty {
      let places = report.revived.prefix(10).map { "#\($0)" }
      let more = report.revived.count > 10 ? " and \(report.revived.count - 10) more" : ""
      Terminal.complain(
        "Facts that were redacted in the docket that stood there have their words again: "
          + "\(Phrase.list(places))\(more). Redact them again.")
    }
    let old = report.replaced.map { " It replaces one that ended at #\($0.position)." } ?? ""
    try Output.print(
      "Restored \(report.contents.words) to \(folder.visible).\(old)\n")
  }

  /// Where the docket is to be: as for 'docket init', or the one that is to be replaced.
  private var place: String {
    get throws {
      if replace, let found = try? DocketFolder.find(options.docket) { return found }
      if let named = options.docket ?? Environment.value("DOCKET_DIR") { return named }
      return try DocketFolder.new()
    }
  }
}
