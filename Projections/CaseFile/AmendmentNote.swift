import Events

/// What is told of an amendment where the fact stands that it touches: why, when and by whom.
public struct AmendmentNote: Sendable, Equatable {
  /// Position of the amendment.
  public var position: Int64
  /// The reason of a correction or retraction, in words; the basis of a redaction as it is stored.
  public var reason: String
  /// When it was recorded: microseconds since 1970-01-01T00:00:00Z.
  public var recorded: Int64
  public var recorder: String

  public init(position: Int64, reason: String, recorded: Int64, recorder: String) {
    self.position = position
    self.reason = reason
    self.recorded = recorded
    self.recorder = recorder
  }

  /// The corrections, retractions and redactions of a stream, by their positions.
  public static func notes(
    _ items: [Amended.Item], _ records: [Dossier.Recorded]
  ) -> [Int64: AmendmentNote] {
    var notes: [Int64: AmendmentNote] = [:]
    for (item, record) in zip(items, records) where item.state != .redacted {
      guard case .amendment(let amendment) = item.fact.event else { continue }
      let reason: String
      switch amendment {
      case .corrected(let read): reason = read.reason.string
      case .retracted(let read): reason = read.reason.words
      case .redacted(let read): reason = read.basis.rawValue
      case .marked, .noted: continue
      }
      notes[item.position] = AmendmentNote(
        position: item.position, reason: reason, recorded: record.recorded,
        recorder: record.recorder)
    }
    return notes
  }
}
