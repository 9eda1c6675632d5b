public import Ports

/// Why the clock is not believed: a record's time is for ever, and later ones may not lie before it.
public struct ClockDoubt: Error, Sendable, Equatable {
  /// What the clock says, in microseconds since 1970-01-01T00:00:00Z.
  public let now: Int64
  /// The last record, by whose time the clock is judged.
  public let last: Head

  /// Whether the clock lies before the last record; else it lies a year behind it or more.
  public var isBefore: Bool { now < last.recorded }

  /// Clocks of two machines may differ by so much.
  static let slack: Int64 = 60_000_000
  static let year: Int64 = 365 * 86_400_000_000

  /// Nil where there is nothing to doubt.
  init?(_ now: Int64, after last: Head) {
    guard last.position > 0 else { return nil }
    let (passed, isBeyond) = now.subtractingReportingOverflow(last.recorded)
    guard isBeyond || passed < -ClockDoubt.slack || passed >= ClockDoubt.year else { return nil }
    self.now = now
    self.last = last
  }
}

extension Clerk {
  /// Why the clock would not be believed now; nil where it would be, or is whatever it says.
  public func clockDoubt() throws -> ClockDoubt? {
    trustsClock ? nil : ClockDoubt(clock(), after: try log.head())
  }
}
