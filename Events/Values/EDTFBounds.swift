// The days a date may mean.
//
// Strict bounds are the first and the last day of what is written, without regard to ? ~ %.
// Seasons are those of the north: spring is March to May, summer June to August, autumn September
// to November, and winter is December of the year to February of the next year.
// A time of day counts for its day as written; its zone does not move it to another day.
//
// Margins widen the strict bounds of a qualified date as version 5 of the Python library `edtf`
// does, by each part that is written; twice as far for %:
//
// | written                    | margin for ? and ~                      |
// |----------------------------|-----------------------------------------|
// | 2023-08-11                 | 1 year, 1 month and 1 day               |
// | 2023-08                    | 1 year and 1 month                      |
// | 2023-22                    | 1 year and 12 weeks                     |
// | 2023                       | 1 year                                  |
// | 202X, 20XX                 | 10 years, 100 years                     |
// | 2023-XX                    | 1 month                                 |
// | 2023-08-XX, 2023-XX-XX     | 1 month and 1 day                       |
//
// Years and months move first (31 March less a month is 28 or 29 February), then days. Each end of
// an interval has its own margin; a set has those of its members.
//
// Where we differ from that library:
// - winter ends in February of the next year; there it is December alone;
// - an unknown end of an interval is unknown; there it is ten years from the other;
// - the members of a set keep their margins; there a set has none;
// - a season, a long year or a member of an open range may be qualified; there it may not, or it
//   has no margin. For a season we take 12 weeks, the figure its settings have.

extension EDTF {
  /// The first and the last day a date may mean, each nil where the end is open or unknown.
  public struct Bounds: Hashable, Sendable {
    /// The first day of what is written.
    public var earliest: Day?
    /// The last day of what is written.
    public var latest: Day?
    /// The first day, with the margin that `?`, `~` and `%` give.
    public var earliestMargin: Day?
    /// The last day, with the margin that `?`, `~` and `%` give.
    public var latestMargin: Day?
  }

  /// The first and the last day it may mean, strictly and with margins.
  ///
  /// Winter (24) is December of its year to February of the next year. A date to the day that is
  /// approximate may be a year, a month and a day off: a qualifier is of all parts of a date.
  public var bounds: Bounds {
    let margin = margin
    return Bounds(
      earliest: span.first, latest: span.last,
      earliestMargin: margin.first, latestMargin: margin.last)
  }
}

extension EDTF {
  /// The strict bounds widened by the qualifiers.
  var margin: EDTFSpan {
    text.utf8.contains { EDTFDate.Qualifier(rawValue: $0) != nil } ? form.margin : span
  }
}

/// A stretch of days by number; an open or unknown end is the least or the greatest number.
struct EDTFSpan: Hashable {
  static let always = EDTFSpan(.min, .max)

  var earliest: Int64
  var latest: Int64

  init(_ earliest: Int64, _ latest: Int64) {
    self.earliest = earliest
    self.latest = latest
  }

  var first: Day? { earliest == .min ? nil : Day(number: earliest) }
  var last: Day? { latest == .max ? nil : Day(number: latest) }

  /// From the beginning of one to the end of another.
  static func from(_ one: EDTFSpan, to other: EDTFSpan) -> EDTFSpan {
    EDTFSpan(one.earliest, other.latest)
  }

  func joined(with other: EDTFSpan) -> EDTFSpan {
    EDTFSpan(min(earliest, other.earliest), max(latest, other.latest))
  }
}

extension EDTFForm {
  var strict: EDTFSpan { span { $0.strict } }
  var margin: EDTFSpan { span { $0.margin } }

  private func span(_ days: (EDTFDate) -> EDTFSpan) -> EDTFSpan {
    switch self {
    case .date(let date): days(date)
    case .interval(let from, let to): .from(from.span(days), to: to.span(days))
    case .set(let set):
      set.members.dropFirst().reduce(set.members[0].span(days)) { $0.joined(with: $1.span(days)) }
    }
  }
}

extension EDTFEnd {
  func span(_ days: (EDTFDate) -> EDTFSpan) -> EDTFSpan {
    switch self {
    case .date(let date): days(date)
    case .open, .unknown: .always
    }
  }
}

extension EDTFSet.Member {
  func span(_ days: (EDTFDate) -> EDTFSpan) -> EDTFSpan {
    switch self {
    case .date(let date): days(date)
    case .range(let from, let to): .from(days(from), to: days(to))
    case .earlier(let date): .from(.always, to: days(date))
    case .later(let date): .from(days(date), to: .always)
    }
  }
}

extension EDTFDate {
  /// The days of what is written.
  var strict: EDTFSpan {
    switch shape {
    case .century: EDTFSpan(first(of: 1, in: year), last(of: 12, in: year + 99))
    case .decade: EDTFSpan(first(of: 1, in: year), last(of: 12, in: year + 9))
    case .year, .someMonth, .someDayOfYear: EDTFSpan(first(of: 1, in: year), last(of: 12, in: year))
    case .season(24): EDTFSpan(first(of: 12, in: year), last(of: 2, in: year + 1))
    case .season(let season):
      EDTFSpan(
        first(of: 3 * (season - 20), in: year), last(of: 3 * (season - 20) + 2, in: year))
    case .month(let month), .someDayOfMonth(let month):
      EDTFSpan(first(of: month, in: year), last(of: month, in: year))
    case .day(let month, let day):
      EDTFSpan(
        Day.number(year: year, month: month, day: day),
        Day.number(year: year, month: month, day: day))
    }
  }

  /// The days of what is written, and around them what its qualifier adds.
  var margin: EDTFSpan {
    let strict = strict
    guard let qualifier else { return strict }
    let factor = qualifier == .both ? 2 : 1
    let (years, months, days) = padding
    func moved(_ number: Int64, by factor: Int) -> Int64 {
      Day(number: number)
        .moved(years: years * factor, months: months * factor, days: days * factor).number
    }
    return EDTFSpan(moved(strict.earliest, by: -factor), moved(strict.latest, by: factor))
  }

  private var padding: (years: Int, months: Int, days: Int) {
    switch shape {
    case .century: (100, 0, 0)
    case .decade: (10, 0, 0)
    case .year: (1, 0, 0)
    case .season: (1, 0, 12 * 7)
    case .month: (1, 1, 0)
    case .someMonth: (0, 1, 0)
    case .day: (1, 1, 1)
    case .someDayOfMonth, .someDayOfYear: (0, 1, 1)
    }
  }

  private func first(of month: Int, in year: Int64) -> Int64 {
    Day.number(year: year, month: month, day: 1)
  }

  private func last(of month: Int, in year: Int64) -> Int64 {
    Day.number(year: year, month: month, day: Day.count(inMonth: month, year: year))
  }
}

extension Day {
  /// Years and months first, kept within the month they reach; then days.
  func moved(years: Int, months: Int, days: Int) -> Day {
    let monthsFromZero = (year + Int64(years)) * 12 + Int64(month - 1 + months)
    let month = Int(((monthsFromZero % 12) + 12) % 12) + 1
    let year = (monthsFromZero - Int64(month - 1)) / 12
    let day = min(day, Day.count(inMonth: month, year: year))
    return Day(number: Day.number(year: year, month: month, day: day) + Int64(days))
  }
}
