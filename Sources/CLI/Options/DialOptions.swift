import ArgumentParser
import Docket
import Events
import Projections

/// From where in time to look, and for whom.
struct DialOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("What was true in the world by this date (EDTF).", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("What was public by this date (EDTF).", valueName: "date"))
  var knownAt: String?

  @Option(
    help: ArgumentHelp(
      "What this docket held then: a date, a moment (RFC 3339) or a position (#42).",
      valueName: "time"))
  var recordedAt: String?

  @OptionGroup var audience: AudienceOptions

  /// Whom it is for, where that is said.
  var marking: Marking? { get throws { try audience.marking } }

  /// What is seen from there.
  ///
  /// - Parameter usual: whom it is for unless --audience is given; nil for whoever holds the docket.
  func reading(at desk: Desk, for usual: Marking? = nil) throws -> Reading {
    try desk.reading(dials(), for: marking ?? usual)
  }

  func dials() throws -> Dials {
    Dials(
      asOf: try OptionValue.days(asOf, "--as-of"),
      knownAt: try OptionValue.days(knownAt, "--known-at"),
      recordedAt: try recordedAt.map { try RecordedTime($0, "--recorded-at").end })
  }
}

/// For whom.
struct AudienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "For whom: clear, green, amber, amber+strict or red (TLP 2.0).", valueName: "marking"),
    completion: .list(Marking.allCases.map(\.rawValue)))
  var audience: String?

  var marking: Marking? {
    get throws { try OptionValue.choice(audience, "--audience", Marking.self) }
  }
}
