import Events
import Projections

/// The sentences of a person, each judgment's with what became of it.
///
///     10 years in prison; reduced to 7 years in prison, 2 June 2020
///     9 years in prison (10 January 2019); 3 years 6 months in prison (10 March 2022)
struct PunishmentWords {
  private let person: CasePerson
  private let file: CaseFile

  init(_ person: CasePerson, _ file: CaseFile) {
    self.person = person
    self.file = file
  }

  var words: String {
    let punishments = person.punishments
    if punishments.isEmpty { return "none recorded" }
    let isOne = Set(punishments.map(\.position)).count == 1
    var told: [String] = []
    for punishment in punishments where !isTold(punishment, among: punishments) {
      let words = words(punishment, isOne: isOne)
      // One sentence may answer several convictions.
      if !told.contains(words) { told.append(words) }
    }
    return told.joined(separator: "; ")
  }

  /// Whether the same sentence stands for another conviction that it answers: it is one sentence.
  private func isTold(
    _ punishment: CasePerson.Punishment, among all: [CasePerson.Punishment]
  ) -> Bool {
    !punishment.isInForce
      && all.contains { $0.position == punishment.position && $0.isInForce }
  }

  private func words(_ punishment: CasePerson.Punishment, isOne: Bool) -> String {
    let judgment = person.course.judgments[punishment.judgment]
    let isRestored = punishment.steps.contains { $0.kind == .restored }
    var restored = isRestored ? [] : judgment.restored
    var steps: [String] = []
    for one in punishment.steps {
      // A sentence that was set after it had been restored comes after that.
      while let first = restored.first, one.kind != .imposed, isLater(one.position, than: first.by)
      {
        steps.append("set aside\(when(first.of)) and restored\(when(first.by))")
        restored.removeFirst()
      }
      // What vacated it has said so.
      let isSaid = one.kind == .changed(.vacated) && one.position == one.fellBy
      steps.append(step(one) + (isSaid ? "" : one.fellBy.map { "; set aside" + when($0) } ?? ""))
    }
    steps += restored.map { "set aside\(when($0.of)) and restored\(when($0.by))" }
    let isImposed = punishment.steps[0].kind == .imposed
    if !isOne, isImposed, let date = date(punishment.position) { steps[0] += " (\(date))" }
    switch judgment.fate {
    case .quashed(let position): steps.append("fell with the conviction" + when(position))
    case .remitted(let position): steps.append("fell when the case was sent back" + when(position))
    case .stands, .withdrawn:
      if let position = punishment.overturned {
        steps.append("fell with the acquittal" + when(position))
      }
      // A change that set it aside has said so.
      let isSaid = punishment.steps.contains {
        $0.kind == .changed(.vacated) && $0.position == judgment.sentenceFell
      }
      if let position = judgment.sentenceFell, !isSaid {
        steps.append("set aside" + when(position))
      }
    }
    return steps.joined(separator: "; ")
  }

  private func step(_ step: CasePerson.Punishment.Step) -> String {
    let parts = step.parts.isEmpty ? nil : Story.words(step.parts)
    switch step.kind {
    case .imposed: return parts ?? "imposed, not recorded what"
    case .changed(.vacated): return "vacated" + when(step.position)
    case .changed(let change):
      return change.words + (parts.map { " to \($0)" } ?? "") + when(step.position)
    case .restored: return "restored" + (parts.map { " to \($0)" } ?? "") + when(step.position)
    case .set: return "set on appeal" + (parts.map { " at \($0)" } ?? "") + when(step.position)
    }
  }

  /// Whether the facts of the case put one after the other, or are one.
  private func isLater(_ position: Int64, than other: Int64) -> Bool {
    let order = file.timeline.map(\.position)
    guard let mine = order.firstIndex(of: position), let its = order.firstIndex(of: other) else {
      return position >= other
    }
    return mine >= its
  }

  private func date(_ position: Int64) -> String? { file.item(at: position)?.occurred?.words }

  private func when(_ position: Int64) -> String { date(position).map { ", \($0)" } ?? "" }
}
