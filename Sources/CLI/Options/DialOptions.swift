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
  /// - Parameter usual: whom it is for where nobody says; nil for whoever holds the docket.
  func reading(at desk: Desk, for usual: Marking? = nil) throws -> Reading {
    try desk.reading(dials(), for: marking ?? usual)
  }

  func dials() throws -> Dials {
    Dials(
      asOf: try OptionValue.date(asOf, "--as-of"),
      knownAt: try OptionValue.date(knownAt, "--known-at"),
      recordedAt: try recordedAt.map { try Self.recorded($0, "--recorded-at") })
  }

  /// A position, a moment or the end of a date.
  static func recorded(_ text: String, _ option: String) throws -> Dials.Recorded {
    if text.hasPrefix("#") {
      guard let position = Int64(text.dropFirst()), position >= 0 else {
        throw Complaint(
          "\(option): '\(text.visible)' is no position. Write one as #42.", .data)
      }
      return .position(position)
    }
    if text.contains("T"), let moment = Timestamp.moment(text) {
      return .moment(moment, words: Timestamp.plain(moment))
    }
    guard let date = try OptionValue.date(text, option), let last = date.bounds.latest else {
      throw Complaint("\(option): \(text.visible) has no last day to stand on.", .data)
    }
    let end = (last.number + 1) * Timestamp.microsecondsInDay - 1
    return .moment(end, words: "the end of \(EDTF(last)?.words ?? text)")
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
