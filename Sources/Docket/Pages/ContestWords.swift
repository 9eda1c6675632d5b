import Events
import Projections

/// What is contested of a fact, and by whom: the word alone tells a reader nothing.
enum ContestWords {
  /// "contested: Christopher Cash denied it (#12)".
  ///
  /// - Parameter hasNote: whether the note of the fact stands beside it.
  static func words(_ item: CaseItem, hasNote: Bool = false) -> String {
    guard item.grade?.isOfStatement != true else { return "what was said is contested" }
    let contrary = contrary(item)
    if !contrary.isEmpty { return "contested: \(contrary.joined(separator: "; "))" }
    guard let note = item.note else { return "recorded as contested, by whom is not recorded" }
    if hasNote { return "contested (see the note)" }
    let words = note.hasSuffix(".") ? String(note.dropLast()) : note
    return "contested (note of the record: “\(words)”)"
  }

  /// The same of an entry that is no claim: a role, a link.
  static func words(_ standing: Standing) -> String {
    switch standing {
    case .contested: "recorded as contested, by whom is not recorded"
    case .unverified: "recorded as unverified"
    case .alleged, .charged, .adjudicated, .confirmed: standing.words
    }
  }

  /// Who is named beside the speaker as saying the contrary: "disputed by the defence".
  static func disputers(_ item: CaseItem) -> [String] {
    (item.grade?.reasons ?? []).compactMap { reason in
      if case .disputedBy = reason { GradeWords.words(reason) } else { nil }
    }
  }

  /// What speaks against it, each a clause.
  static func contrary(_ item: CaseItem) -> [String] {
    (item.grade?.reasons ?? []).compactMap { reason in
      switch reason {
      case .statement(let bearing):
        switch bearing.kind {
        case .denial, .protest: GradeWords.words(reason)
        case .couldNotVerify, .confirmation, .analysis, .noComment, .noResponse: nil
        }
      case .disputedBy, .cleared, .contradicted: GradeWords.words(reason)
      case .noSource, .onlyAccuser, .document, .ownPublication, .ownCopy, .filing, .adverseAgrees,
        .furtherStatements, .recorded, .adjudicated, .told, .worded, .closedTrial, .withdrawn,
        .lapsed, .removed:
        nil
      }
    }
  }
}
