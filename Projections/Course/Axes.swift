/// How far proceedings against a person have come.
public enum Stage: String, Sendable, CaseIterable, Hashable {
  case alleged, investigation, accused
  case prosecutionReview = "prosecution_review"
  case charged, trial, verdict, sentenced, appeal, final, ended
  case discontinued, acquitted

  public var words: String { self == .prosecutionReview ? "prosecution review" : rawValue }

  /// Whether proceedings pass through this one before that one.
  func isEarlier(than other: Stage) -> Bool { place < other.place }

  private var place: Int {
    switch self {
    case .alleged: 0
    case .investigation: 1
    case .accused: 2
    case .prosecutionReview: 3
    case .charged: 4
    case .trial: 5
    case .verdict: 6
    case .sentenced: 7
    case .appeal: 8
    case .final, .ended, .discontinued, .acquitted: 9
    }
  }
}

/// Where a person is, as far as any fact says.
public enum Liberty: String, Sendable, CaseIterable, Hashable {
  case atLarge = "at_large"
  case detained, arrested, remanded, restricted, released, bailed, imprisoned, paroled, exchanged
  case surrendered, escaped, dead, executed, unknown

  public var words: String { self == .atLarge ? "at large" : rawValue }

  /// Whether the person is behind bars.
  public var isHeld: Bool {
    switch self {
    case .detained, .arrested, .remanded, .imprisoned, .surrendered: true
    case .atLarge, .restricted, .released, .bailed, .paroled, .exchanged, .escaped, .dead,
      .executed, .unknown:
      false
    }
  }

  /// Nothing moves a person after it.
  public var isDeath: Bool { self == .dead || self == .executed }
}

/// What became of one count against one person.
public enum Outcome: String, Sendable, CaseIterable, Hashable {
  case pending, dropped, merged, superseded
  case pleadedGuilty = "pleaded_guilty"
  case convicted, acquitted, dismissed, hung
  /// Decided, and what was found is not recorded, or is no finding of guilt.
  case decided
  case vacated, abated

  public var words: String { self == .pleadedGuilty ? "pleaded guilty" : rawValue }

  /// Closed counts are moved by nothing, but for what VOCABULARY.md names.
  var isClosed: Bool {
    switch self {
    case .dropped, .merged, .superseded, .abated: true
    case .pending, .pleadedGuilty, .convicted, .acquitted, .dismissed, .hung, .decided, .vacated:
      false
    }
  }

  /// Whether a court may still find of it.
  var isUndecided: Bool { self == .pending || self == .hung || self == .vacated }

  /// Whether guilt is found, or admitted.
  public var isGuilt: Bool { self == .convicted || self == .pleadedGuilty }
}

/// How a fact became public.
public enum Publicity: String, Sendable, CaseIterable, Hashable {
  case announced, delayed, sealed, unsealed
}
