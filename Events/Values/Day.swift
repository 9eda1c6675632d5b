/// A civil day, counted in days from 1970-01-01 in the proleptic Gregorian calendar (ISO 8601).
///
/// The calendar has a year 0, which is 1 BC; the year -1 is 2 BC.
public struct Day: Hashable, Comparable, Sendable {
  /// How many days after 1970-01-01 it is; days before that are negative.
  public var number: Int64

  public init(number: Int64) {
    self.number = number
  }

  /// The day of a date, or nil where the calendar has none: month 13, 30 February, or a year of
  /// more than fifteen digits.
  public init?(year: Int64, month: Int, day: Int) {
    guard Day.years.contains(year), 1...12 ~= month,
      day >= 1, day <= Day.count(inMonth: month, year: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  public var year: Int64 { civil.year }
  public var month: Int { civil.month }
  public var day: Int { civil.day }

  public static func < (one: Day, other: Day) -> Bool {
    one.number < other.number
  }
}

/// `2023-08-11`; `-0044-03-15`; beyond four digits with a `Y`, as EDTF marks such years:
/// `Y12023-08-11`.
extension Day: CustomStringConvertible {
  public var description: String {
    let (year, month, day) = civil
    return Day.text(year: year) + "-" + Day.text(month) + "-" + Day.text(day)
  }

  /// A year as EDTF writes it: `0044`, `-1985`, `Y170000002`.
  static func text(year: Int64) -> String {
    let digits = String(year.magnitude)
    let sign = year < 0 ? "-" : ""
    guard digits.utf8.count <= 4 else { return "Y" + sign + digits }
    return sign + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// A number of two digits, with the zero in front where it needs one.
  static func text(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

// The arithmetic of the calendar, after Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms": years begin in March, so that the leap day is the last of its year.
extension Day {
  /// The years a date may name. Their days, and every margin around them, fit into 64 bits.
  static let years: ClosedRange<Int64> = -999_999_999_999_999...999_999_999_999_999

  private static let daysInEra: Int64 = 146_097  // 400 years
  private static let yearsInEra: Int64 = 400
  /// From 0000-03-01, where the first era begins, to 1970-01-01.
  private static let daysToEpoch: Int64 = 719_468

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func count(inMonth month: Int, year: Int64) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of a day whose month and day are known to be right.
  static func number(year: Int64, month: Int, day: Int) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - (yearsInEra - 1)) / yearsInEra
    let yearOfEra = year - era * yearsInEra
    let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysInEra + dayOfEra - daysToEpoch
  }

  private var civil: (year: Int64, month: Int, day: Int) {
    // The number is divided before it is shifted, so that no number is too great.
    var era = number / Day.daysInEra
    var dayOfEra = number % Day.daysInEra
    if dayOfEra < 0 {
      era -= 1
      dayOfEra += Day.daysInEra
    }
    dayOfEra += Day.daysToEpoch
    era += dayOfEra / Day.daysInEra
    dayOfEra %= Day.daysInEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5) + 1
    let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    return (era * Day.yearsInEra + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }
}
