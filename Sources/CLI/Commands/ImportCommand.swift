import ArgumentParser
import Docket
import Documents
import Events

/// Records the facts of files.
struct ImportCommand: ParsableCommand, RecordingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record the facts of files, folders or standard input.",
    discussion: """
      EXAMPLES:
        docket import seeds
        docket import cn-zeng-2023.jsonl de-dresden-2024.jsonl
        docket import --dry-run --format json new.jsonl
        docket log --docket other --format jsonl | docket import -

      A file has one fact a line, as JSON; of a folder, all files are taken that end in .jsonl or \
      .ndjson, also in the folders in it. A file is recorded whole or not at all. A fact that is there already is \
      counted and left alone, so that importing twice adds nothing.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"),
    completion: .file(extensions: ["jsonl", "ndjson"]))
  var paths: [String]

  @Flag(help: "Record all files or none.")
  var atomic = false

  @Flag(help: "Say what would happen, and record nothing.")
  var dryRun = false

  @Flag(
    help: """
      Let redactions in the files destroy what they name in this docket, and record though the clock \
      seems to be wrong.
      """)
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
    let clerk = try desk.clerk(believing: yes, dryRun: dryRun)
    let files = try FactFiles.find(paths)
    let report = try take(files, clerk)
    if format == .text { ImportPrinter.complain(of: report, limit: maxErrors) }
    let text =
      format == .json ? ImportPrinter.json(report).pretty() + "\n" : ImportPrinter.counts(report)
    guard report.refused == 0 else {
      try Output.print(text)
      Complaint.tell(ofRemains: report.remains)
      throw Ending(code: .data)
    }
    try Output.print(receipt: text, of: ImportPrinter.done(report))
    try Complaint.end(withRemains: report.remains)
  }

  private func take(_ files: [ImportFile], _ clerk: Clerk) throws -> ImportReport {
    let progress = Progress("Importing", "kB")
    let total = files.reduce(0) { $0 + ($1.size ?? 0) }
    var (current, done, last): (String, Int64, Int64) = ("", 0, 0)
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
  }
}
