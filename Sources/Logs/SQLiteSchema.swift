import Docket
import GRDB
import Ports

/// The schema of `log.sqlite`: one table, which only grows.
///
/// The triggers hold for every program that opens the file, whatever its settings. Whoever holds the
/// file can drop them: they are guard rails, and the leaves are the evidence.
///
/// An insert must not be one that SQLite thinks it may have to undo by itself, or it copies every page
/// it touches: that took twice the instructions. So the trigger says FAIL, which for a single row is
/// as good as ABORT, and no CHECK calls a function: lengths are seen to where records are appended.
enum SQLiteSchema {
  /// "dckt": what `file(1)` and every opening see in the header.
  static let applicationID: Int32 = 0x6463_6B74

  /// Each takes the file from its index to the next version, in one transaction. Never edited; added to.
  static let migrations = [records, markings, redactions]

  /// The version that this docket writes.
  static var version: Int { migrations.count }

  /// "dckb": a backup of a docket.
  static let backupID: Int32 = 0x6463_6B62

  /// Throws unless the file is a log of ours that we know how to read; answers its version.
  ///
  /// - Parameter backup: whether a backup is wanted.
  @discardableResult
  static func check(_ database: Database, at path: String, backup: Bool = false) throws -> Int {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if backup {
      guard id == backupID else {
        throw LogError.foreign(
          path: path,
          reason: id == applicationID
            ? "it is the log of a docket, and no backup made with 'docket backup'"
            : "it is no backup of a docket")
      }
    } else if id == backupID {
      throw LogError.foreign(
        path: path, reason: "it is a backup, which 'docket restore' puts in place")
    }
    guard backup || id == applicationID else {
      throw LogError.foreign(
        path: path, reason: "its application id is \(id), a docket's is \(applicationID)")
    }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw LogError.newer(path: path, found: found, known: version)
    }
    return found
  }

  /// Brings the file up to this docket's version; the caller is the one writer.
  static func migrate(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for number in found..<version {
      try database.inTransaction(.immediate) {
        try database.execute(sql: migrations[number])
        try database.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(number + 1)")
        return .commit
      }
    }
  }

  private static let records = """
    CREATE TABLE records (
      position INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      revision INTEGER NOT NULL,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      recorded INTEGER NOT NULL,
      recorder TEXT NOT NULL,
      commitment BLOB NOT NULL,
      leaf BLOB NOT NULL,
      salt BLOB,
      body TEXT,
      UNIQUE (stream, revision),
      UNIQUE (id),
      CHECK ((salt IS NULL) = (body IS NULL))
    ) STRICT;

    CREATE INDEX amendments ON records (position)
    WHERE type >= 'record.' AND type < 'record/';

    CREATE INDEX accounts ON records (position)
    WHERE instr(body, '"account_of":') > 0;

    CREATE TRIGGER records_insert BEFORE INSERT ON records
    BEGIN
      SELECT CASE
        WHEN NOT coalesce(
          (SELECT NEW.position = position + 1 AND NEW.recorded >= recorded
           FROM records ORDER BY position DESC LIMIT 1),
          NEW.position = 1)
          THEN RAISE(FAIL, 'docket: the position or the time is not the next one')
        WHEN NEW.revision IS NOT
          (SELECT coalesce(max(revision), 0) + 1 FROM records WHERE stream = NEW.stream)
          THEN RAISE(FAIL, 'docket: the revision is not the stream''s next one')
        WHEN EXISTS (SELECT 1 FROM records WHERE id = NEW.id)
          THEN RAISE(FAIL, 'docket: a fact of this id stands already')
      END;
    END;

    CREATE TRIGGER records_delete BEFORE DELETE ON records
    BEGIN
      SELECT RAISE(ABORT, 'docket: a record is never deleted');
    END;

    CREATE TRIGGER records_update BEFORE UPDATE ON records
    WHEN NOT (
      OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL
      AND NEW.position IS OLD.position AND NEW.stream IS OLD.stream
      AND NEW.revision IS OLD.revision AND NEW.id IS OLD.id AND NEW.type IS OLD.type
      AND NEW.recorded IS OLD.recorded AND NEW.recorder IS OLD.recorder
      AND NEW.commitment IS OLD.commitment AND NEW.leaf IS OLD.leaf
      AND EXISTS (
        SELECT 1 FROM records
        WHERE type >= 'record.' AND type < 'record/' AND type = 'record.redacted'
          AND position > OLD.position
          AND json_extract(CASE WHEN json_valid(body) THEN body END, '$.target') = OLD.id))
    BEGIN
      SELECT RAISE(ABORT, 'docket: a record never changes, but for a redaction in the log');
    END;
    """

  /// What may not be shown to everybody must be found without reading all that may.
  private static let markings = """
    CREATE INDEX markings ON records (position)
    WHERE instr(body, '"marking":') > 0;
    """

  /// The same rule without a JSON function, which a connection that trusts no schema will not run in
  /// a trigger; and a redaction itself is never emptied. In a canonical body a quote within a text
  /// has a backslash before it, so that no text looks like the member.
  private static let redactions = """
    DROP TRIGGER records_update;

    CREATE TRIGGER records_update BEFORE UPDATE ON records
    WHEN NOT (
      OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL
      AND NEW.position IS OLD.position AND NEW.stream IS OLD.stream
      AND NEW.revision IS OLD.revision AND NEW.id IS OLD.id AND NEW.type IS OLD.type
      AND NEW.recorded IS OLD.recorded AND NEW.recorder IS OLD.recorder
      AND NEW.commitment IS OLD.commitment AND NEW.leaf IS OLD.leaf
      AND OLD.type <> 'record.redacted'
      AND EXISTS (
        SELECT 1 FROM records
        WHERE type >= 'record.' AND type < 'record/' AND type = 'record.redacted'
          AND position > OLD.position
          AND instr(body, '"target":"' || OLD.id || '"') > 0))
    BEGIN
      SELECT RAISE(ABORT, 'docket: a record never changes, but for a redaction in the log');
    END;
    """
}
