/// How far proceedings against a person have come.
public enum Stage: String, Sendable, CaseIterable, Hashable {
  case alleged, investigation, accused
  case prosecutionReview = "prosecution_review"
  case charged, trial, verdict, sentenced, appeal, final, ended
  case discontinued, acquitted

  public var words: String { self == .prosecutionReview ? "prosecution review" : rawValue }
}

/// Where a person is, as far as any fact says.
public enum Liberty: String, Sendable, CaseIterable, Hashable {
  case atLarge = "at_large"
  case detained, arrested, remanded, restricted, released, bailed, imprisoned, paroled, exchanged
  case surrendered, escaped, dead, executed, unknown

  public var words: String { self == .atLarge ? "at large" : rawValue }
}

/// What became of one count against one person.
public enum Outcome: String, Sendable, CaseIterable, Hashable {
  case pending, dropped
  case pleadedGuilty = "pleaded_guilty"
  case convicted, acquitted, dismissed, vacated, abated

  public var words: String { self == .pleadedGuilty ? "pleaded guilty" : rawValue }
}

/// How a fact became public.
public enum Publicity: String, Sendable, CaseIterable, Hashable {
  case announced, delayed, sealed, unsealed
}
