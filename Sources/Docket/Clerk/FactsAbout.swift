import Events
import Ports
import Words

/// The facts that speak of other facts, by what they speak of: of each stream read once from the log,
/// then kept up with the batch. So a batch of many corrections takes as long as one of many notes.
final class FactsAbout {
  private let log: any LogReader
  /// By stream, then by the id of the fact that is spoken of.
  private var known: [String: [String: [Record]]] = [:]
  /// Those of this batch, by stream.
  private var batch: [String: [Record]] = [:]

  init(_ log: any LogReader) { self.log = log }

  /// Notes a record of the batch that speaks of another.
  func note(_ record: Record) throws {
    batch[record.stream, default: []].append(record)
    if known[record.stream] != nil { try add(record) }
  }

  /// Those that speak of a fact, and of one of these in turn, in the order of their positions. What
  /// speaks of a redaction speaks of the trace that is left, and is not among them.
  func all(of id: String, in stream: String) throws -> [Record] {
    let speakers = try of(stream)
    var found: [Record] = []
    var seen: Set = [id]
    var open = [id]
    while let next = open.popLast() {
      for record in speakers[next] ?? [] where seen.insert(record.id).inserted {
        found.append(record)
        if Duty.of(record.type)?.destroys == false { open.append(record.id) }
      }
    }
    return found.sorted { $0.position < $1.position }
  }

  private func of(_ stream: String) throws -> [String: [Record]] {
    if let speakers = known[stream] { return speakers }
    known[stream] = [:]
    try log.records(Selection(.stream(stream))) { record in
      try add(record)
      return true
    }
    for record in batch[stream] ?? [] { try add(record) }
    return known[stream] ?? [:]
  }

  private func add(_ record: Record) throws {
    guard let target = try record.target else { return }
    known[record.stream]?[target, default: []].append(record)
  }
}

extension Record {
  /// The id of the fact that it speaks of; nil where it speaks of none, or has no words left.
  var target: String? {
    get throws {
      guard let field = Duty.of(type)?.target, let body else { return nil }
      return try Page(fact: body)[0].value(Key(field)).flatMap(Text.read)?.string
    }
  }
}
