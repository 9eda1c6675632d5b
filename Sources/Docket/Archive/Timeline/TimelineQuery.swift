public import Events
public import Ports

/// Which facts a timeline shows, and by which of the three clocks.
public struct TimelineQuery: Sendable {
  /// The clocks: when it happened, when it became public, when it was recorded.
  public enum Clock: String, Sendable, CaseIterable {
    case occurred, disclosed, recorded
  }

  /// Whose facts.
  public enum Scope: Sendable, Equatable {
    /// All streams.
    case all
    /// One case.
    case `case`(String)
    /// The cases in which a country has any role, its laws, its exchanges, and its own
    /// statements and measures.
    case country(Country)
  }

  /// How many facts are shown unless a limit is given.
  public static let usualLimit = 10_000

  public var scope: Scope
  public var clock: Clock
  /// The days asked for, on that clock.
  public var window: Window
  /// At most so many facts.
  public var limit: Int

  public init(
    _ scope: Scope = .all, clock: Clock = .occurred, window: Window = Window(),
    limit: Int = TimelineQuery.usualLimit
  ) {
    self.scope = scope
    self.clock = clock
    self.window = window
    self.limit = max(0, limit)
  }
}

extension TimelineQuery.Clock {
  /// What sorts a timeline by this clock.
  var rule: String {
    switch self {
    case .occurred:
      """
      Clock: occurred. Sorted by the last day each fact can have occurred (else the first), then \
      by log position.
      """
    case .disclosed:
      """
      Clock: disclosed. Sorted by the last day each fact can have become public (else the first), \
      then by log position.
      """
    case .recorded: "Clock: recorded. Sorted by log position."
    }
  }

  /// What is missing from a timeline by this clock.
  var leavesOut: String? {
    switch self {
    case .occurred: "facts that do not say when they occurred"
    case .disclosed: "facts that do not say when they became public"
    case .recorded: nil
    }
  }
}
