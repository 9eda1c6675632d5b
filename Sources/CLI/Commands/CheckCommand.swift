import ArgumentParser
import Docket
import Documents
import Events
import Projections

/// Says what in the docket wants mending.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the whole docket; silent when all is well.",
    discussion: """
      EXAMPLES:
        docket check
        docket check no-source law-not-in-force
        docket check --list
        docket check stale-case --today 2027-01-01 --format json
        docket check single-root --all
        docket check --known-at 2024-01-01

      A line a finding, or a line a check where it has more than three. The exit code is 65 where a finding is an error, or as serious as docket.toml \
      says. Checks that are off are put when they are named.
      """)

  @Argument(
    help: ArgumentHelp(
      "Checks to put; all that are not off where none is named.", valueName: "check"),
    completion: .list(Projections.Check.allCases.map(\.rawValue)))
  var names: [String] = []

  @Flag(help: "List the checks, with their meaning and severity.")
  var list = false

  @Flag(help: "A line a finding, however many a check has; formats for programs have each anyway.")
  var all = false

  @OptionGroup var how: CheckRunOptions
  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try output.format(among: Format.forLists)
    let named = try names.map(Self.check)
    if list { return try printList(format) }
    let desk = try options.desk(for: "check")
    let settings = try how.settings(desk)
    let today = try desk.today(how.today)
    let reading = try dials.reading(at: desk)
    let inspection = try reading.inspection(
      desk.sources, settings.checks(named: named), settings, today: today)
    let progress = Progress("Checking", "streams")
    let flags = try inspection.run { progress.show($0, of: $1) }
    Progress.clear()
    try FindingsPrinter(flags, settings, all: all).print(output, format)
  }

  /// As they are set in this docket, if one is there.
  private func printList(_ format: Format) throws {
    var settings = CheckSettings()
    if let folder = try? DocketFolder.find(options.docket) {
      settings = try SettingsFile.settings(of: folder)
    }
    try output.print(CheckPage.list(settings), as: format)
  }

  /// The check of this name, or a complaint that names the nearest.
  private static func check(_ name: String) throws -> Projections.Check {
    if let check = Projections.Check(rawValue: name) { return check }
    throw Complaint.usage(
      "There is no check '\(name.visible)'."
        + Complaint.hint(
          Nearest.nearest(to: name, among: Projections.Check.allCases.map(\.rawValue)))
        + " 'docket check --list' lists them.")
  }
}

/// How checks are run.
struct CheckRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day it is, for checks that wait (else the clock's).", valueName: "date")
  )
  var today: String?

  @Option(
    help: ArgumentHelp(
      "Fail (exit 65) on findings as serious as this: error, warning, info, or off for never.",
      valueName: "severity"),
    completion: .list(Severity.allCases.map(\.rawValue)))
  var failOn: String?

  /// As `docket.toml` has them, and the command line.
  func settings(_ desk: Desk) throws -> CheckSettings {
    var settings = try SettingsFile.settings(of: desk.folder)
    if let severity = try OptionValue.choice(failOn, "--fail-on", Severity.self) {
      settings.failsOn = severity
    }
    return settings
  }
}

extension Desk {
  /// The day that is named, else the clock's, in UTC.
  func today(_ named: String?) throws -> Day {
    if let date = try OptionValue.days(named, "--today") {
      guard let day = date.bounds.earliest, day == date.bounds.latest else {
        throw Complaint("--today: \(date) is no single day. Write one as 2026-11-23.", .data)
      }
      return day
    }
    return try Fixture().today
  }
}
