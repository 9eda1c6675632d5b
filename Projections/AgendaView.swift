import Events

/// The days to come that facts name: hearings set, and the next look at a case.
///
/// Nothing here knows what day it is, nor whether a hearing was held: whoever reads asks the case.
public struct AgendaView: View {
  public static let name = "agenda"
  public static let version = 1

  public static let tables = [
    TableLayout(
      .agendaRows,
      "One row a hearing that was set, or a check that is due; the view agenda names "
        + "the case.",
      columns: [
        .integer("position", "the fact that says so"),
        .integer("stream", "the case"),
        .text("what", "hearing or check"),
        .text("kind", "the kind of hearing; null for a check", optional: true),
        .text("date", "the day, as it was recorded (EDTF)"),
        .integer(
          "earliest", "the first day it can be, days since 1970; null is open", optional: true),
        .integer("latest", "the last day it can be; null is open", optional: true),
      ],
      key: ["position"], indexes: [["latest"]])
  ]

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
      row(entry, "hearing", fact.kind.rawValue, fact.on, rows)
    case .proceeding(.checked(let fact)):
      if let next = fact.next { row(entry, "check", nil, next, rows) }
    case .proceeding, .court, .party, .conduct, .custody, .exchange, .law, .evidence, .amendment:
      break
    }
  }

  private func row(_ entry: Entry, _ what: String, _ kind: String?, _ date: Dated, _ rows: Rows) {
    let days = date.days
    rows.begin(.agendaRows)
    rows.integer(entry.position)
    rows.integer(entry.origin)
    rows.text(what)
    rows.text(kind)
    rows.text(date.text)
    rows.day(days?.earliest)
    rows.day(days?.latest)
    rows.end()
  }

  public func finish(_ registry: Registry, _ rows: Rows) {}
}
