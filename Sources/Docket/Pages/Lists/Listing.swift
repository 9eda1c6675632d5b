public import Events

/// The lists: what there is of each kind, one row each, sorted by id.
public enum Listing: String, Sendable, CaseIterable {
  case cases, countries, parties, laws, sources, swaps

  /// What its rows are.
  public var kind: Subject {
    switch self {
    case .cases: .case
    case .countries: .country
    case .parties: .party
    case .laws: .law
    case .sources: .source
    case .swaps: .swap
    }
  }

  /// What it can be narrowed by.
  public var serves: [ListFilter.Part] {
    switch self {
    case .cases: CaseList.serves
    case .countries: CountryList.serves
    case .parties: PartyList.serves
    case .laws: LawList.serves
    case .sources: SourceList.serves
    case .swaps: SwapList.serves
    }
  }

  /// Its columns: name and meaning. Scripts may rely on the names.
  public var columns: [(name: String, doc: String)] {
    switch self {
    case .cases: CaseList.columns.map { ($0.name, $0.doc) }
    case .countries: CountryList.columns.map { ($0.name, $0.doc) }
    case .parties: PartyList.columns.map { ($0.name, $0.doc) }
    case .laws: LawList.columns.map { ($0.name, $0.doc) }
    case .sources: SourceList.columns.map { ($0.name, $0.doc) }
    case .swaps: SwapList.columns.map { ($0.name, $0.doc) }
    }
  }
}

extension Archive {
  /// A list as a page; its data is one array of objects with the names of the columns.
  ///
  /// Throws `FilterUnserved` where the filter asks what the list's rows do not have.
  public func list(_ listing: Listing, _ filter: ListFilter = ListFilter()) throws -> Document {
    let serves = listing.serves
    if let part = ListFilter.Part.allCases.first(where: {
      filter.parts.contains($0) && !serves.contains($0)
    }) {
      throw FilterUnserved(listing: listing, part: part, serves: serves)
    }
    return switch listing {
    case .cases: try document(CaseList.self, filter)
    case .countries: try document(CountryList.self, filter)
    case .parties: try document(PartyList.self, filter)
    case .laws: try document(LawList.self, filter)
    case .sources: try document(SourceList.self, filter)
    case .swaps: try document(SwapList.self, filter)
    }
  }

  private func document<L: RowList>(_ list: L.Type, _ filter: ListFilter) throws -> Document {
    var rows = try L.rows(self, filter)
    if filter.window.asks { rows.sort { ($0.match ?? .possible) < ($1.match ?? .possible) } }
    if let limit = filter.limit { rows = Array(rows.prefix(max(0, limit))) }
    return ListPage<L>(rows: rows, filter: filter, asOf: asOf).document
  }
}

/// A list: where its rows come from, and its columns.
protocol RowList {
  associatedtype Row
  static var listing: Listing { get }
  static var title: String { get }
  static var serves: [ListFilter.Part] { get }
  /// What is listed, and by which clock a window chooses.
  static var caption: String { get }
  static var columns: [ListColumn<Row>] { get }
  /// The rows that a filter leaves, sorted by id; of a window, with how each answers.
  static func rows(_ archive: Archive, _ filter: ListFilter) throws -> [(
    row: Row, match: Window.Match?
  )]
}

/// A column of a list: its name for machines, its title for people, and how a row fills it.
struct ListColumn<Row> {
  let name: String
  let title: String
  let doc: String
  /// Whether pages for people show it; scripts get all columns.
  let isShown: Bool
  let isNumeric: Bool
  let cell: (Row) -> Table.Cell

  init(
    _ name: String, _ title: String, _ doc: String, shown: Bool = true, numeric: Bool = false,
    _ cell: @escaping (Row) -> Table.Cell
  ) {
    self.name = name
    self.title = title
    self.doc = doc
    isShown = shown
    isNumeric = numeric
    self.cell = cell
  }

  var column: Table.Column { Table.Column(name, title, isNumeric: isNumeric) }
}
