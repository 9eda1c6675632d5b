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
