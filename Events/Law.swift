/// Laws: versions, and from when each is in force.
public enum Law: Family {
  /// A law is proposed, passed, amended, repealed or interpreted.
  case changed(Read<LawChanged>)
  /// A version comes into force: from `occurred`.
  case commenced(Read<LawCommenced>)

  public static func event(_ self: Self) -> Event { .law(self) }

  public static let words: [Word] = [
    word(
      "law.changed", Law.changed, short: "law-change", of: [.law],
      "{change}[ (version {version})][, {provisions}][: {summary}]",
      "a law is proposed, passed, amended or repealed"),
    word(
      "law.commenced", Law.commenced, short: "law-in-force", of: [.law],
      "In force[ (version {version})][, {provisions}]", "a version comes into force"),
  ]
}

public struct LawChanged: Fields {
  public let country = Need<Country>("country", "whose law")
  public let change = Need<LawChange>("change", "what was done")
  public let title = Field<Text>("title", "what the law is called")
  public let version = Field<Text>("version", "the version's name")
  public let provisions = Field<List<Text>>("provisions", "which articles or sections")
  public let summary = Field<Text>("summary", "what it says, in short")
  public init() {}
  public static let fields = LawChanged()
}

public struct LawCommenced: Fields {
  public let country = Need<Country>("country", "whose law")
  public let version = Field<Text>("version", "the version's name")
  public let provisions = Field<List<Text>>("provisions", "which articles or sections")
  public init() {}
  public static let fields = LawCommenced()
}

/// What was done to a law.
public enum LawChange: String, Choice {
  case proposed, enacted, promulgated, amended, repealed, interpreted
}
