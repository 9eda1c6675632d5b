import Events
public import Ports
import Projections
import Words

/// What destroyed facts of a log: who, when and on what footing. For those who read records one by
/// one; pages are told by their own facts.
public struct Redactions: Sendable {
  private var byTarget: [String: Int64] = [:]
  private var notes: [Int64: AmendmentNote] = [:]
  /// Whether all redactions were read.
  private var isWhole: Bool

  /// Reads the amendments of the log.
  public init(of log: any LogReader) throws {
    isWhole = !(log is Outlook)
    try log.records(Selection(.words(prefix: "record."))) { record in
      guard Duty.of(record.type)?.destroys ?? false else { return true }
      guard case .amendment(.redacted(let read))? = try record.readWords()?.event else {
        isWhole = false
        return true
      }
      if byTarget[read.target.string] == nil { byTarget[read.target.string] = record.position }
      notes[record.position] = AmendmentNote(
        position: record.position, reason: read.basis.rawValue, recorded: record.recorded,
        recorder: record.recorder)
      return true
    }
  }

  /// "Redacted: custody.arrested, recorded … by ana. Destroyed on the basis of a court order, …"
  public func words(of record: Record) -> String {
    AmendmentWords(notes: notes).redacted(
      record.type, record.recorded, record.recorder, by: byTarget[record.id],
      isEmptied: byTarget[record.id] == nil && isWhole)
  }
}

extension Archive {
  /// Positions of facts whose words are missing though nothing in the log destroys them: somebody has
  /// taken them out of the file.
  ///
  /// It is asked of the whole log: behind a dial a redaction may lie outside.
  func emptied(_ records: [Dossier.Recorded]) throws -> Set<Int64> {
    let bare = records.map(\.fact).filter(\.isRedacted)
    let base = outlook?.base ?? log
    return try Dictionary(grouping: bare, by: \.stream.name)
      .reduce(into: []) { emptied, facts in
        guard let destroyed = try base.destroyed(in: facts.key) else { return }
        for fact in facts.value where fact.id.map({ !destroyed.contains($0.string) }) ?? false {
          emptied.insert(fact.position)
        }
      }
  }
}

extension LogReader {
  /// The ids of the facts of a stream that redactions destroy; nil where a redaction's own words are
  /// missing, so that nobody can say.
  fileprivate func destroyed(in stream: String) throws -> Set<String>? {
    var destroyed: Set<String>? = []
    try records(Selection(.stream(stream))) { record in
      guard Duty.of(record.type)?.destroys ?? false else { return true }
      guard case .amendment(.redacted(let read))? = try record.readWords()?.event else {
        destroyed = nil
        return false
      }
      destroyed?.insert(read.target.string)
      return true
    }
    return destroyed
  }
}
