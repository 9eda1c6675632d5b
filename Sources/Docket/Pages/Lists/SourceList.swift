import Events
import Ports
import Projections

/// The sources. A window asks for those published in it.
enum SourceList: RowList {
  static let name = Listing.sources.rawValue
  static let title = "Sources"
  static let serves: [ListFilter.Part] = [.country, .kind, .since, .until, .limit]
  static let caption =
    "Every source that was registered; a window asks for those published in it."

  static var columns: [ListColumn<ViewRow>] {
    [
      ListColumn("id", "Source", "the source's slug") {
        .reference(.source, $0.string("id") ?? "")
      },
      ListColumn("kind", "Kind", "official_statement, court_record, newspaper, aggregator …") {
        .word($0.string("kind"))
      },
      ListColumn("title", "Title", "its headline or title") { .text($0.string("title")) },
      ListColumn("publisher", "Publisher", "who published it") { .text($0.string("publisher")) },
      ListColumn("published", "Published", "when, EDTF") { .date(published($0)) },
      ListColumn("url", "Address", "where it stands", shown: false) { .link($0.string("url")) },
      ListColumn("country", "Country", "the publisher's state", shown: false) {
        .country($0.country("country"))
      },
      ListColumn("lang", "Language", "its language (BCP 47)", shown: false) {
        .text($0.string("lang"))
      },
      ListColumn("author", "Author", "who wrote it", shown: false) { .text($0.string("author")) },
      ListColumn("reliability", "Reliability", "the Admiralty letter", shown: false) {
        .text($0.string("reliability"))
      },
      ListColumn("state", "State", "what became of it, where something did", shown: false) {
        .word($0.string("state"))
      },
      ListColumn("archived", "Archived", "true where its bytes are kept", shown: false) {
        .flag($0.flag("archived"))
      },
    ]
  }

  private static func published(_ row: ViewRow) -> EDTF? {
    row.string("published").flatMap { try? EDTF($0) }
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow, match: Window.Match?)] {
    var conditions: [Query.Condition] = []
    if let country = filter.country { conditions.append(.equals("country", .text(country.code))) }
    if let kind = filter.kind { conditions.append(.equals("kind", .text(kind))) }
    let sources = try archive.views.select(
      Query("sources", conditions, order: ["id"], limit: filter.window.asks ? nil : filter.limit))
    guard filter.window.asks else { return sources.map { ($0, nil) } }
    return sources.compactMap { row in filter.window.match(published(row)).map { (row, $0) } }
  }
}
