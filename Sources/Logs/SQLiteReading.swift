import Docket
import GRDB
import Ports

/// What is read of a file with a log in it.
struct SQLiteReading: Sendable {
  private let readers: SQLiteReaders
  private let path: String

  init(_ readers: SQLiteReaders, at path: String) {
    self.readers = readers
    self.path = path
  }

  func head() throws -> Head {
    try readers.read { try $0.head(at: path) }
  }

  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(
        """
        SELECT position, body FROM records WHERE position > ? AND position <= ? ORDER BY position
        """, on: database, at: path)
      defer { statement.reset() }
      statement.bind(position, at: 1)
      statement.bind(last, at: 2)
      while try statement.step() {
        try visit(statement.number(at: 0), statement.bytes(at: 1))
      }
    }
  }

  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(
        """
        SELECT r.position, r.body, r.stream, r.revision, i.revision
        FROM records i CROSS JOIN records r ON r.position = i.position
        WHERE i.stream = ? AND +i.position <= ? ORDER BY i.revision
        """, on: database, at: path)
      defer { statement.reset() }
      statement.bind(stream, at: 1)
      statement.bind(last, at: 2)
      var rows = StreamGuard(stream, at: path)
      while try statement.step() {
        let position = statement.number(at: 0)
        try rows.check(
          statement.bytes(at: 2), revision: statement.number(at: 3),
          indexed: statement.number(at: 4), at: position)
        try visit(position, statement.bytes(at: 1))
      }
    }
  }

  func records(
    _ selection: Selection, _ visit: (Ports.Record) throws -> Bool
  ) throws {
    try readers.read { database in
      let statement = try SQLiteStatement(selection.sql, on: database, at: path)
      defer { statement.reset() }
      statement.bind(selection.after, at: 1)
      statement.bind(selection.through, at: 2)
      statement.bind(selection.limit.map { Int64(max(0, $0)) } ?? -1, at: 3)
      if let argument = selection.argument { statement.bind(argument, at: 4) }
      switch selection.which {
      case .stream(let stream):
        var rows = StreamGuard(stream, selection, at: path)
        while try statement.step() {
          let record = statement.record
          try rows.check(
            statement.bytes(at: 1), revision: record.revision, indexed: statement.number(at: 11),
            at: record.position)
          guard try visit(record) else { return }
        }
      case .streams:
        var rows: StreamGuard?
        while try statement.step() {
          let record = statement.record
          let asked = statement.text(at: 12)
          if rows?.guards(asked) != true { rows = StreamGuard(asked, selection, at: path) }
          try rows?.check(
            statement.bytes(at: 1), revision: record.revision, indexed: statement.number(at: 11),
            at: record.position)
          _ = try visit(record)
        }
      case .id(let id):
        while try statement.step() {
          guard try visit(statement.record.checked(to: id, at: path)) else { return }
        }
      case .all, .words, .accounts, .marked:
        while try statement.step() {
          guard try visit(statement.record) else { return }
        }
      }
    }
  }

  /// What is wrong with the file.
  ///
  /// - Parameter extra: the parts that it has beside those of a log.
  func faults(beside extra: Set<String> = []) throws -> [String] {
    try readers.read { try SQLiteSoundness.faults($0, at: path, beside: extra) }
  }
}
