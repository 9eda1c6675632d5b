import Docket
import Events
import Ports
import Projections

/// Reads whole streams of a log as they stand at a position.
struct StreamReader {
  let log: any LogReader
  let through: Int64

  /// All facts of a stream, and the positions they stand at, redacted ones included; without those
  /// that cannot be read.
  func facts(of stream: String) throws -> (facts: [Fact], positions: [Int64]) {
    let builder = PageBuilder(byteCapacity: 1 << 13, rowCapacity: 16)
    var positions: [Int64] = []
    try log.scan(stream: stream, through: through) { position, body in
      if try builder.append(position, body, of: log) { positions.append(position) }
    }
    let page = builder.finish()
    return ((0..<page.count).map { page[$0] }, positions)
  }
}

/// What the log knows of sources, for choosing among accounts.
final class LogEvidence: EvidenceLookup {
  private let reader: StreamReader
  private var known: [String: SourceCard?] = [:]
  /// The sources that were asked for: what a choice rests on. Emptied by whoever asks again.
  var asked: Set<String> = []

  init(_ reader: StreamReader) {
    self.reader = reader
  }

  func source(_ slug: String) throws -> SourceCard? {
    asked.insert(slug)
    if let card = known[slug] { return card }
    let card = try read(slug)
    known[slug] = .some(card)
    return card
  }

  private func read(_ slug: String) throws -> SourceCard? {
    let facts = try reader.facts(of: StreamID(.source, slug).name).facts
    return Amended(facts, evidence: NoEvidence()).items.reduce(nil) { card, item in
      guard item.stands, case .evidence(.registered(let fact)) = item.fact.event else {
        return card
      }
      return SourceCard(fact)
    }
  }
}
