public import Projections

/// How checks are set: by themselves, by `docket.toml`, by the command line.
public struct CheckSettings: Sendable, Equatable {
  /// Severities that are not a check's own.
  public var severities: [Check: Severity] = [:]
  /// Days that are not a check's own.
  public var days: [Check: Int64] = [:]
  /// A finding as serious as this, or more, fails the run; `.off` never fails.
  public var failsOn: Severity = .error
  /// So many days after its last fact a case is told as it was when last heard of, on its page.
  public var staleDays: Int64 = 180

  public init() {}

  public func severity(of check: Check) -> Severity { severities[check] ?? check.severity }
  public func days(of check: Check) -> Int64? { days[check] ?? check.days }

  /// The checks to put: those named, else all that are not off.
  public func checks(named: [Check]) -> [Check] {
    named.isEmpty ? Check.allCases.filter { severity(of: $0) > .off } : named
  }

  /// How serious a finding of a run is; what is off and named is told for information.
  public func severityOfFinding(_ check: Check) -> Severity { max(.info, severity(of: check)) }

  /// Whether findings fail the run.
  public func fails(_ flags: [Flagged]) -> Bool {
    failsOn > .off && flags.contains { severityOfFinding($0.check) >= failsOn }
  }
}
