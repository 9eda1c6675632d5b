import Events

/// Moments as the log keeps them, in microseconds since 1970, written as people and programs read them.
enum Timestamp {
  static let microsecondsInDay: Int64 = 86_400_000_000

  /// ISO 8601 in UTC, to the microsecond: `2026-11-23T01:25:00.123456Z`.
  static func exact(_ moment: Int64) -> String {
    let (day, rest) = split(moment)
    return "\(day)T\(clock(rest)).\(padded(rest % 1_000_000, 6))Z"
  }

  /// To the second: `2026-11-23 01:25:00 UTC`.
  static func plain(_ moment: Int64) -> String {
    let (day, rest) = split(moment)
    return "\(day) \(clock(rest)) UTC"
  }

  /// A moment as RFC 3339 writes it, `2026-11-23T01:25:00Z` or with an offset such as `+02:00`;
  /// nil where the text is none. A fraction beyond microseconds is cut; of an offset the minutes may
  /// be left out, as EDTF has it.
  static func moment(_ text: String) -> Int64? {
    let form = /([-\d]{10})T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|([+-])(\d\d)(?::(\d\d))?)/
    guard let match = text.wholeMatch(of: form),
      let day = (try? EDTF(String(match.1)))?.bounds.earliest, let hour = Int64(match.2),
      let minute = Int64(match.3), let second = Int64(match.4), hour < 24, minute < 60,
      second < 60
    else { return nil }
    let digits = String(((match.5.map(String.init) ?? "") + "000000").prefix(6))
    var offset: Int64 = 0
    if let sign = match.7, let hours = match.8.flatMap({ Int64($0) }) {
      let minutes = match.9.flatMap { Int64($0) } ?? 0
      guard hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
    }
    let seconds = (hour * 60 + minute) * 60 + second - offset
    return day.number * microsecondsInDay + seconds * 1_000_000 + (Int64(digits) ?? 0)
  }

  /// The first moment of a day in UTC; nil where that is beyond the years of the clock.
  static func start(of day: Day) -> Int64? {
    guard years.contains(day.year) else { return nil }
    return day.number * microsecondsInDay
  }

  /// The years all of whose moments fit into 64 bits.
  static let years: ClosedRange<Int64> = -290_307...294_246

  private static func split(_ moment: Int64) -> (day: Day, rest: Int64) {
    var number = moment / microsecondsInDay
    var rest = moment % microsecondsInDay
    if rest < 0 {
      number -= 1
      rest += microsecondsInDay
    }
    return (Day(number: number), rest)
  }

  private static func clock(_ rest: Int64) -> String {
    let seconds = rest / 1_000_000
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
