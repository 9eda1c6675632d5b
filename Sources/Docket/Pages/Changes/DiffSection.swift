import Documents
import Events
import Projections
import Words

/// A diff in words and as data.
struct DiffSection {
  let diff: StreamDiff
  /// The level of its headings.
  let level: Int

  /// The facts by what happened to them, then what they did; a sentence where nothing happened.
  var blocks: [Block] {
    guard !diff.isEmpty else { return [.paragraph("Nothing changed.")] }
    var blocks: [Block] = []
    for kind in StreamDiff.Kind.allCases {
      let changes = diff.changes.filter { $0.kind == kind }
      guard !changes.isEmpty else { continue }
      blocks += [.heading(level: level, kind.words), .bullets(changes.map(line))]
    }
    if !diff.effects.isEmpty {
      blocks += [
        .heading(level: level, "What it did"), .bullets(diff.effects.map(DiffSection.line)),
      ]
    }
    return blocks
  }

  private func line(_ change: StreamDiff.Change) -> Line {
    if change.kind == .redacted {
      return Line(
        "The words and values of a record (\(change.item.word)) were destroyed."
          + "\(by(change)) #\(change.item.position)")
    }
    let words = PartyWords.sentence(of: change.item.fact) ?? change.item.sentence
    var runs: [Run] = [
      .strong(
        Wording.capitalised(
          Wording.date(change.item.occurred, lasts: change.item.fact.event.lasts) ?? "no date")),
      .text(": "),
      change.kind == .retracted || change.kind == .gone ? .struck(words) : .text(words),
      .text("."),
    ]
    for field in change.fields {
      runs.append(
        .text(
          " \(Wording.capitalised(field.field.withoutUnderscores)) was: \(field.wasWords); is: "
            + "\(field.isWords)."))
    }
    if change.kind == .outvoted, let shown = change.item.lostTo {
      runs.append(.text(" #\(shown.position) is shown, for \(shown.rule)."))
    }
    if let (was, isNow) = change.grade {
      runs.append(
        .text(
          " Was: \(GradeWords(grade: was).label); is: \(GradeWords(grade: isNow).label). "
            + GradeWords(grade: isNow).sentences.joined(separator: " ")))
    }
    runs.append(.text("\(by(change)) #\(change.item.position)"))
    return Line(runs)
  }

  /// Who recorded it, or put it right and why.
  private func by(_ change: StreamDiff.Change) -> String {
    if let amendment = change.amendment {
      return """
         \(Wording.capitalised(amendment.kind.rawValue)) by \(amendment.recorder), \
        \(Instant(microseconds: amendment.recorded).date): \(amendment.reason) \
        (#\(amendment.position)).
        """
    }
    guard change.kind == .new else { return "" }
    let item = change.item
    return " Recorded by \(item.recorder), \(Instant(microseconds: item.recorded).date)."
  }

  private static func line(_ effect: StreamDiff.Effect) -> Line {
    var runs: [Run] = [
      .strong(effect.label),
      .text(
        ": \(effect.what) was \(effect.was ?? "not recorded"), is \(effect.isNow ?? "not recorded")"
      ),
    ]
    if let position = effect.position { runs.append(.text(" (#\(position))")) }
    return Line(runs)
  }

  // MARK: Data

  static let columns: [Table.Column] = [
    .init("change", "Change"), .init("position", "Record", isNumeric: true), .init("word", "Word"),
    .init("occurred", "Occurred"), .init("sentence", "What"), .init("recorder", "Recorder"),
    .init("recorded", "Recorded"), .init("reason", "Reason"),
  ]

  var rows: [[Table.Cell]] {
    diff.changes.map { change in
      let item = change.item
      let isOpen = change.kind != .redacted
      return [
        .text(change.kind.rawValue), .number(item.position), .text(item.word),
        .date(isOpen ? item.occurred : nil),
        .text(isOpen ? PartyWords.sentence(of: item.fact) ?? item.sentence : nil),
        .text(change.amendment?.recorder ?? item.recorder),
        .text(Instant(microseconds: change.amendment?.recorded ?? item.recorded).text),
        .text(change.amendment?.reason),
      ]
    }
  }

  var data: JSON {
    .record([
      ("id", .string(diff.file.id)), ("title", .string(diff.file.title)),
      (
        "changes",
        .array(
          diff.changes.map { change in
            .record([
              ("change", .string(change.kind.rawValue)),
              ("position", .integer(change.item.position)),
              ("word", .string(change.item.word)),
              (
                "sentence",
                change.kind == .redacted
                  ? .null
                  : .string(PartyWords.sentence(of: change.item.fact) ?? change.item.sentence)
              ),
              (
                "fields",
                .array(
                  change.fields.map {
                    .record([("field", .string($0.field)), ("was", $0.was), ("is", $0.isNow)])
                  })
              ),
              ("verification_was", .text(change.grade?.was.rating.rawValue)),
              ("verification", .text(change.grade?.isNow.rating.rawValue)),
              ("by", change.amendment.map { .integer($0.position) } ?? .null),
              ("reason", .text(change.amendment?.reason)),
            ])
          })
      ),
      (
        "effects",
        .array(
          diff.effects.map { effect in
            .record([
              ("party", .string(effect.party)), ("what", .string(effect.what)),
              ("was", .text(effect.was)), ("is", .text(effect.isNow)),
              ("position", effect.position.map(JSON.integer) ?? .null),
            ])
          })
      ),
    ])
  }
}
