import Documents
import Events
import Words

/// What was in force when, as a table.
enum LawVersions {
  /// The laws of a country.
  static func blocks(of laws: [LawHistory], country: Country) -> [Block] {
    guard !laws.isEmpty else { return [] }
    return [
      .heading(level: 2, "Laws of \(country.nameWithArticle)"),
      .table(table(laws, showsLaw: true)),
    ]
  }

  static func table(_ laws: [LawHistory], showsLaw: Bool) -> Table {
    let columns: [Table.Column] = [
      .init("version", "Version"), .init("change", "Change"), .init("adopted", "Made"),
      .init("in_force", "In force from"), .init("replaced", "Replaced from"),
      .init("provisions", "Provisions"), .init("positions", "Record"),
    ]
    return Table(
      name: "versions", caption: caption,
      columns: (showsLaw ? [.init("law", "Law")] : []) + columns,
      rows: laws.flatMap { law in
        law.versions.map { version in
          (showsLaw ? [.reference(.law, law.id, law.title)] : []) + row(version)
        }
      })
  }

  static let caption = """
    What was in force when, by the facts. Clock: occurred. Where nothing says from when a change \
    is in force, none is printed; a version of the whole law replaces the one before.
    """

  private static func row(_ version: LawHistory.Version) -> [Table.Cell] {
    // A repeal, a proposal and an interpretation are not in force from some day on.
    let inForce =
      version.inForce == nil
      ? version.change.map { $0 == .repealed || $0 == .proposed || $0 == .interpreted } == true
        ? Table.Cell.text(nil)
        : Table.Cell(Line("not recorded"), .null) : Table.Cell.date(version.inForce)
    return [
      .text(version.version), .word(version.change?.rawValue), .date(version.adopted), inForce,
      .date(version.replaced),
      Table.Cell(
        Line(version.provisions.joined(separator: "; ")),
        .array(version.provisions.map(JSON.string))),
      Table.Cell(
        Line(version.positions.map { "#\($0)" }.joined(separator: ", ")),
        .array(version.positions.map(JSON.integer))),
    ]
  }

  static func data(_ law: LawHistory) -> JSON {
    .record([
      ("id", .string(law.id)), ("title", .string(law.title)),
      ("country", .text(law.country?.code)), ("versions", .array(law.versions.map(data))),
    ])
  }

  private static func data(_ version: LawHistory.Version) -> JSON {
    .record([
      ("version", .text(version.version)), ("change", .text(version.change?.rawValue)),
      ("adopted", .text(version.adopted?.description)),
      ("in_force", .text(version.inForce?.description)),
      ("replaced", .text(version.replaced?.description)),
      ("provisions", .array(version.provisions.map(JSON.string))),
      ("summary", .text(version.summary)),
      ("positions", .array(version.positions.map(JSON.integer))),
    ])
  }
}
