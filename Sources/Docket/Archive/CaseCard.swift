import Events
import Ports
import Projections

/// A case as the lists show it: one row of the views, with those who are accused.
struct CaseCard: Sendable {
  /// The position of its first fact.
  let stream: Int64
  let id: String
  let title: String
  let country: Country?
  let onBehalfOf: [Country]
  let category: String?
  let basis: String?
  let stages: [Stage]
  let accused: Int64
  /// Somebody is accused, and a custody, charge or court fact stands.
  let isProsecution: Bool
  let earliest: Day?
  let latest: Day?
  let disclosed: Day?
  private(set) var next: Day?
  let facts: Int64
  /// The days on which its first custody, charge or court fact can have occurred.
  let began: (earliest: Day?, latest: Day?)
  /// The accused, where they are asked for; in the order of their slugs, an acquittal first.
  var persons: [AccusedCard] = []

  init(_ row: ViewRow<CaseRows>) {
    stream = row.stream
    id = row.id
    title = row.title
    country = row.country
    onBehalfOf = row.onBehalfOf ?? []
    category = row.category?.rawValue
    basis = row.basis?.rawValue
    stages = row.stages ?? []
    accused = row.accused
    isProsecution = row.prosecution
    earliest = row.earliest
    latest = row.latest
    disclosed = row.disclosed
    began = (row.beganEarliest, row.beganLatest)
    next = row.next
    facts = row.facts
  }

  /// The same with another next day.
  func next(_ day: Day?) -> CaseCard {
    var card = self
    card.next = day
    return card
  }
}

extension Archive {
  /// The cases of these streams, in the order of their slugs.
  func cases(_ streams: some Collection<Int64>) throws -> [CaseCard] {
    try rows(CaseRows.self, streams: streams).map(CaseCard.init)
      .sorted { $0.id < $1.id }
  }

  /// The same with those who are accused in them.
  func casesWithPersons(_ streams: some Collection<Int64>) throws -> [CaseCard] {
    var cases = try cases(streams)
    let persons = Dictionary(
      grouping: try accused(rows(AccusedRows.self, streams: streams)), by: \.stream)
    for place in cases.indices {
      cases[place].persons = (persons[cases[place].stream] ?? []).filter(\.isAccused)
    }
    return cases
  }

  /// Rows of persons with the names of the persons; the cleared stand first, then by slug.
  func accused(_ rows: [ViewRow<AccusedRows>]) throws -> [AccusedCard] {
    let labels = try labels(of: rows.map(\.party))
    let cards = rows.map { AccusedCard($0, label: labels[$0.party] ?? $0.party) }
    return cards.sorted {
      ($0.isCleared ? 0 : 1, $0.party) < ($1.isCleared ? 0 : 1, $1.party)
    }
  }
}
