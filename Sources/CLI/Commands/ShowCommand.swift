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

      json is the page as one object; csv is its main table.
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

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let subject = try Self.subject(kind)
    let format = try output.format(among: Format.forPages)
    let reading = try dials.reading(at: options.desk(for: "show"))
    let page = try reading.page(of: subject, id, .init(pressNames: pressNames))
    try output.print(page, as: format)
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
