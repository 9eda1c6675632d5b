import Ports
import Projections

extension Archive {
  /// Rows of a table whose column has one of these values.
  func rows<Table, Value>(
    _ table: Table.Type, where column: KeyPath<Table, Column<Value>>,
    among values: some Sequence<Value>, _ conditions: [Query<Table>.Condition] = []
  ) throws -> [ViewRow<Table>] {
    try select(Query(table, [.among(column, values)] + conditions))
  }

  /// Rows of a table whose column has this value.
  func rows<Table, Value>(
    _ table: Table.Type, where column: KeyPath<Table, Column<Value>>, is value: Value,
    _ conditions: [Query<Table>.Condition] = []
  ) throws -> [ViewRow<Table>] {
    try select(Query(table, [.equals(column, value)] + conditions))
  }

  /// Rows of a table that were made from these streams.
  func rows<Table: StoredTable>(
    _ table: Table.Type, streams: some Sequence<Int64>
  ) throws -> [ViewRow<Table>] {
    guard let column = Table.layout.stream else { return [] }
    let values = Set(streams).map(ViewValue.integer)
    return try select(Query(table, [.init(column: column, .among(values))]))
  }

  /// Rows of the views as they are kept, asked for in portions where many values will do.
  func kept<Table>(_ query: Query<Table>) throws -> [ViewRow<Table>] {
    for (place, condition) in query.conditions.enumerated() {
      guard case .among(let values) = condition.test else { continue }
      if values.isEmpty { return [] }
      guard values.count > 500 else { continue }
      return try stride(from: 0, to: values.count, by: 500).flatMap { start in
        var portion = query
        let end = min(start + 500, values.count)
        portion.conditions[place].test = .among(Array(values[start..<end]))
        return try kept(portion)
      }
    }
    return try views.select(query)
  }
}

extension ViewRow where Table: StoredTable {
  /// The number of the stream that it was made from.
  var origin: Int64? { Table.layout.stream.flatMap { values[$0].integer } }
}
