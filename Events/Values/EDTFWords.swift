// A date in plain English, to show.
//
// | text                   | words                                   |
// |------------------------|-----------------------------------------|
// | 2023-08-11             | 11 August 2023                          |
// | 2023-08                | August 2023                             |
// | 2023                   | 2023                                    |
// | 0052, -0043, Y12023    | AD 52, 44 BC, AD 12023                  |
// | 2023-08-11T10:10:10Z   | 11 August 2023, 10:10:10 UTC            |
// | …T10:10:10+05:30       | 11 August 2023, 10:10:10 UTC+05:30      |
// | 2018-21, 2018-24       | spring 2018, winter 2018/2019           |
// | 197X                   | the 1970s                               |
// | 200X, 19XX             | the years 2000 to 2009, … 1900 to 1999  |
// | 2004-XX                | some month in 2004                      |
// | 2023-08-XX, 2023-XX-XX | some day in August 2023, … in 2023      |
// | 2025-08-20~            | about 20 August 2025                    |
// | 2023?, 2023%           | 2023 (the year is uncertain), about 2023 (the year is uncertain) |
// | 2010/2012              | 2010 to 2012                            |
// | 2023-03/2023-05        | March to May 2023                       |
// | 2023-08-02/2023-08-11  | 2 to 11 August 2023                     |
// | 2023-08-02/2023-08-02  | 2 August 2023                           |
// | 2010~/2012             | about 2010 to 2012                      |
// | ../2023-08-11          | by 11 August 2023                       |
// | 2019/..                | since 2019                              |
// | /2023, 2023/           | until 2023, start unknown; from 2023, end unknown |
// | [1667,1668,1670..1672] | one of 1667, 1668 or 1670 to 1672       |
// | {1960,1961-12}         | all of 1960 and December 1961           |
// | [..1760-12-03]         | 3 December 1760 or earlier              |
// | [1667,1760-12..]       | one of 1667, December 1760 or later     |
// | {..1984}               | all of 1984 and earlier                 |
extension EDTF {
  /// The date in plain English: "by 11 August 2023", "about 2010 to 2012", "the 1970s".
  public var words: String {
    switch form {
    case .date(let date): date.words
    case .interval(let from, let to): EDTF.words(from: from, to: to)
    case .set(let set): set.words
    }
  }

  /// The same for something that happened at one moment, of which an interval is a doubt: "at some
  /// time between 2 and 11 August 2023".
  public var wordsOfMoment: String {
    guard case .interval(.date(let from), .date(let to)) = form,
      from.words(until: to, " and ") != from.words(until: to)
    else { return words }
    return "at some time between \(from.words(until: to, " and "))"
  }

  private static func words(from: EDTFEnd, to: EDTFEnd) -> String {
    switch (from, to) {
    case (.date(let from), .date(let to)): from.words(until: to)
    case (.date(let from), .open): "since \(from.words)"
    case (.date(let from), .unknown): "from \(from.words), end unknown"
    case (.open, .date(let to)): "by \(to.words)"
    case (.unknown, .date(let to)): "until \(to.words), start unknown"
    case (.open, _), (.unknown, _): preconditionFailure("An interval has a date at one end.")
    }
  }
}

extension EDTFDate {
  var words: String {
    lead + (isApproximate ? "about " : "") + core + clock
      + (isUncertain ? " (the \(finest) is uncertain)" : "")
  }

  /// What of the date a doubt is about: its finest part.
  private var finest: String {
    if time != nil { return "time" }
    return switch shape {
    case .century: "century"
    case .decade: "decade"
    case .year: "year"
    case .season: "season"
    case .month, .someMonth: "month"
    case .day, .someDayOfMonth, .someDayOfYear: "day"
    }
  }

  /// "2 to 11 August 2023": what both dates share is said once.
  fileprivate func words(until end: EDTFDate, _ joiner: String = " to ") -> String {
    // Both ends in one: what begins and ends on a day is of that day, about if either is.
    if year == end.year, shape == end.shape, time == nil, end.time == nil {
      if qualifier == end.qualifier || end.qualifier == nil { return words }
      if qualifier == nil { return end.words }
    }
    guard year == end.year, qualifier == nil, end.qualifier == nil else {
      return words + joiner + end.words
    }
    switch (shape, end.shape) {
    case (.day(let month, let day), .day(let endMonth, _)) where month == endMonth:
      return "\(day)\(joiner)\(end.words)"
    case (.day(let month, let day), .day):
      return "\(day) \(Day.monthNames[month - 1])\(joiner)\(end.words)"
    case (.month(let month), .month): return "\(Day.monthNames[month - 1])\(joiner)\(end.words)"
    case (.season(let season), .season) where season < 24:
      return "\(seasonNames[season - 21])\(joiner)\(end.words)"
    default: return words + joiner + end.words
    }
  }

  private var isApproximate: Bool { qualifier == .approximate || qualifier == .both }
  private var isUncertain: Bool { qualifier == .uncertain || qualifier == .both }

  /// What stands before "about".
  private var lead: String {
    switch shape {
    case .someMonth: "some month in "
    case .someDayOfMonth, .someDayOfYear: "some day in "
    case .century, .decade, .year, .season, .month, .day: ""
    }
  }

  private var core: String {
    switch shape {
    case .century: "the years \(words(year)) to \(words(year + 99))"
    case .decade where year >= 1000 && year % 100 != 0: "the \(year)s"
    case .decade: "the years \(words(year)) to \(words(year + 9))"
    case .year, .someMonth, .someDayOfYear: words(year)
    case .season(24): "winter \(words(year))/\(words(year + 1))"
    case .season(let season): "\(seasonNames[season - 21]) \(words(year))"
    case .month(let month), .someDayOfMonth(let month):
      "\(Day.monthNames[month - 1]) \(words(year))"
    case .day(let month, let day): "\(day) \(Day.monthNames[month - 1]) \(words(year))"
    }
  }

  private var clock: String {
    guard let time else { return "" }
    let clock = [time.hour, time.minute, time.second].map(Day.text).joined(separator: ":")
    switch time.zone {
    case nil: return ", \(clock)"
    case .utc, .offset(minutes: 0): return ", \(clock) UTC"
    case .offset(let minutes):
      let size = Int(minutes.magnitude)
      return ", \(clock) UTC\(minutes < 0 ? "-" : "+")\(Day.text(size / 60)):\(Day.text(size % 60))"
    }
  }

  private func words(_ year: Int64) -> String { Day.words(year: year) }
}

extension Day {
  /// "11 August 2023", "31 December AD 12023": also of a day that EDTF has no text for.
  public var words: String {
    "\(day) \(Day.monthNames[month - 1]) \(Day.words(year: year))"
  }

  fileprivate static func words(year: Int64) -> String {
    switch year {
    case 1000...9999: "\(year)"
    case 1...: "AD \(year)"
    default: "\(1 - year) BC"
    }
  }
}

extension EDTFSet {
  fileprivate var words: String {
    let joiner = isAll ? "and" : "or"
    var words = members[0].words(joiner)
    for (index, member) in members.enumerated().dropFirst() {
      // A last member without an end brings the joiner itself: "December 1760 or later".
      let isLast = index == members.count - 1 && !member.isOpen
      words += (isLast ? " \(joiner) " : ", ") + member.words(joiner)
    }
    if members.count == 1, members[0].isOpen, !isAll { return words }
    return (isAll ? "all of " : "one of ") + words
  }
}

extension EDTFSet.Member {
  fileprivate var isOpen: Bool {
    switch self {
    case .earlier, .later: true
    case .date, .range: false
    }
  }

  fileprivate func words(_ joiner: String) -> String {
    switch self {
    case .date(let date): date.words
    case .range(let from, let to): from.words(until: to)
    case .earlier(let date): "\(date.words) \(joiner) earlier"
    case .later(let date): "\(date.words) \(joiner) later"
    }
  }
}

private let seasonNames = ["spring", "summer", "autumn", "winter"]

extension Day {
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
