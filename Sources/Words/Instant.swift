package import Events

/// An instant of the log's clock: microseconds since 1970-01-01T00:00:00Z.
package struct Instant {
  package let microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  private static let day: Int64 = 86_400_000_000

  /// The last of a day in UTC; of a day that is out of the clock's reach, the clock's last or first.
  package static func end(of day: Day) -> Instant {
    let (next, isBeyond) = (day.number + 1).multipliedReportingOverflow(by: Instant.day)
    return Instant(microseconds: isBeyond ? (day.number < 0 ? .min : .max) : next - 1)
  }

  private var split: (day: Int64, rest: Int64) {
    let day = microseconds.quotientAndRemainder(dividingBy: Instant.day)
    return day.remainder < 0
      ? (day.quotient - 1, day.remainder + Instant.day) : (day.quotient, day.remainder)
  }

  /// `12 August 2023`.
  package var date: String { Day(number: split.day).words }

  /// `12 August 2023, 10:11 UTC`.
  package var words: String {
    let minutes = split.rest / 60_000_000
    return "\(date), \(Instant.two(minutes / 60)):\(Instant.two(minutes % 60)) UTC"
  }

  /// `2023-08-12T10:11:12.000345Z`, RFC 3339.
  package var text: String {
    let (day, rest) = split
    let seconds = rest / 1_000_000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Instant.two)
    let fraction = String(rest % 1_000_000 + 1_000_000).dropFirst()
    return "\(Day(number: day))T\(clock.joined(separator: ":")).\(fraction)Z"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
