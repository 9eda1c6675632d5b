public import Events

/// The days on which a fact can have happened, as the order of facts takes them.
///
/// `occurred`'s strict bounds, ended by the last strict day of `disclosed`: what was announced had
/// happened. Without `occurred` it ends with `disclosed` and has no beginning; an interval without
/// an end has the span of its beginning; a fact without any date spans all days.
public struct FactSpan: Sendable, Hashable {
  /// Days since 1970-01-01; `Int64.min` where there is no beginning.
  public var earliest: Int64
  /// `Int64.max` where there is no end.
  public var latest: Int64
  /// The moment, in seconds since 1970-01-01T00:00:00Z, where a time of day is named.
  public var moment: Int64?
  /// Whether the moment's zone is known.
  public var isZoned = false

  public static let always = FactSpan(.min, .max)

  public init(_ earliest: Int64, _ latest: Int64, moment: Int64? = nil, isZoned: Bool = false) {
    self.earliest = earliest
    self.latest = latest
    self.moment = moment
    self.isZoned = isZoned
  }

  /// The last day on which a fact can have happened, else the first; `Int64.min` where it has no
  /// date.
  public static func lastDay(of fact: Fact) -> Int64 { FactSpan(fact).day ?? .min }

  /// The days of a plan, a hearing that is set: its announcement does not end them.
  public init(plan fact: Fact) {
    let occurred = fact.occurred
    self.init(occurred, occurred?.placement, disclosedBy: nil)
  }

  /// The days of a fact.
  public init(_ fact: Fact) {
    let occurred = fact.occurred
    self.init(occurred, occurred?.placement, disclosedBy: fact.disclosed?.days?.latest)
  }

  private init(
    _ occurred: Dated?, _ days: (earliest: Int64, latest: Int64)?, disclosedBy last: Int64?
  ) {
    guard let occurred, let days else {
      self.init(.min, last ?? .max)
      return
    }
    self.init(days.earliest, days.latest)
    if let last, last >= earliest, last < latest { latest = last }
    if earliest == latest, let moment = occurred.moment {
      self.moment = moment.seconds
      isZoned = moment.isZoned
    }
  }

  /// Whether it certainly comes first: its days end before the other's begin, or both name a time
  /// of day and its moment is earlier.
  public func isBefore(_ other: FactSpan) -> Bool {
    if let moment, let second = other.moment, isZoned == other.isZoned { return moment < second }
    return latest < other.earliest
  }

  /// Whether neither certainly comes first.
  public func overlaps(_ other: FactSpan) -> Bool { !isBefore(other) && !other.isBefore(self) }

  /// Whether it is one single day.
  var isDay: Bool { earliest == latest }

  /// Whether both have the same days, whatever the time of day.
  func hasSameDays(as other: FactSpan) -> Bool {
    earliest == other.earliest && latest == other.latest
  }

  /// Whether both are dated alike: the same day, or the same month.
  func isSameTime(as other: FactSpan) -> Bool {
    earliest != .min && latest != .max && hasSameDays(as: other)
  }

  /// The first day; nil where there is no beginning.
  public var first: Int64? { earliest == .min ? nil : earliest }

  /// One day that stands for it where only one can be shown: its last, else its first.
  public var day: Int64? {
    if latest != .max { return latest }
    return earliest == .min ? nil : earliest
  }
}
