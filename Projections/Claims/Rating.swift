public import Events

/// How far a claim is verified, as docket computes it or somebody assessed it.
///
/// What somebody may record of a claim (`Verification`) are some of these; the others follow from who
/// says it and are never a judgement.
public enum Rating: String, Sendable, CaseIterable {
  /// A court record or gazette shows it, or the side it speaks against says so too.
  case confirmed
  /// Recorded as adjudicated, and a conviction or a plea of guilty bears it out.
  case adjudicated
  /// Two independent sources or more agree.
  case corroborated
  /// An authority's own act, in its own words.
  case announced
  /// One source.
  case oneSource = "one_source"
  /// One source that is named, and an outlet says it could not verify it.
  case attributedOnly = "attributed_only"
  /// The prosecuting state's word alone, tried in closed session.
  case unverifiable
  /// The record itself calls it unverified.
  case unverified
  /// Nobody is recorded as saying so.
  case noSource = "no_source"
  /// Said otherwise or denied with comparable weight, or contested.
  case disputed
  /// A court record says otherwise.
  case refuted
  /// All that it rested on was withdrawn.
  case withdrawn

  public init(_ verification: Verification) {
    switch verification {
    case .unverified: self = .unverified
    case .attributedOnly: self = .attributedOnly
    case .corroborated: self = .corroborated
    case .confirmed: self = .confirmed
    case .disputed: self = .disputed
    case .refuted: self = .refuted
    case .withdrawn: self = .withdrawn
    case .unverifiable: self = .unverifiable
    }
  }

  /// "two independent sources or more", "one source".
  public var words: String {
    switch self {
    case .confirmed: "confirmed"
    case .adjudicated: "adjudicated"
    case .corroborated: "several independent sources"
    case .announced: "announced by the authority"
    case .oneSource: "one source"
    case .attributedOnly: "one source, not verified by others"
    case .unverifiable: "cannot be verified"
    case .unverified: "unverified"
    case .noSource: "no source"
    case .disputed: "disputed"
    case .refuted: "refuted"
    case .withdrawn: "withdrawn"
    }
  }
}
