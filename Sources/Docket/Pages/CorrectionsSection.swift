import Documents
import Events
import Projections
import Words

/// What was put right in the record, when, why, and from what source. Who recorded it stands in the log.
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
    let date = Instant(microseconds: correction.recorded).date
    var text = "\(Wording.capitalised(correction.kind.rawValue)) on \(date): \(target)"
    if let told = correction.sentence.map({ "“\(plain($0))”" }) ?? correction.word {
      text += " (\(told))"
    }
    let changes = correction.changes.map(words)
    text += changes.isEmpty ? "." : ": \(changes.joined(separator: "; "))."
    text += " Reason: \(Wording.ended(correction.reason))"
    if let hindrance = correction.hindrance { text += " \(words(hindrance))" }
    if let undone = correction.undone { text += " This was itself retracted by #\(undone)." }
    var runs: [Run] = [.text("\(text) ")]
    for (place, source) in correction.sources.enumerated() {
      let lead = correction.sources.count == 1 ? "Source: " : "Sources: "
      runs += [.text(place == 0 ? lead : ", "), file.run(source)]
    }
    if !correction.sources.isEmpty { runs.append(.text(". ")) }
    if let note = correction.note { runs += [.emphasis("Note: \(note)"), .text(" ")] }
    return Line(runs + [.text("#\(correction.position)")])
  }

  /// "the date was given as 1 March 2024; it is 2 March 2024"; what was missing, or is taken out.
  private func words(_ change: Correction.Change) -> String {
    let field = change.field == "occurred" ? "date" : change.field.withoutUnderscores
    let isMany = field.hasSuffix("s") && field != "basis"
    let (was, them) = isMany ? ("were", "they are") : ("was", "it is")
    let isNow = plain(change.isWords)
    if change.was == .null { return "the \(field) \(was) not given; \(them) \(isNow)" }
    let before = "the \(field) \(was) given as \(plain(change.wasWords))"
    return change.isNow == .null
      ? "\(before); \(isMany ? "they are" : "it is") taken out" : "\(before); \(them) \(isNow)"
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
