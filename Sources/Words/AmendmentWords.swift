package import Events
package import Projections

/// What stands beside a fact that was amended: by which record, why, when and by whom.
package struct AmendmentWords {
  package let notes: [Int64: AmendmentNote]
  /// Positions of facts whose words are missing without a redaction.
  package var emptied: Set<Int64>

  package init(notes: [Int64: AmendmentNote], emptied: Set<Int64> = []) {
    self.notes = notes
    self.emptied = emptied
  }

  /// What stands beside a fact; nil where it stands as it was written, or another account does.
  package func mark(_ item: Amended.Item, _ record: Dossier.Recorded) -> String? {
    switch item.state {
    case .corrected: corrected(item.corrections)
    case .retracted: retracted(item.withdrawal)
    case .redacted:
      redacted(
        item.original.word.name, record.recorded, record.recorder, by: item.withdrawal,
        isEmptied: emptied.contains(item.position))
    case .stands, .outvoted: nil
    }
  }

  /// "as corrected by #3: misread, 2 March 2026, ana"; a semicolon parts several.
  package func corrected(_ positions: [Int64]) -> String {
    "as corrected by " + positions.map(reference).joined(separator: "; ")
  }

  /// "retracted by #4: error, 2 March 2026, ana".
  package func retracted(_ position: Int64?) -> String {
    position.map { "retracted by \(reference($0))" } ?? "retracted"
  }

  /// "Redacted: custody.arrested, recorded 1 March 2026 by ana. Destroyed on the basis of a court
  /// order, 2 March 2026, by ben (#12)."
  ///
  /// - Parameter isEmptied: whether its words are missing though nothing destroys them.
  package func redacted(
    _ word: String, _ recorded: Int64, _ recorder: String, by position: Int64?, isEmptied: Bool
  ) -> String {
    let envelope = "\(word), recorded \(Instant(microseconds: recorded).date) by \(recorder)"
    if isEmptied {
      return "\(envelope): its words are missing, and no redaction of it is recorded."
    }
    let trace = "Redacted: \(envelope)."
    guard let position, let note = notes[position] else {
      return trace + " Its words and values were destroyed."
    }
    let basis = RedactionBasis(rawValue: note.reason)?.phrase ?? note.reason
    return trace + " Destroyed \(basis), \(Instant(microseconds: note.recorded).date), by "
      + "\(note.recorder) (#\(position))."
  }

  /// A redaction as data; null where it is not among the facts.
  package func data(ofRedaction position: Int64?) -> JSON {
    guard let position, let note = notes[position] else { return .null }
    return .record([
      ("position", .integer(position)), ("basis", .string(note.reason)),
      ("recorded", .string(Instant(microseconds: note.recorded).text)),
      ("recorder", .string(note.recorder)),
    ])
  }

  private func reference(_ position: Int64) -> String {
    guard let note = notes[position] else { return "#\(position)" }
    let date = Instant(microseconds: note.recorded).date
    return "#\(position): \(note.reason), \(date), \(note.recorder)"
  }
}

extension RedactionBasis {
  /// As it stands behind "destroyed".
  package var phrase: String {
    switch self {
    case .courtOrder: "on the basis of a court order"
    case .sealed: "because it was sealed"
    case .expunged: "because it was expunged"
    case .privacy: "for the sake of privacy"
    case .safety: "for somebody's safety"
    case .courtesy: "as a courtesy"
    }
  }
}
