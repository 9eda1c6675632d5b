public import Events

/// What every page and list is before it has a format: words, tables and the same as data.
public struct Document: Sendable {
  /// The page's name, as its first heading and its file's title.
  public var title: String
  /// What stands on the page, from top to bottom.
  public var blocks: [Block]
  /// The page as data: what `--format json` prints.
  public var data: JSON
  /// The rows that `--format csv` prints: a list's own table, or a page's main one.
  public var table: Table

  public init(title: String, blocks: [Block], data: JSON, table: Table) {
    self.title = title
    self.blocks = blocks
    self.data = data
    self.table = table
  }
}

/// A part of a page.
public enum Block: Sendable {
  /// A heading; level 2 is a section, 3 a part of one. (Level 1 is the title.)
  case heading(level: Int, String)
  case paragraph(Line)
  case bullets([Line])
  case table(Table)
  /// A picture, with the table of its numbers.
  case figure(Figure)
  /// Something the reader must not miss: an acquittal, a retraction, a limit of the data.
  case notice(Line)
}

/// A line of running text, in runs. All strings are plain data: each format escapes them itself.
public struct Line: Sendable, ExpressibleByStringInterpolation {
  public var runs: [Run]

  public init(_ runs: [Run]) { self.runs = runs }
  public init(_ text: String) { runs = [.text(text)] }
  public init(stringLiteral value: String) { runs = [.text(value)] }

  /// The words alone.
  package var plain: String { runs.map(\.plain).joined() }
}

/// A stretch of text of one kind.
public enum Run: Sendable, Equatable {
  case text(String)
  case strong(String)
  case emphasis(String)
  /// No longer held: retracted, or replaced by a correction.
  case struck(String)
  /// Words in another language, with its BCP 47 tag where known.
  case foreign(String, language: String?)
  /// An outside address (http or https only; anything else is printed as text).
  case link(text: String, url: String)
  /// Another page of this docket: `case`, `cn-zeng-2023`.
  case reference(kind: String, id: String, text: String)

  /// The words alone.
  package var plain: String {
    switch self {
    case .text(let text), .strong(let text), .emphasis(let text), .struck(let text),
      .foreign(let text, _), .link(let text, _), .reference(_, _, let text):
      text
    }
  }
}

/// Rows under named columns.
public struct Table: Sendable {
  /// A word for machines: `accused`, `timeline`.
  public var name: String
  /// What the table shows and, for a figure, its population, clock and as-of.
  public var caption: String?
  public var columns: [Column]
  public var rows: [[Cell]]

  public init(name: String, caption: String? = nil, columns: [Column], rows: [[Cell]] = []) {
    self.name = name
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  public struct Column: Sendable {
    /// For machines (CSV header, JSON key): `on_behalf_of`.
    public var name: String
    /// For people: `On behalf of`.
    public var title: String
    /// Numbers stand right, all else left.
    public var isNumeric: Bool

    public init(_ name: String, _ title: String, isNumeric: Bool = false) {
      self.name = name
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  public struct Cell: Sendable {
    /// What people read.
    public var line: Line
    /// What scripts read: JSON as it is, CSV as a string (lists joined by `;`, null as nothing).
    public var value: JSON

    public init(_ line: Line, _ value: JSON) {
      self.line = line
      self.value = value
    }

    public init(_ text: String) {
      line = Line(text)
      value = text.isEmpty ? .null : .string(text)
    }
  }
}
