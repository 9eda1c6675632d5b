import Docket
import Events
import Projections

/// Folds a whole log into rows, without a database.
struct WholeFold: Sendable {
  /// What comes off the belt.
  enum Load: Sendable {
    case rows(PackedRows)
    /// The sources that the choice among a stream's accounts asked for; the stream by its number.
    case asked(stream: Int64, sources: [String])
    /// All facts up to here are folded.
    case position(Int64)
  }

  let log: any Log
  let head: Int64
  let only: Set<String>

  /// Sends all rows.
  func run(_ send: (Load) throws -> Void) throws {
    let amended = try streamsApart()
    var fold = Fold(only, apart: amended)
    var failure: (any Error)?
    try withoutActuallyEscaping(send) { send in
      let rows = Rows { packed in
        guard failure == nil else { return }
        do { try send(.rows(packed)) } catch { failure = error }
      }
      try Conveyor<Page>.run(capacity: 8, produce: pages) { page in
        for row in 0..<page.count { fold.apply(page[row], rows) }
        if let failure { throw failure }
        if page.count > 0 { try send(.position(page[page.count - 1].position)) }
      }
      let reader = StreamReader(log: log, through: head)
      let evidence = LogEvidence(reader)
      for stream in amended.sorted() {
        let (facts, positions) = try reader.facts(of: stream)
        evidence.asked = []
        fold.apply(Amended(facts, evidence: evidence), rows)
        if let origin = positions.first, !evidence.asked.isEmpty {
          try send(.asked(stream: origin, sources: evidence.asked.sorted()))
        }
      }
      fold.finish(rows)
      rows.flush()
      if let failure { throw failure }
    }
  }

  /// Sends the log's facts page by page.
  @Sendable
  private func pages(_ send: (Page) throws -> Void) throws {
    var builder = PageBuilder()
    try log.scan(after: 0, through: head) { position, body in
      guard !body.isEmpty else { return }
      try builder.append(position: position, body: body)
      if builder.size >= 60_000 {
        try send(builder.finish())
        builder = PageBuilder()
      }
    }
    try send(builder.finish())
  }

  /// Streams in which a fact was corrected, retracted or redacted, or told of twice: they are read
  /// whole, when all sources are known.
  private func streamsApart() throws -> Set<String> {
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
