public import Events

extension Table {
  /// The rows as data: a list of objects, each with the columns' names in their order.
  public var data: JSON { .array(rows.map(object)) }

  /// One row as an object; a cell that is missing is null.
  package func object(_ row: [Cell]) -> JSON {
    .object(
      columns.indices.map { index in
        JSON.Member(columns[index].name, index < row.count ? row[index].value : .null)
      })
  }
}
