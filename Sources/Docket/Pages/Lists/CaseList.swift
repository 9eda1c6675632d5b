import Events
import Ports
import Projections

/// The cases. A window asks for cases of which anything occurred in it.
enum CaseList: RowList {
  static let name = Listing.cases.rawValue
  static let title = "Cases"
  static let serves: [ListFilter.Part] = [
    .country, .for, .stage, .liberty, .kind, .since, .until, .limit,
  ]
  static let caption =
    "Every case that was opened; a window asks for cases of which a fact occurred in it."

  static var columns: [ListColumn<CaseCard>] {
    [
      ListColumn("id", "Case", "the case's slug") { .reference(.case, $0.id) },
      ListColumn("title", "Title", "what the case is called") { .text($0.title) },
      ListColumn("country", "Country", "the prosecuting state (ISO 3166)") { .country($0.country) },
      ListColumn("on_behalf_of", "Allegedly for", "states said to benefit: a list of codes") {
        .countries($0.onBehalfOf)
      },
      ListColumn("category", "Category", "what was sought", shown: false) { .word($0.category) },
      ListColumn("basis", "Basis", "why it is in the docket; no status", shown: false) {
        .word($0.basis)
      },
      ListColumn("stages", "Stages", "the stages its accused have reached: a list") {
        .words($0.stages.map(\.rawValue))
      },
      ListColumn("accused", "Accused", "how many persons are accused", shown: false, numeric: true)
      { .number($0.accused) },
      ListColumn(
        "prosecution", "Prosecution",
        "true where somebody is accused and a custody, charge or court fact stands", shown: false
      ) { .flag($0.isProsecution) },
      ListColumn("earliest", "Earliest", "first day of its earliest fact (occurred)") {
        .day($0.earliest)
      },
      ListColumn("latest", "Latest", "last day of its latest fact (occurred)") { .day($0.latest) },
      ListColumn(
        "disclosed", "Disclosed", "first day anything of it became public", shown: false
      ) { .day($0.disclosed) },
      ListColumn(
        "next", "Next", "the first day of the next check or hearing that has not passed",
        shown: false
      ) {
        .day($0.next)
      },
      ListColumn("facts", "Facts", "how many facts of it stand", shown: false, numeric: true) {
        .number($0.facts)
      },
    ]
  }

  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: CaseCard, match: Window.Match?)] {
    let ids = filter.ids.map(Set.init)
    let today = filter.today ?? TimelineEntry.day(of: archive.asOf.recorded)
    let cards = try archive.withNextDates(cards(archive, filter), today).filter { card in
      ids?.contains(card.id) ?? true
        && filter.beneficiary.map { card.onBehalfOf.contains($0) } ?? true
        && filter.stage.map { card.stages.contains($0) } ?? true
        && filter.kind.map { card.category == $0 } ?? true
    }
    guard filter.window.asks else { return cards.map { ($0, nil) } }
    return try cards.compactMap { card in
      try match(card, filter.window, archive).map { (card, $0) }
    }
  }

  private static func cards(_ archive: Archive, _ filter: ListFilter) throws -> [CaseCard] {
    if let liberty = filter.liberty {
      let rows = try archive.rows(
        AccusedRows.self, where: \.liberty, is: liberty, [.equals(\.accused, true)])
      return try archive.cases(Set(rows.map(\.stream)))
        .filter { card in filter.country.map { card.country == $0 } ?? true }
    }
    let isPlain =
      filter.beneficiary == nil && filter.stage == nil && filter.kind == nil
      && !filter.window.asks
    let query = Query(
      CaseRows.self, filter.country.map { [.equals(\.country, $0)] } ?? [], order: [\.id],
      limit: isPlain ? filter.limit : nil)
    return try archive.select(query).map(CaseCard.init)
  }

  /// The best answer of its facts.
  private static func match(
    _ card: CaseCard, _ window: Window, _ archive: Archive
  ) throws -> Window.Match? {
    Window.best(
      try archive.standing(of: .case, card.id).map { window.match($0.occurred?.edtf) })
  }
}

extension Archive {
  /// Cases with the first day to come that a fact names: of checks the last that was set counts.
  fileprivate func withNextDates(_ cards: [CaseCard], _ today: Day) throws -> [CaseCard] {
    guard cards.contains(where: { $0.next != nil }) else { return cards }
    let rows = try views.select(Query(AgendaRows.self, [.atLeast(\.latest, today.number)]))
    let byCase = Dictionary(grouping: rows, by: \.stream)
    return cards.map { card in
      let rows = byCase[card.stream] ?? []
      let check = rows.filter { $0.what == .check }.max { $0.position < $1.position }
      let days = (rows.filter { $0.what != .check } + (check.map { [$0] } ?? []))
        .map { max(today, $0.earliest ?? today) }
      return card.next(days.min())
    }
  }
}
