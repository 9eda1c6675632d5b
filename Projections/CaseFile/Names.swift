import Events

/// How slugs and ids are called in running text.
public struct Names: Sendable {
  /// Parties by slug.
  public var parties: [String: PartyCard]
  /// Cases, laws and swaps by slug.
  public var titles: [String: String]
  /// Positions of facts by id.
  public var positions: [String: Int64]
  /// Which parties are one person.
  public var identities = Identities()

  public init(
    parties: [String: PartyCard] = [:], titles: [String: String] = [:],
    positions: [String: Int64] = [:]
  ) {
    self.parties = parties
    self.titles = titles
    self.positions = positions
  }

  /// A party's label, a title, or the text as it stands.
  public func name(of text: String) -> String {
    parties[text]?.label ?? titles[text] ?? text
  }

  /// A fact by its position, `#42`; else as a slug is.
  public func reference(to text: String) -> String {
    positions[text].map { "#\($0)" } ?? name(of: text)
  }

  /// A state's name within a sentence, or the name of a slug.
  public func target(_ text: String) -> String {
    Country(code: text)?.nameWithArticle ?? name(of: text)
  }
}
