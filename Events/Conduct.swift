/// Conduct and statements: what is alleged, what is said about it, and what states do to each other.
public enum Conduct: Family {
  /// Somebody says that somebody did something.
  case alleged(Read<Alleged>)
  /// Something is said, or is not.
  case stated(Read<Stated>)
  /// A state acts against another or its people.
  case measureTaken(Read<MeasureTaken>)

  public static func event(_ self: Self) -> Event { .conduct(self) }

  public static let words: [Word] = [
    word(
      "conduct.alleged", Conduct.alleged, short: "allege",
      "Alleged of {parties}: {kind}[, with {counterpart}][, on behalf of {on_behalf_of}][, for {amount}]",
      "somebody says that somebody did something"),
    word(
      "statement.made", Conduct.stated, short: "state", of: [.case, .law, .country],
      "Statement: {kind}", "something is said, or is not"),
    word(
      "measure.taken", Conduct.measureTaken, of: [.country],
      "Measure: {kind}[ against {against}]", "a state acts against another or its people"),
  ]
}

public struct Alleged: Fields {
  public let kind = Need<ConductKind>("kind", "what is said to have been done")
  public let parties = Field<List<Slug>>("parties", "by whom; absent, all of the case's accused")
  public let counterpart = Field<Text>("counterpart", "with whom: text or a slug")
  public let onBehalfOf = Field<List<Actor>>("on_behalf_of", "for which states")
  public let amount = Field<Money>("amount", "what was paid")
  public init() {}
  public static let fields = Alleged()
}

public struct Stated: Fields {
  public let kind = Need<StatementKind>("kind", "what sort of statement")
  public let about = Field<FactOrSlug>("about", "what it speaks of: a fact's id or a slug")
  public init() {}
  public static let fields = Stated()
}

public struct MeasureTaken: Fields {
  public let kind = Need<MeasureKind>("kind", "what was done")
  public let against = Field<Text>("against", "whom: text, a slug or a country")
  public let about = Field<FactOrSlug>("about", "what occasioned it: a fact's id or a slug")
  public init() {}
  public static let fields = MeasureTaken()
}

/// What is said to have been done.
public enum ConductKind: String, Choice {
  case recruitment, tasking, training, collection, transmission, meeting, payment, influence, cyber
  case sabotage, export, unspecified
}

/// What sort of statement.
public enum StatementKind: String, Choice {
  case announcement, accusation, denial
  case noComment = "no_comment"
  case noResponse = "no_response"
  case couldNotVerify = "could_not_verify"
  case protest, analysis, warning, report, offer, apology
}

/// What a state did.
public enum MeasureKind: String, Choice {
  case expulsion
  case personaNonGrata = "persona_non_grata"
  case sanction
  case visaRestriction = "visa_restriction"
  case travelAdvisory = "travel_advisory"
  case recall, summons, reward
  case entryBan = "entry_ban"
}
