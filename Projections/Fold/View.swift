import Events

/// A view: a pure fold over facts, and the rows that it makes of them.
///
/// A view reads no clock and does no I/O. All its rows depend on the facts of one stream each, so
/// that what a stream's facts give in one go they give in any number of goes.
public protocol View: Sendable {
  /// As it is named in `docket rebuild`.
  static var name: String { get }
  /// Raised when the same facts give other rows than before.
  static var version: Int { get }
  static var tables: [TableLayout] { get }
  /// What makes the tables readable in the same file.
  static var readable: [ReadableView] { get }

  init()
  /// Takes the next fact of a stream; facts of one stream come in the order of their positions.
  mutating func apply(_ entry: Entry, _ registry: inout Registry, _ rows: Rows)
  /// Makes the rows of all streams taken.
  ///
  /// Rows of a table come in the order of its key, from `apply` or from `finish` but not from both:
  /// by position, or by stream and then by the rest of the key. Others are right but slow to store.
  func finish(_ registry: Registry, _ rows: Rows)
}

extension View {
  public static var readable: [ReadableView] { [] }
}

/// A table of the views' file.
public struct TableLayout: Sendable {
  public let name: String
  public let doc: String
  public let columns: [Column]
  /// The columns that tell rows apart; an integer key alone is the row id.
  public let key: [String]
  /// Further look-ups.
  public let indexes: [[String]]
  /// The column with the origin of the stream that a row was made from; nil for fixed tables.
  public let stream: String?

  public init(
    _ name: TableName, _ doc: String, columns: [Column], key: [String], indexes: [[String]] = [],
    stream: String? = "stream"
  ) {
    self.name = name.text
    self.doc = doc
    self.columns = columns
    self.key = key
    self.indexes = indexes
    self.stream = stream
  }

  /// Whether rows are kept by the row id, which an integer key alone is.
  public var hasRowID: Bool {
    key.count == 1 && columns.first { $0.name == key[0] }?.kind == .integer
  }

  /// What an index over these columns is called.
  public func name(ofIndex columns: [String]) -> String {
    name + "_" + columns.joined(separator: "_")
  }

  public struct Column: Sendable {
    public enum Kind: String, Sendable { case integer = "INTEGER", text = "TEXT" }
    public let name: String
    public let kind: Kind
    public let isOptional: Bool
    public let doc: String

    public static func integer(_ name: String, _ doc: String, optional: Bool = false) -> Column {
      Column(name: name, kind: .integer, isOptional: optional, doc: doc)
    }

    public static func text(_ name: String, _ doc: String, optional: Bool = false) -> Column {
      Column(name: name, kind: .text, isOptional: optional, doc: doc)
    }
  }
}

/// A SQL view that makes rows of numbers readable.
public struct ReadableView: Sendable {
  public let name: String
  public let doc: String
  public let sql: String

  public init(_ name: String, _ doc: String, sql: String) {
    self.name = name
    self.doc = doc
    self.sql = sql
  }
}
