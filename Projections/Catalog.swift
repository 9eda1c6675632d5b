public import Events

/// All views, and the one fold that feeds them.
public enum Catalog {
  public static let views: [any View.Type] = [
    TimelineView.self, CaseView.self, CountryView.self, PartyView.self, LawView.self,
    SourceView.self, SwapView.self, LagView.self, AgendaView.self,
  ]

  public static var tables: [TableLayout] { views.flatMap { $0.tables } }
  public static var readable: [ReadableView] { views.flatMap { $0.readable } }

  /// Makes the rows of the tables that no fact fills.
  public static func writeFixed(_ rows: Rows) {
    for (number, word) in Vocabulary.words.enumerated() {
      rows.add(WordRows.self) { row in
        row.put(\.word, Int64(number))
        row.put(\.name, word.name)
      }
    }
    for country in Country.all.sorted() {
      rows.add(CountryNameRows.self) { row in
        row.put(\.country, country)
        row.put(\.name, country.name)
      }
    }
  }
}

/// A fold of the catalog's views over facts.
public struct Fold: Sendable {
  public private(set) var registry: Registry
  private var timeline: TimelineView?
  private var cases: CaseView?
  private var countries: CountryView?
  private var parties: PartyView?
  private var laws: LawView?
  private var sources: SourceView?
  private var swaps: SwapView?
  private var lags: LagView?
  private var agenda: AgendaView?

  /// A fold of these views, or of all.
  ///
  /// - Parameter identities: which parties are one person in cases; what is kept merges nobody.
  public init(_ names: Set<String> = [], identities: Identities = Identities()) {
    registry = Registry(identities)
    func made<V: View>(_ view: V.Type) -> V? {
      names.isEmpty || names.contains(view.name) ? view.init() : nil
    }
    timeline = made(TimelineView.self)
    cases = made(CaseView.self)
    countries = made(CountryView.self)
    parties = made(PartyView.self)
    laws = made(LawView.self)
    sources = made(SourceView.self)
    swaps = made(SwapView.self)
    lags = made(LagView.self)
    agenda = made(AgendaView.self)
  }

  /// Takes the next fact as it stands; facts of one stream come in the order of their positions.
  public mutating func apply(_ fact: Fact, _ rows: Rows, state: Entry.State = .stands) {
    let entry = Entry(fact, in: &registry, state: state)
    timeline?.apply(entry, &registry, rows)
    cases?.apply(entry, &registry, rows)
    countries?.apply(entry, &registry, rows)
    parties?.apply(entry, &registry, rows)
    laws?.apply(entry, &registry, rows)
    sources?.apply(entry, &registry, rows)
    swaps?.apply(entry, &registry, rows)
    lags?.apply(entry, &registry, rows)
    agenda?.apply(entry, &registry, rows)
  }

  /// Takes a whole stream, with its amendments honoured.
  public mutating func apply(_ stream: Amended, _ rows: Rows) {
    for item in stream.items { apply(item.fact, rows, state: item.state) }
  }

  /// Makes the rows that need all facts.
  public func finish(_ rows: Rows) {
    for portion in Portion.allCases { finish(portion, rows) }
  }

  /// What can be finished side by side: no table has rows of both, and each has about half of the work.
  public enum Portion: Sendable, CaseIterable {
    case cases, others
  }

  /// Makes the rows of a portion that need all facts.
  public func finish(_ portion: Portion, _ rows: Rows) {
    switch portion {
    case .cases: cases?.finish(registry, rows)
    case .others: finishOthers(rows)
    }
  }

  private func finishOthers(_ rows: Rows) {
    timeline?.finish(registry, rows)
    countries?.finish(registry, rows)
    parties?.finish(registry, rows)
    laws?.finish(registry, rows)
    sources?.finish(registry, rows)
    swaps?.finish(registry, rows)
    lags?.finish(registry, rows)
    agenda?.finish(registry, rows)
  }
}
