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

  static var columns: [ListColumn<ViewRow>] {
    [
      ListColumn("id", "Law", "the law's slug") { .reference(.law, $0.string("id") ?? "") },
      ListColumn("country", "Country", "whose law (ISO 3166)") { .country($0.country("country")) },
      ListColumn("title", "Title", "what it is called; null where no fact says") {
        .text($0.string("title"))
      },
      ListColumn("changes", "Changes", "how many changes are recorded", numeric: true) {
        .number($0.integer("changes"))
      },
      ListColumn("in_force", "In force from", "the first day a version is in force from") {
        .day($0.day("in_force"))
      },
      ListColumn("last_change", "Last change", "proposed, enacted, promulgated, amended …") {
        .word($0.string("last_change"))
      },
      ListColumn("last_change_day", "On", "the last day it can have been") {
        .day($0.day("last_change_day"))
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow, match: Window.Match?)] {
    let conditions =
      filter.country.map { [Query.Condition.equals("country", .text($0.code))] } ?? []
    let laws = try archive.views.select(
      Query("laws", conditions, order: ["id"], limit: filter.window.asks ? nil : filter.limit))
    guard filter.window.asks else { return laws.map { ($0, nil) } }
    let versions = Dictionary(
      grouping: try archive.rows("law_versions", where: "stream", among: laws.map { $0["stream"] }),
      by: { $0.integer("stream") })
    return laws.compactMap { law in
      Window.best(
        (versions[law.integer("stream")] ?? []).map { version in
          filter.window.match(version.string("occurred").flatMap { try? EDTF($0) })
        }
      ).map { (law, $0) }
    }
  }
}
