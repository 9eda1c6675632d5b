import Documents
import Events
import Projections

/// How long it took until facts became public.
enum Lag: OverviewPage {
  static let name = Overview.lag.rawValue
  static let title = "Lag"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.maybeACase
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a case of which a fact says when it occurred and when it was disclosed. The lag is an \
    interval where dates are uncertain. Clock: occurred to disclosed.
    """

  static var columns: [ListColumn<LagFile.Entry>] {
    [
      ListColumn("id", "Case", "the case's slug") { .reference(.case, $0.case.id) },
      ListColumn("title", "Title", "what the case is called") { .text($0.case.title) },
      ListColumn("country", "Country", "the prosecuting state (ISO 3166)") {
        .country($0.case.country)
      },
      ListColumn("facts", "Facts", "how many facts say both dates", numeric: true) {
        .number($0.facts)
      },
      ListColumn(
        "left_out", "Left out", "how many facts say only one date or neither", numeric: true
      ) { .number($0.leftOut) },
      ListColumn("shortest", "Shortest", "the shortest lag, in words") { .days($0.shortest) },
      ListColumn("longest", "Longest", "the longest lag, in words") { .days($0.longest) },
      ListColumn("position", "Record", "the fact with the longest lag", numeric: true) {
        .number($0.position)
      },
      ListColumn(
        "shortest_least", "Shortest, from", "least days of the shortest", shown: false,
        numeric: true
      ) { .number($0.shortest.least) },
      ListColumn(
        "shortest_most", "Shortest, to", "most days of the shortest", shown: false, numeric: true
      ) { .number($0.shortest.most) },
      ListColumn(
        "longest_least", "Longest, from", "least days of the longest", shown: false, numeric: true
      ) { .number($0.longest.least) },
      ListColumn(
        "longest_most", "Longest, to", "most days of the longest", shown: false, numeric: true
      ) { .number($0.longest.most) },
    ]
  }

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [LagFile.Entry] {
    try LagFile(asked, archive).cases.sorted { $0.case.id < $1.case.id }
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    LagPage(file: try LagFile(asked, archive)).document
  }
}
