import Dispatch
import Docket
import Events
import Ports
import Projections
import Synchronization

/// Folds a whole log into rows, without a database.
struct WholeFold: Sendable {
  let log: any LogReader
  let head: Int64
  let only: Set<String>

  /// What comes off the belt.
  enum Load: Sendable {
    case rows(PackedRows)
    /// The sources that the choice among a stream's accounts asked for; the stream by its number.
    case asked(stream: Int64, sources: [String])
    /// All facts up to here are folded.
    case position(Int64)
  }

  /// A fact that does not stand as it was written.
  private struct Change: Sendable {
    let position: Int64
    /// As it was corrected, or what is left of it; nil where it is as it was written.
    let fact: Fact?
    let state: Entry.State
  }

  /// Sends all rows; at the end from two threads at once.
  func run(_ send: (Load) throws -> Void) throws {
    let (changes, asked) = try self.changes()
    for (stream, sources) in asked { try send(.asked(stream: stream, sources: sources)) }
    var fold = Fold(only)
    var failure: (any Error)?
    try withoutActuallyEscaping(send) { send in
      let rows = Rows { packed in
        guard failure == nil else { return }
        do { try send(.rows(packed)) } catch { failure = error }
      }
      var next = 0
      try Conveyor<Page>.run(capacity: 8, produce: pages) { page in
        for row in 0..<page.count {
          let fact = page[row]
          if next < changes.count, changes[next].position == fact.position {
            fold.apply(changes[next].fact ?? fact, rows, state: changes[next].state)
            next += 1
          } else {
            fold.apply(fact, rows)
          }
        }
        if let failure { throw failure }
        if page.count > 0 { try send(.position(page[page.count - 1].position)) }
      }
      rows.flush()
      if let failure { throw failure }
      try finish(fold, send)
    }
  }

  /// Makes the rows that need all facts, on two threads: the log's is done.
  private func finish(_ fold: Fold, _ send: @escaping (Load) throws -> Void) throws {
    let failure = Mutex<(any Error)?>(nil)
    // A belt takes from several threads, and both are done before this returns.
    nonisolated(unsafe) let send = send
    DispatchQueue.concurrentPerform(iterations: Fold.Portion.allCases.count) { place in
      let rows = Rows { packed in
        guard failure.withLock({ $0 == nil }) else { return }
        do { try send(.rows(packed)) } catch { failure.withLock { $0 = error } }
      }
      fold.finish(Fold.Portion.allCases[place], rows)
      rows.flush()
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// Sends the log's facts page by page.
  @Sendable
  private func pages(_ send: (Page) throws -> Void) throws {
    var builder = PageBuilder()
    try log.scan(after: 0, through: head) { position, body in
      try builder.append(position, body, of: log)
      if builder.size >= 60_000 {
        try send(builder.finish())
        builder = PageBuilder()
      }
    }
    try send(builder.finish())
  }

  /// The facts that do not stand as they were written, in the order of their positions, and what
  /// sources the choice among each stream's accounts asked for.
  ///
  /// The streams with amendments or accounts are read whole before anything is folded, on two
  /// threads, as there is nothing else to do yet.
  private func changes() throws -> ([Change], [(stream: Int64, sources: [String])]) {
    let streams = try WholeFold.specialStreams(of: log, through: head).sorted()
    let parts = 2
    let results = Mutex<[Result<([Change], [(stream: Int64, sources: [String])]), any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let own = streams[streams.count * part / parts..<streams.count * (part + 1) / parts]
      let result = Result { try self.changes(of: own) }
      results.withLock { $0.append(result) }
    }
    var changes: [Change] = []
    var asked: [(stream: Int64, sources: [String])] = []
    for result in results.withLock({ $0 }) {
      let part = try result.get()
      changes += part.0
      asked += part.1
    }
    changes.sort { $0.position < $1.position }
    return (changes, asked)
  }

  private func changes(
    of streams: ArraySlice<String>
  ) throws -> ([Change], [(stream: Int64, sources: [String])]) {
    let reader = StreamReader(log: log, through: head)
    let evidence = LogEvidence(reader)
    var changes: [Change] = []
    var asked: [(stream: Int64, sources: [String])] = []
    for stream in streams {
      let (facts, positions) = try reader.facts(of: stream)
      evidence.asked = []
      for item in try Amended(facts, evidence: evidence).items where item.state != .stands {
        let isAsWritten = item.corrections.isEmpty && item.state != .redacted
        changes.append(
          Change(
            position: item.position, fact: isAsWritten ? nil : item.fact, state: item.state))
      }
      if let origin = positions.first, !evidence.asked.isEmpty {
        asked.append((origin, evidence.asked.sorted()))
      }
    }
    return (changes, asked)
  }

  /// Streams in which a fact was corrected, retracted or redacted, or told of twice.
  static func specialStreams(of log: any LogReader, through head: Int64) throws -> Set<String> {
    var streams: Set<String> = []
    for which in [Selection.Which.words(prefix: "record."), .accounts] {
      try log.records(Selection(which, through: head)) { record in
        streams.insert(record.stream)
        return true
      }
    }
    return streams
  }
}
