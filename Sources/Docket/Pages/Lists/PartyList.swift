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

  /// A person: the row of one of its slugs, with what all of them say.
  struct Person {
    let row: ViewRow<PartyRows>
    let id: String
    let label: String
    /// All slugs, where there are several.
    var slugs: [String] = []
  }

  static var columns: [ListColumn<Person>] {
    [
      ListColumn("id", "Party", "the party's slug") { .reference(.party, $0.id) },
      ListColumn(
        "slugs", "Slugs", "all slugs of the person, where it has several: a list", shown: false
      ) { .words($0.slugs) },
      ListColumn("kind", "Kind", "person, group, agency, service, company, court, outlet, unknown")
      {
        .word($0.row.kind.rawValue)
      },
      ListColumn("label", "Label", "what it is called") { .text($0.label) },
      ListColumn("naming", "Naming", "how far it is named") { .word($0.row.naming?.rawValue) },
      ListColumn("citizenship", "Citizenship", "its states: a list of codes") {
        .countries($0.row.citizenship ?? [])
      },
      ListColumn("born", "Born", "when, EDTF", shown: false) { .date($0.row.born) },
      ListColumn("sex", "Sex", "as the sources say", shown: false) { .word($0.row.sex?.rawValue) },
      ListColumn("description", "Description", "in a few words", shown: false) {
        .text($0.row.description)
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: Person, match: Window.Match?)] {
    var conditions: [Query<PartyRows>.Condition] = []
    if let kind = filter.kind {
      // Nothing is of a kind that there is not.
      guard let kind = PartyKind(rawValue: kind) else { return [] }
      conditions.append(.equals(\.kind, kind))
    }
    let identities = try archive.identities()
    let rows: [ViewRow<PartyRows>]
    if let country = filter.country {
      let citizens = try archive.rows(CitizenshipRows.self, where: \.country, is: country)
      rows = try archive.rows(
        PartyRows.self, where: \.stream, among: citizens.map(\.stream), conditions)
    } else {
      // Of a person with several slugs several rows may be among the first.
      let limit = filter.limit.map { $0 + identities.merged.reduce(0) { $0 + $1.count } }
      rows = try archive.views.select(
        Query(PartyRows.self, conditions, order: [\.id], limit: limit))
    }
    return try persons(rows, identities, archive).sorted { $0.id < $1.id }.map { ($0, nil) }
  }

  /// One row a person: that of the slug that stands for it, whichever was found.
  private static func persons(
    _ rows: [ViewRow<PartyRows>], _ identities: Identities, _ archive: Archive
  ) throws -> [Person] {
    guard !identities.merged.isEmpty else {
      return rows.map { Person(row: $0, id: $0.id, label: $0.label) }
    }
    let found = Set(rows.map(\.id).flatMap(identities.members))
    let all = try archive.rows(PartyRows.self, where: \.id, among: found)
      .reduce(into: [:]) { $0[$1.id] = $1 }
    let labels = try archive.labels(of: found)
    return Set(found.map(identities.person)).compactMap { person in
      let members = identities.members(of: person)
      guard let row = members.lazy.compactMap({ all[$0] }).first else { return nil }
      guard members.count > 1 else { return Person(row: row, id: row.id, label: row.label) }
      return Person(row: row, id: person, label: labels[person] ?? person, slugs: members)
    }
  }
}
