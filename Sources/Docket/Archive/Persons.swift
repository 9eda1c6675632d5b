import Events
import Ports
import Projections
import Synchronization

extension Archive {
  /// Which parties are one person, as far as it is seen from here.
  func identities() throws -> Identities {
    try persons.value { try readIdentities() }
  }

  private func readIdentities() throws -> Identities {
    let matches = try viewsAreIndex ? matchesOfFacts() : matchesOfRows()
    if matches.isEmpty { return Identities() }
    return try Identities(matches) { try stream(of: .party, $0) }
  }

  private func matchesOfRows() throws -> [Identities.Match] {
    let rows = try views.select(Query(PartyMatchRows.self))
    let slugs = try caseIDs(rows.map(\.stream))
    return rows.compactMap { row in
      slugs[row.stream].map {
        Identities.Match($0, row.other, row.judgement, position: row.position)
      }
    }
  }

  /// The same where the views are of another time: the parties that are judged at all, fact by fact.
  private func matchesOfFacts() throws -> [Identities.Match] {
    let slugs = try caseIDs(views.select(Query(PartyMatchRows.self)).map(\.stream))
    return try Set(slugs.values).sorted().flatMap { slug in
      try standing(of: .party, slug).compactMap { fact in
        guard case .party(.matched(let read)) = fact.event else { return nil }
        return Identities.Match(
          slug, read.other.string, read.judgement, position: fact.position)
      }
    }
  }

  /// What parties are called, by slug; those of whom nothing is known are left out. All slugs of one
  /// person have one label: the court's where a court anonymised it.
  func labels(of parties: some Collection<String>) throws -> [String: String] {
    let identities = try identities()
    // The views may be those of another time: they tell where to look, and not what is said.
    if viewsAreIndex {
      return try parties.reduce(into: [:]) { labels, party in
        let cards = try identities.members(of: party).compactMap {
          PartyCard($0, try facts(ofNamed: .party, $0))
        }
        labels[party] = PartyCard(cards)?.label
      }
    }
    let slugs = Set(parties.flatMap(identities.members))
    let rows = try rows(PartyRows.self, where: \.id, among: slugs)
      .reduce(into: [:]) { $0[$1.id] = $1 }
    return parties.reduce(into: [:]) { labels, party in
      let known = identities.members(of: party).compactMap { rows[$0] }
      let court = known.first { $0.naming == .courtAnonymised }
      labels[party] = (court ?? known.first)?.label
    }
  }

  /// How many more parties there are than persons, as far as they are judged to be one.
  public func surplusParties() throws -> Int {
    try identities().merged.reduce(0) { surplus, members in
      let known = try members.filter { try stream(of: .party, $0) != nil }
      return surplus + max(0, known.count - 1)
    }
  }
}

/// A value that is made when it is first asked for.
final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  func value(_ make: () throws -> Value) rethrows -> Value {
    if let value = made.withLock({ $0 }) { return value }
    let value = try make()
    made.withLock { $0 = value }
    return value
  }
}
