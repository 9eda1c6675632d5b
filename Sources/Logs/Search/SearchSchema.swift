import Docket
import Events
import GRDB

/// The tables of `search.sqlite`.
///
/// `heads` and `facts` are FTS5 tables whose row ids are positions. Their texts come folded
/// (`Folding`), so that the plain `ascii` tokenizer parts them at spaces and signs; a character of
/// a script without spaces is a word. `letters` finds names by any three letters. `places` says of
/// each position its stream, its state and its date.
enum SearchSchema {
  /// "dcks".
  static let applicationID: Int64 = 0x6463_6B73
  /// Raised when the same facts give another index than before.
  static let version: Int64 = 3

  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);
        CREATE TABLE docket (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE places (
          position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, state INTEGER NOT NULL, date TEXT
        ) STRICT;
        CREATE TABLE weighed (
          stream INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (source, stream)
        ) STRICT, WITHOUT ROWID;
        CREATE VIRTUAL TABLE heads USING fts5 (
          kind, who, names, press, rest, tokenize = 'ascii');
        CREATE VIRTUAL TABLE facts USING fts5 (who, told, notes, tokenize = 'ascii');
        CREATE VIRTUAL TABLE letters USING fts5 (names, press, tokenize = 'trigram');
        """)
  }

  /// How rows are found by their streams; after a build, which is faster so.
  static func createIndex(_ database: Database) throws {
    try database.execute(sql: "CREATE INDEX places_streams ON places (stream)")
  }

  static let full = ["heads", "facts", "letters"]

  /// The position the index holds up to; nil where it is of another version.
  static func checkpoint(_ database: Database) throws -> Int64? {
    guard try Int64.fetchOne(database, sql: "PRAGMA user_version") == version else { return nil }
    return try String.fetchOne(
      database, sql: "SELECT value FROM docket WHERE name = 'position'"
    ).flatMap { Int64($0) }
  }
}
