import Docket

extension Selection {
  /// The query: ?1 is `after`, ?2 `through`, ?3 the limit, ?4 what `which` looks for.
  ///
  /// Within a stream revisions rise with positions, so the stream's index gives the order. The plus
  /// keeps SQLite from walking all positions instead.
  var sql: String {
    let order = reverse ? "DESC" : "ASC"
    let columns = SQLiteStatement.columns
    return switch which {
    case .stream:
      """
      SELECT \(columns) FROM records
      WHERE stream = ?4 AND +position > ?1 AND +position <= ?2
      ORDER BY revision \(order) LIMIT ?3
      """
    case .all, .id, .words, .accounts, .marked:
      """
      SELECT \(columns) FROM records \(condition) AND position > ?1 AND position <= ?2
      ORDER BY position \(order) LIMIT ?3
      """
    }
  }

  /// What ?4 stands for, if it is there.
  var argument: String? {
    switch which {
    case .all: nil
    case .stream(let stream): stream
    case .id(let id): id
    case .words(let prefix): prefix
    case .accounts, .marked: nil
    }
  }

  private var condition: String {
    switch which {
    case .all, .stream: "WHERE true"
    case .id: "WHERE id = ?4"
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
