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
  /// The accused, where they are asked for; in the order of their slugs, an acquittal first.
  var persons: [AccusedCard] = []

  init(_ row: ViewRow) {
    stream = row.integer("stream") ?? 0
    id = row.string("id") ?? ""
    title = row.string("title") ?? id
    country = row.country("country")
    onBehalfOf = row.countries("on_behalf_of")
    category = row.string("category")
    basis = row.string("basis")
    stages = row.list("stages").compactMap(Stage.init)
    accused = row.integer("accused") ?? 0
    isProsecution = row.flag("prosecution")
    earliest = row.day("earliest")
    latest = row.day("latest")
    disclosed = row.day("disclosed")
    next = row.day("next")
    facts = row.integer("facts") ?? 0
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
    try rows("cases", streams: streams).map(CaseCard.init)
      .sorted { $0.id < $1.id }
  }

  /// The same with those who are accused in them.
  func casesWithPersons(_ streams: some Collection<Int64>) throws -> [CaseCard] {
    var cases = try cases(streams)
    let persons = Dictionary(
      grouping: try accused(rows("accused_rows", streams: streams)), by: \.stream)
    for place in cases.indices {
      cases[place].persons = (persons[cases[place].stream] ?? []).filter(\.isAccused)
    }
    return cases
  }

  /// Rows of persons with the names of the persons; the cleared stand first, then by slug.
  func accused(_ rows: [ViewRow]) throws -> [AccusedCard] {
    let labels = try labels(of: rows.compactMap { $0.string("party") })
    let cards = rows.map {
      AccusedCard($0, label: labels[$0.string("party") ?? ""] ?? $0.string("party") ?? "")
    }
    return cards.sorted {
      ($0.isCleared ? 0 : 1, $0.party) < ($1.isCleared ? 0 : 1, $1.party)
    }
  }
}
