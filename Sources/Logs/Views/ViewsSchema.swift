import Docket
import Events
import GRDB
import Ports
import Projections

/// The tables of `views.sqlite`, made of the catalog's layouts.
enum ViewsSchema {
  /// "dkvw": tells the file from others.
  static let applicationID: Int64 = 0x646B_7677
  /// Raised when the bookkeeping tables change; a view's own version stands in its definition.
  static let version: Int64 = 2

  /// What can be read: with other words, fields or choices the same log gives other rows.
  private static let vocabulary = Checksum.hex(
    Vocabulary.words.map { "\($0.name) \(signature($0.fields))" }.joined(separator: ",")
      + signature(Envelope.infos))

  /// What of fields decides how they are read: names, kinds, and which must be there.
  private static func signature(_ fields: [FieldInfo]) -> String {
    fields.map { "\($0.name)\($0.isRequired ? "!" : "?")\(signature($0.kind))" }
      .joined(separator: ";")
  }

  private static func signature(_ kind: Kind) -> String {
    switch kind {
    case .text, .textOrSlug: "text"
    case .slug: "slug"
    case .date: "date"
    case .country: "country"
    case .actor: "actor"
    case .language: "language"
    case .fact: "fact"
    case .factOrSlug: "factOrSlug"
    case .factOrText: "factOrText"
    case .slugOrCountry: "slugOrCountry"
    case .sha256: "sha256"
    case .url: "url"
    case .integer(let range): "integer\(range.lowerBound)-\(range.upperBound)"
    case .boolean: "boolean"
    case .choice(let words): "(\(words.joined(separator: "|")))"
    case .money: "money"
    case .period: "period"
    case .list(let element): "[\(signature(element))]"
    case .object(let fields): "{\(signature(fields))}"
    case .anything: "anything"
    case .patch: "patch"
    }
  }

  /// What a stored view must equal to serve: its version, its layout, the vocabulary it folded.
  static func definition(of view: any View.Type) -> String {
    let layout =
      view.tables.map { sql(of: $0) }.joined(separator: ";")
      + view.readable.map(\.sql).joined(separator: ";")
    return "\(view.version):" + Checksum.hex("\(layout)|\(vocabulary)")
  }

  /// Makes all tables, without the indexes.
  static func create(_ database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
    try database.execute(
      sql: """
        CREATE TABLE docket(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE account_sources(
          stream INTEGER, source TEXT, PRIMARY KEY (stream, source)) STRICT, WITHOUT ROWID;
        CREATE INDEX account_sources_source ON account_sources(source);
        """)
    for table in Catalog.tables { try database.execute(sql: sql(of: table)) }
    for view in Catalog.readable {
      try database.execute(sql: "CREATE VIEW \"\(view.name)\" AS \(view.sql)")
    }
  }

  /// Makes the indexes of some tables.
  static func createIndexes(of tables: [TableLayout], _ database: Database) throws {
    for table in tables {
      for index in table.indexes {
        try database.execute(
          sql: """
            CREATE INDEX \(quoted(table.name(ofIndex: index)))
            ON \(quoted(table.name))(\(index.map(quoted).joined(separator: ", ")))
            """)
      }
    }
  }

  /// Fills the tables that no fact fills.
  static func fillFixedTables(_ database: Database) throws {
    var made: [PackedRows] = []
    let rows = Rows { made.append($0) }
    Catalog.writeFixed(rows)
    rows.flush()
    let writer = RowWriter(database)
    for packed in made { try writer.write(packed) }
  }

  private static func sql(of table: TableLayout) -> String {
    var parts = table.columns.map { column in
      "\"\(column.name)\" \(column.kind.rawValue)\(column.isOptional ? "" : " NOT NULL")"
    }
    let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
    if table.hasRowID {
      parts[table.columns.firstIndex { $0.name == table.key[0] }!] =
        "\(key) INTEGER PRIMARY KEY"
    } else {
      parts.append("PRIMARY KEY (\(key))")
    }
    return """
      CREATE TABLE "\(table.name)"(\(parts.joined(separator: ", "))) \
      STRICT\(table.hasRowID ? "" : ", WITHOUT ROWID")
      """
  }
}
