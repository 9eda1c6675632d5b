import Docket
import Events
import Ports

extension Selection {
  /// The query: ?1 is `after`, ?2 `through`, ?3 the limit, ?4 what `which` looks for.
  ///
  /// Within a stream revisions rise with positions, so the stream's index gives the order. The plus
  /// keeps SQLite from walking all positions instead. The rows themselves are joined, since SQLite
  /// would take stream and revision from the index, and `StreamGuard` holds the one against the other.
  var sql: String {
    let order = reverse ? "DESC" : "ASC"
    return switch which {
    case .stream:
      """
      SELECT \(SQLiteStatement.columns(of: "r")), i.revision
      FROM records i CROSS JOIN records r ON r.position = i.position
      WHERE i.stream = ?4 AND +i.position > ?1 AND +i.position <= ?2
      ORDER BY i.revision \(order) LIMIT ?3
      """
    case .streams:
      // The list is looked through in order, so that streams come as they are asked for.
      """
      SELECT \(SQLiteStatement.columns(of: "r")), i.revision, s.value
      FROM json_each(?4) s CROSS JOIN records i ON i.stream = s.value
      CROSS JOIN records r ON r.position = i.position
      WHERE +i.position > ?1 AND +i.position <= ?2
      ORDER BY s.key, i.revision
      """
    case .id:
      """
      SELECT \(SQLiteStatement.columns(of: "r"))
      FROM records i CROSS JOIN records r ON r.position = i.position
      WHERE i.id = ?4 AND i.position > ?1 AND i.position <= ?2 LIMIT ?3
      """
    case .all, .words, .accounts, .marked:
      """
      SELECT \(SQLiteStatement.columns) FROM records \(condition)
      AND position > ?1 AND position <= ?2
      ORDER BY position \(order) LIMIT ?3
      """
    }
  }

  /// What ?4 stands for, if it is there.
  var argument: String? {
    switch which {
    case .all: nil
    case .stream(let stream): stream
    case .streams(let streams): Selection.list(streams)
    case .id(let id): id
    case .words(let prefix): prefix
    case .accounts, .marked: nil
    }
  }

  /// Streams as a JSON array, in the order of their bytes, each once.
  private static func list(_ streams: [String]) -> String {
    String(
      decoding: JSON.array(Set(streams).sorted().map(JSON.string)).canonical(), as: UTF8.self)
  }

  private var condition: String {
    switch which {
    case .all, .stream, .streams, .id: "WHERE true"
    case .words(let prefix) where prefix.hasPrefix("record."):
      """
      INDEXED BY amendments
      WHERE type >= 'record.' AND type < 'record/' AND substr(type, 1, length(?4)) = ?4
      """
    case .accounts: "INDEXED BY accounts WHERE instr(body, '\"account_of\":') > 0"
    case .marked: "INDEXED BY markings WHERE instr(body, '\"marking\":') > 0"
    case .words: "WHERE substr(type, 1, length(?4)) = ?4"
    }
  }
}

/// Holds the rows that the index of streams leads to against what was asked: one bit of an index page
/// could otherwise tell of another person's conviction, or leave one out.
struct StreamGuard {
  private let stream: [UInt8]
  private let path: String
  private let isReversed: Bool
  /// The revision before; nil before the first row.
  private var last: Int64?
  /// Whether the rows begin with the stream's first.
  private let beginsAtFirst: Bool

  init(_ stream: String, _ selection: Selection = Selection(), at path: String) {
    self.stream = Array(stream.utf8)
    self.path = path
    isReversed = selection.reverse
    beginsAtFirst = selection.after <= 0 && !selection.reverse
  }

  /// Whether its rows are of this stream.
  func guards(_ name: String) -> Bool { stream.elementsEqual(name.utf8) }

  /// Throws unless the row is the stream's next: its stream and revision, and the index's revision.
  mutating func check(
    _ found: UnsafeRawBufferPointer, revision: Int64, indexed: Int64, at position: Int64
  ) throws(LogError) {
    guard found.elementsEqual(stream) else {
      throw corrupt("to record #\(position) of \(String(decoding: found, as: UTF8.self))")
    }
    let expected = last.map { isReversed ? $0 - 1 : $0 + 1 } ?? (beginsAtFirst ? 1 : revision)
    guard revision == indexed, revision == expected else {
      throw corrupt("to revision \(revision) of it (record #\(position)) instead of \(expected)")
    }
    last = revision
  }

  private func corrupt(_ where: String) -> LogError {
    .corrupt(
      path: path,
      reason: "its index leads from \(String(decoding: stream, as: UTF8.self)) \(`where`)")
  }
}

extension Ports.Record {
  /// Throws unless it is the record of this fact, to which an index led.
  func checked(to id: String, at path: String) throws(LogError) -> Ports.Record {
    guard self.id == id else {
      throw .corrupt(
        path: path, reason: "its index leads from the id \(id) to record #\(position), \(self.id)")
    }
    return self
  }
}
