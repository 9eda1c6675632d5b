public import Events
public import Ports

/// What is looked for, and where.
public struct SearchQuery: Sendable {
  /// How many of each group are shown unless a limit is given.
  public static let usualLimit = 20

  public var terms: SearchTerms
  /// Where it is looked for; all groups where none is named.
  public var groups: [SearchGroup]
  /// Cases prosecuted by this state or said to be for it, with their facts; parties by their
  /// citizenship, laws and sources by theirs.
  public var country: Country?
  /// Facts, laws and cases by `occurred`, sources by `published`. Parties have no days.
  public var window: Window
  /// At most so many of each group.
  public var limit: Int
  /// Whether names that are known from the press alone are looked at and printed.
  public var pressNames: Bool

  public init(
    _ terms: SearchTerms, in groups: [SearchGroup] = [], country: Country? = nil,
    window: Window = Window(), limit: Int = SearchQuery.usualLimit, pressNames: Bool = false
  ) {
    self.terms = terms
    self.groups = groups.isEmpty ? SearchGroup.allCases : groups
    self.country = country
    self.window = window
    self.limit = max(0, limit)
    self.pressNames = pressNames
  }
}
