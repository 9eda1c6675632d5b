public import Documents
import Events
public import Projections
import Words

/// What was found, as lines and as a table; and the list of checks.
public enum CheckPage {
  /// `case/us-wei-2023 #42: no-source: custody.arrested has no source. Name where it is from …`
  public static func line(_ flag: Flagged) -> String {
    let place = flag.position.map { " #\($0)" } ?? ""
    return "\(StreamID(flag.kind, flag.id).name)\(place): \(flag.check.rawValue): \(flag.sentence) "
      + flag.advice
  }

  /// Findings of one check up to which each is told by itself.
  static let few = 3

  /// A line a finding; of a check with many findings one line, unless all are asked for:
  /// `single-root: 13 facts: case/ir-akbari-2019 #6, #9; case/us-wei-2023 #42 and 3 more. A fact is …`
  public static func lines(_ flags: [Flagged], all: Bool) -> [String] {
    let groups = Dictionary(grouping: flags, by: \.check).filter { !all && $0.value.count > few }
    let single = flags.filter { groups[$0.check] == nil }.map(line)
    return single + Check.allCases.compactMap { groups[$0].map(line(of:)) }
  }

  /// So many places of a group are named.
  private static let named = 8

  private static func line(of group: [Flagged]) -> String {
    let check = group[0].check
    var places: [(name: String, positions: [Int64])] = []
    for flag in group {
      let name = StreamID(flag.kind, flag.id).name
      if places.last?.name != name { places.append((name, [])) }
      if let position = flag.position { places[places.count - 1].positions.append(position) }
    }
    let words = places.map { place in
      let positions = place.positions.map { "#\($0)" }.joined(separator: ", ")
      return positions.isEmpty ? place.name : "\(place.name) \(positions)"
    }
    let rest = words.count - named
    let more = rest > 0 ? " and \(rest) more" : ""
    return """
      \(check.rawValue): \(Wording.count(group.count, noun(of: group))): \
      \(words.prefix(named).joined(separator: "; "))\(more). \(check.meaning) Each: docket check \(check.rawValue) --all
      """
  }

  /// What it was found in.
  private static func noun(of group: [Flagged]) -> String {
    if group.allSatisfy({ $0.kind == .source }) { return "source" }
    return group.contains { $0.position == nil } ? "finding" : "fact"
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
