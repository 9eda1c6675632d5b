// The days a date may mean.
//
// Strict bounds are the first and the last day of what is written, without regard to ? ~ %.
// Seasons are those of the north: spring is March to May, summer June to August, autumn September
// to November, and winter is December of the year to February of the next year.
// A time of day counts for its day as written; its zone does not move it to another day.
//
// Margins widen the strict bounds of a qualified date by the finest part of it that is written, and
// never by the coarser parts as well: who is not sure of a day is sure of the year. For % twice as
// far. An X writes nothing, so that it leaves the part before it the finest.
//
// | written                      | margin for ? and ~ |
// |------------------------------|--------------------|
// | 2023-08-11                   | 7 days             |
// | 2023-08, 2023-08-XX          | 1 month            |
// | 2023-22                      | 12 weeks           |
// | 2023, 2023-XX, 2023-XX-XX    | 1 year             |
// | 202X                         | 10 years           |
// | 20XX                         | 100 years          |
//
// A margin of months or years is of whole ones: about February 2023 ends with 31 March. Each end of
// an interval has its own margin; a set has those of its members.
//
// The strict bounds are those of version 5 of the Python library `edtf`, but for two: winter ends in
// February of the next year, where that library has December alone, and an unknown end of an
// interval is unknown, where it is ten years from the other. Its margins add up those of all parts
// that are written; ours do not.

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
  /// approximate may be seven days off: the margin is that of the finest part that is written.
  public var bounds: Bounds {
    let margin = margin
    return Bounds(
      earliest: span.first, latest: span.last,
      earliestMargin: margin.first, latestMargin: margin.last)
  }
}

extension EDTF {
  /// The days in which what it dates began: the strict bounds, but where there is no end (`2023-11/..`
  /// goes on, `2023-11/` has an end that nobody knows) those of the beginning.
  ///
  /// By these a fact takes its place among others: what began in November 2023 and goes on stands
  /// in November.
  public var beginning: (earliest: Int64, latest: Int64) {
    guard span.latest == .max, span.earliest != .min,
      case .interval(.date(let from), _) = form
    else { return (span.earliest, span.latest) }
    return (span.earliest, from.strict.latest)
  }

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
    switch padding {
    case .days(let days):
      return EDTFSpan(
        strict.earliest - Int64(days * factor), strict.latest + Int64(days * factor))
    case .months(let months):
      // The day after the last begins a month: what is moved is the first day of months.
      func moved(_ number: Int64, by factor: Int) -> Int64 {
        Day(number: number).moved(months: months * factor).number
      }
      return EDTFSpan(
        moved(strict.earliest, by: -factor), moved(strict.latest + 1, by: factor) - 1)
    }
  }

  private enum Padding {
    case days(Int)
    case months(Int)
  }

  private var padding: Padding {
    switch shape {
    case .century: .months(100 * 12)
    case .decade: .months(10 * 12)
    case .year, .someMonth, .someDayOfYear: .months(12)
    case .season: .days(12 * 7)
    case .month, .someDayOfMonth: .months(1)
    case .day: .days(7)
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
  /// So many months later, kept within the month it reaches.
  func moved(months: Int) -> Day {
    let monthsFromZero = year * 12 + Int64(month - 1 + months)
    let month = Int(((monthsFromZero % 12) + 12) % 12) + 1
    let year = (monthsFromZero - Int64(month - 1)) / 12
    let day = min(day, Day.count(inMonth: month, year: year))
    return Day(number: Day.number(year: year, month: month, day: day))
  }
}
