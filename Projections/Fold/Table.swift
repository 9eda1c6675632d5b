/// A column of a table: what stands in it, and what that means. It is called as the property that
/// holds it, `last_change` for `lastChange`.
public struct Column<Value: ColumnValue>: Sendable {
  let doc: String

  /// - Parameter doc: empty in readable views, whose own words say it.
  init(_ doc: String = "") { self.doc = doc }
}

/// A table of the views' file, or a view that makes some readable. Its stored properties are its
/// columns, in their order, and nothing else.
public protocol ViewTable: Sendable {
  /// As it is called in the file.
  static var name: String { get }
  static var columns: [TableColumn] { get }
}

extension ViewTable {
  /// The place of a column among all, from 0.
  @inlinable @inline(__always)
  public static func place(of column: PartialKeyPath<Self>) -> Int {
    // Columns are alike in memory, whatever stands in them.
    MemoryLayout<Self>.offset(of: column)! / MemoryLayout<Column<Int64>>.stride
  }
}

/// A table that a fold writes.
public protocol StoredTable: ViewTable {
  static var table: TableName { get }
  static var layout: TableLayout { get }
}

extension StoredTable {
  public static var name: String { layout.name }
  public static var columns: [TableColumn] { layout.columns }
}

/// What the file knows of a column.
public struct TableColumn: Sendable {
  public let name: String
  public let doc: String
  public let kind: ColumnKind
  public let isOptional: Bool
  /// Whether it can be read.
  public let accepts: @Sendable (ViewValue) -> Bool

  /// The columns of a table, in the order of its properties.
  static func all<Table: ViewTable>(of table: Table) -> [TableColumn] {
    let columns = Mirror(reflecting: table).children.map { child in
      guard let label = child.label, let column = child.value as? any AnyColumn else {
        preconditionFailure("\(Table.self) holds what is no column")
      }
      return column.column(named: snakeCase(label))
    }
    precondition(
      MemoryLayout<Table>.size == columns.count * MemoryLayout<Column<Int64>>.stride)
    return columns
  }
}

private protocol AnyColumn {
  func column(named name: String) -> TableColumn
}

extension Column: AnyColumn {
  fileprivate func column(named name: String) -> TableColumn {
    TableColumn(
      name: name, doc: doc, kind: Value.kind, isOptional: Value.isOptional,
      accepts: { Value(stored: $0) != nil })
  }
}

/// `case_id` for `caseID`, `timeline_rows` for `timelineRows`.
func snakeCase(_ name: String) -> String {
  var text = ""
  var wasUppercase = false
  for letter in name {
    if letter.isUppercase, !wasUppercase { text += "_" }
    wasUppercase = letter.isUppercase
    text += letter.lowercased()
  }
  return text
}

/// How a table is kept in the views' file.
public struct TableLayout: Sendable {
  public let name: String
  public let doc: String
  public let columns: [TableColumn]
  /// The columns that tell rows apart; an integer key alone is the row id.
  public let key: [String]
  /// Further look-ups.
  public let indexes: [[String]]
  /// The place of the column with the origin of the stream that a row was made from; nil for tables
  /// that no fact fills.
  public let stream: Int?

  init<Table: StoredTable>(
    _ table: Table, _ doc: String, key: [PartialKeyPath<Table>],
    indexes: [[PartialKeyPath<Table>]] = []
  ) {
    let columns = TableColumn.all(of: table)
    func name(_ column: PartialKeyPath<Table>) -> String {
      columns[Table.place(of: column)].name
    }
    self.name = Table.table.text
    self.doc = doc
    self.columns = columns
    self.key = key.map(name)
    self.indexes = indexes.map { $0.map(name) }
    stream = columns.firstIndex { $0.name == "stream" }
  }

  /// Whether rows are kept by the row id, which an integer key alone is.
  public var hasRowID: Bool {
    key.count == 1 && columns.first { $0.name == key[0] }?.kind == .integer
  }

  /// Whether each row is made of one fact, by whose position it is kept.
  public var isByPosition: Bool { key == ["position"] }

  /// What an index over these columns is called.
  public func name(ofIndex columns: [String]) -> String {
    name + "_" + columns.joined(separator: "_")
  }
}

/// A SQL view that makes rows of numbers readable.
public struct ReadableView: Sendable {
  public let name: String
  public let doc: String
  public let sql: String

  init(_ name: String, _ doc: String, sql: String) {
    self.name = name
    self.doc = doc
    self.sql = sql
  }
}
