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

  static var columns: [ListColumn<ViewRow<SourceRows>>] {
    [
      ListColumn("id", "Source", "the source's slug") {
        .reference(.source, $0.id)
      },
      ListColumn("kind", "Kind", "official_statement, court_record, newspaper, aggregator …") {
        .word($0.kind.rawValue)
      },
      ListColumn("title", "Title", "its headline or title") { .text($0.title) },
      ListColumn("publisher", "Publisher", "who published it") { .text($0.publisher) },
      ListColumn("published", "Published", "when, EDTF") { .date($0.published) },
      ListColumn("url", "Address", "where it stands", shown: false) { .link($0.url) },
      ListColumn("country", "Country", "the publisher's state", shown: false) {
        .country($0.country)
      },
      ListColumn("lang", "Language", "its language (BCP 47)", shown: false) {
        .text($0.lang)
      },
      ListColumn("author", "Author", "who wrote it", shown: false) { .text($0.author) },
      ListColumn("reliability", "Reliability", "the Admiralty letter", shown: false) {
        .text($0.reliability?.rawValue)
      },
      ListColumn("state", "State", "what became of it, where something did", shown: false) {
        .word($0.state?.rawValue)
      },
      ListColumn("archived", "Archived", "true where its bytes are kept", shown: false) {
        .flag($0.archived)
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow<SourceRows>, match: Window.Match?)] {
    var conditions: [Query<SourceRows>.Condition] = []
    if let country = filter.country { conditions.append(.equals(\.country, country)) }
    if let kind = filter.kind {
      // Nothing is of a kind that there is not.
      guard let kind = SourceKind(rawValue: kind) else { return [] }
      conditions.append(.equals(\.kind, kind))
    }
    let sources = try archive.views.select(
      Query(
        SourceRows.self, conditions, order: [\.id],
        limit: filter.window.asks ? nil : filter.limit))
    guard filter.window.asks else { return sources.map { ($0, nil) } }
    return sources.compactMap { row in filter.window.match(row.published).map { (row, $0) } }
  }
}
