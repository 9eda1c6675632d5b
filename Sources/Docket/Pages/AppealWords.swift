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
    return "appeal\(by) against \(matter(appeal))"
  }

  /// What was appealed: what a court had found or imposed, or the decision that took it back.
  static func matter(_ appeal: Course.Appeal) -> String {
    appeal.undone.map(matter) ?? matter(appeal.of)
  }

  /// "the quashing of the conviction".
  static func matter(_ undone: Course.Undone) -> String {
    switch undone {
    case .conviction: "the quashing of the conviction"
    case .acquittal: "the quashing of the acquittal"
    case .sentence: "the quashing of the sentence"
    case .caseSentBack: "the decision that sent the case back"
    case .change: "the decision that changed the judgment"
    }
  }

  /// What is in force again: "the conviction restored".
  static func restored(_ undone: Course.Undone) -> String {
    switch undone {
    case .conviction: "the conviction restored"
    case .acquittal: "the acquittal restored"
    case .sentence: "the sentence restored"
    case .caseSentBack: "the judgment restored"
    case .change: "the first judgment restored"
    }
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
    if appeal.isRestored, let undone = appeal.undone { return restored(undone) }
    return switch appeal.result {
    case .upheld: "\(matter(appeal)) upheld"
    case .varied: "\(matter(appeal)) varied"
    case .quashed:
      appeal.undone == nil ? "\(matter(appeal)) quashed" : "\(matter(appeal)) set aside"
    case .remitted: "sent back"
    case .withdrawn: "withdrawn"
    case .refused: "refused"
    // A release or a death ends the waiting, and says nothing of what a court decided.
    case nil:
      appeal.isPending
        ? "pending" : appeal.decided == nil ? "no decision recorded" : "decided by a verdict"
    }
  }

  /// The facts that say so.
  static func positions(_ appeal: Course.Appeal) -> [Int64] {
    [appeal.lodged, appeal.decided, appeal.ended].compactMap(\.self)
  }
}
