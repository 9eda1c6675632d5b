/// Parties: persons, agencies, courts and outlets, and how much is known of them.
public enum Party: Family {
  /// A party enters the docket.
  case introduced(Read<Introduced>)
  /// More became known of it.
  case identified(Read<Identified>)
  /// Two parties are the same, are not, or may be.
  case matched(Read<Matched>)

  public static func event(_ self: Self) -> Event { .party(self) }

  public static let words: [Word] = [
    word(
      "party.introduced", Party.introduced, begins: true, of: [.party],
      "{label} introduced[: {description}]", "a party enters the docket"),
    word(
      "party.identified", Party.identified, of: [.party],
      "More became known[: {label}]", "what became known of a party"),
    word(
      "party.matched", Party.matched, of: [.party],
      "The same as {other}: {judgement}", "the same person or not"),
  ]
}

public struct Introduced: Fields {
  public let kind = Need<PartyKind>("kind", "what it is")
  public let label = Need<Text>("label", "what it is called here")
  public let names = Field<List<Object<Name>>>("names", "its names in every form and script")
  public let naming = Field<Naming>("naming", "how far it is named")
  public let citizenship = Field<List<Country>>("citizenship", "its states")
  public let stateless = Field<Bool>("stateless", "whether it has no state")
  public let born = Field<EDTF>("born", "when")
  public let sex = Field<Sex>("sex", "as the sources say")
  public let description = Field<Text>("description", "in a few words")
  public init() {}
  public static let fields = Introduced()
}

public struct Identified: Fields {
  public let label = Field<Text>("label", "what it is called from now on")
  public let names = Field<List<Object<Name>>>("names", "further names")
  public let naming = Field<Naming>("naming", "how far it is named now")
  public let citizenship = Field<List<Country>>("citizenship", "its states")
  public let born = Field<EDTF>("born", "when")
  public init() {}
  public static let fields = Identified()
}

public struct Matched: Fields {
  public let other = Need<PartySlug>("other", "the other party's slug")
  public let judgement = Need<Judgement>("judgement", "the same, not the same, or open")
  public init() {}
  public static let fields = Matched()
}

/// A name in one form.
public struct Name: Fields {
  public let form = Need<Text>("form", "the name")
  public let script = Field<Text>("script", "its script (ISO 15924)")
  public let lang = Field<LanguageTag>("lang", "its language")
  public let kind = Field<NameKind>("kind", "what sort of name")
  public init() {}
  public static let fields = Name()
}

/// What a party is.
public enum PartyKind: String, Choice {
  case person, group, agency, service, company, court, outlet, unknown
}

/// How far a party is named.
public enum Naming: String, Choice {
  case full
  case surnameOnly = "surname_only"
  case initials, pseudonym
  case courtAnonymised = "court_anonymised"
  case unnamed, withheld
}

/// What sort of name; `press` names are printed only when asked for.
public enum NameKind: String, Choice {
  case alias, cover, press, birth, transliteration, masked
}

/// As the sources say.
public enum Sex: String, Choice {
  case female, male, other, unknown
}

/// Whether two parties are one.
public enum Judgement: String, Choice {
  case positive, negative, unsure
}
