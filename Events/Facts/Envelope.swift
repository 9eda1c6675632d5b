/// What every fact may say, whatever its word.
public struct Envelope: Fields {
  public let id = Field<FactReference>(
    "id", "identity of the fact, chosen by its writer; made where absent")
  public let occurred = Field<EDTF>("occurred", "when it happened in the world")
  public let disclosed = Field<EDTF>("disclosed", "when it first became public")
  public let accountOf = Field<FactReference>(
    "account_of", "the fact that this is another account of")
  public let authority = Field<TextOr<PartySlug>>(
    "authority", "who acted: ministry, bureau, court, prosecutor")
  public let place = Field<Object<Place>>("place", "where")
  public let claim = Field<Object<Claim>>("claim", "who says so, and how far it stands")
  public let sources = Field<List<Object<Citation>>>("sources", "where it was read")
  public let term = Field<Object<Term>>("term", "the local legal word")
  public let note = Field<Text>("note", "one or two sentences of the recorder's own")
  public let tags = Field<List<Text>>("tags", "words to find it by")
  public let details = Field<Anything>("details", "further values; kept, never interpreted")
  public let marking = Field<Marking>("marking", "how far it may go (TLP 2.0); absent is clear")
  public init() {}
  public static let fields = Envelope()
}

/// Where something happened.
public struct Place: Fields {
  public let label = Field<Text>("label", "as people call it")
  public let country = Field<Country>("country", "the state it lies in")
  public init() {}
  public static let fields = Place()
}

/// Who says so.
public struct Claim: Fields {
  public let speaker = Field<TextOr<PartySlug>>("speaker", "who: free text or a party's slug")
  public let speech = Field<Speech>("speech", "in what manner")
  public let standing = Field<Standing>("standing", "how far it stands")
  public init() {}
  public static let fields = Claim()
}

/// A source, and where in it.
public struct Citation: Fields {
  public let source = Need<SourceSlug>("source", "the source's slug")
  public let locator = Field<Text>("locator", "page, paragraph or time mark")
  public let quote = Field<Text>("quote", "the words themselves")
  public let lang = Field<LanguageTag>("lang", "the quote's language")
  public init() {}
  public static let fields = Citation()
}

/// A word in its own language.
public struct Term: Fields {
  public let text = Need<Text>("text", "the word")
  public let lang = Field<LanguageTag>("lang", "its language")
  public init() {}
  public static let fields = Term()
}

/// The manner of saying.
public enum Speech: String, Choice {
  case announces, alleges, states, denies
  case declinesToComment = "declines_to_comment"
  case didNotRespond = "did_not_respond"
  case confirms, reports, analyses
  case couldNotVerify = "could_not_verify"
}

/// How far a claim stands.
public enum Standing: String, Choice {
  case alleged, charged, adjudicated, confirmed, contested, unverified
}

/// How far a fact may go: the Traffic Light Protocol, version 2.0 (FIRST).
public enum Marking: String, Choice {
  case clear, green, amber
  case amberStrict = "amber+strict"
  case red
}
