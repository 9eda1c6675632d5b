import Events
import Projections

/// What destroyed facts of a log: who, when and on what footing. For those who read records one by
/// one; pages are told by their own facts.
public struct Redactions: Sendable {
  private var byTarget: [String: Int64] = [:]
  private var notes: [Int64: AmendmentNote] = [:]

  /// Reads the amendments of the log.
  public init(of log: any Log) throws {
    try log.records(Selection(.words(prefix: "record."))) { record in
      guard Duty.of(record.type)?.destroys ?? false,
        case .amendment(.redacted(let read))? = try record.readWords()?.event
      else { return true }
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
      record.type, record.recorded, record.recorder, by: byTarget[record.id])
  }
}
