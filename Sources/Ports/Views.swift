public import Projections

/// The port of the stored views: readable tables, folded from the log, which may be thrown away.
public protocol Views: Sendable {
  /// The tables as they stand now, whatever is written or put in their place meanwhile: what one page
  /// is made from. Throws `ViewsMissing` where there are none.
  func held() throws -> any Views
  /// The position up to which the tables hold; nil where there are none that serve.
  func checkpoint() throws -> Int64?
  /// Hands over rows one by one, until `visit` answers false; nothing is gathered.
  func each<Table: ViewTable>(
    _ query: Query<Table>, _ visit: (ViewRow<Table>) throws -> Bool) throws
  /// Takes in what the log has more; calls `progress` with facts done and facts to do.
  func catchUp(with log: any LogReader, progress: (Int64, Int64) -> Void) throws
  /// Folds the named views (all where none are named) from the first fact into a new file, and
  /// switches to it.
  func rebuild(_ views: [String], from log: any LogReader, progress: (Int64, Int64) -> Void) throws
  /// Folds all views once more beside the stored ones and answers the tables that differ: none should.
  func verify(against log: any LogReader, progress: (Int64, Int64) -> Void) throws -> [String]
  /// Throws all stored tables and their drafts away, with what they hold of facts that are
  /// destroyed; the next to catch up makes them again.
  func discard() throws
  /// A digest over the rows of each table in the order of their keys.
  func digests() throws -> [String: String]
}

extension Views {
  public func held() throws -> any Views { self }

  /// All rows at once.
  public func select<Table>(_ query: Query<Table>) throws -> [ViewRow<Table>] {
    var rows: [ViewRow<Table>] = []
    try each(query) {
      rows.append($0)
      return true
    }
    return rows
  }
}

/// Which rows of a table are wanted.
public struct Query<Table: ViewTable>: Sendable {
  /// What a column must hold.
  public struct Condition: Sendable {
    public enum Test: Sendable {
      case equals(ViewValue)
      case among([ViewValue])
      case atLeast(Int64)
      case atMost(Int64)
    }

    /// The column's place.
    public let column: Int
    public var test: Test

    public init(column: Int, _ test: Test) {
      self.column = column
      self.test = test
    }

    public static func equals<Value>(
      _ column: KeyPath<Table, Column<Value>>, _ value: Value
    ) -> Condition {
      Condition(column: Table.place(of: column), .equals(value.stored))
    }

    /// Any of these values; one that is named twice counts once.
    public static func among<Value>(
      _ column: KeyPath<Table, Column<Value>>, _ values: some Sequence<Value>
    ) -> Condition {
      Condition(column: Table.place(of: column), .among(Array(Set(values.map(\.stored)))))
    }

    public static func atLeast<Value>(
      _ column: KeyPath<Table, Column<Value>>, _ bound: Int64
    ) -> Condition {
      Condition(column: Table.place(of: column), .atLeast(bound))
    }

    public static func atMost<Value>(
      _ column: KeyPath<Table, Column<Value>>, _ bound: Int64
    ) -> Condition {
      Condition(column: Table.place(of: column), .atMost(bound))
    }
  }

  public var conditions: [Condition]
  /// The places of the columns that rows are sorted by.
  public let order: [Int]
  public var limit: Int?

  public init(
    _ table: Table.Type = Table.self, _ conditions: [Condition] = [],
    order: [PartialKeyPath<Table>] = [], limit: Int? = nil
  ) {
    self.conditions = conditions
    self.order = order.map(Table.place)
    self.limit = limit
  }
}

/// A row of a table: `row.title` is what stands in its column `title`.
@dynamicMemberLookup
public struct ViewRow<Table: ViewTable>: Sendable {
  /// In the order of the columns, each as its column accepts.
  public let values: [ViewValue]

  public init(_ values: [ViewValue]) { self.values = values }

  @inlinable
  public subscript<Value>(dynamicMember column: KeyPath<Table, Column<Value>>) -> Value {
    guard let value = Value(stored: values[Table.place(of: column)]) else {
      preconditionFailure("\(column) holds what it does not accept")
    }
    return value
  }
}
