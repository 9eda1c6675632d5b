import Events

/// What happened when, over all streams: one row of small numbers a fact.
public struct TimelineView: View {
  public static let name = "timeline"
  public static let version = 3

  public static let tables = [
    TableLayout(
      .streams, "One row a stream: a case, party, law, source, swap or country with facts.",
      columns: [
        .integer("stream", "the position of its first fact, which is its number in all tables"),
        .text("kind", "case, party, law, source, swap or country"),
        .text("id", "its slug, or the country's code"),
        .integer("facts", "how many facts it has, redacted ones included"),
      ],
      key: ["stream"]),
    TableLayout(
      .words, "The words of the vocabulary.",
      columns: [
        .integer("word", "its number in timeline_rows"),
        .text("name", "the word: custody.arrested"),
      ],
      key: ["word"], stream: nil),
    TableLayout(
      .timelineRows, "One row a fact, in numbers; the view timeline makes it readable.",
      columns: [
        .integer("position", "the fact's position in the log"),
        .integer("stream", "the stream it belongs to"),
        .integer("word", "its word"),
        .integer(
          "earliest", "the first day it can have occurred, in days since 1970-01-01; null is open",
          optional: true),
        .integer("latest", "the last day it can have occurred; null is open", optional: true),
        .integer(
          "disclosed_earliest", "the first day it can have become public", optional: true),
        .integer("disclosed_latest", "the last day it can have become public", optional: true),
        .integer(
          "state",
          "0 stands, 1 stands as corrected, 2 retracted, 3 redacted, 4 another account is shown"),
      ],
      key: ["position"]),
  ]

  public static let readable = [
    ReadableView(
      "timeline",
      """
      All facts with their dates, words, titles and persons. Dates are the bounds of what the fact \
      says; the fact itself stands in the log at its position.
      """,
      sql: """
        SELECT r.position, s.kind, s.id, w.name AS word,
          date(r.earliest * 86400, 'unixepoch') AS earliest,
          date(r.latest * 86400, 'unixepoch') AS latest,
          date(r.disclosed_earliest * 86400, 'unixepoch') AS disclosed_earliest,
          date(r.disclosed_latest * 86400, 'unixepoch') AS disclosed_latest,
          coalesce(c.title, p.label, l.title, q.title) AS title,
          (SELECT group_concat(coalesce(pa.label, a.party), '; ') FROM accused_rows a
            LEFT JOIN parties pa ON pa.id = a.party WHERE a.stream = r.stream) AS persons,
          CASE r.state WHEN 0 THEN 'stands' WHEN 1 THEN 'corrected' WHEN 2 THEN 'retracted'
            WHEN 3 THEN 'redacted' ELSE 'another account' END AS state
        FROM timeline_rows r JOIN streams s ON s.stream = r.stream
        JOIN words w ON w.word = r.word
        LEFT JOIN cases c ON c.stream = r.stream LEFT JOIN parties p ON p.stream = r.stream
        LEFT JOIN laws l ON l.stream = r.stream LEFT JOIN sources q ON q.stream = r.stream
        """)
  ]

  /// How many facts each stream has, by its number.
  private var facts: [Int32] = []

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    let stream = Int(entry.stream)
    while facts.count <= stream { facts.append(0) }
    facts[stream] += 1
    rows.begin(.timelineRows)
    rows.integer(entry.position)
    rows.integer(entry.origin)
    rows.integer(Int64(entry.fact.wordNumber))
    rows.day(entry.occurred?.earliest)
    rows.day(entry.occurred?.latest)
    rows.day(entry.disclosed?.earliest)
    rows.day(entry.disclosed?.latest)
    rows.integer(entry.state.rawValue)
    rows.end()
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for (stream, count) in facts.enumerated() where count > 0 {
      rows.begin(.streams)
      rows.integer(registry.origin(of: Int32(stream)))
      registry.write(Int32(stream), to: rows)
      rows.integer(Int64(count))
      rows.end()
    }
  }
}
