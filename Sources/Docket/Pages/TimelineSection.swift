import Documents
import Events
import Projections
import Words

/// What happened, day by day, with who says so and where it was read.
struct TimelineSection {
  let file: CaseFile
  /// The same, drawn.
  var figure: Figure?

  var blocks: [Block] {
    let items = shown
    guard !items.isEmpty else { return [] }
    return [.heading(level: 2, "Timeline")] + (figure.map { [.figure($0)] } ?? [])
      + GradeMarks.legend(items) + [.bullets(items.map(line))]
  }

  /// What happened, as it stands. A mistake that was taken back on the day it was recorded, or that
  /// would open the timeline, is told among the corrections alone.
  var shown: [CaseItem] {
    let items = file.timeline.filter { item in
      item.isEvent && !(item.state == .retracted && isOfItsDay(item.withdrawal, item))
    }
    return Array(items.drop { $0.state == .retracted })
  }

  /// Whether an amendment was recorded on the day of the fact: nobody need have read it before.
  private func isOfItsDay(_ position: Int64?, _ item: CaseItem) -> Bool {
    guard let note = position.flatMap({ file.notes[$0] }) else { return false }
    return TimelineEntry.day(of: note.recorded) == TimelineEntry.day(of: item.recorded)
  }

  func line(_ item: CaseItem) -> Line {
    if item.state == .redacted { return redacted(item) }
    var runs: [Run] = [
      .strong(
        Wording.capitalised(
          Wording.date(item.occurred, lasts: item.fact.event.lasts) ?? "no date")), .text(": "),
    ]
    runs += sentence(item)
    if let place = item.place?.replacing("; ", with: " and ") ?? item.placeCountry?.name {
      runs.append(.text(" (\(place))"))
    }
    if let swap = item.member("swap")?.string, swap != file.id {
      runs.append(.text("; "))
      runs.append(.reference(kind: "swap", id: swap, text: file.names.name(of: swap)))
    }
    runs.append(.text(runs.last?.endsSentence == true ? " " : ". "))
    let attribution = Attribution.words(item, file)
    if !attribution.isEmpty { runs.append(.text("\(Wording.ended(attribution)) ")) }
    if let disclosed = Disclosure.words(item) {
      runs.append(.text("\(Wording.capitalised(disclosed)). "))
    }
    runs += term(item) + citations(item) + note(item)
    let mark = item.grade.map { " \(GradeMarks.mark($0.rating))" } ?? ""
    runs.append(.text("#\(item.position)\(mark)"))
    return Line(runs)
  }

  /// Whom a conviction or sentence of all of the accused does not reach: " (not Bo Carl, who was out of the
  /// case before)".
  private func passedOver(_ item: CaseItem) -> String {
    let out = file.persons.filter { $0.course.passedOver.contains(item.position) }.map(\.label)
    if out.isEmpty { return "" }
    let were = out.count == 1 ? "was" : "were"
    return " (not \(Wording.list(out)), who \(were) out of the case before)"
  }

  private func sentence(_ item: CaseItem) -> [Run] {
    switch item.state {
    case .stands: return [.text(item.sentence + passedOver(item))]
    case .corrected:
      let later = item.corrections.filter { !isOfItsDay($0, item) }
      // What was put right on its own day is told among the corrections alone.
      let aside = later.isEmpty ? "" : " (\(amended.corrected(later)))"
      return [.text(item.sentence + aside)]
    case .retracted:
      return [.struck(item.sentence), .text(" (\(amended.retracted(item.withdrawal)))")]
    case .outvoted:
      let shown = item.lostTo.map { " #\($0.position) is shown, for \($0.rule)" } ?? ""
      return [.text("Another account: \(item.sentence);\(shown)")]
    case .redacted: return []
    }
  }

  /// The envelope of a fact whose words were destroyed.
  private func redacted(_ item: CaseItem) -> Line {
    Line(
      amended.redacted(
        item.word, item.recorded, item.recorder, by: item.withdrawal,
        isEmptied: file.emptied.contains(item.position))
        + " #\(item.position)")
  }

  private var amended: AmendmentWords { AmendmentWords(notes: file.notes) }

  private func term(_ item: CaseItem) -> [Run] {
    guard let term = item.term else { return [] }
    return [.text("Local term: "), .foreign(term, language: item.termLanguage), .text(". ")]
  }

  private func citations(_ item: CaseItem) -> [Run] {
    guard !item.citations.isEmpty else { return [] }
    var runs: [Run] = [.text(item.citations.count == 1 ? "Source: " : "Sources: ")]
    for (place, citation) in item.citations.enumerated() {
      if place > 0 { runs.append(.text(", ")) }
      runs.append(file.run(citation.source))
      if let source = file.source(citation.source),
        let descent = file.descent(of: source)
      {
        runs.append(.text(" (\(descent))"))
      }
      if let locator = citation.locator { runs.append(.text(", \(locator)")) }
      if let quote = citation.quote {
        runs += [.text(": “"), .foreign(quote, language: citation.lang), .text("”")]
      }
    }
    return runs + [.text(". ")]
  }

  private func note(_ item: CaseItem) -> [Run] {
    item.note.map { [.emphasis("Note: \($0)"), .text(" ")] } ?? []
  }
}

extension Run {
  /// Whether it brings the full stop of its sentence: an abbreviation at its end, "D. Mass.".
  fileprivate var endsSentence: Bool {
    if case .text(let text) = self { text.hasSuffix(".") } else { false }
  }
}

/// Who acted and who says so.
enum Attribution {
  /// "Authority: Beijing State Security Bureau. Alleged by the MSS", "According to Xinhua; contested:
  /// China denied it (#7)".
  ///
  /// A speaker stands as the fact gives it, an authority that speaks for itself once. Where nobody is
  /// named, it is what the publishers print; state media are always named so.
  static func words(_ item: CaseItem, _ file: CaseFile, isBrief: Bool = false) -> String {
    var parts: [String] = []
    if let authority = item.authority, !item.voices.contains(where: \.isAuthority),
      !item.sentence.contains(" by \(Wording.the(authority))")
    {
      parts.append("Authority: \(authority)")
    }
    if case .conduct(.stated) = item.fact.event, !item.voices.isEmpty {
      // The sentence itself says who spoke; what carried the words is told here.
      parts += item.voices.compactMap { $0.carrier.map(Wording.capitalised) }
    } else if !item.voices.isEmpty {
      let voices = item.voices.map { voice in
        Wording.the(voice.name) + (voice.carrier.map { ", \($0)" } ?? "")
      }
      parts.append("\(item.speech?.lead ?? "According to") \(Wording.list(voices))")
    } else if !item.citations.isEmpty, item.authority == nil || isStateMedia(item, file) {
      let publishers = item.citations.map { citation in
        file.source(citation.source)?.name ?? CitedSource(citation.source, []).name
      }
      parts.append("According to \(Wording.list(publishers.map(Wording.the)))")
    }
    let lead = parts.joined(separator: ". ")
    var asides = [item.standing.flatMap { words($0, item) }].compactMap { $0 }
    if item.standing != .contested { asides += ContestWords.disputers(item) }
    guard !isBrief, !asides.isEmpty else { return lead }
    let aside = asides.joined(separator: "; ")
    return lead.isEmpty ? Wording.capitalised(aside) : "\(lead); \(aside)"
  }

  private static func isStateMedia(_ item: CaseItem, _ file: CaseFile) -> Bool {
    item.citations.allSatisfy { file.source($0.source)?.kind == .stateMedia }
  }

  /// How the record puts it, where that takes something from it; what it calls confirmed or
  /// adjudicated is for its grade to show.
  private static func words(_ standing: Standing, _ item: CaseItem) -> String? {
    switch standing {
    case .contested: ContestWords.words(item, hasNote: true)
    case .unverified: item.grade?.isOfStatement == true ? nil : "recorded as unverified"
    case .alleged: "alleged"
    case .charged: "as charged"
    case .adjudicated, .confirmed: nil
    }
  }
}
