import Events
public import Ports
import Words

extension Clerk {
  /// Finishes what a redaction has left beside the log, now or when a command was cut short. Answers
  /// what may still hold the words, in clauses; none where nothing does.
  ///
  /// Where another is at it, and `patience` is none, it is left to that one.
  public static func finishRedactions(
    in log: any Log, by clearing: any Clearing, waiting patience: Duration = .zero
  ) -> [String] {
    guard clearing.isDue else { return [] }
    if let remains = clearing.run(on: log, waiting: patience) { return remains }
    return patience == .zero ? [] : ["another command is clearing away, and has not ended"]
  }

  /// The same after a batch of this clerk's that may have destroyed something.
  func finish() -> [String] {
    clearing.map { Clerk.finishRedactions(in: log, by: $0, waiting: .seconds(10)) } ?? []
  }
}

extension LogReader {
  /// The ids of the facts that redactions after a position name, in the order of these.
  public func redacted(after position: Int64 = 0) throws -> [String] {
    var ids: [String] = []
    try records(Selection(.words(prefix: "record."), after: position)) { record in
      guard Duty.of(record.type)?.destroys ?? false else { return true }
      // Also of one that cannot be read: what it destroyed is gone all the same.
      if let target = record.json?["target"]?.string { ids.append(target) }
      return true
    }
    return ids
  }

  /// The digests of all archived bytes that any fact speaks of, whether it stands or not.
  public func archivedDigests() throws -> Set<String> {
    var digests: Set<String> = []
    for prefix in ["source.archived", "record.corrected"] {
      try records(Selection(.words(prefix: prefix))) { record in
        if record.source != nil { digests.formUnion(record.texts(named: ["sha256"])) }
        return true
      }
    }
    return digests
  }

  /// The digests of kept bytes that no fact speaks of.
  public func strays(in store: any SourceStore) throws -> [String] {
    let kept = try store.kept()
    return kept.isEmpty ? [] : try Set(kept).subtracting(archivedDigests()).sorted()
  }
}
