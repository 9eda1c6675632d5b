import Events

extension Archive {
  /// Rows of a table whose column has one of these values, asked for in portions.
  func rows(
    _ table: String, where column: String, among values: some Collection<ViewValue>,
    _ conditions: [Query.Condition] = []
  ) throws -> [ViewRow] {
    var rows: [ViewRow] = []
    var rest = Array(Set(values))[...]
    while !rest.isEmpty {
      let portion = Array(rest.prefix(500))
      rest = rest.dropFirst(500)
      rows += try views.select(Query(table, [.among(column, portion)] + conditions))
    }
    return rows
  }

  func rows(_ table: String, streams: some Collection<Int64>) throws -> [ViewRow] {
    try rows(table, where: "stream", among: streams.map(ViewValue.integer))
  }

  func rows(
    _ table: String, where column: String, is text: String, _ conditions: [Query.Condition] = []
  ) throws -> [ViewRow] {
    try views.select(Query(table, [.equals(column, .text(text))] + conditions))
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
