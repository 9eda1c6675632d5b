import Events
import Ports
import Projections

/// The parties: persons, agencies, courts and outlets.
enum PartyList: RowList {
  static let name = Listing.parties.rawValue
  static let title = "Parties"
  static let serves: [ListFilter.Part] = [.country, .kind, .limit]
  static let caption = """
    Every party that was introduced; those judged to be one person stand in one row, by the slug \
    that was recorded first. To stand here is no accusation: what part a party has in \
    which case is told on its page.
    """

  static var columns: [ListColumn<ViewRow>] {
    [
      ListColumn("id", "Party", "the party's slug") {
        .reference(.party, $0.string("id") ?? "")
      },
      ListColumn(
        "slugs", "Slugs", "all slugs of the person, where it has several: a list", shown: false
      ) { .words($0.list("slugs")) },
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
    let identities = try archive.identities()
    let rows: [ViewRow]
    if let country = filter.country {
      let citizens = try archive.rows("party_citizenships", where: "country", is: country.code)
      rows = try archive.rows(
        "parties", where: "stream", among: citizens.map { $0["stream"] }, kind)
    } else {
      // Of a person with several slugs several rows may be among the first.
      let limit = filter.limit.map { $0 + identities.merged.reduce(0) { $0 + $1.count } }
      rows = try archive.views.select(Query("parties", kind, order: ["id"], limit: limit))
    }
    return try persons(rows, identities, archive)
      .sorted { ($0.string("id") ?? "") < ($1.string("id") ?? "") }.map { ($0, nil) }
  }

  /// One row a person: that of the slug that stands for it, whichever was found.
  private static func persons(
    _ rows: [ViewRow], _ identities: Identities, _ archive: Archive
  ) throws -> [ViewRow] {
    guard !identities.merged.isEmpty else { return rows }
    let found = Set(rows.compactMap { $0.string("id") }.flatMap(identities.members))
    let all = try archive.rows("parties", where: "id", among: found.map(ViewValue.text))
      .reduce(into: [:]) { $0[$1.string("id") ?? ""] = $1 }
    let labels = try archive.labels(of: found)
    return Set(found.map(identities.person)).compactMap { person in
      let members = identities.members(of: person)
      guard let row = members.lazy.compactMap({ all[$0] }).first else { return nil }
      guard members.count > 1 else { return row }
      return row.with(
        ["id": person, "label": labels[person] ?? person, "slugs": members.joined(separator: "; ")])
    }
  }
}

extension ViewRow {
  /// The row with these texts in the place of others.
  fileprivate func with(_ texts: [String: String]) -> ViewRow {
    ViewRow(columns.merging(texts.mapValues(ViewValue.text)) { _, new in new })
  }
}
