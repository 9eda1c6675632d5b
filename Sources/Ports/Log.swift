/// The port of the log, whole: what an engine must be able to do, and nothing more.
///
/// An engine passes `LogContract` (Tests/LogsTests) by being listed there. Who only reads asks for a
/// `LogReader`; the clerk alone has the writer.
public protocol Log: LogReader, LogWriter, LogScrubber {}

/// Reads a log: committed records only, beside whoever writes.
public protocol LogReader: Sendable {
  /// The last committed record's place.
  func head() throws -> Head

  /// Calls `visit` with position and canonical body of every record in `(after, through]`, ascending.
  ///
  /// The bytes are lent for the call only. A redacted record lends an empty buffer. This is all that
  /// a fold reads.
  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void) throws

  /// The same for the records of one stream, up to and with `last`.
  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void) throws

  /// Calls `visit` with whole records until it answers false.
  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws

  /// What the engine finds wrong with its own files, in sentences: indexes that do not fit, guard rails
  /// that are missing. None is what should be found.
  func faults() throws -> [String]
}

extension LogReader {
  public func faults() throws -> [String] { [] }
}

/// Writes a log: one transaction at a time, across processes.
public protocol LogWriter: Sendable {
  /// Runs `body` as the one writer: everything it appended is durable when this returns, or nothing is.
  ///
  /// Waits for another writer up to the engine's limit, then throws `LogError.busy`.
  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T
}

/// Clears away what redactions have emptied.
public protocol LogScrubber: Sendable {
  /// Makes what was redacted unrecoverable from the engine's files; to be called after a write that
  /// redacted, and again after one that was cut short. Doing it twice does no harm.
  ///
  /// Throws `LogError.busy` where a reader still holds the old state.
  func scrub() throws
}

/// What may be asked and done while one is the writer.
public protocol LogTransaction {
  /// The last record, those of this transaction included.
  var head: Head { get }
  /// The last revision of a stream, those of this transaction included; 0 where there is none.
  func revision(of stream: String) throws -> Int64
  /// The record of a fact, those of this transaction included.
  func record(id: String) throws -> Record?
  /// Appends a record whose position and revision are the next ones.
  func append(_ record: Record) throws
  /// Destroys the words and values of a fact: its record keeps all but salt and body.
  ///
  /// A redaction that is appended already must name it, or `LogError.notRedacted` is thrown. Of a
  /// record that is empty already nothing changes.
  func redact(id: String) throws
  /// Runs a part of the transaction. Where it throws, what it appended and destroyed is taken back, and
  /// the rest of the transaction stands.
  func attempt<T>(_ part: () throws -> T) throws -> T
}

/// Which records, and in which order.
public struct Selection: Sendable {
  public enum Which: Sendable, Equatable {
    case all
    /// One stream's records.
    case stream(String)
    /// The records of several streams, stream by stream in the order of their names, each in its own
    /// order; `limit` and `reverse` are not looked at, and `visit` sees all of them.
    case streams([String])
    /// The record of one fact.
    case id(String)
    /// Records whose type begins so: `record.` for all amendments.
    case words(prefix: String)
    /// Records of facts that are another account of an event (`account_of`).
    case accounts
    /// Records of facts that carry a `marking`, and of those that mark others.
    case marked
  }

  public var which: Which
  /// Records after this position only.
  public var after: Int64
  /// Records up to and with this position only.
  public var through: Int64
  /// At most so many; nil for all.
  public var limit: Int?
  /// From the newest to the oldest.
  public var reverse: Bool

  public init(
    _ which: Which = .all, after: Int64 = 0, through: Int64 = .max, limit: Int? = nil,
    reverse: Bool = false
  ) {
    self.which = which
    self.after = after
    self.through = through
    self.limit = limit
    self.reverse = reverse
  }
}

extension Selection.Which {
  /// Whether it asks for a record.
  package func contains(_ record: Record) -> Bool {
    switch self {
    case .all: true
    case .stream(let stream): record.stream == stream
    case .streams(let streams): streams.contains(record.stream)
    case .id(let id): record.id == id
    case .words(let prefix): record.type.hasPrefix(prefix)
    case .accounts: record.has(member: "account_of")
    case .marked: record.has(member: "marking")
    }
  }
}

extension Record {
  /// Whether a member of this name stands anywhere in the fact.
  fileprivate func has(member name: String) -> Bool {
    body.map { String(decoding: $0, as: UTF8.self).contains("\"\(name)\":") } ?? false
  }
}

/// What can go wrong with a log: the engine's troubles, not the user's.
public enum LogError: Error, Sendable, Equatable {
  /// No log at this path; how to make one is said by the edge.
  case missing(path: String)
  /// A log stands at this path already: creating never replaces one.
  case exists(path: String)
  /// A file stands there that is not a log of docket's, and why.
  case foreign(path: String, reason: String)
  /// A log of a later docket: its schema version and ours.
  case newer(path: String, found: Int, known: Int)
  /// Another writer holds the log; who, as far as it said, and how long we waited, in seconds.
  case busy(holder: String, waited: Double)
  /// The place cannot be written: permissions, a read-only file system.
  case readOnly(path: String, reason: String)
  /// No room on the device. Nothing of the batch was kept.
  case full(path: String)
  /// The device failed while committing: the batch may or may not stand; ask again by fact id.
  case unknownOutcome(path: String, reason: String)
  /// Reading or writing failed; nothing of the batch was kept.
  case io(path: String, reason: String)
  /// What stands in the file contradicts itself.
  case corrupt(path: String, reason: String)
  /// What a record holds is not what was recorded.
  case damaged(position: Int64, reason: String)
  /// The record to append is not the next one: its position, revision or time is `found`.
  case outOfOrder(expected: Int64, found: Int64)
  /// A fact of this id stands in the log, at this position.
  case duplicate(id: String, position: Int64)
  /// No redaction in the log names this fact: nothing of it is destroyed.
  case notRedacted(id: String)
}
