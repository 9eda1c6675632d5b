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

  static var columns: [ListColumn<ViewRow<SwapRows>>] {
    [
      ListColumn("id", "Exchange", "the exchange's slug") {
        .reference(.swap, $0.id)
      },
      ListColumn("states", "Between", "the states it was between: a list of codes") {
        .countries($0.states)
      },
      ListColumn("mediator", "Through", "the state that mediated") {
        .country($0.mediator)
      },
      ListColumn("occurred", "Occurred", "when, EDTF") { .date($0.occurred) },
      ListColumn("earliest", "Earliest", "the first day it can have been", shown: false) {
        .day($0.earliest)
      },
      ListColumn("latest", "Latest", "the last day it can have been", shown: false) {
        .day($0.latest)
      },
      ListColumn("legs", "Persons", "how many persons it moved, as far as recorded", numeric: true)
      {
        .number($0.legs)
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow<SwapRows>, match: Window.Match?)] {
    let swaps: [ViewRow<SwapRows>]
    if let country = filter.country {
      let parts = try archive.rows(SwapCountryRows.self, where: \.country, is: country)
      swaps = try archive.rows(SwapRows.self, streams: parts.map(\.stream)).sorted {
        $0.id < $1.id
      }
    } else {
      swaps = try archive.views.select(Query(order: [\.id]))
    }
    guard filter.window.asks else { return swaps.map { ($0, nil) } }
    return swaps.compactMap { row in filter.window.match(row.occurred).map { (row, $0) } }
  }
}
