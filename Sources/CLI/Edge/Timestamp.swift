import Events

/// Moments as the log keeps them, in microseconds since 1970, written as people and programs read them.
enum Timestamp {
  private static let microsecondsInDay: Int64 = 86_400_000_000

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
