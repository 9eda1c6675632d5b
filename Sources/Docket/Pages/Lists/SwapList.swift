import Events
import Ports
import Projections

/// The exchanges. A window asks for those that took place in it.
enum SwapList: RowList {
  static let name = Listing.swaps.rawValue
  static let title = "Exchanges"
  static let serves: [ListFilter.Part] = [.country, .since, .until, .limit]
  static let caption =
    "Every exchange; a window asks for those that took place in it (occurred)."

  static var columns: [ListColumn<ViewRow>] {
    [
      ListColumn("id", "Exchange", "the exchange's slug") {
        .reference(.swap, $0.string("id") ?? "")
      },
      ListColumn("states", "Between", "the states it was between: a list of codes") {
        .countries($0.countries("states"))
      },
      ListColumn("mediator", "Through", "the state that mediated") {
        .country($0.country("mediator"))
      },
      ListColumn("occurred", "Occurred", "when, EDTF") { .date(occurred($0)) },
      ListColumn("earliest", "Earliest", "the first day it can have been", shown: false) {
        .day($0.day("earliest"))
      },
      ListColumn("latest", "Latest", "the last day it can have been", shown: false) {
        .day($0.day("latest"))
      },
      ListColumn("legs", "Persons", "how many persons it moved, as far as recorded", numeric: true)
      {
        .number($0.integer("legs"))
      },
    ]
  }

  private static func occurred(_ row: ViewRow) -> EDTF? {
    row.string("occurred").flatMap { try? EDTF($0) }
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow, match: Window.Match?)] {
    var swaps: [ViewRow]
    if let country = filter.country {
      let parts = try archive.rows("swap_countries", where: "country", is: country.code)
      swaps = try archive.rows("swaps", where: "stream", among: parts.map { $0["stream"] })
        .sorted { ($0.string("id") ?? "") < ($1.string("id") ?? "") }
    } else {
      swaps = try archive.views.select(Query("swaps", order: ["id"]))
    }
    guard filter.window.asks else { return swaps.map { ($0, nil) } }
    return swaps.compactMap { row in filter.window.match(occurred(row)).map { (row, $0) } }
  }
}
