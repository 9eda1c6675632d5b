import ArgumentParser
import Docket
import Documents
import Events
import Logs
import Ports

/// Searches everything that was recorded.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search names, titles and all that facts say.",
    discussion: """
      EXAMPLES:
        docket search Gershkovich
        docket search 逮捕 --in facts --since 2023
        docket search '"Ministry of State Security" Italy -denial'
        docket search Zeng --format json

      Every word must be there; longer words that begin so are found too (from three letters on). \
      "Words in quotation marks" are found as they stand; a minus before a word leaves out what \
      has it. Anything else is literal. Accents, case and width make no difference, and a party is \
      found by its names in every script. The index is made when somebody first searches.
      """)

  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("What to look for.", valueName: "words"))
  var words: [String] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Only here: cases, parties, laws, sources or facts.", valueName: "group"),
    completion: .list(SearchGroup.allCases.map(\.rawValue)))
  var groups: [String] = []

  @Option(
    help: ArgumentHelp(
      "Cases prosecuted by this state or said to be for it, its citizens, laws and publishers "
        + "(ISO 3166).", valueName: "code"))
  var country: String?

  @OptionGroup var window: WindowOptions

  @Option(help: ArgumentHelp("At most so many of each group.", valueName: "number"))
  var limit: Int = SearchQuery.usualLimit

  @Flag(help: "Look at names that are known from the press alone, and print them.")
  var pressNames = false

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is 0 or more.") }
    if words.isEmpty { throw ValidationError("There is nothing to look for: give some words.") }
    if let option = words.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") }) {
      throw ValidationError(
        "There is no option '\(option.visible)'. To look for it, put it in quotation marks: "
          + "'\"\(option.visible)\"'.")
    }
  }

  func run() throws {
    let format = try output.format(among: Format.forLists)
    let words = words.first == "--" ? Array(words.dropFirst()) : words
    let query = SearchQuery(
      try SearchTerms(words.joined(separator: " ")),
      in: try groups.compactMap { try OptionValue.choice($0, "--in", SearchGroup.self) },
      country: try OptionValue.country(country, "--country"), window: try window.window(),
      limit: limit, pressNames: pressNames)
    let desk = try options.desk(for: "search")
    let reading = try dials.reading(at: desk)
    let progress = Progress("Indexing", "facts")
    let page = try reading.search(query, desk.search(), workshop: SQLiteSearchWorkshop()) {
      progress.show($0, of: $1)
    }
    try output.print(page, as: format)
  }
}
