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
  /// The only person whom it concerns; nil where it concerns several, or the case.
  public var person: CasePerson?

  /// Hearings set and not yet held, and the next check, in the order of their days.
  ///
  /// A hearing that was set for persons whose proceedings are over, or who have died, is not to come.
  static func dates(_ items: [CaseItem], _ persons: [CasePerson]) -> [NextDate] {
    var dates: [NextDate] = []
    var check: NextDate?
    let over = HearingsOver(items)
    let known = persons.enumerated().reduce(into: [String: [Int]]()) { places, person in
      for slug in person.element.slugs { places[slug, default: []].append(person.offset) }
    }
    for item in items {
      switch item.fact.event {
      case .court(.hearingScheduled(let read)):
        guard let on = read.on.edtf, !over.isOver(read) else { continue }
        let concerned =
          item.parties.map { parties in
            Set(parties.flatMap { known[$0] ?? [] }).map { persons[$0] }
          } ?? persons.filter { $0.isConcerned(by: item) }
        if isMoot(item, concerned) { continue }
        dates.append(
          NextDate(
            on: on, what: .hearing(read.kind, court: item.court), position: item.position,
            person: concerned.count == 1 ? concerned[0] : nil))
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
  private static func isMoot(_ item: CaseItem, _ concerned: [CasePerson]) -> Bool {
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
}

/// The last days of what makes an end of hearings that were set.
private struct HearingsOver {
  private var held: [HearingKind: Int64] = [:]
  private var closed = Int64.min

  init(_ items: [CaseItem]) {
    for item in items {
      switch item.fact.event {
      case .court(.hearingHeld(let read)): take(read.kind, item)
      case .court(.verdictGiven): take(.trial, item)
      case .court(.sentenceImposed): take(.sentencing, item)
      case .proceeding(.closed(let read)) where read.parties == nil: closed = max(closed, item.day)
      case .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence,
        .amendment:
        break
      }
    }
  }

  private mutating func take(_ kind: HearingKind, _ item: CaseItem) {
    held[kind] = max(held[kind] ?? .min, item.day)
  }

  /// Whether a hearing of the kind was held on the day or later, or the case was closed since.
  func isOver(_ read: Read<HearingScheduled>) -> Bool {
    guard let first = read.on.days?.earliest else { return false }
    return max(held[read.kind] ?? .min, closed) >= first
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
