import Documents
import Events
import Projections
import Words

/// What is only possibly inside the dials: the facts, and what they would make of each person.
struct PossibleSection {
  /// What a person's stage, liberty or outcome would be.
  struct Effect {
    let party: String
    let label: String
    /// "stage: trial".
    let words: [String]
    let data: [(String, JSON)]
  }

  let entries: [TimelineEntry]
  let effects: [Effect]
  /// The facts of a case, with whom they concern.
  let possibly: [Retrospect.Possibly]
  private let sentences: Sentence

  /// - Parameters:
  ///   - sure: what is definitely inside.
  ///   - wide: with what is possibly inside.
  init(of kind: Subject, _ id: String, _ sure: Archive, _ wide: Archive) throws {
    entries = try TimelineReader.possible(kind, id, wide)
    sentences = Sentence(try wide.names(in: entries.map(\.fact)))
    guard kind == .case, !entries.isEmpty else {
      (effects, possibly) = ([], [])
      return
    }
    let file = CaseFile(try wide.dossier(of: .case, id))
    let positions = Set(entries.map(\.position))
    effects = PossibleSection.effects(on: try sure.persons(of: id), among: file.persons)
    possibly = Retrospect.possibly(in: file) { positions.contains($0) }
  }

  private static func effects(
    on sure: [CasePerson], among wide: [CasePerson]
  ) -> [Effect] {
    wide.compactMap { person in
      let was = sure.first { $0.party == person.party }
      var words: [String] = []
      var data: [(String, JSON)] = []
      func add(_ name: String, _ was: String?, _ isNow: (words: String, raw: String)?) {
        guard let isNow, isNow.raw != was else { return }
        words.append("\(name): \(isNow.words)")
        data.append((name, .string(isNow.raw)))
      }
      add("stage", was?.stage?.rawValue, person.stage.map { ($0.words, $0.rawValue) })
      add("liberty", was?.liberty?.rawValue, person.liberty.map { ($0.words, $0.rawValue) })
      add(
        "outcome", was?.outcome?.rawValue,
        person.outcome.map { (CountWords.list(person), $0.rawValue) })
      guard !words.isEmpty else { return nil }
      return Effect(party: person.party, label: person.label, words: words, data: data)
    }
  }

  var blocks: [Block] {
    guard !entries.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading(level: 2, "Possibly by then"),
      .paragraph("The dates of these facts leave it open; nothing above counts them."),
      .bullets(entries.map(line)),
    ]
    if !effects.isEmpty {
      blocks.append(.paragraph("Had all of it happened by then:"))
      blocks.append(
        .bullets(effects.map { Line("\($0.label): \($0.words.joined(separator: "; "))") }))
    }
    return blocks
  }

  /// The positions of the facts, and what they would change.
  var data: JSON {
    .record([
      ("facts", .array(entries.map { .integer($0.position) })),
      (
        "accused",
        .array(effects.map { .record([("party", .string($0.party))] + $0.data) })
      ),
    ])
  }

  private func line(_ entry: TimelineEntry) -> Line {
    let words = PartyWords.sentence(of: entry.fact) ?? sentences.words(of: entry.fact)
    let date =
      Wording.date(entry.fact.occurred?.edtf, lasts: entry.fact.event.lasts) ?? "no date"
    return Line([
      .strong(Wording.capitalised(date)), .text(": \(words) ("),
      .reference(kind: entry.kind.rawValue, id: entry.id, text: entry.id),
      .text("). #\(entry.position)"),
    ])
  }
}

extension Archive {
  /// The persons of a case; none where nothing of it is seen.
  fileprivate func persons(of id: String) throws -> [CasePerson] {
    try stream(of: .case, id) == nil ? [] : CaseFile(try dossier(of: .case, id)).persons
  }
}
