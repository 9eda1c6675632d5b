import Events
public import Projections

/// What was found, as lines and as a table; and the list of checks.
public enum CheckPage {
  /// `case/us-wei-2023 #42: no-source: custody.arrested has no source. Name where it is from …`
  public static func line(_ flag: Flagged) -> String {
    let place = flag.position.map { " #\($0)" } ?? ""
    return "\(flag.kind.rawValue)/\(flag.id)\(place): \(flag.check.rawValue): \(flag.sentence) "
      + flag.advice
  }

  /// Findings with their severities: rows for programs, and for Markdown.
  public static func findings(_ flags: [Flagged], _ settings: CheckSettings) -> Document {
    let table = Table(
      name: "findings",
      columns: [
        .init("severity", "Severity"), .init("check", "Check"), .init("kind", "Kind"),
        .init("id", "Id"), .init("position", "Record", isNumeric: true),
        .init("sentence", "What"), .init("advice", "Way out"),
      ],
      rows: flags.map { flag in
        [
          Table.Cell(settings.severityOfFinding(flag.check).rawValue),
          Table.Cell(flag.check.rawValue), Table.Cell(flag.kind.rawValue), Table.Cell(flag.id),
          Table.Cell(
            Line(flag.position.map { "#\($0)" } ?? ""), flag.position.map(JSON.integer) ?? .null),
          Table.Cell(flag.sentence), Table.Cell(flag.advice),
        ]
      })
    return Document(title: "Findings", blocks: [.table(table)], data: table.data, table: table)
  }

  /// All checks, with their meaning and how they are set.
  public static func list(_ settings: CheckSettings) -> Document {
    let table = Table(
      name: "checks",
      columns: [
        .init("check", "Check"), .init("severity", "Severity"),
        .init("days", "Days", isNumeric: true), .init("meaning", "Meaning"),
      ],
      rows: Check.allCases.map { check in
        let days = settings.days(of: check)
        return [
          Table.Cell(check.rawValue), Table.Cell(settings.severity(of: check).rawValue),
          Table.Cell(Line(days.map(String.init) ?? ""), days.map(JSON.integer) ?? .null),
          Table.Cell(check.meaning),
        ]
      })
    return Document(title: "Checks", blocks: [.table(table)], data: table.data, table: table)
  }
}
