public import Documents
public import Events
import Ports

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
  public var serves: [ListFilter.Part] { list.serves }

  /// Its columns: name and meaning. Scripts may rely on the names.
  public var columns: [(name: String, doc: String)] { list.documentation }

  /// Where its rows come from.
  var list: any RowList.Type {
    switch self {
    case .cases: CaseList.self
    case .countries: CountryList.self
    case .parties: PartyList.self
    case .laws: LawList.self
    case .sources: SourceList.self
    case .swaps: SwapList.self
    }
  }
}

extension Archive {
  /// A list as a page; its data is one array of objects with the names of the columns.
  ///
  /// Throws `FilterUnserved` where the filter asks what the list's rows do not have.
  public func list(_ listing: Listing, _ filter: ListFilter = ListFilter()) throws -> Document {
    try list(listing.list, filter, beside: nil)
  }

  /// The same, and apart from it the rows that only what is possibly inside the dials gives.
  func list(
    _ list: any RowList.Type, _ filter: ListFilter, beside wide: Archive?
  ) throws -> Document {
    let serves = list.serves
    if let part = ListFilter.Part.allCases.first(where: {
      filter.parts.contains($0) && !serves.contains($0)
    }) {
      throw FilterUnserved(list: list.name, part: part, serves: serves)
    }
    return try document(list, filter, wide)
  }

  private func document<L: RowList>(
    _ list: L.Type, _ filter: ListFilter, _ wide: Archive?
  ) throws -> Document {
    // What stands beside each other is cut afterwards: the first rows of both are not the same rows.
    var all = filter
    if wide != nil { all.limit = nil }
    var rows = try L.rows(self, all).map { ListRow<L>($0.row, $0.match) }
    if let wide { rows = ListRow.beside(rows, try L.rows(wide, all)) }
    return Archive.document(rows, filter, asOf: asOf, splits: filter.window.asks || wide != nil)
  }

  /// - Parameter splits: whether what is definite and what is only possible stand apart.
  static func document<L: RowList>(
    _ rows: [ListRow<L>], _ filter: ListFilter, asOf: Head, splits: Bool
  ) -> Document {
    var rows = rows
    if splits { rows.sort { ($0.match ?? .definite) < ($1.match ?? .definite) } }
    if let limit = filter.limit { rows = Array(rows.prefix(max(0, limit))) }
    return ListPage<L>(rows: rows, filter: filter, asOf: asOf, splits: splits).document
  }
}

/// A row of a list on its way to a page.
struct ListRow<L: RowList> {
  let cells: [Table.Cell]
  var match: Window.Match?
  /// What the row would be if all that is possibly inside the dials were: nil where that is no other.
  var possibly: [(title: String, cell: Table.Cell)] = []

  init(_ row: L.Row, _ match: Window.Match?) {
    cells = L.columns.map { $0.cell(row) }
    self.match = match
  }

  private var id: JSON { cells[0].value }

  /// Rows that are definitely there, each with what may be otherwise; then those that may be there.
  static func beside(
    _ sure: [ListRow<L>], _ wide: [(row: L.Row, match: Window.Match?)]
  ) -> [ListRow<L>] {
    var wide = wide.map { ListRow<L>($0.row, .possible) }
    let places = Dictionary(
      uniqueKeysWithValues: wide.enumerated().compactMap { place, row in
        row.id.string.map { ($0, place) }
      })
    var seen: Set<Int> = []
    let rows = sure.map { row -> ListRow<L> in
      var row = row
      guard let place = row.id.string.flatMap({ places[$0] }) else { return row }
      seen.insert(place)
      row.match = row.match ?? .definite
      row.possibly = zip(L.columns, zip(row.cells, wide[place].cells)).compactMap { column, cells in
        cells.0.value == cells.1.value ? nil : (column.title, cells.1)
      }
      return row
    }
    for place in seen { wide[place].match = nil }
    return rows + wide.filter { $0.match != nil }
  }

  /// "Stages: trial; Latest: 2023-08-31".
  var possiblyCell: Table.Cell {
    Table.Cell(possibly.map { "\($0.title): \($0.cell.line.plain)" }.joined(separator: "; "))
  }
}

/// A list: where its rows come from, and its columns.
protocol RowList {
  associatedtype Row
  /// As it is called on the command line.
  static var name: String { get }
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

extension RowList {
  /// The names of its columns, and what they mean.
  static var documentation: [(name: String, doc: String)] { columns.map { ($0.name, $0.doc) } }
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
