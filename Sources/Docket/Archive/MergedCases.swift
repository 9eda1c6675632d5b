import Events
import Ports
import Projections
import Synchronization

/// The tables of cases in which a person has several slugs.
///
/// The views keep each slug apart, since a later judgement can part what is one today. Whoever asks for
/// rows of cases is answered from a fold of those cases in which a person's slugs are one: what
/// happened to any of them happened to the person. Pages fold cases likewise (`CaseFile`).
final class MergedCases: Sendable {
  /// The tables whose rows depend on who is whom.
  static let tables: Set<String> = Set(
    [TableName.cases, .accusedRows, .countRows, .libertyRows].map(\.text))

  /// The numbers of the cases.
  let streams = Once<Set<Int64>>()
  private let folded = Mutex<[Int64: [String: [ViewRow]]]>([:])

  /// The rows of a case by their tables.
  func rows(of stream: Int64, _ fold: () throws -> [String: [ViewRow]]) rethrows
    -> [String: [ViewRow]]
  {
    if let rows = folded.withLock({ $0[stream] }) { return rows }
    let rows = try fold()
    folded.withLock { $0[stream] = rows }
    return rows
  }
}

extension Archive {
  /// Rows of a table or readable view; in the tables of cases each person is one.
  func select(_ query: Query) throws -> [ViewRow] {
    guard MergedCases.tables.contains(query.table) else { return try kept(query) }
    var merged = try mergedStreams()
    if merged.isEmpty { return try kept(query) }
    let identities = try identities()
    var apart = query
    apart.limit = nil
    var rows = try kept(apart).filter { row in
      row.integer("stream").map { !merged.contains($0) } ?? true
    }
    for case let (column, values) in query.conditions.map(\.values) where column == "stream" {
      merged = merged.filter { values.contains(.integer($0)) }
    }
    let conditions = query.conditions.map { $0.mapping("party", identities.person) }
    for stream in merged.sorted() {
      rows += try mergedRows(of: stream, query.table).filter { row in
        conditions.allSatisfy { $0.holds(of: row) }
      }
    }
    if !query.order.isEmpty { rows.sort { $0.precedes($1, query.order) } }
    return query.limit.map { Array(rows.prefix($0)) } ?? rows
  }

  /// Those accused in the cases of persons with several slugs: slug by slug, and person by person.
  func mergedAccused() throws -> [(
    stream: Int64, apart: [AccusedCard], merged: [AccusedCard]
  )] {
    try mergedStreams().sorted().map { stream in
      func accused(_ rows: [ViewRow]) -> [AccusedCard] {
        rows.map { AccusedCard($0, label: "") }.filter(\.isAccused)
      }
      let table = TableName.accusedRows.text
      return (
        stream,
        accused(try views.select(Query(table, [.equals("stream", .integer(stream))]))),
        accused(try mergedRows(of: stream, table))
      )
    }
  }

  private func mergedStreams() throws -> Set<Int64> {
    try merged.streams.value {
      let slugs = try identities().merged.flatMap(\.self).map(ViewValue.text)
      let rows = try kept(Query(TableName.accusedRows.text, [.among("party", slugs)]))
      return Set(rows.compactMap { $0.integer("stream") })
    }
  }

  private func mergedRows(of stream: Int64, _ table: String) throws -> [ViewRow] {
    try merged.rows(of: stream) {
      guard let id = try caseIDs([stream])[stream] else { return [:] }
      let facts = try facts(of: .case, id).map(\.fact)
      var fold = Fold([CaseView.name], identities: try identities())
      var made: [PackedRows] = []
      let rows = Rows { made.append($0) }
      fold.apply(try Amended(facts, evidence: ArchiveEvidence(archive: self)), rows)
      fold.finish(rows)
      rows.flush()
      return made.reduce(into: [:]) { $1.unpack(into: &$0, stream: stream) }
    }[table] ?? []
  }
}

extension PackedRows {
  /// Adds the rows that they hold, by their tables.
  fileprivate func unpack(into tables: inout [String: [ViewRow]], stream: Int64) {
    let layouts = Dictionary(uniqueKeysWithValues: CaseView.tables.map { ($0.name, $0.columns) })
    each { table, place in
      guard MergedCases.tables.contains(table.text), let columns = layouts[table.text] else {
        return
      }
      var row: [String: ViewValue] = [:]
      values(at: place) { column, value in
        let name = columns[Int(column) - 1].name
        row[name] =
          switch value {
          case .null: .null
          case .integer(let number): .integer(number)
          case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
          }
      }
      // Behind a dial the first fact that is seen need not be the first of all.
      row["stream"] = .integer(stream)
      tables[table.text, default: []].append(ViewRow(row))
    }
  }
}

extension Query.Condition {
  /// The column, and the values that it may have; none where it has bounds.
  fileprivate var values: (column: String, values: [ViewValue]) {
    switch self {
    case .equals(let column, let value): (column, [value])
    case .among(let column, let values): (column, values)
    case .atLeast, .atMost: ("", [])
    }
  }

  /// The same with other texts asked of a column.
  fileprivate func mapping(_ column: String, _ map: (String) -> String) -> Query.Condition {
    func mapped(_ value: ViewValue) -> ViewValue { value.string.map { .text(map($0)) } ?? value }
    return switch self {
    case .equals(column, let value): .equals(column, mapped(value))
    case .among(column, let values): .among(column, values.map(mapped))
    case .equals, .among, .atLeast, .atMost: self
    }
  }

  fileprivate func holds(of row: ViewRow) -> Bool {
    switch self {
    case .equals(let column, let value): row[column] == value
    case .among(let column, let values): values.contains(row[column])
    case .atLeast(let column, let bound): row.integer(column).map { $0 >= bound } ?? false
    case .atMost(let column, let bound): row.integer(column).map { $0 <= bound } ?? false
    }
  }
}

extension ViewRow {
  fileprivate func precedes(_ other: ViewRow, _ columns: [String]) -> Bool {
    for column in columns where self[column] != other[column] {
      switch (self[column], other[column]) {
      case (.integer(let one), .integer(let two)): return one < two
      case (.text(let one), .text(let two)): return one < two
      case (.null, _), (.integer, .text): return true
      case (.text, .integer), (_, .null): return false
      }
    }
    return false
  }
}
