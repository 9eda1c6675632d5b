public import Events

/// How slugs and ids are called in running text.
public struct Names: Sendable {
  /// Parties by slug.
  public var parties: [String: PartyCard]
  /// Cases, laws and swaps by slug.
  public var titles: [String: String]
  /// Positions of facts by id.
  public var positions: [String: Int64]
  /// What facts are called by those that speak of them, by id: "the arrest".
  public var nouns: [String: String] = [:]
  /// What all of a case's accused are called, by the case's slug; see `Names.whom`.
  public var accused: [String: String] = [:]
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

  /// A fact by what it is and its position, "the arrest (#42)"; else as a slug is.
  public func told(_ text: String) -> String {
    guard let position = positions[text] else { return target(text) }
    return nouns[text].map { "\($0) (#\(position))" } ?? "#\(position)"
  }

  /// What a fact without `parties` calls those whom it concerns: one by name, more together; where
  /// nobody is recorded as accused, that they are not named.
  ///
  /// - Parameters:
  ///   - concerned: the labels of those whom it concerns.
  ///   - areAll: whether they are all of the case's accused.
  public static func whom(_ concerned: [String], areAll: Bool = true) -> String {
    switch concerned.count {
    case 0: "persons who are not named"
    case 1: concerned[0]
    case 2 where areAll: "both accused"
    default: areAll ? "all accused" : Sentence.list(concerned)
    }
  }

  /// What a fact is called by another that speaks of it: "the arrest"; nil where that has no word.
  public static func noun(of fact: Fact) -> String? { Nouns.noun(of: fact) }

  /// A state's name within a sentence, or the name of a slug.
  public func target(_ text: String) -> String {
    Country(code: text)?.nameWithArticle ?? name(of: text)
  }
}
