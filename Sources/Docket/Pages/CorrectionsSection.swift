import Events
import Projections

/// What was put right in the record, when, why and by whom.
struct CorrectionsSection {
  let file: CaseFile

  var blocks: [Block] {
    let lines = file.corrections.map(line)
    return [
      .heading(level: 2, "Corrections"),
      lines.isEmpty ? .paragraph("None are recorded.") : .bullets(lines),
    ]
  }

  private func line(_ correction: Correction) -> Line {
    let target = correction.target.map { "#\($0)" } ?? "a fact that is not in the record"
    var text = "\(Instant(microseconds: correction.recorded).date): \(target) "
    if let told = correction.sentence.map({ "“\($0)”" }) ?? correction.word {
      text += "(\(told)) "
    }
    text += "\(correction.kind.rawValue) by \(correction.recorder). Reason: \(correction.reason)."
    for change in correction.changes {
      text +=
        " \(Wording.capitalised(change.field.withoutUnderscores)) was: "
        + "\(plain(change.wasWords)); is: \(plain(change.isWords))."
    }
    if let hindrance = correction.hindrance { text += " \(words(hindrance))" }
    if let undone = correction.undone { text += " This was itself retracted by #\(undone)." }
    var runs: [Run] = [.text("\(text) ")]
    if let note = correction.note { runs += [.emphasis("Note: \(note)"), .text(" ")] }
    return Line(runs + [.text("#\(correction.position)")])
  }

  /// A value without the full stop that it may end with.
  private func plain(_ words: String) -> String {
    words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  private func words(_ hindrance: Amended.Hindrance) -> String {
    let why =
      switch hindrance {
      case .noTarget: "what it speaks of is not among the facts before it."
      case .redacted: "what it speaks of was destroyed."
      case .final: "a redaction cannot be taken back."
      case .invalid(let finding): "the fact would not be valid. \(finding.message)"
      }
    return "Not applicable: \(why)"
  }
}
