import Documents
import Events
import Projections
import Words

/// Days to come; those that have passed without a recorded step are told apart.
struct NextSection {
  let file: CaseFile
  /// The day on which it is read; absent, that of the last record.
  var today: Day?

  var blocks: [Block] {
    guard !file.nextDates.isEmpty else { return [] }
    let today = today ?? TimelineEntry.day(of: file.headRecorded)
    let passed = file.nextDates.filter { $0.isPassed(on: today) }
    let ahead = file.nextDates.filter { !$0.isPassed(on: today) }
    var blocks: [Block] = []
    if !ahead.isEmpty {
      blocks += [
        .heading(level: 2, "Next dates"), .bullets(ahead.map { line($0, isPassed: false) }),
      ]
    }
    if !passed.isEmpty {
      blocks += [
        .heading(level: 2, "Dates that have passed"),
        .bullets(passed.map { line($0, isPassed: true) }),
      ]
    }
    return blocks
  }

  private func line(_ date: NextDate, isPassed: Bool) -> Line {
    let day = Wording.capitalised(date.on.wordsOfMoment)
    let after = isPassed ? " It has passed; nothing is recorded since." : ""
    switch date.what {
    case .hearing(let kind, let court):
      let court = court.map { ", before \(Wording.the($0))" } ?? ""
      return Line(
        Wording.ended("\(day): \(HearingWords.name(kind)) set\(court)") + after
          + " #\(date.position)")
    case .check: return Line("\(day): next check for news.\(after) #\(date.position)")
    }
  }
}

/// What hearings are called.
enum HearingWords {
  /// "trial", "first appearance", "hearing".
  static func name(_ kind: HearingKind) -> String {
    switch kind {
    case .firstAppearance: "first appearance"
    case .bail: "bail hearing"
    case .plea: "plea hearing"
    case .trial: "trial"
    case .sentencing: "sentencing hearing"
    case .appeal: "appeal hearing"
    case .review: "review hearing"
    case .other: "hearing"
    }
  }
}
