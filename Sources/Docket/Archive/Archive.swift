public import Events
public import Ports
public import Projections
import Synchronization

/// What reading commands ask: facts from the log, rows from the views, both up to one position.
///
/// Every question is answered by indexed look-ups, so that its cost grows with what is asked and
/// not with the log. A writer may work beside it: what comes after `asOf` is not seen in facts, and
/// rows are read as they stood when the archive was opened. Only of what is redacted meanwhile nothing
/// is left.
public struct Archive: Sendable {
  public let log: any LogReader
  public let views: any Views
  /// The record that all answers hold up to and with.
  public let asOf: Head
  /// What the log is seen through; nil for the log as it stands.
  let outlook: Outlook?
  /// Whether the views are those of the whole log and not of what is seen of it: they then tell
  /// where to look, and nothing else.
  let viewsAreIndex: Bool
  /// Which parties are one, once somebody has asked.
  let persons: Once<Identities>
  /// The cases of persons with several slugs, as far as somebody has asked.
  let merged: MergedCases
  /// The records that were met and cannot be read.
  let unread: Unreadable
  /// What has been fetched of what facts name.
  let shelf: Shelf

  /// Whether some of what it shows is only possibly inside the dials.
  var splits: Bool {
    outlook.map { $0.standpoint.choosesByDates && $0.least == .possible } ?? false
  }

  /// Whether facts are chosen by their own dates.
  var looksBack: Bool { outlook?.standpoint.choosesByDates ?? false }

  /// Opens what stands; throws `ViewsMissing` where the views have never been made.
  public init(_ log: any LogReader, _ views: any Views) throws {
    let views = try views.held()
    guard let checkpoint = try views.checkpoint() else { throw ViewsMissing() }
    self.log = log
    self.views = views
    asOf = try log.place(checkpoint)
    outlook = nil
    viewsAreIndex = false
    persons = Once()
    merged = MergedCases()
    unread = Unreadable()
    shelf = Shelf()
  }

  /// What is seen from a standpoint.
  ///
  /// - Parameters:
  ///   - views: made of what the outlook shows, or those of the whole log.
  ///   - index: whether they are those of the whole log.
  init(_ outlook: Outlook, _ views: any Views, index: Bool) throws {
    log = outlook
    self.views = try views.held()
    asOf = try outlook.head()
    self.outlook = outlook
    viewsAreIndex = index
    persons = Once()
    merged = MergedCases()
    unread = Unreadable()
    shelf = Shelf()
  }

  /// Lets the views take in what the log has more, then opens.
  public init(
    catchingUp views: any Views, with log: any LogReader,
    progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws {
    self = try steadily {
      try views.catchUp(with: log, progress: progress)
      return try Archive(log, views)
    }
  }
}

/// Does again what a redaction has come between: it throws away what was made from the log.
func steadily<T>(_ body: () throws -> T) throws -> T {
  for _ in 0..<20 {
    do { return try body() } catch is ViewsMissing {}
  }
  return try body()
}

extension LogError {
  /// Whether nothing but writing beside the log has failed, for want of a right or of room, so that one
  /// can still read.
  public var leavesReading: Bool {
    switch self {
    case .readOnly, .full: true
    case .missing, .exists, .foreign, .newer, .busy, .unknownOutcome, .io, .corrupt, .damaged,
      .outOfOrder, .duplicate, .notRedacted:
      false
    }
  }
}

/// The views have never been made, or are those of another docket: they must catch up first.
public struct ViewsMissing: Error, Sendable, Equatable {
  public init() {}
}

// MARK: - Facts

extension Archive {
  /// The facts of a stream in the order of their positions, with what the log knows of each; none
  /// where there is no such stream, and without those that cannot be read (`unread`). Of redacted facts there is what is left of them (`Fact.isRedacted`).
  public func facts(of kind: Subject, _ id: String) throws -> [Dossier.Recorded] {
    if kind == .case, let prepared = shelf.prepared.streams[id] { return prepared }
    let stream = StreamID(kind, id)
    let facts = try recorded(Selection(.stream(stream.name), through: asOf.position))
    try refuseLess([stream: facts.count], of: [stream])
    return facts
  }

  /// Throws where fewer facts of streams were found than the views were made of: a broken index of the
  /// log could leave out the last ones, an acquittal among them.
  ///
  /// - Parameters:
  ///   - found: how many were found, by their streams.
  ///   - streams: all that were looked for.
  func refuseLess(_ found: [StreamID: Int], of streams: [StreamID]) throws {
    guard outlook == nil else { return }
    for (kind, streams) in Dictionary(grouping: streams, by: \.kind) {
      let keys = streams.map(\.key)
      for row in try rows(StreamRows.self, where: \.id, among: keys, [.equals(\.kind, kind)]) {
        let facts = found[StreamID(kind, row.id)] ?? 0
        guard row.facts != Int64(facts) else { continue }
        throw LogError.damaged(
          position: row.stream,
          reason: "it begins \(StreamID(kind, row.id).name), which has \(row.facts) facts, and the "
            + "log's index leads to \(facts)")
      }
    }
  }

  /// The fact at a position; nil where there is none.
  public func fact(at position: Int64) throws -> Dossier.Recorded? {
    guard 1...max(1, asOf.position) ~= position else { return nil }
    return try recorded(Selection(after: position - 1, through: position)).first
  }

  /// Position of the fact of this id; nil where there is none.
  public func position(ofFact id: String) throws -> Int64? {
    var position: Int64?
    try log.records(Selection(.id(id), through: asOf.position)) {
      position = $0.position
      return false
    }
    return position
  }

  /// The number of a stream in the views: the position of its first fact; nil where it has none.
  public func stream(of kind: Subject, _ id: String) throws -> Int64? {
    var position: Int64?
    try log.records(Selection(.stream(StreamID(kind, id).name), through: asOf.position)) {
      if try $0.read() != nil { position = $0.position }
      return position == nil
    }
    return position
  }

  func recorded(
    _ selection: Selection, named: Bool = false
  ) throws -> [Dossier.Recorded] {
    let builder = PageBuilder(byteCapacity: 1 << 12, rowCapacity: 8)
    var records: [Record] = []
    func take(_ record: Record) throws -> Bool {
      if let passedOver = try builder.append(record) {
        unread.note(passedOver)
      } else {
        records.append(record)
      }
      return true
    }
    if named, let outlook {
      try outlook.records(selection, named: true, take)
    } else {
      try log.records(selection, take)
    }
    let page = builder.finish()
    return records.enumerated().map { row, record in
      Dossier.Recorded(
        page[row], recorded: record.recorded, recorder: record.recorder, revision: record.revision)
    }
  }
}

/// The records that a reader has met and cannot read.
final class Unreadable: Sendable {
  private let met = Mutex<[Int64: Unread]>([:])

  func note(_ record: Unread) {
    met.withLock { $0[record.position] = record }
  }

  /// Those of a stream, in the order of their positions.
  func records(of stream: String) -> [Unread] {
    met.withLock { $0.values.filter { $0.stream == stream } }.sorted { $0.position < $1.position }
  }
}
