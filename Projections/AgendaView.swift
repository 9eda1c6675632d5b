public import Events

/// The table `agenda_rows`.
public struct AgendaRows: StoredTable {
  public enum What: String, ColumnValue { case hearing, check }

  public let position = Column<Int64>("the fact that says so")
  public let stream = Column<Int64>("the case")
  public let what = Column<What>("hearing or check")
  public let kind = Column<HearingKind?>("the kind of hearing; null for a check")
  public let date = Column<String>("the day, as it was recorded (EDTF)")
  public let earliest = Column<Day?>("the first day it can be, days since 1970; null is open")
  public let latest = Column<Day?>("the last day it can be; null is open")

  public static var table: TableName { .agendaRows }
  public static let layout = TableLayout(
    AgendaRows(),
    "One row a hearing that was set, or a check that is due; the view agenda names the case.",
    key: [\.position], indexes: [[\.latest]])
}

/// The days to come that facts name: hearings set, and the next look at a case.
///
/// Nothing here knows what day it is, nor whether a hearing was held: whoever reads asks the case.
public struct AgendaView: View {
  public static let name = "agenda"
  public static let version = 1

  public static let tables = [AgendaRows.layout]

  public static let readable = [
    ReadableView(
      "agenda", "Hearings that were set, and checks, with the case's id.",
      sql: """
        SELECT c.id AS "case", c.country, a.what, a.kind, a.date,
          date(a.earliest * 86400, 'unixepoch') AS earliest,
          date(a.latest * 86400, 'unixepoch') AS latest, a.position
        FROM agenda_rows a JOIN cases c ON c.stream = a.stream
        """)
  ]

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .case, entry.stands else { return }
    switch entry.event {
    case .court(.hearingScheduled(let fact)):
      row(entry, .hearing, fact.kind, fact.on, rows)
    case .proceeding(.checked(let fact)):
      if let next = fact.next { row(entry, .check, nil, next, rows) }
    case .proceeding, .court, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
      break
    }
  }

  private func row(
    _ entry: Entry, _ what: AgendaRows.What, _ kind: HearingKind?, _ date: Dated, _ rows: Rows
  ) {
    let days = date.days
    rows.add(AgendaRows.self) { row in
      row.put(\.position, entry.position)
      row.put(\.stream, entry.origin)
      row.put(\.what, what)
      row.put(\.kind, kind)
      row.put(\.date, date.text)
      row.put(\.earliest, days?.earliest)
      row.put(\.latest, days?.latest)
    }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {}
}
