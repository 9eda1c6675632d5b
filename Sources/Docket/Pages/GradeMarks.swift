import Documents
import Events
import Projections

/// The mark at the end of an entry, in place of a grade in its words; a legend stands above.
enum GradeMarks {
  static func mark(_ rating: Rating) -> String {
    switch rating {
    case .confirmed: "■"
    case .adjudicated: "◆"
    case .corroborated: "●"
    case .announced: "◐"
    case .oneSource: "○"
    case .attributedOnly: "◌"
    case .unverifiable: "□"
    case .unverified: "△"
    case .noSource: "–"
    case .disputed: "≠"
    case .refuted: "✕"
    case .withdrawn: "▽"
    }
  }

  /// What each mark stands for.
  private static func meaning(_ rating: Rating) -> String {
    switch rating {
    case .confirmed: "confirmed by a record or by the side it speaks against"
    case .adjudicated: "adjudicated: a conviction or a plea of guilty bears it out"
    case .corroborated: "two independent sources or more"
    case .announced: "announced by the authority that acted"
    case .oneSource: "one source"
    case .attributedOnly: "one source, which others could not verify"
    case .unverifiable: "one accuser, tried in closed session"
    case .unverified: "recorded as unverified"
    case .noSource: "no source"
    case .disputed: "disputed"
    case .refuted: "refuted by a court record"
    case .withdrawn: "its sources were withdrawn"
    }
  }

  /// The marks that these entries have, with what they stand for; nothing where there are none.
  static func legend(_ items: some Sequence<CaseItem>) -> [Block] {
    let shown = Set(items.compactMap(\.grade?.rating))
    guard !shown.isEmpty else { return [] }
    let marks = Rating.allCases.filter(shown.contains).map { "\(mark($0)) \(meaning($0))" }
    return [
      .paragraph(
        Line([
          .emphasis(
            "At the end of an entry, how far it is verified: \(marks.joined(separator: "; ")). Of a "
              + "statement it is said that it was made, not that it is true.")
        ]))
    ]
  }
}
