/// The port of the stored views: readable tables, folded from the log, which may be thrown away.
public protocol Views: Sendable {
  /// The tables as they stand now, whatever is written or put in their place meanwhile: what one page
  /// is made from. Throws `ViewsMissing` where there are none.
  func held() throws -> any Views
  /// The position up to which the tables hold; nil where there are none that serve.
  func checkpoint() throws -> Int64?
  /// Rows of a table or readable view.
  func select(_ query: Query) throws -> [ViewRow]
  /// Takes in what the log has more; calls `progress` with facts done and facts to do.
  func catchUp(with log: any Log, progress: (Int64, Int64) -> Void) throws
  /// Folds the named views (all where none are named) from the first fact into a new file, and
  /// switches to it.
  func rebuild(_ views: [String], from log: any Log, progress: (Int64, Int64) -> Void) throws
  /// Folds all views once more beside the stored ones and answers the tables that differ: none should.
  func verify(against log: any Log, progress: (Int64, Int64) -> Void) throws -> [String]
  /// Throws all stored tables and their drafts away, with what they hold of facts that are
  /// destroyed; the next to catch up makes them again.
  func discard() throws
  /// A digest over the rows of each table in the order of their keys.
  func digests() throws -> [String: String]
}

extension Views {
  public func held() throws -> any Views { self }
}

/// Which rows are wanted.
public struct Query: Sendable {
  public enum Condition: Sendable {
    case equals(String, ViewValue)
    case among(String, [ViewValue])
    case atLeast(String, Int64)
    case atMost(String, Int64)
  }

  public var table: String
  public var conditions: [Condition]
  public var order: [String]
  public var limit: Int?

  public init(
    _ table: String, _ conditions: [Condition] = [], order: [String] = [], limit: Int? = nil
  ) {
    self.table = table
    self.conditions = conditions
    self.order = order
    self.limit = limit
  }
}

/// A value of a view's row.
public enum ViewValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)

  public var string: String? { if case .text(let text) = self { text } else { nil } }
  public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
}

/// A row of a view, by the names of its columns.
public struct ViewRow: Sendable {
  package let columns: [String: ViewValue]

  public init(_ columns: [String: ViewValue]) { self.columns = columns }

  public subscript(column: String) -> ViewValue { columns[column] ?? .null }
  public func string(_ column: String) -> String? { self[column].string }
  public func integer(_ column: String) -> Int64? { self[column].integer }
}
