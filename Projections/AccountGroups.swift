import Events

/// Which facts tell of one event, and which of them is shown.
extension Amended {
  mutating func chooseAccounts<E: EvidenceLookup>(_ evidence: E) throws(E.Failure) {
    for group in groups() { try choose(among: group, evidence) }
  }

  /// Facts that name each other, however indirectly, as accounts of one event; where what they name
  /// is not there, those that name the same.
  private func groups() -> [[Int]] {
    let places = places
    var roots = Array(items.indices)
    func root(of place: Int) -> Int {
      var place = place
      while roots[place] != place { place = roots[place] }
      return place
    }
    var missing: [String: Int] = [:]
    for place in items.indices {
      guard let id = items[place].fact.accountOf?.string else { continue }
      let other = places[id] ?? missing[id] ?? place
      if places[id] == nil { missing[id] = other }
      let (one, two) = (root(of: place), root(of: other))
      roots[max(one, two)] = min(one, two)
    }
    let groups = Dictionary(grouping: items.indices, by: root(of:))
    return groups.values.filter { $0.count > 1 }
  }

  private mutating func choose<E: EvidenceLookup>(
    among group: [Int], _ evidence: E
  ) throws(E.Failure) {
    let standing = group.filter { items[$0].stands }
    guard standing.count > 1 else { return }
    var accounts: [Account] = []
    for place in standing {
      accounts.append(try Account(items[place].fact, place: place, evidence))
    }
    let (winner, rule) = Account.chosen(among: accounts)
    let position = items[winner].original.position
    for place in standing where place != winner {
      items[place].lostTo = (position, rule)
      items[place].state = .outvoted
      items[winner].others.append(items[place].original.position)
    }
  }
}
