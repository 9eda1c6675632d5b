import ArgumentParser
import Docket
import Documents
import Events

/// Shows what happened when.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show what happened when, over all cases, one case or one country.",
    discussion: """
      EXAMPLES:
        docket timeline --since 2023-08 --until 2023-08
        docket timeline --country CN --clock disclosed
        docket timeline --case cn-zeng-2023 --format csv

      There are three clocks: when it occurred, when it was disclosed, when it was recorded. Dates \
      that are not exact lie in a window definitely or possibly, and the two are shown apart.
      """)

  @Option(
    help: ArgumentHelp("occurred, disclosed or recorded.", valueName: "clock"),
    completion: .list(TimelineQuery.Clock.allCases.map(\.rawValue)))
  var clock: String?

  @Option(
    name: .customLong("case"), help: ArgumentHelp("Facts of this case only.", valueName: "id"),
    completion: .custom(Completions.cases))
  var caseID: String?

  @Option(
    help: ArgumentHelp("Facts in which this state has a part (ISO 3166).", valueName: "code"))
  var country: String?

  @OptionGroup var window: WindowOptions

  @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
  var limit: Int = TimelineQuery.usualLimit

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is 0 or more.") }
    if caseID != nil, country != nil {
      throw ValidationError("Choose --case or --country, not both.")
    }
  }

  func run() throws {
    let format = try output.format(among: Format.forLists)
    let query = TimelineQuery(
      try scope,
      clock: try OptionValue.choice(clock, "--clock", TimelineQuery.Clock.self) ?? .occurred,
      window: try window.window(), limit: limit)
    let reading = try dials.reading(at: options.desk(for: "timeline"))
    try output.print(try reading.timeline(query), as: format)
  }

  private var scope: TimelineQuery.Scope {
    get throws {
      if let caseID { return .case(caseID) }
      return try OptionValue.country(country, "--country").map { .country($0) } ?? .all
    }
  }
}
