/// What a search finds, in the order in which it is shown.
public enum SearchGroup: String, Sendable, CaseIterable {
  /// By their titles, and through the parties that are accused in them.
  case cases
  /// By their names in every form and script.
  case parties
  case laws
  /// By title, publisher and author.
  case sources
  /// By all that they say: what happened, who acted, terms, notes, quotes, details.
  case facts
}
