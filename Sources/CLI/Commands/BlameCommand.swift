import ArgumentParser
import Docket
import Documents
import Events

/// Shows which records made each line of a summary.
struct BlameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame",
    abstract: "Show for each line of a summary who recorded it, when, and from which sources.",
    discussion: """
      EXAMPLES:
        docket blame case cn-zeng-2023
        docket blame case us-wei-2023 --format csv --output wei.csv
        docket blame case us-wei-2023 --recorded-at '#700'
      """)

  @Argument(
    help: ArgumentHelp("What it is about.", valueName: "kind"),
    completion: .list(Subject.allCases.map(\.rawValue)))
  var kind: String

  @Argument(
    help: ArgumentHelp("Its slug, or a country's code.", valueName: "id"),
    completion: .custom(Completions.shown))
  var id: String

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let subject = try ShowCommand.subject(kind)
    let format = try output.format(among: Format.forPages)
    let reading = try dials.reading(at: options.desk(for: "blame"))
    try output.print(try reading.blame(subject, id), as: format)
  }
}
