import ArgumentParser
import Docket
import Documents
import Events
import Projections

/// Lists what there is of a kind.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List cases, countries, parties, laws, sources or swaps, or a view over many cases.",
    discussion: """
      EXAMPLES:
        docket list cases
        docket list cases --country CN --stage sentenced
        docket list cases --for CN --since 2020 --until 2023-06
        docket list parties --format csv --output parties.csv
        docket list sources --kind court_record --format json
        docket list reciprocity --country CN
        docket list law-in-force --format csv

      json is one array of objects with the names of the CSV's columns. Dates that are not exact \
      match definitely or possibly, and the two are shown apart.
      """)

  @Argument(
    help: ArgumentHelp("What to list.", valueName: "kind"),
    completion: .list(Self.kinds))
  var kind: String

  @Option(help: ArgumentHelp("Of this state (ISO 3166).", valueName: "code"))
  var country: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Said to be for this state (ISO 3166).", valueName: "code"))
  var beneficiary: String?

  @Option(
    help: ArgumentHelp("Where an accused has reached this stage.", valueName: "stage"),
    completion: .list(Stage.allCases.map(\.rawValue)))
  var stage: String?

  @Option(
    help: ArgumentHelp("Where an accused is thus.", valueName: "liberty"),
    completion: .list(Liberty.allCases.map(\.rawValue)))
  var liberty: String?

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      "Parties or sources of this kind, cases of this category.", valueName: "word"))
  var sort: String?

  @OptionGroup var window: WindowOptions

  @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
  var limit: Int?

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let overview = Overview(rawValue: kind)
    let listing = try overview == nil ? listing : nil
    let format = try output.format(among: Format.forLists)
    var filter = ListFilter(
      country: try OptionValue.country(country, "--country"),
      beneficiary: try OptionValue.country(beneficiary, "--for"),
      stage: try OptionValue.choice(stage, "--stage", Stage.self),
      liberty: try OptionValue.choice(liberty, "--liberty", Liberty.self),
      kind: sort, window: try window.window(), limit: limit, today: try Fixture().today)
    let desk = try options.desk(for: "list")
    filter.staleDays = try desk.checkSettings().staleDays
    if overview == .quality { filter.checking = try desk.checking() }
    let reading = try dials.reading(at: desk)
    if let overview { return try output.print(try reading.list(overview, filter), as: format) }
    if let listing { try output.print(try reading.list(listing, filter), as: format) }
  }

  /// All that can stand behind `list`.
  static var kinds: [String] {
    Listing.allCases.map(\.rawValue) + Overview.allCases.map(\.rawValue)
  }

  private var listing: Listing {
    get throws {
      if let listing = Listing(rawValue: kind) { return listing }
      let names = Self.kinds
      throw Complaint.usage(
        "There is no list of '\(kind.visible)'."
          + Complaint.hint(Nearest.nearest(to: kind, among: names))
          + " There are \(Phrase.list(names)).")
    }
  }
}

extension Format {
  /// What rows can be written as.
  static let forLists: [Format] = [.text, .json, .jsonl, .csv, .markdown]
  /// What a page can be written as.
  static let forPages: [Format] = [.text, .json, .csv, .markdown, .html]
  /// What a page with pictures can be written as.
  static let forShow: [Format] = forPages + [.svg]
}
