import Events
import Projections

/// The parties: persons, agencies, courts and outlets.
enum PartyList: RowList {
  static let name = Listing.parties.rawValue
  static let title = "Parties"
  static let serves: [ListFilter.Part] = [.country, .kind, .limit]
  static let caption = """
    Every party that was introduced. To stand here is no accusation: what part a party has in \
    which case is told on its page.
    """

  static var columns: [ListColumn<ViewRow>] {
    [
      ListColumn("id", "Party", "the party's slug") {
        .reference(.party, $0.string("id") ?? "")
      },
      ListColumn("kind", "Kind", "person, group, agency, service, company, court, outlet, unknown")
      {
        .word($0.string("kind"))
      },
      ListColumn("label", "Label", "what it is called") { .text($0.string("label")) },
      ListColumn("naming", "Naming", "how far it is named") { .word($0.string("naming")) },
      ListColumn("citizenship", "Citizenship", "its states: a list of codes") {
        .countries($0.countries("citizenship"))
      },
      ListColumn("born", "Born", "when, EDTF", shown: false) {
        .date($0.string("born").flatMap { try? EDTF($0) })
      },
      ListColumn("sex", "Sex", "as the sources say", shown: false) { .word($0.string("sex")) },
      ListColumn("description", "Description", "in a few words", shown: false) {
        .text($0.string("description"))
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: ViewRow, match: Window.Match?)] {
    let kind = filter.kind.map { [Query.Condition.equals("kind", .text($0))] } ?? []
    guard let country = filter.country else {
      return try archive.views.select(
        Query("parties", kind, order: ["id"], limit: filter.limit)
      ).map { ($0, nil) }
    }
    let citizens = try archive.rows("party_citizenships", where: "country", is: country.code)
    return try archive.rows(
      "parties", where: "stream", among: citizens.map { $0["stream"] }, kind
    ).sorted { ($0.string("id") ?? "") < ($1.string("id") ?? "") }.map { ($0, nil) }
  }
}
