/// What the parser throws: cheap, since it throws it for every text that is no EDTF.
struct EDTFFlaw: Error, Equatable {
  /// In bytes of the text.
  var offset: Int
  var reason: Reason

  enum Reason: Equatable {
    case empty, space, trailing
    case year, fiveDigits, minusZero, shortLongYear, hugeYear, longYearPart
    case month, monthDigits, dayDigits, dayOfSeason
    case day(year: Int64, month: Int, count: Int)
    case smallX, twoQualifiers
    case time, hour, minute, second, zone, fraction
    case timeWithoutDay, qualifiedTime, timeInInterval, timeInSet
    case secondSlash, noEnd, reversed
    case unclosedBracket, unclosedBrace, setOfOne, intervalInSet, dots, openRange
    case range, reversedRange
    // Level 2.
    case scatteredX, unsaidEnd, group, seasonOfLevelTwo, significantDigits, exponent
  }
}

extension EDTFFlaw.Reason: CustomStringConvertible {
  var description: String {
    switch self {
    case .empty: "nothing is written"
    case .space: "a date has no spaces"
    case .trailing: "the date is complete before this"
    case .year: "a date begins with a year of four digits"
    case .fiveDigits: "a year of more than four digits is written with Y in front"
    case .minusZero: "the year 0 has no sign"
    case .shortLongYear: "a year after Y has five digits or more, and no zero in front"
    case .hugeYear: "a year has fifteen digits at most"
    case .longYearPart: "a year with Y has no months or days"
    case .month: "a month is 01 to 12, a season 21 to 24"
    case .monthDigits: "a month is two digits"
    case .dayDigits: "a day is two digits"
    case .dayOfSeason: "a season has no days"
    case .day(let year, let month, let count):
      "\(Day.monthNames[month - 1]) \(Day.text(year: year)) has the days 01 to \(count)"
    case .smallX: "a digit that is not said is a capital X"
    case .twoQualifiers: "one sign is enough: % is ? and ~ together"
    case .time: "a time is hh:mm:ss"
    case .hour: "an hour is 00 to 23"
    case .minute: "a minute is 00 to 59"
    case .second: "a second is 00 to 59"
    case .zone: "a zone is Z, or the hours and minutes from it, 14:00 at most, as in +05:00"
    case .fraction: "a time has whole seconds"
    case .timeWithoutDay: "a time needs a whole day before it"
    case .qualifiedTime: "a date with a time takes no ?, ~ or %"
    case .timeInInterval: "an interval is from day to day, without times"
    case .timeInSet: "a set is of days, without times"
    case .secondSlash: "an interval has one /, and a date is written with -"
    case .noEnd: "an interval needs a date at one end at least"
    case .reversed: "the interval ends before it begins"
    case .unclosedBracket: "a set that begins with [ ends with ]"
    case .unclosedBrace: "a set that begins with { ends with }"
    case .setOfOne: "a set has two members at least"
    case .intervalInSet: "a range in a set is written with .."
    case .dots: "a range is written with two dots"
    case .openRange: "only the first member of a set begins with .. and only the last ends with it"
    case .range: "a range is of two years, two months or two days, without ?, ~, % and X"
    case .reversedRange: "the range ends before it begins"
    case .scatteredX:
      "X elsewhere than in the last one or two digits of a year, a whole month or a whole day"
        + " is level 2"
    case .unsaidEnd: "X in an interval is level 2"
    case .group: "group qualification is level 2; ?, ~ and % stand after the whole date"
    case .seasonOfLevelTwo: "the seasons 25 to 41 are level 2"
    case .significantDigits: "significant digits with S are level 2"
    case .exponent: "an exponent with E is level 2"
    }
  }
}
