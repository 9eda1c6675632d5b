/// The ways a document can be written down; each has a file of its own beside this one.
public enum Format: String, CaseIterable, Sendable {
  /// For the terminal and for plain files: aligned, wrapped, free of control characters.
  case text
  /// The whole page as one value.
  case json
  /// The main table, one object a line.
  case jsonl
  /// The main table, for spreadsheets.
  case csv
  case markdown
  /// One page that needs no other file.
  case html
  /// The page's first picture.
  case svg

  /// The format that a file's name asks for, or nil where its extension is not known.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
    switch fileName[dot...].dropFirst().lowercased() {
    case "txt", "text": self = .text
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "svg": self = .svg
    default: return nil
    }
  }

  /// What a file of this format is called after its last dot.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .json, .jsonl, .csv, .html, .svg: rawValue
    }
  }

  /// Writes the document down, down to the last line's end.
  ///
  /// The same document and style give the same bytes.
  public func render(_ document: Document, _ style: Style = Style()) -> String {
    switch self {
    case .text: TextFormat(style: style).render(document)
    case .json: JSONFormat().render(document)
    case .jsonl: JSONFormat().renderLines(document)
    case .csv: CSVFormat(raw: style.raw).render(document)
    case .markdown: MarkdownFormat(style: style).render(document)
    case .html: HTMLFormat(style: style).render(document)
    case .svg: SVGFormat().render(document)
    }
  }
}
