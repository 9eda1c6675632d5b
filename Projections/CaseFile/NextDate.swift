public import Events

/// A day to come, as far as the record knows: it reads no clock, so the day may have passed.
public struct NextDate: Sendable {
  public enum What: Sendable, Equatable {
    case hearing(HearingKind, court: String?)
    /// Somebody means to look for news again.
    case check
  }

  public var on: EDTF
  public var what: What
  public var position: Int64

  /// Hearings set and not yet held, and the next check, in the order of their days.
  static func dates(_ items: [CaseItem]) -> [NextDate] {
    var dates: [NextDate] = []
    var check: NextDate?
    for item in items {
      switch item.fact.event {
      case .court(.hearingScheduled(let read)):
        guard let on = read.on.edtf, !isOver(read, items) else { continue }
        dates.append(
          NextDate(on: on, what: .hearing(read.kind, court: item.court), position: item.position))
      case .proceeding(.checked(let read)):
        check = read.next?.edtf.map { NextDate(on: $0, what: .check, position: item.position) }
      case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence,
        .amendment:
        break
      }
    }
    return (dates + (check.map { [$0] } ?? [])).sorted { $0.on < $1.on }
  }

  /// Whether a hearing of the kind was held on the day or later, or the case was closed since.
  private static func isOver(_ read: Read<HearingScheduled>, _ items: [CaseItem]) -> Bool {
    guard let first = read.on.days?.earliest else { return false }
    return items.contains { item in
      guard item.day >= first else { return false }
      return switch item.fact.event {
      case .court(.hearingHeld(let held)): held.kind == read.kind
      case .court(.verdictGiven): read.kind == .trial
      case .court(.sentenceImposed): read.kind == .sentencing
      case .proceeding(.closed(let closed)): closed.parties == nil
      case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence,
        .amendment:
        false
      }
    }
  }
}
