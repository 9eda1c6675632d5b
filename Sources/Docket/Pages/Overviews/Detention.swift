import Documents
import Events
import Projections

/// Days in each state of liberty, person by person.
enum Detention: OverviewPage {
  static let name = Overview.detention.rawValue
  static let title = "Detention"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.maybeACase
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a stretch of time that a person was in one state of liberty, as far as facts say. Clock: \
    occurred, else by when it was disclosed.
    """

  static var columns: [ListColumn<DetentionFile.Row>] {
    [
      ListColumn("id", "Stretch", "case, person and 1, 2, 3 …", shown: false) { .text($0.id) },
      ListColumn("case", "Case", "the case's slug") { .reference(.case, $0.person.case.id) },
      ListColumn("party", "Person", "the person's slug") {
        .reference(.party, $0.person.party, $0.person.called)
      },
      ListColumn("liberty", "State", "where the person was") {
        .line(Line($0.stretch.words), .string($0.stretch.liberty.rawValue))
      },
      ListColumn("since", "Since", "from when on, EDTF") { .moment($0.stretch.since) },
      ListColumn("until", "Until", "until when, EDTF; nothing where no end is recorded") {
        $0.stretch.endPosition == nil && $0.stretch.liberty.lasts
          ? Table.Cell("no end is recorded", .null) : .moment($0.stretch.until)
      },
      ListColumn("days", "Days", "how many days, in words") { .days($0.stretch.days) },
      ListColumn("position", "Record", "the fact that says so", numeric: true) {
        .number($0.stretch.position)
      },
      ListColumn("days_least", "Days, from", "least days", shown: false, numeric: true) {
        .number($0.stretch.days?.least)
      },
      ListColumn("days_most", "Days, to", "most days", shown: false, numeric: true) {
        .number($0.stretch.days?.most)
      },
      ListColumn(
        "reason", "Why", "said, by_sentence, by_death_sentence, or what it is inferred from",
        shown: false
      ) {
        .text($0.stretch.reason.rawValue)
      },
      ListColumn("contested", "Contested", "whether somebody contests it", shown: false) {
        .flag($0.stretch.isContested)
      },
      ListColumn(
        "end_known", "End known", "whether a fact says that it lasted until then", shown: false
      ) { .flag($0.stretch.isEndKnown) },
      ListColumn("end_position", "Ended by", "the fact that ends it", shown: false, numeric: true) {
        .number($0.stretch.endPosition)
      },
    ]
  }

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [DetentionFile.Row] {
    try DetentionFile(asked, archive).rows
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    DetentionPage(file: try DetentionFile(asked, archive)).document
  }
}
