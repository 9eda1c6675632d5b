import Events
import Ports
import Projections

/// The laws. A window asks for laws that anything happened to in it.
enum LawList: RowList {
  static let name = Listing.laws.rawValue
  static let title = "Laws"
  static let serves: [ListFilter.Part] = [.country, .since, .until, .limit]
  static let caption =
    "Every law; a window asks for laws that were changed or came into force in it (occurred)."

  static var columns: [ListColumn<ViewRow<LawRows>>] {
    [
      ListColumn("id", "Law", "the law's slug") { .reference(.law, $0.id) },
      ListColumn("country", "Country", "whose law (ISO 3166)") { .country($0.country) },
      ListColumn("title", "Title", "what it is called; null where no fact says") {
        .text($0.title)
      },
      ListColumn("changes", "Changes", "how many changes are recorded", numeric: true) {
        .number($0.changes)
      },
      ListColumn("in_force", "In force from", "the first day a version is in force from") {
        .day($0.inForce)
      },
      ListColumn("last_change", "Last change", "proposed, enacted, promulgated, amended …") {
        .word($0.lastChange?.rawValue)
      },
      ListColumn("last_change_day", "On", "the last day it can have been") {
        .day($0.lastChangeDay)
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow<LawRows>, match: Window.Match?)] {
    let laws = try archive.views.select(
      Query(
        LawRows.self, filter.country.map { [.equals(\.country, $0)] } ?? [], order: [\.id],
        limit: filter.window.asks ? nil : filter.limit))
    guard filter.window.asks else { return laws.map { ($0, nil) } }
    let versions = Dictionary(
      grouping: try archive.rows(LawVersionRows.self, streams: laws.map(\.stream)), by: \.stream)
    return laws.compactMap { law in
      Window.best((versions[law.stream] ?? []).map { filter.window.match($0.occurred) })
        .map { (law, $0) }
    }
  }
}
