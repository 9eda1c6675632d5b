import ArgumentParser
import Docket
import Documents
import Events
import Ports

/// Prints what was recorded, fact by fact, as it stands in the log.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Print what was recorded, in the order of recording.",
    discussion: """
      EXAMPLES:
        docket log --limit 20 --reverse
        docket log --case cn-zeng-2023
        docket log --after 1000 --format jsonl > later.jsonl

      jsonl is one flat fact a line with position, revision, recorded and recorder; 'docket import' \
      reads it. Records are sorted by position.
      """)

  @Option(
    name: .customLong("case"), help: ArgumentHelp("Facts of this case only.", valueName: "id"),
    completion: .custom(Completions.cases))
  var caseID: String?

  @Option(help: ArgumentHelp("Facts of this stream only: country/CN.", valueName: "stream"))
  var stream: String?

  @Option(help: ArgumentHelp("Facts after this position only.", valueName: "position"))
  var after: Int64 = 0

  @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
  var limit: Int?

  @Flag(help: "From the newest to the oldest.")
  var reverse = false

  @OptionGroup var audience: AudienceOptions
  @OptionGroup var options: DocketOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if caseID != nil, stream != nil {
      throw ValidationError("Choose --case or --stream, not both.")
    }
    if let limit, limit < 0 { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let format = try output.format(among: [.text, .jsonl, .json])
    let stream = try caseID.map { StreamID(.case, $0) } ?? stream.map(StreamID.typed)
    let desk = try options.desk(for: "log")
    let log = try desk.log(for: audience.marking)
    let output = try Output(to: output.output)
    let printer: any RecordPrinter =
      switch format {
      case .json: JSONRecords(output)
      case .jsonl: LineRecords(output)
      default:
        TextRecords(output, digits: String(try log.head().position).count) {
          try Redactions(of: log)
        }
      }
    try printer.begin()
    var count = 0
    try log.records(selection(of: stream)) { record in
      count += 1
      try printer.print(record)
      return true
    }
    if let stream, count == 0 { try refuseUnknown(stream, log, desk) }
    try printer.end()
    try output.finish()
  }

  private func selection(of stream: StreamID?) -> Selection {
    Selection(
      stream.map { .stream($0.name) } ?? .all, after: after, limit: limit, reverse: reverse)
  }

  /// A stream without any facts is a slip in its name, unless it is a country's.
  private func refuseUnknown(
    _ stream: StreamID, _ log: any LogReader, _ desk: Desk
  ) throws {
    guard try !log.holds(stream) else { return }
    try desk.reading(for: audience.marking).require(stream.kind, stream.key)
  }
}
