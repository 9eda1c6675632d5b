import ArgumentParser
import Docket
import Documents
import Events
import Projections

/// Shows what was recorded since a time, over all streams.
struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show what was recorded since a time, and what it did, over all that is tracked.",
    discussion: """
      EXAMPLES:
        docket changes --since '#700'
        docket changes --since 2026-11-01 --country CN
        docket changes --since 2026-11-20T17:00:00+08:00 --format jsonl

      New, corrected, retracted and redacted facts, stream by stream, with what became of stages, \
      liberty, outcomes and sentences. The clock is when facts were recorded.
      """)

  @Option(
    help: ArgumentHelp(
      "Records after this position (#42), or from this date or moment on.", valueName: "time"))
  var since: String

  @Option(
    help: ArgumentHelp("Only what this state has a part in (ISO 3166).", valueName: "code"))
  var country: String?

  @OptionGroup var audience: AudienceOptions

  @Option(help: ArgumentHelp("At most so many streams.", valueName: "number"))
  var limit: Int = 500

  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let format = try output.format(among: Format.forPages + [.jsonl])
    let country = try OptionValue.country(country, "--country")
    let desk = try options.desk(for: "changes")
    let position = try RecordedTime(since, "--since").lastPosition(in: desk.log.get())
    let marking = try audience.marking
    let before = try desk.reading(Dials(recordedAt: .position(position)), for: marking)
    let progress = Progress("Comparing", "streams")
    let page = try desk.reading(for: marking).changes(
      ChangesQuery(since: position, country: country, limit: limit), before: before
    ) { progress.show($0, of: $1) }
    try output.print(page, as: format)
  }
}
