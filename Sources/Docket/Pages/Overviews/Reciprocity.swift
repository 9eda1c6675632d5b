import Documents
import Events
import Projections
import Words

/// Who prosecutes whom said to be for which state, and the other way round.
enum Reciprocity: OverviewPage {
  static let name = Overview.reciprocity.rawValue
  static let title = "Reciprocity"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.states(2)
  static let asks: [Overview.Asks] = [.country, .within]
  static let caption = """
    Every pair of a prosecuting state and a state said to benefit. A case counts once a pair. Stages \
    count persons. Coincidences: couples of cases of opposite directions that first became public \
    within 30 days of each other (disclosed); asserted: links by which somebody says more of two.
    """

  static var columns: [ListColumn<ReciprocityCount.Pair>] {
    [
      ListColumn("id", "Pair", "prosecuting state and state said to benefit: CN-US", shown: false) {
        .text($0.id)
      },
      ListColumn("prosecuting", "Prosecuting", "the prosecuting state (ISO 3166)") {
        .country($0.prosecuting)
      },
      ListColumn("said_to_benefit", "Allegedly for", "the state said to benefit") {
        .country($0.beneficiary)
      },
      ListColumn("cases", "Cases", "how many cases", numeric: true) { .number($0.items.count) },
      ListColumn(
        "prosecutions", "Prosecutions",
        "those of them with somebody accused and a custody, charge or court fact", numeric: true
      ) { .number($0.prosecutions) },
      ListColumn("persons", "Persons", "how many persons in these cases", numeric: true) {
        .number($0.persons)
      },
      ListColumn("stages", "Stages", "persons by stage, the exits first") { stages($0) },
      ListColumn(
        "coincidences", "Coincidences",
        "couples with the opposite direction that became public within the days asked for",
        numeric: true
      ) { .number($0.coincidences) },
      ListColumn(
        "asserted", "Asserted", "links by which somebody says more of two such cases",
        numeric: true
      ) { .number($0.asserted) },
    ]
  }

  private static func stages(_ pair: ReciprocityCount.Pair) -> Table.Cell {
    let order: [Stage?] =
      [.acquitted, .discontinued]
      + Stage.allCases.filter { $0 != .acquitted && $0 != .discontinued } + [nil]
    let counts = order.compactMap { stage in pair.stages.first { $0.stage == stage } }
    return Table.Cell(
      Line(
        counts.map { "\($0.stage?.words ?? "none recorded") \($0.persons)" }
          .joined(separator: ", ")),
      .record(counts.map { ($0.stage?.rawValue ?? "none", .integer($0.persons)) }))
  }

  static func rows(
    _ archive: Archive, asked: Overview.Question
  ) throws -> [ReciprocityCount.Pair] {
    try ReciprocityCount(archive, asked: asked).pairs
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    try ReciprocityPage(
      count: ReciprocityCount(archive, asked: asked), asked: asked, archive: archive
    ).document()
  }
}
