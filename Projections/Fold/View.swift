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
  mutating func apply(_ entry: Entry, _ registry: inout Registry, _ sink: inout some RowSink)
  /// Makes the rows of all streams taken.
  func finish(_ registry: Registry, _ sink: inout some RowSink)
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
    _ name: String, _ doc: String, columns: [Column], key: [String], indexes: [[String]] = [],
    stream: String? = "stream"
  ) {
    self.name = name
    self.doc = doc
    self.columns = columns
    self.key = key
    self.indexes = indexes
    self.stream = stream
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

/// Where rows go: a database, a digest, a test.
public protocol RowSink {
  /// Begins a row of a table; its values follow in the order of the columns.
  mutating func begin(_ table: StaticString)
  mutating func integer(_ value: Int64)
  mutating func text(_ value: UnsafeRawBufferPointer)
  mutating func null()
  mutating func end()
}

extension RowSink {
  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
  }

  /// A text by its number; 0 is null.
  mutating func text(_ number: Int32, _ strings: Strings) {
    number == 0 ? null() : strings.withBytes(number) { text($0) }
  }

  mutating func text(_ value: Text?) {
    guard let value else { return null() }
    value.hasEscapes ? text(value.string) : value.withBytes { text($0) }
  }

  mutating func text(_ value: String?) {
    if let value { text(value) } else { null() }
  }

  /// A day's number; open ends and unknown days are null.
  mutating func day(_ value: Int64?) {
    if let value, value != .min, value != .max { integer(value) } else { null() }
  }

  mutating func text(_ value: (some RawRepresentable<String>)?) {
    text(value?.rawValue)
  }
}
