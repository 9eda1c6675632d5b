import Events
import Ports
import Projections

/// The countries with cases.
enum CountryList: RowList {
  static let name = Listing.countries.rawValue
  static let title = "Countries"
  static let serves: [ListFilter.Part] = [.limit]
  static let caption = """
    Countries with cases. A case counts once per country and role; a prosecution is a case with \
    somebody accused and a custody, charge or court fact.
    """

  static var columns: [ListColumn<ViewRow<CountryRows>>] {
    [
      ListColumn("id", "Country", "ISO 3166-1 alpha-2 code, or a withdrawn one, XK, EU or UN") {
        .reference(.country, $0.id.code)
      },
      ListColumn("name", "Name", "its name in English") { .text($0.name) },
      number("prosecuting", "Prosecuting", "cases in which it is the prosecuting state") {
        $0.prosecuting
      },
      number("prosecutions", "Prosecutions", "those of them that are prosecutions") {
        $0.prosecutions
      },
      number("said_to_benefit", "Allegedly for", "cases filed as allegedly for it") {
        $0.saidToBenefit
      },
      number("cases", "Cases", "cases in which it has any role") { $0.cases },
      number("laws", "Laws", "its laws in the docket") { $0.laws },
    ]
  }

  private static func number(
    _ name: String, _ title: String, _ doc: String,
    _ value: @escaping (ViewRow<CountryRows>) -> Int64
  ) -> ListColumn<ViewRow<CountryRows>> {
    ListColumn(name, title, doc, numeric: true) { .number(value($0)) }
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow<CountryRows>, match: Window.Match?)] {
    try archive.views.select(Query(order: [\.id], limit: filter.limit)).map { ($0, nil) }
  }
}
