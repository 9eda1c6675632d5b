/// Evidence: sources, what became of them, and how far a claim is verified.
public enum Evidence: Family {
  /// A source enters the docket.
  case registered(Read<Registered>)
  /// Its bytes are kept.
  case archived(Read<Archived>)
  /// What became of it.
  case changed(Read<SourceChanged>)
  /// Somebody weighs a claim.
  case assessed(Read<Assessed>)

  public static func event(_ self: Self) -> Event { .evidence(self) }

  public static let words: [Word] = [
    word(
      "source.registered", Evidence.registered, begins: true, of: [.source],
      "Source registered[: {title}][, {publisher}][, {published}]", "a source enters the docket"),
    word(
      "source.archived", Evidence.archived, of: [.source],
      "Source archived[, captured {captured}]", "its bytes are kept"),
    word(
      "source.changed", Evidence.changed, of: [.source],
      "Source now {to}", "what became of a source"),
    word(
      "claim.assessed", Evidence.assessed, of: Subject.allCases,
      "Claim {about} assessed: {verification}[ (credibility {credibility})][: {reason}]",
      "somebody weighs a claim"),
  ]
}

public struct Registered: Fields {
  public let kind = Need<SourceKind>("kind", "what sort of source")
  public let title = Field<Text>("title", "its headline or title")
  public let publisher = Field<Text>("publisher", "who published it")
  public let published = Field<EDTF>("published", "when")
  public let url = Field<Address>("url", "where it stands")
  public let country = Field<Country>("country", "the publisher's state")
  public let lang = Field<LanguageTag>("lang", "its language")
  public let author = Field<Text>("author", "who wrote it")
  public let reliability = Field<Reliability>("reliability", "the Admiralty letter")
  public let derived = Field<List<Object<Derivation>>>("derived", "what it was made from")
  public init() {}
  public static let fields = Registered()
}

public struct Archived: Fields {
  public let sha256 = Need<Digest>("sha256", "SHA-256 of the bytes, 64 hexadecimal digits")
  public let bytes = Field<Int64>("bytes", in: 0...9_007_199_254_740_991, "how many")
  public let mediaType = Field<Text>("media_type", "what they are: text/html")
  public let `where` = Field<Text>("where", "where they are kept")
  public let captured = Field<EDTF>("captured", "when they were taken")
  public init() {}
  public static let fields = Archived()
}

public struct SourceChanged: Fields {
  public let to = Need<SourceState>("to", "what it is now")
  public init() {}
  public static let fields = SourceChanged()
}

public struct Assessed: Fields {
  public let about = Need<FactReference>("about", "the fact whose claim is weighed")
  public let verification = Need<Verification>("verification", "the finding")
  public let credibility = Field<Int64>("credibility", in: 1...6, "the Admiralty digit")
  public let reason = Field<Text>("reason", "why")
  public init() {}
  public static let fields = Assessed()
}

/// One source's descent from another.
public struct Derivation: Fields {
  public let of = Need<SourceSlug>("of", "the source it was made from")
  public let how = Need<DerivationHow>("how", "in what way")
  public init() {}
  public static let fields = Derivation()
}

/// A sort of source.
public enum SourceKind: String, Choice {
  case officialStatement = "official_statement"
  case courtRecord = "court_record"
  case legislation, wire, newspaper, broadcast
  case stateMedia = "state_media"
  case aggregator, ngo
  case thinkTank = "think_tank"
  case academic, book, web, document
}

/// The Admiralty scale of a source's reliability.
public enum Reliability: String, Choice {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"
}

/// How one source was made from another.
public enum DerivationHow: String, Choice {
  case republished, translated, quoted, summarised
  case basedOn = "based_on"
}

/// What became of a source.
public enum SourceState: String, Choice {
  case usable, corrected
  case silentlyEdited = "silently_edited"
  case withdrawn, removed, paywalled, dead
}

/// How far a claim is verified.
public enum Verification: String, Choice {
  case unverified
  case attributedOnly = "attributed_only"
  case corroborated, confirmed, disputed, refuted, withdrawn, unverifiable
}
