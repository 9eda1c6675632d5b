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
      "[{kind!unspecified}Alleged of {whom}: {act}]"
        + "[{kind=unspecified}An allegation against {whom}, not specified[, with {counterpart}]]"
        + "[, on behalf of {on_behalf_of}][, for {amount}]",
      "somebody says that somebody did something"),
    word(
      "statement.made", Conduct.stated, short: "state", of: [.case, .law, .country],
      Statements.sentence, "something is said, or is not"),
    word(
      "measure.taken", Conduct.measureTaken, of: [.country],
      "Measure: {kind}[ against {against}]", "a state acts against another or its people"),
  ]
}

/// The sentence of a statement: who did what about which fact, as far as it is told.
private enum Statements {
  static let sentence = StatementKind.allCases.map { kind in
    let known = "[{kind=\(kind.rawValue)}{speaker}"
    let unknown = "[{kind=\(kind.rawValue)}{speaker!}"
    let (verb, link, noun) = words(kind)
    // "denied" needs an object, "did not respond" none.
    let bare = kind == .denial ? " the accusation" : kind == .couldNotVerify ? " it" : ""
    return "\(known) \(verb)\(link) {about}]\(known){about!} \(verb)\(bare)]"
      + "\(unknown)\(noun)][{kind=\(kind.rawValue)}{speaker!}, about {about}]"
  }.joined()

  /// The verb, what stands between it and its object, and the noun where no speaker is named.
  private static func words(_ kind: StatementKind) -> (String, String, String) {
    switch kind {
    case .announcement: ("made an announcement", " on", "Announcement")
    case .accusation: ("made an accusation", " on", "Accusation")
    case .denial: ("denied", "", "Denial")
    case .noComment: ("gave no comment", " on", "No comment")
    case .noResponse: ("did not respond", " to", "No response")
    case .couldNotVerify: ("could not verify", "", "Not verified")
    case .protest: ("protested", " against", "Protest")
    case .analysis: ("gave an analysis", " of", "Analysis")
    case .warning: ("gave a warning", " on", "Warning")
    case .report: ("reported", " on", "Report")
    case .offer: ("made an offer", " on", "Offer")
    case .apology: ("apologised", " for", "Apology")
    }
  }
}

public struct Alleged: Fields {
  public let kind = Need<ConductKind>("kind", "what is said to have been done")
  public let parties = Field<List<PartySlug>>(
    "parties", "by whom; absent, all of the case's accused")
  public let counterpart = Field<TextOr<PartySlug>>("counterpart", "with whom: text or a slug")
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
  public let against = Field<TextOr<PartySlug>>("against", "whom: text, a slug or a country")
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
