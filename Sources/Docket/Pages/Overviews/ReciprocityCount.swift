import Events
import Ports
import Projections

/// Which state prosecutes whom said to be for which other, and what lies close in time across a
/// pair of states.
struct ReciprocityCount {
  /// A case, as far as it is counted.
  struct Item: Sendable {
    let stream: Int64
    let id: String
    let title: String
    /// The first day on which anything of it can have become public: by what a fact says, and at the
    /// latest when a source of it was published.
    var disclosed: Int64?
    /// The first day by which a source of it was published.
    var published: Int64?
    let isProsecution: Bool
  }

  /// The cases of one state said to be for another.
  struct Pair {
    let prosecuting: Country
    let beneficiary: Country
    var items: [Item] = []
    /// Persons by stage; nil where no fact moved them.
    var stages: [(stage: Stage?, persons: Int64)] = []
    /// How many cases of the one direction became public within so many days of one of the other.
    var coincidences = 0
    /// How many links say more of a case of the one direction and one of the other.
    var asserted = 0

    /// Counts persons more, or fewer, at a stage.
    mutating func add(_ persons: Int64, at stage: Stage?) {
      let place = stages.firstIndex { $0.stage == stage } ?? stages.count
      if place == stages.count { stages.append((stage, 0)) }
      stages[place].persons += persons
      if stages[place].persons == 0 { stages.remove(at: place) }
    }

    var id: String { "\(prosecuting.code)-\(beneficiary.code)" }
    var persons: Int64 { stages.reduce(0) { $0 + $1.persons } }
    var prosecutions: Int { items.count(where: \.isProsecution) }
    var undisclosed: Int { items.count { $0.disclosed == nil } }
  }

  /// Two cases of opposite directions that became public within so many days.
  struct Coincidence {
    let one: Item
    let other: Item
    var days: Int64 { abs((one.disclosed ?? 0) - (other.disclosed ?? 0)) }
  }

  /// A link between two cases of opposite directions by which somebody says more of them.
  struct Assertion {
    let position: Int64
    let from: Item
    let to: Item
    let relation: Relation
  }

  /// How near makes a coincidence, unless given.
  static let usualDays: Int64 = 30
  /// Relations by which somebody says that two cases have more to do with each other than their dates.
  static let telling: [Relation] = [
    .allegedRetaliation, .timing, .swappedWith, .parallelProceeding, .sameNetwork, .sameHandler,
    .sameAnnouncement, .coDefendant,
  ]

  let within: Int64
  /// By prosecuting state, then by the other.
  private(set) var pairs: [Pair] = []
  /// Cases of which no fact says for whom.
  private(set) var withoutBeneficiary: Set<Int64> = []
  /// Every case asked for, once.
  private(set) var cases: Set<Int64> = []
  private(set) var assertions: [Assertion] = []
  private var places: [String: Int] = [:]

  init(_ archive: Archive, asked: Overview.Question) throws {
    within = asked.within ?? ReciprocityCount.usualDays
    let states = asked.states + (asked.country.map { [$0] } ?? [])
    for row in try archive.views.select(Query(ReciprocityCaseRows.self))
    where ReciprocityCount.serves(states, row.prosecuting, row.saidToBenefit) { take(row) }
    pairs.sort {
      ($0.prosecuting.code, $0.beneficiary.code) < ($1.prosecuting.code, $1.beneficiary.code)
    }
    try publish(archive)
    for place in pairs.indices {
      places[pairs[place].id] = place
      pairs[place].items.sort { ($0.disclosed ?? .max, $0.id) < ($1.disclosed ?? .max, $1.id) }
    }
    for row in try archive.views.select(Query(ReciprocityStageRows.self)) { count(row) }
    for change in try archive.mergedAccused() {
      for place in pairs.indices
      where pairs[place].items.contains(where: { $0.stream == change.stream }) {
        for row in change.apart { pairs[place].add(-1, at: row.stage) }
        for row in change.merged { pairs[place].add(1, at: row.stage) }
      }
    }
    for (one, other) in mutual {
      let found = ReciprocityCount.count(pairs[one].items, pairs[other].items, within)
      pairs[one].coincidences = found
      pairs[other].coincidences = found
    }
    try assert(archive)
  }

  /// A case is public when a source of it is published, whether a fact says so or not. What was
  /// published before anything in the case occurred tells of something else.
  private mutating func publish(_ archive: Archive) throws {
    let streams = Set(pairs.flatMap(\.items).map(\.stream))
    let citations = try archive.rows(CitationRows.self, streams: streams)
    let published = try archive.rows(SourceRows.self, where: \.id, among: citations.map(\.source))
      .reduce(into: [String: Int64]()) { $0[$1.id] = $1.published?.bounds.latest?.number }
    let began = try archive.cases(streams).reduce(into: [Int64: Int64]()) {
      $0[$1.stream] = $1.earliest?.number
    }
    let days = citations.reduce(into: [Int64: Int64]()) { days, row in
      guard let day = published[row.source], day >= began[row.stream] ?? .min else { return }
      days[row.stream] = min(day, days[row.stream] ?? .max)
    }
    for pair in pairs.indices {
      for place in pairs[pair].items.indices {
        let item = pairs[pair].items[place]
        guard let day = days[item.stream] else { continue }
        pairs[pair].items[place].disclosed = min(day, item.disclosed ?? .max)
        pairs[pair].items[place].published = day
      }
    }
  }

  /// Of two states both directions are asked for; of one, whatever it has a part in.
  private static func serves(
    _ states: [Country], _ prosecuting: Country, _ beneficiary: Country?
  ) -> Bool {
    switch states.count {
    case 0: true
    case 1: prosecuting == states[0] || beneficiary == states[0]
    default:
      states.contains(prosecuting) && (beneficiary.map(states.contains) ?? true)
        && beneficiary != prosecuting
    }
  }

  private mutating func take(_ row: ViewRow<ReciprocityCaseRows>) {
    let item = Item(
      stream: row.stream, id: row.id, title: row.title, disclosed: row.disclosed?.number,
      isProsecution: row.prosecution)
    cases.insert(item.stream)
    let prosecuting = row.prosecuting
    guard let beneficiary = row.saidToBenefit else {
      withoutBeneficiary.insert(item.stream)
      return
    }
    let key = "\(prosecuting.code)-\(beneficiary.code)"
    if let place = places[key] {
      pairs[place].items.append(item)
    } else {
      places[key] = pairs.count
      pairs.append(Pair(prosecuting: prosecuting, beneficiary: beneficiary, items: [item]))
    }
  }

  private mutating func count(_ row: ViewRow<ReciprocityStageRows>) {
    guard let place = places["\(row.prosecuting.code)-\(row.saidToBenefit.code)"] else { return }
    pairs[place].stages.append((row.stage, row.persons))
  }

  // MARK: Coincidences

  /// The places of pairs that go both ways, each couple once.
  var mutual: [(Int, Int)] {
    pairs.indices.compactMap { place in
      let pair = pairs[place]
      guard pair.prosecuting.code < pair.beneficiary.code,
        let other = places["\(pair.beneficiary.code)-\(pair.prosecuting.code)"]
      else { return nil }
      return (place, other)
    }
  }

  /// How many couples of cases lie within so many days: both are sorted by day.
  private static func count(_ ones: [Item], _ others: [Item], _ within: Int64) -> Int {
    let days = others.compactMap(\.disclosed)
    var (low, high, count) = (0, 0, 0)
    for one in ones {
      guard let day = one.disclosed else { break }
      while low < days.count, days[low] < day - within { low += 1 }
      high = max(high, low)
      while high < days.count, days[high] <= day + within { high += 1 }
      count += high - low
    }
    return count
  }

  /// The closest couples, at most so many of each pair of states.
  func coincidences(_ places: (Int, Int), limit: Int) -> [Coincidence] {
    let others = Dictionary(
      grouping: pairs[places.1].items.filter { $0.disclosed != nil }
    ) { $0.disclosed ?? 0 }
    var found: [Coincidence] = []
    for days in 0...max(0, within) {
      for one in pairs[places.0].items {
        guard let day = one.disclosed else { break }
        for other in Set([day - days, day + days]).sorted().flatMap({ others[$0] ?? [] }) {
          found.append(Coincidence(one: one, other: other))
          if found.count == limit { return found }
        }
      }
    }
    return found
  }

  // MARK: What is asserted

  private mutating func assert(_ archive: Archive) throws {
    var known: [String: (item: Item, pairs: Set<String>)] = [:]
    var ids: [Int64: String] = [:]
    for pair in pairs {
      for item in pair.items {
        known[item.id, default: (item, [])].pairs.insert(pair.id)
        ids[item.stream] = item.id
      }
    }
    let links = try archive.rows(
      LinkRows.self, where: \.relation, among: ReciprocityCount.telling,
      [.equals(\.stands, true)])
    for link in links.sorted(by: { $0.position < $1.position }) {
      guard let from = ids[link.stream].flatMap({ known[$0] }), let to = known[link.target] else {
        continue
      }
      let ways = from.pairs.filter { to.pairs.contains(ReciprocityCount.reversed($0)) }
      guard !ways.isEmpty else { continue }
      assertions.append(
        Assertion(
          position: link.position, from: from.item, to: to.item, relation: link.relation))
      for way in Set(ways.flatMap { [$0, ReciprocityCount.reversed($0)] }) {
        if let place = places[way] { pairs[place].asserted += 1 }
      }
    }
  }

  private static func reversed(_ id: String) -> String {
    id.split(separator: "-").reversed().joined(separator: "-")
  }

  /// Whether somebody says more of the two.
  func assertion(of one: Item, and other: Item) -> Assertion? {
    assertions.first {
      ($0.from.id == one.id && $0.to.id == other.id)
        || ($0.from.id == other.id && $0.to.id == one.id)
    }
  }
}
