import Events
import Ports

/// The facts that a batch has corrected, as they stand now: the next correction of one is held against
/// that, so that a thousand corrections of one fact take as long as one each of a thousand.
final class CorrectedFacts {
  private var known: [String: JSON] = [:]
  /// What the correction that is being judged makes of its target.
  private var judged: (correction: String, target: String, fact: JSON)?

  /// A fact as the batch's corrections have left it; nil where that has to be worked out.
  func fact(_ id: String) -> JSON? { known[id] }

  /// Notes what a correction will make of its target, once it is recorded.
  func judge(_ correction: String, makes fact: JSON, of target: String) {
    judged = (correction, target, fact)
  }

  /// Forgets what was judged and not recorded.
  func forget() { judged = nil }

  /// Notes a record that speaks of another fact.
  func note(_ record: Record) {
    if let judged, judged.correction == record.id {
      known[judged.target] = judged.fact
    } else if record.type.hasPrefix("record.") {
      // A withdrawal, or a correction of a correction, may change any of them.
      known = [:]
    }
    judged = nil
  }
}
