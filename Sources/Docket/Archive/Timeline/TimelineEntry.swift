import Events
import Ports
import Projections

/// A fact on a timeline, as it stands.
struct TimelineEntry {
  let record: Dossier.Recorded
  /// The fact as corrected.
  let fact: Fact
  let state: Entry.State
  let match: Window.Match?
  /// What stands beside a fact that was amended.
  let mark: String?

  var position: Int64 { fact.position }
  var kind: Subject { fact.subject.kind }
  var id: String { fact.subject.key.string }

  /// The day it was recorded on, in UTC.
  static func day(of microseconds: Int64) -> Day {
    let day = microseconds / 86_400_000_000
    return Day(number: microseconds % 86_400_000_000 < 0 ? day - 1 : day)
  }
}

extension TimelineQuery.Clock {
  /// The fact's date on this clock.
  func date(_ fact: Fact, recorded: Int64) -> EDTF? {
    switch self {
    case .occurred: fact.occurred?.edtf
    case .disclosed: fact.disclosed?.edtf
    case .recorded: EDTF(TimelineEntry.day(of: recorded))
    }
  }

  /// What sorts a fact on this clock, before its position; nil leaves it out.
  func key(_ fact: Fact) -> Int64? {
    func key(_ days: (earliest: Int64, latest: Int64)?) -> Int64? {
      guard let days else { return nil }
      if days.latest != .max { return days.latest }
      return days.earliest == .min ? nil : days.earliest
    }
    return switch self {
    case .occurred: key(fact.occurred?.days)
    case .disclosed: key(fact.disclosed?.days)
    case .recorded: fact.position
    }
  }
}
