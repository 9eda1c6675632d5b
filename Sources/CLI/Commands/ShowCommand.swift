import ArgumentParser
import Docket
import Documents
import Events
import Projections

/// Shows the page of a case, country, party, law, source or swap, or a view over many cases.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a case, country, party, law, source or swap, or a view over many cases.",
    discussion: """
      EXAMPLES:
        docket show case cn-zeng-2023
        docket show country CN
        docket show law cn-counter-espionage-law --format markdown
        docket show case us-wei-2023 --output wei.html
        docket show case us-wei-2023 --clock disclosed --output wei.svg
        docket show reciprocity US CN --within 30
        docket show exchanges
        docket show law-in-force us-wei-2023
        docket show detention us-wei-2023 --output detention.svg
        docket show lag --country CN

      json is the page as one object; csv is its main table; svg is its first picture alone.
      """)

  @Argument(
    help: ArgumentHelp("What to show.", valueName: "kind"),
    completion: .list(Self.kinds))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      "Its slug, or a country's code; of a view a case or none, of reciprocity two countries.",
      valueName: "id"),
    completion: .custom(Completions.shown))
  var ids: [String] = []

  @Flag(help: "Print names that are known from the press alone.")
  var pressNames = false

  @Option(
    help: ArgumentHelp(
      "The clock by which a case's timeline is drawn: occurred, disclosed or recorded.",
      valueName: "clock"),
    completion: .list(TimelineQuery.Clock.allCases.map(\.rawValue)))
  var clock: String?

  @Option(
    help: ArgumentHelp(
      "Of a view over many cases: what this state has a part in (ISO 3166).", valueName: "code"))
  var country: String?

  @Option(
    help: ArgumentHelp(
      "Of reciprocity: so many days make a coincidence (default: 30).",
      valueName: "days"))
  var within: Int64?

  @OptionGroup var dials: DialOptions
  @OptionGroup var options: DocketOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    if let overview = Overview(rawValue: kind) { return try show(overview) }
    let subject = try Self.subject(kind)
    try refuse(asked: [], of: kind)
    guard ids.count == 1, let id = ids.first else {
      throw Complaint.usage(
        ids.isEmpty
          ? "Nothing says which \(kind). 'docket list \(Self.list(of: subject))' has what there is."
          : "show takes one \(kind) at a time; 'docket export' takes several.")
    }
    let format = try output.format(among: Format.forShow)
    let desk = try self.options.desk(for: "show")
    let options = try pageOptions(subject, at: desk)
    let reading = try dials.reading(at: desk)
    try output.print(try reading.page(of: subject, id, options), as: format)
  }

  private func show(_ overview: Overview) throws {
    if clock != nil { throw Complaint.usage("--clock is for the timeline of a case.") }
    try refuse(asked: overview.asks, of: kind)
    if let within, !(0...36_525 ~= within) {
      throw Complaint("--within: \(within) is no number of days from 0 to 36525.", .data)
    }
    var question = try question(overview)
    let format = try output.format(among: Format.forShow)
    let desk = try options.desk(for: "show")
    question.staleDays = try desk.checkSettings().staleDays
    if overview == .quality { question.checking = try desk.checking() }
    let reading = try dials.reading(at: desk)
    try output.print(try reading.page(of: overview, question), as: format)
  }

  /// Refuses options that a kind does not have.
  private func refuse(asked: [Overview.Asks], of kind: String) throws {
    let given: [(Overview.Asks, Bool)] = [(.country, country != nil), (.within, within != nil)]
    for (part, isGiven) in given where isGiven && !asked.contains(part) {
      throw Complaint.usage("'show \(kind)' has no --\(part.rawValue).")
    }
  }

  /// What is asked of a view over many cases, by what stands behind its name.
  private func question(_ overview: Overview) throws -> Overview.Question {
    var question = Overview.Question(
      country: try OptionValue.country(country, "--country"), within: within,
      today: try Fixture().today)
    switch overview.takes {
    case .nothing:
      guard ids.isEmpty else {
        throw Complaint.usage("'show \(kind)' takes no id, and '\(ids[0].visible)' is one.")
      }
    case .states(let count):
      question.states = try ids.compactMap { try OptionValue.country($0, kind) }
      guard ids.isEmpty || Set(question.states).count == count, ids.count <= count else {
        throw Complaint.usage(
          "'show \(kind)' takes \(count) different states, or none. For all pairs of one state "
            + "there is --country.")
      }
    case .aCase:
      guard ids.count == 1 else {
        throw Complaint.usage(
          "'show \(kind)' takes one case. 'docket list \(kind)' goes over all.")
      }
      question.caseID = ids[0]
    case .maybeACase:
      guard ids.count < 2 else {
        throw Complaint.usage("'show \(kind)' takes one case, or none for all.")
      }
      question.caseID = ids.first
    }
    return question
  }

  private func pageOptions(_ subject: Subject, at desk: Desk) throws -> CasePage.Options {
    guard let clock = try OptionValue.choice(clock, "--clock", TimelineQuery.Clock.self) else {
      return try desk.pageOptions(pressNames: pressNames)
    }
    guard subject == .case else {
      throw Complaint.usage("--clock is for the timeline of a case.")
    }
    return try desk.pageOptions(pressNames: pressNames, clock: clock)
  }

  /// The kind that is named, or a complaint that names the nearest.
  static func subject(_ kind: String) throws -> Subject {
    if let subject = Subject(rawValue: kind) { return subject }
    let names = Subject.allCases.map(\.rawValue)
    let views = Overview.allCases.map(\.rawValue)
    // A slug without its kind: "cn-zeng-2023".
    let way =
      kind.contains("-") && Nearest.nearest(to: kind, among: views) == nil
      ? " Name the kind before the slug: show case \(kind.visible)."
      : Complaint.hint(Nearest.nearest(to: kind, among: names + views))
    throw Complaint.usage(
      "There is no page of a '\(kind.visible)'.\(way)"
        + " There are pages of a \(Phrase.list(names, "or")), and the views "
        + "\(Phrase.list(views)).")
  }

  /// What lists all of a kind.
  private static func list(of subject: Subject) -> String {
    Listing.allCases.first { $0.kind == subject }?.rawValue ?? ""
  }

  /// All that can stand behind `show`.
  static var kinds: [String] {
    Subject.allCases.map(\.rawValue) + Overview.allCases.map(\.rawValue)
  }
}
