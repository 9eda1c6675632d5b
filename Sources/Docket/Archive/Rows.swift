import Events
import Ports

extension Archive {
  /// Rows of a table whose column has one of these values.
  func rows(
    _ table: String, where column: String, among values: some Collection<ViewValue>,
    _ conditions: [Query.Condition] = []
  ) throws -> [ViewRow] {
    try select(Query(table, [.among(column, Array(Set(values)))] + conditions))
  }

  /// Rows of the views as they are kept, asked for in portions where many values will do.
  func kept(_ query: Query) throws -> [ViewRow] {
    for (place, condition) in query.conditions.enumerated() {
      guard case .among(let column, let values) = condition else { continue }
      if values.isEmpty { return [] }
      guard values.count > 500 else { continue }
      return try stride(from: 0, to: values.count, by: 500).flatMap { start in
        var portion = query
        let end = min(start + 500, values.count)
        portion.conditions[place] = .among(column, Array(values[start..<end]))
        return try kept(portion)
      }
    }
    return try views.select(query)
  }

  func rows(_ table: String, streams: some Collection<Int64>) throws -> [ViewRow] {
    try rows(table, where: "stream", among: streams.map(ViewValue.integer))
  }

  func rows(
    _ table: String, where column: String, is text: String, _ conditions: [Query.Condition] = []
  ) throws -> [ViewRow] {
    try select(Query(table, [.equals(column, .text(text))] + conditions))
  }
}

extension ViewRow {
  /// The parts of a text that the views have joined.
  func list(_ column: String) -> [String] {
    string(column).map { $0.split(separator: "; ").map(String.init) } ?? []
  }

  func country(_ column: String) -> Country? {
    string(column).flatMap { Country(code: $0) }
  }

  func countries(_ column: String) -> [Country] {
    list(column).compactMap { Country(code: $0) }
  }

  func day(_ column: String) -> Day? { integer(column).map { Day(number: $0) } }

  func flag(_ column: String) -> Bool { integer(column) == 1 }
}
