public import Events

/// The streams that facts name: what has to be fetched for a page about them.
///
/// A text that may be a slug (`speaker`, `court`, `law`) is counted as one where it has the form of
/// one, so some of what is named may not exist.
public struct Mentions: Sendable, Equatable {
  public var parties: Set<String> = []
  public var sources: Set<String> = []
  /// Targets of links, which are cases, laws, swaps or countries, and the laws of counts.
  public var targets: Set<String> = []

  public init(_ facts: some Sequence<Fact>) {
    for fact in facts { note(fact) }
  }

  private mutating func note(_ fact: Fact) {
    fact.eachReference { reference in
      switch Place(reference.field) {
      case .party: if reference.isSlug { parties.insert(reference.text.string) }
      case .source: sources.insert(reference.text.string)
      case .target: if reference.isSlug { targets.insert(reference.text.string) }
      case nil: break
      }
    }
  }

  /// What of a page a field asks for.
  private enum Place {
    case party, source, target

    /// Nil of ids, and of what may be the slug of anything: pages print of it whether it is a fact.
    init?(_ field: ReferenceField) {
      guard let first = field.subjects.first, field.subjects.count < Subject.allCases.count else {
        return nil
      }
      switch first {
      case .party: self = .party
      case .source: self = .source
      case .case, .law, .swap, .country: self = .target
      }
    }
  }
}
