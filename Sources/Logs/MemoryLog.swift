import Docket
import Events
public import Ports
import Synchronization

/// A log that is gone with the process: for tests and dry runs.
public final class MemoryLog: Log {
  private let committed = Mutex(Contents())
  private let writing = Mutex<Void>(())

  public init() {}

  public func head() throws -> Head {
    committed.withLock { $0.head }
  }

  public func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    for record in committed.withLock({ $0.records }).between(position, last) {
      try (record.body ?? []).withUnsafeBytes { try visit(record.position, $0) }
    }
  }

  public func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try records(Selection(.stream(stream), through: last)) { record in
      try (record.body ?? []).withUnsafeBytes { try visit(record.position, $0) }
      return true
    }
  }

  public func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    if case .streams(let streams) = selection.which {
      for stream in Set(streams).sorted() {
        try records(
          Selection(.stream(stream), after: selection.after, through: selection.through), visit)
      }
      return
    }
    let range = committed.withLock { $0.records }.between(selection.after, selection.through)
    var left = max(0, selection.limit ?? .max)
    for index in 0..<range.count where left > 0 {
      let record = range[selection.reverse ? range.endIndex - 1 - index : range.startIndex + index]
      guard selection.which.contains(record) else { continue }
      left -= 1
      guard try visit(record) else { return }
    }
  }

  public func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    var answer: T?
    try writing.withLock { _ in
      let transaction = MemoryTransaction(committed.withLock { $0 })
      answer = try body(transaction)
      let contents = transaction.contents
      committed.withLock { $0 = contents }
    }
    return answer!
  }

  /// Memory that nobody refers to any more is not to be found again.
  public func scrub() {}
}

/// The records, and where to find them.
private struct Contents {
  var records: [Record] = []
  var positions: [String: Int64] = [:]
  var revisions: [String: Int64] = [:]

  var head: Head {
    records.last.map { Head(position: $0.position, recorded: $0.recorded) } ?? .empty
  }

  func record(id: String) -> Record? {
    positions[id].map { records[Int($0) - 1] }
  }

  /// Empties the record of a fact; answers whether a redaction behind it names it.
  mutating func redact(id: String) -> Bool {
    guard let position = positions[id], let place = Int(exactly: position - 1) else { return false }
    guard records[place].body != nil else { return true }
    let isNamed = records[(place + 1)...].contains { record in
      record.type == "record.redacted"
        && record.body.flatMap { try? JSON(parsing: $0[...]) }?["target"]?.string == id
    }
    guard isNamed else { return false }
    records[place].salt = nil
    records[place].body = nil
    return true
  }

  mutating func append(_ record: Record) {
    records.append(record)
    positions[record.id] = record.position
    revisions[record.stream] = record.revision
  }
}

/// A copy of the log that takes its place when the writer is done.
private final class MemoryTransaction: LogTransaction {
  private(set) var contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  var head: Head { contents.head }

  func revision(of stream: String) -> Int64 {
    contents.revisions[stream] ?? 0
  }

  func record(id: String) -> Record? {
    contents.record(id: id)
  }

  func append(_ record: Record) throws {
    try head.admits(record)
    guard record.revision == revision(of: record.stream) + 1 else {
      throw LogError.outOfOrder(
        expected: revision(of: record.stream) + 1, found: record.revision)
    }
    if let position = contents.positions[record.id] {
      throw LogError.duplicate(id: record.id, position: position)
    }
    contents.append(record)
  }

  func attempt<T>(_ part: () throws -> T) throws -> T {
    let before = contents
    do {
      return try part()
    } catch {
      contents = before
      throw error
    }
  }

  func redact(id: String) throws {
    guard contents.redact(id: id) else { throw LogError.notRedacted(id: id) }
  }
}

extension Head {
  /// Throws unless the record's position and time may follow; its seal must have its lengths.
  func admits(_ record: Record) throws {
    precondition(record.commitment.count == 32 && record.leaf.count == 32, "a hash has 32 bytes")
    precondition(record.salt.map { $0.count == 16 } ?? true, "a salt has 16 bytes")
    precondition((record.salt == nil) == (record.body == nil), "salt and body go together")
    guard record.position == position + 1 else {
      throw LogError.outOfOrder(expected: position + 1, found: record.position)
    }
    guard record.recorded >= recorded else {
      throw LogError.outOfOrder(expected: recorded, found: record.recorded)
    }
  }
}

extension [Record] {
  /// The records in `(after, through]`.
  fileprivate func between(_ after: Int64, _ through: Int64) -> ArraySlice<Record> {
    let start = Int(Swift.min(Swift.max(0, after), Int64(count)))
    let end = Int(Swift.min(Swift.max(Int64(start), through), Int64(count)))
    return self[start..<end]
  }
}
