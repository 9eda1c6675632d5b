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
  ///
  /// A hearing that was set for persons whose proceedings are over, or who have died, is not to come.
  static func dates(_ items: [CaseItem], _ persons: [CasePerson]) -> [NextDate] {
    var dates: [NextDate] = []
    var check: NextDate?
    for item in items {
      switch item.fact.event {
      case .court(.hearingScheduled(let read)):
        guard let on = read.on.edtf, !isOver(read, items),
          !isMoot(item, persons)
        else { continue }
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

  /// Whether it concerns only persons whose proceedings ended after it was set.
  private static func isMoot(_ item: CaseItem, _ persons: [CasePerson]) -> Bool {
    let concerned = persons.filter { $0.isConcerned(by: item) }
    guard !concerned.isEmpty else { return false }
    return concerned.allSatisfy { person in
      if person.liberty?.isDeath ?? false { return true }
      guard let stage = person.course.stage, !stage.span.isBefore(item.span) else { return false }
      return stage.value.isOver
    }
  }

  /// Whether its last day lies before a day.
  public func isPassed(on today: Day) -> Bool {
    on.bounds.latest.map { $0.number < today.number } ?? false
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

extension Stage {
  /// Whether no court has the case any more.
  fileprivate var isOver: Bool {
    switch self {
    case .ended, .discontinued, .acquitted: true
    case .alleged, .investigation, .accused, .prosecutionReview, .charged, .trial, .verdict,
      .sentenced, .appeal, .final:
      false
    }
  }
}
