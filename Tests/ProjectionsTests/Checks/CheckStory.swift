import Events
import Projections

/// A story told in facts, and what a check finds in it on a day.
struct CheckStory {
  private let under: FileUnderCheck

  init(
    _ facts: [String], opening: [String] = CaseFileStory.opening, today: String = "2026-01-01",
    missing: [Named] = [], titledLaws: [String: TitledLaw] = [:]
  ) throws {
    let dossier = try CaseFileStory(facts, opening: opening).gathered
    under = FileUnderCheck(
      .case, CaseFile(dossier), today: try Day(today),
      laws: dossier.laws.reduce(into: [:]) { $0[$1.key] = LawTerm($1.key, $1.value) },
      missing: missing, titledLaws: titledLaws)
  }

  /// `#4 The charge names no counts.` for each finding; advice is left out.
  func found(_ check: Check) -> [String] {
    under.flags(check).map { flag in
      precondition(flag.check == check && flag.id == "x" && !flag.advice.isEmpty)
      return (flag.position.map { "#\($0) " } ?? "") + flag.sentence
    }
  }

  /// What a check finds after these facts.
  static func found(
    _ check: Check, _ facts: String..., opening: [String] = CaseFileStory.opening,
    today: String = "2026-01-01"
  ) throws -> [String] {
    try CheckStory(facts, opening: opening, today: today).found(check)
  }

  /// A case in China, and one who is accused in it.
  static let inChina = [
    #""type":"case.opened","title":"X","country":"CN""#,
    #""type":"role.assigned","party":"a","role":"accused""#,
  ]
}

extension Day {
  init(_ text: String) throws { self = try EDTF(text).bounds.earliest! }
}
