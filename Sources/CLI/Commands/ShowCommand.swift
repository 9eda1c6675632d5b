import ArgumentParser
import Docket
import Events
import Projections

/// Shows the page of a case, country, party, law, source or swap.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a case, country, party, law, source or swap.",
    discussion: """
      EXAMPLES:
        docket show case cn-zeng-2023
        docket show country CN
        docket show law cn-counter-espionage-law --format markdown
        docket show case us-wei-2023 --output wei.html
        docket show case us-wei-2023 --clock disclosed --output wei.svg

      json is the page as one object; csv is its main table; svg is its first picture alone.
      """)

  @Argument(
    help: ArgumentHelp("What to show.", valueName: "kind"),
    completion: .list(Subject.allCases.map(\.rawValue)))
  var kind: String

  @Argument(
    help: ArgumentHelp("Its slug, or a country's code.", valueName: "id"),
    completion: .custom(Completions.shown))
  var id: String

  @Flag(help: "Print names that are known from the press alone.")
  var pressNames = false

  @Option(
    help: ArgumentHelp(
      "The clock by which a case's timeline is drawn: occurred, disclosed or recorded.",
      valueName: "clock"),
    completion: .list(TimelineQuery.Clock.allCases.map(\.rawValue)))
  var clock: String?

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let subject = try Self.subject(kind)
    let format = try output.format(among: Format.forShow)
    let reading = try dials.reading(at: options.desk(for: "show"))
    let page = try reading.page(of: subject, id, pageOptions(subject))
    try output.print(page, as: format)
  }

  private func pageOptions(_ subject: Subject) throws -> CasePage.Options {
    guard let clock = try OptionValue.choice(clock, "--clock", TimelineQuery.Clock.self) else {
      return .init(pressNames: pressNames)
    }
    guard subject == .case else {
      throw Complaint.usage("--clock is for the timeline of a case.")
    }
    return .init(pressNames: pressNames, clock: clock)
  }

  /// The kind that is named, or a complaint that names the nearest.
  static func subject(_ kind: String) throws -> Subject {
    if let subject = Subject(rawValue: kind) { return subject }
    let names = Subject.allCases.map(\.rawValue)
    throw Complaint.usage(
      "There is no page of a '\(kind.visible)'."
        + Complaint.hint(Nearest.nearest(to: kind, among: names))
        + " There are pages of a \(Phrase.list(names, "or")).")
  }
}
