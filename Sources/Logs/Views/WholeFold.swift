import Docket
import Events
import Projections

/// Folds a whole log into rows, without a database.
struct WholeFold: Sendable {
  /// What comes off the belt.
  enum Load: Sendable {
    case rows(PackedRows)
    /// All facts up to here are folded.
    case position(Int64)
  }

  let log: any Log
  let head: Int64
  let only: Set<String>

  /// Sends all rows; answers the streams with several accounts of one event, whose rows hold only
  /// as long as nobody weighs the accounts.
  func run(_ send: (Load) throws -> Void) throws -> Set<String> {
    let amended = try amendedStreams()
    var fold = Fold(only, apart: amended)
    var accounts: Set<String> = []
    var failure: (any Error)?
    try withoutActuallyEscaping(send) { send in
      let rows = Rows { packed in
        guard failure == nil else { return }
        do { try send(.rows(packed)) } catch { failure = error }
      }
      var builder = PageBuilder()
      func foldPage() throws {
        let page = builder.finish()
        builder = PageBuilder()
        for row in 0..<page.count {
          let fact = page[row]
          if fact.accountOf != nil { accounts.insert(fact.streamName) }
          fold.apply(fact, rows)
        }
        if let failure { throw failure }
        if page.count > 0 { try send(.position(page[page.count - 1].position)) }
      }
      try log.scan(after: 0, through: head) { position, body in
        guard !body.isEmpty else { return }
        try builder.append(position: position, body: body)
        if builder.size >= 60_000 { try foldPage() }
      }
      try foldPage()
      let reader = StreamReader(log: log, through: head)
      let evidence = LogEvidence(reader)
      for stream in amended.sorted() {
        let facts = try reader.facts(of: stream).facts
        fold.apply(Amended(facts, evidence: evidence), rows)
        if facts.contains(where: { $0.accountOf != nil }) { accounts.insert(stream) }
      }
      fold.finish(rows)
      rows.flush()
      if let failure { throw failure }
    }
    return accounts
  }

  /// Streams in which a fact was corrected, retracted or redacted.
  private func amendedStreams() throws -> Set<String> {
    var streams: Set<String> = []
    try log.records(Selection(.words(prefix: "record."), through: head)) { record in
      streams.insert(record.stream)
      return true
    }
    return streams
  }
}

extension Fact {
  /// `case/us-wei-2023`.
  var streamName: String {
    let subject = subject
    return subject.kind.rawValue + "/" + subject.key.string
  }
}
