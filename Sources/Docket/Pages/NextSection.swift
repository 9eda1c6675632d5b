import Events
import Projections

/// Days to come.
struct NextSection {
  let file: CaseFile

  var blocks: [Block] {
    guard !file.nextDates.isEmpty else { return [] }
    return [.heading(level: 2, "Next dates"), .bullets(file.nextDates.map(line))]
  }

  private func line(_ date: NextDate) -> Line {
    switch date.what {
    case .hearing(let kind, let court):
      let court = court.map { ", \($0)" } ?? ""
      return Line("\(date.on.words): hearing set, \(kind.words)\(court). #\(date.position)")
    case .check: return Line("\(date.on.words): next check for news. #\(date.position)")
    }
  }
}
