package import Events
import Projections

/// Facts of a party in words that name nobody.
package enum PartyWords {
  /// What a fact of a party tells without its names; nil for all other facts.
  package static func sentence(of fact: Fact) -> String? {
    guard case .party(let party) = fact.event else { return nil }
    switch party {
    case .introduced: return "Introduced"
    case .identified:
      let fields = fact.word.fields.map(\.name).filter { fact.value(Key($0)) != nil }
      return "More became known: \(Wording.list(fields.map(\.plainWords)))"
    case .matched: return nil
    }
  }
}
