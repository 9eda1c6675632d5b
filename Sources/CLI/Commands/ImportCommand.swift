import ArgumentParser
import Docket
import Events

/// Records the facts of files.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record the facts of files, folders or standard input.",
    discussion: """
      EXAMPLES:
        docket import seeds
        docket import cn-zeng-2023.jsonl de-guo-2024.jsonl
        docket import --dry-run --format json new.jsonl
        docket --docket other log --format jsonl | docket import -

      A file has one fact a line, as JSON; of a folder, all files are taken that end in .jsonl, also \
      in the folders in it. A file is recorded whole or not at all. A fact that is there already is \
      counted and left alone, so that importing twice adds nothing.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"),
    completion: .file(extensions: ["jsonl"]))
  var paths: [String]

  @Flag(help: "Record all files or none.")
  var atomic = false

  @Flag(help: "Say what would happen, and record nothing.")
  var dryRun = false

  @Flag(help: "Let redactions in the files destroy what they name in this docket.")
  var yes = false

  @Option(help: ArgumentHelp("Errors of a file to show before giving it up.", valueName: "number"))
  var maxErrors = 20

  @OptionGroup var options: DocketOptions
  @OptionGroup var recorder: RecorderOptions

  @Option(
    help: ArgumentHelp("text or json; json has the errors as data.", valueName: "format"),
    completion: .list(["text", "json"]))
  var format: String?

  func validate() throws {
    if maxErrors < 1 { throw ValidationError("--max-errors is 1 or more.") }
  }

  func run() throws {
    let format = try OutputOptions(format: format, output: nil).format(among: [.text, .json])
    let desk = try options.desk(recorder: recorder.recorder, for: "import")
    let clerk = try desk.clerk()
    let files = try FactFiles.find(paths)
    let report = try take(files, clerk)
    if format == .json {
      try Output.print(ImportPrinter.json(report).pretty() + "\n")
    } else {
      ImportPrinter.complain(of: report, limit: maxErrors)
      try Output.print(ImportPrinter.counts(report))
    }
    if report.refused > 0 {
      Complaint.tell(ofRemains: report.remains)
      throw Ending(code: .data)
    }
    try Complaint.end(withRemains: report.remains)
  }

  private func take(_ files: [ImportFile], _ clerk: Clerk) throws -> ImportReport {
    let progress = Progress("Importing", "kB")
    let total = files.reduce(0) { $0 + ($1.size ?? 0) }
    var (current, done, last): (String, Int64, Int64) = ("", 0, 0)
    do {
      return try clerk.import(
        files, atomic: atomic, destroying: yes, dryRun: dryRun, limit: maxErrors
      ) { step in
        if step.file != current {
          done += last
          current = step.file
        }
        last = step.bytes
        progress.show((done + last) / 1000, of: total / 1000)
      }
    } catch let error as LogError where files.count > 1 && !atomic && !dryRun {
      var complaint = Complaint(error)
      complaint.message += " This is of the file at work; those before it are recorded."
      throw complaint
    }
  }
}
