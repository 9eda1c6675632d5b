import Documents
import Events
import Projections
import Words

/// What is not settled.
struct ContestedSection {
  let file: CaseFile

  var blocks: [Block] {
    guard !file.contested.isEmpty else { return [] }
    return [.heading(level: 2, "Contested"), .bullets(file.contested.map(line))] + differences
  }

  /// Where accounts of one event differ, field by field: the value shown, the rule that chose it,
  /// and the others, each with who says so.
  private var differences: [Block] {
    guard !file.disagreements.isEmpty else { return [] }
    return [
      .heading(level: 3, "Where accounts differ"), .bullets(file.disagreements.map(line)),
    ]
  }

  private func line(_ point: Disagreement) -> Line {
    let field = point.field == "type" ? "what happened" : point.field.withoutUnderscores
    let others = point.others.map(value).joined(separator: "; ")
    return Line([
      .strong(Wording.capitalised(field)),
      .text(": \(value(point.shown)), shown for \(point.rule). Also: \(others)."),
    ])
  }

  private func value(_ value: Disagreement.Value) -> String {
    let says = file.item(at: value.position).map { item -> String in
      guard item.voices.isEmpty else {
        return Wording.list(item.voices.map { Wording.the($0.name) }) + ", "
      }
      let publishers = item.citations.map {
        file.source($0.source)?.name ?? CitedSource($0.source, []).name
      }
      return publishers.isEmpty ? "" : Wording.list(publishers.map(Wording.the)) + ", "
    }
    return "“\(value.words)” (\(says ?? "")#\(value.position))"
  }

  private func words(_ standing: Standing, _ item: CaseItem) -> String {
    standing == .contested ? ContestWords.words(item) : "recorded as \(standing.words)"
  }

  private func line(_ point: Contested) -> Line {
    var runs: [Run] = []
    let item = point.item
    switch point.kind {
    case .statement(let kind, let about):
      runs.append(.text(StatementWords.sentence(kind, item)))
      if let about { runs.append(.text(" About #\(about).")) }
    case .standing(let standing):
      runs.append(.text(item.sentence))
      if let date = Wording.date(item.occurred, lasts: item.fact.event.lasts) {
        runs.append(.text(", \(date)"))
      }
      runs.append(.text(": " + words(standing, item)))
      let attribution = Attribution.words(item, file, isBrief: true)
      runs.append(.text(attribution.isEmpty ? "." : ". \(attribution)."))
    case .account(let shown, let rule):
      let date =
        Wording.date(item.occurred, lasts: item.fact.event.lasts).map { ", \($0)" } ?? ""
      runs.append(
        .text("Another account: \(item.sentence)\(date). #\(shown) is shown, for \(rule)."))
    case .doubt(let text):
      runs.append(.text("Doubt of the record on “\(item.sentence)”: “\(text)”."))
    case .assessment(let verification, let about, let reason):
      runs.append(.text("Assessed as \(Rating(verification).words)"))
      if let about { runs.append(.text(": #\(about)")) }
      runs.append(.text(reason.map { " (\($0))." } ?? "."))
    }
    if case .doubt = point.kind {
    } else if let note = item.note, !item.isEvent {
      // The note of what happened stands in the timeline.
      runs += [.text(" "), .emphasis("Note: \(note)")]
    }
    runs.append(.text(" #\(point.position)"))
    return Line(runs)
  }
}
