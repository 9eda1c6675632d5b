import Documents
import Events
import Projections
import Words

/// What each case rests on: its claims by how far they are verified, and who alone says what.
enum EvidenceBalance: OverviewPage {
  static let name = Overview.evidence.rawValue
  static let title = "Evidence"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.maybeACase
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a case with a claim that something happened; accounts that agree are one claim, and \
    statements are not counted. Firm is confirmed, adjudicated, or told by independent sources.
    """

  static var columns: [ListColumn<EvidenceFile.Balance>] {
    [
      ListColumn("id", "Case", "the case's slug") { .reference(.case, $0.id) },
      ListColumn("title", "Title", "what the case is called") { .text($0.title) },
      ListColumn("country", "Country", "the prosecuting state (ISO 3166)") {
        .country($0.country)
      },
      ListColumn("claims", "Claims", "how many claims that something happened", numeric: true) {
        .number($0.total)
      },
      ListColumn(
        "firm", "Firm", "how many are confirmed, adjudicated, or told by independent sources",
        numeric: true
      ) {
        .number($0.firm)
      },
    ]
      + Rating.allCases.map { rating in
        ListColumn(
          rating.rawValue, Wording.capitalised(rating.words), "how many: \(rating.words)",
          shown: false, numeric: true
        ) { .number($0.claims[rating] ?? 0) }
      } + [
        ListColumn(
          "single_root", "One source", "how many claims one source alone stands behind",
          numeric: true
        ) { .number($0.only.reduce(0) { $0 + $1.claims }) },
        ListColumn("only_speakers", "Who alone says so", "these sources, each with its claims") {
          .text($0.onlyWords)
        },
        ListColumn(
          "assessed", "Assessed", "how many somebody assessed", shown: false, numeric: true
        ) { .number($0.assessed) },
      ]
  }

  static func rows(
    _ archive: Archive, asked: Overview.Question
  ) throws -> [EvidenceFile.Balance] {
    try EvidenceFile(Array(archive.cases(asked: asked).values), archive).cases
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    EvidencePage(
      file: try EvidenceFile(Array(archive.cases(asked: asked).values), archive)
    ).document
  }
}

/// The page of evidence.
struct EvidencePage {
  let file: EvidenceFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if !file.cases.isEmpty { blocks.append(.figure(figure)) }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(
      title: EvidenceBalance.title, blocks: blocks, data: data,
      table: EvidenceBalance.table(file.cases))
  }

  private var total: Int { file.cases.reduce(0) { $0 + $1.total } }

  private var caption: String {
    """
    How far the claims of each case are verified, by their independent sources. Population: \
    \(Wording.count(total, "claim")) that something happened, in \
    \(Wording.count(file.cases.count, "case")); accounts that agree are one claim; statements, roles \
    and links are not counted. Left out: \(Wording.count(file.without, "case")) without a claim. \
    Sorted by id. \(file.asOf.words)
    """
  }

  /// So many cases are drawn; the rest is in the table.
  private static let drawn = 60

  private var figure: Figure {
    let cases = file.cases.prefix(EvidencePage.drawn)
    let parts: [(Rating, Drawing.Look)] = [
      (.confirmed, .solid), (.adjudicated, .solid), (.corroborated, .filled(.dots)),
      (.announced, .filled(.bars)), (.oneSource, .hollow), (.attributedOnly, .hollow),
      (.unverifiable, .hollow), (.unverified, .hollow), (.noSource, .hollow),
      (.disputed, .filled(.hatch)), (.refuted, .filled(.hatch)), (.withdrawn, .filled(.hatch)),
    ]
    let bars = StackedBarsFigure(
      parts: parts.map { .init(label: $0.0.words, look: $0.1) },
      bars: cases.map { balance in
        .init(label: balance.title, numbers: parts.map { balance.claims[$0.0] ?? 0 })
      })
    let cut = file.cases.count > cases.count ? " The first \(cases.count) cases are drawn." : ""
    return Figure(
      name: "evidence", title: "What cases rest on",
      description: """
        A bar a case: its claims by how far they are verified. \(Wording.count(total, "claim")) in \
        \(Wording.count(file.cases.count, "case")); \(file.without) left out.\(cut) \
        \(file.asOf.words)
        """,
      table: EvidenceBalance.shown(file.cases, caption: EvidenceBalance.caption), draw: bars.draw)
  }

  private var data: JSON {
    .record([
      ("cases", EvidenceBalance.table(file.cases).data),
      ("claims", .integer(Int64(total))), ("cases_left_out", .integer(Int64(file.without))),
      ("made_from", file.asOf.data),
    ])
  }
}
