import Events
import Projections

/// Appeals in words: of what, whose, and how it ended, as the course of proceedings has it.
enum AppealWords {
  /// "appeal by the defence against the judgment: upheld", "appeal against the sentence: pending".
  static func words(_ appeal: Course.Appeal) -> String { "\(called(appeal)): \(result(appeal))" }

  /// "appeal by the defence against the judgment".
  static func called(_ appeal: Course.Appeal) -> String {
    let by =
      switch appeal.by {
      case .defence: " by the defence"
      case .prosecution: " by the prosecution"
      case .both: " by both sides"
      case .other, nil: ""
      }
    return "appeal\(by) against \(matter(appeal.of))"
  }

  static func matter(_ matter: AppealedMatter?) -> String {
    switch matter {
    case .judgment, nil: "the judgment"
    case .conviction, .sentence, .acquittal, .extradition: "the \(matter!.words)"
    case .custody: "custody"
    case .ruling: "a ruling"
    case .other: "another decision"
    }
  }

  /// What was decided; "upheld" is what was appealed, never the appeal.
  static func result(_ appeal: Course.Appeal) -> String {
    switch appeal.result {
    case .upheld: "\(matter(appeal.of)) upheld"
    case .varied: "\(matter(appeal.of)) varied"
    case .quashed: "\(matter(appeal.of)) quashed"
    case .remitted: "sent back"
    case .withdrawn: "withdrawn"
    case .refused: "refused"
    // A release or a death ends the waiting, and says nothing of what a court decided.
    case nil: appeal.isPending ? "pending" : "no decision recorded"
    }
  }

  /// The facts that say so.
  static func positions(_ appeal: Course.Appeal) -> [Int64] {
    [appeal.lodged, appeal.decided, appeal.ended].compactMap(\.self)
  }
}
