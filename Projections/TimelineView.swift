public import Events

/// The table `streams`.
public struct StreamRows: StoredTable {
  public let stream = Column<Int64>(
    "the position of its first fact, which is its number in all tables")
  public let kind = Column<Subject>("case, party, law, source, swap or country")
  public let id = Column<String>("its slug, or the country's code")
  public let facts = Column<Int64>("how many facts it has, redacted ones included")

  public static var table: TableName { .streams }
  public static let layout = TableLayout(
    StreamRows(), "One row a stream: a case, party, law, source, swap or country with facts.",
    key: [\.stream])
}

/// The table `words`.
public struct WordRows: StoredTable {
  public let word = Column<Int64>("its number in timeline_rows")
  public let name = Column<String>("the word: custody.arrested")

  public static var table: TableName { .words }
  public static let layout = TableLayout(
    WordRows(), "The words of the vocabulary.", key: [\.word])
}

/// The table `timeline_rows`.
public struct TimelineRows: StoredTable {
  public let position = Column<Int64>("the fact's position in the log")
  public let stream = Column<Int64>("the stream it belongs to")
  public let word = Column<Int64>("its word")
  public let earliest = Column<Day?>(
    "the first day it can have occurred, in days since 1970-01-01; null is open")
  public let latest = Column<Day?>("the last day it can have occurred; null is open")
  public let disclosedEarliest = Column<Day?>("the first day it can have become public")
  public let disclosedLatest = Column<Day?>("the last day it can have become public")
  public let state = Column<Entry.State>(
    "0 stands, 1 stands as corrected, 2 retracted, 3 redacted, 4 another account is shown")

  public static var table: TableName { .timelineRows }
  public static let layout = TableLayout(
    TimelineRows(), "One row a fact, in numbers; the view timeline makes it readable.",
    key: [\.position])
}

/// What happened when, over all streams: one row of small numbers a fact.
public struct TimelineView: View {
  public static let name = "timeline"
  public static let version = 3

  public static let tables = [StreamRows.layout, WordRows.layout, TimelineRows.layout]

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
    rows.add(TimelineRows.self) { row in
      row.put(\.position, entry.position)
      row.put(\.stream, entry.origin)
      row.put(\.word, Int64(entry.fact.wordNumber))
      row.put(\.earliest, entry.occurred?.earliest)
      row.put(\.latest, entry.occurred?.latest)
      row.put(\.disclosedEarliest, entry.disclosed?.earliest)
      row.put(\.disclosedLatest, entry.disclosed?.latest)
      row.put(\.state, entry.state)
    }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for (stream, count) in facts.enumerated() where count > 0 {
      rows.add(StreamRows.self) { row in
        row.put(\.stream, registry.origin(of: Int32(stream)))
        row.put(\.kind, registry.kind(of: Int32(stream)))
        registry.withKey(of: Int32(stream)) { row.put(\.id, utf8: $0) }
        row.put(\.facts, Int64(count))
      }
    }
  }
}
