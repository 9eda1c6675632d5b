import Docket
import GRDB
import Ports

/// A log in a file that is only read: in a backup, or one that is about to go.
final class PlainLog: LogReader {
  private let reading: SQLiteReading
  private let path: String
  private let extra: Set<String>

  /// - Parameter extra: the parts that the file has beside those of a log.
  init(_ reading: SQLiteReading, at path: String, beside extra: Set<String> = []) {
    self.reading = reading
    self.path = path
    self.extra = extra
  }

  convenience init(_ backup: Backup) {
    self.init(
      SQLiteReading(SQLiteReaders { try backup.open() }, at: backup.path), at: backup.path,
      beside: ["table \(Backup.table)", "index sqlite_autoindex_\(Backup.table)_1"])
  }

  func head() throws -> Head { try reading.head() }
  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try reading.scan(after: position, through: last, visit)
  }
  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try reading.scan(stream: stream, through: last, visit)
  }
  func records(_ selection: Selection, _ visit: (Ports.Record) throws -> Bool) throws {
    try reading.records(selection, visit)
  }
  func faults() throws -> [String] { try reading.faults(beside: extra) }
}
