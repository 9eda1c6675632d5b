public import Documents
public import Events
import Ports
import Projections

/// The views that go over many cases at once: each is a page (`show`) and rows (`list`).
///
/// A new one is a case here, a line in `view`, and a file with its `OverviewPage`.
public enum Overview: String, Sendable, CaseIterable {
  case agenda, detention, evidence, exchanges, lag
  case lawInForce = "law-in-force"
  case quality, reciprocity

  /// Where it is made.
  var view: any OverviewPage.Type {
    switch self {
    case .agenda: Agenda.self
    case .detention: Detention.self
    case .evidence: EvidenceBalance.self
    case .exchanges: Exchanges.self
    case .lag: Lag.self
    case .lawInForce: LawInForce.self
    case .quality: Quality.self
    case .reciprocity: Reciprocity.self
    }
  }

  /// What stands behind its name where it is shown.
  public enum Takes: Sendable, Equatable {
    case nothing
    /// So many states, or none.
    case states(Int)
    /// One case.
    case aCase
    /// One case, or none for all.
    case maybeACase
  }

  /// What is asked beyond that.
  public enum Asks: String, Sendable, CaseIterable {
    case country, within
  }

  /// What its page is narrowed to.
  public struct Question: Sendable {
    /// States behind its name: of two, the first prosecutes and the second is said to benefit, and
    /// the other way round.
    public var states: [Country] = []
    /// The case behind its name.
    public var caseID: String?
    /// Only what this state has a part in.
    public var country: Country?
    /// So many days make a coincidence.
    public var within: Int64?
    /// The day on which it is asked, for what is still open; nil for that of the last record.
    public var today: Day?
    /// After so many days without news somebody was "last heard of".
    public var staleDays = Freshness.usualDays
    /// What checks need; nil puts none.
    public var checking: Checking?

    public init(
      states: [Country] = [], caseID: String? = nil, country: Country? = nil, within: Int64? = nil,
      today: Day? = nil, checking: Checking? = nil
    ) {
      self.today = today
      self.checking = checking
      self.states = states
      self.caseID = caseID
      self.country = country
      self.within = within
    }
  }

  public var takes: Takes { view.takes }
  public var asks: [Asks] { view.asks }
  /// What its list can be narrowed by.
  public var serves: [ListFilter.Part] { view.serves }
  /// The columns of its list: name and meaning. Scripts may rely on the names.
  public var columns: [(name: String, doc: String)] { view.documentation }
}

/// A view over many cases: its page beside its rows.
protocol OverviewPage: RowList {
  static var takes: Overview.Takes { get }
  static var asks: [Overview.Asks] { get }
  /// The rows that a question leaves, sorted by id; no two have the same.
  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [Row]
  /// The page; its main table are the rows of the list.
  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document
}

extension OverviewPage {
  static func rows(
    _ archive: Archive, _ filter: ListFilter
  ) throws -> [(row: Row, match: Window.Match?)] {
    try rows(archive, asked: filter.question).map { ($0, nil) }
  }

  /// The rows with all columns, as scripts have them.
  static func table(_ rows: [Row]) -> Table {
    Table(
      name: name, columns: columns.map(\.column),
      rows: rows.map { row in columns.map { $0.cell(row) } })
  }

  /// The rows with the columns for people.
  static func shown(_ rows: [Row], caption: String?) -> Table {
    let columns = columns.filter(\.isShown)
    return Table(
      name: name, caption: caption, columns: columns.map(\.column),
      rows: rows.map { row in columns.map { $0.cell(row) } })
  }

  /// The rows that what is possibly inside the dials adds, or would change.
  static func differing(
    _ sure: Archive, _ wide: Archive, asked: Overview.Question
  ) throws -> [Block] {
    let beside = ListRow<Self>.beside(
      try rows(sure, asked: asked).map { ListRow($0, nil) },
      try rows(wide, asked: asked).map { ($0, .possible) })
    let differing = beside.filter { $0.match == .possible || !$0.possibly.isEmpty }
    guard !differing.isEmpty else { return [] }
    let places = columns.indices.filter { columns[$0].isShown }
    let table = Table(
      name: "possibly",
      caption: "Rows that only facts give whose dates leave it open, or that these would change.",
      columns: places.map { columns[$0].column } + [.init("possibly", "Possibly")],
      rows: differing.map { row in
        places.map { row.cells[$0] }
          + [row.match == .possible ? Table.Cell("the whole row") : row.possiblyCell]
      })
    return [.heading(level: 2, "Possibly by then"), .table(table)]
  }
}

extension Reading {
  /// The page of a view over many cases.
  public func page(
    of overview: Overview, _ question: Overview.Question = .init()
  ) throws -> Document {
    let view = overview.view
    if let id = question.caseID { try require(.case, id) }
    var question = question
    question.today = today(question.today)
    let isOfCase = view.takes == .aCase
    let sure = try isOfCase ? streams(.definite) : archive()
    var page = try view.page(sure, asked: question)
    if standpoint.choosesByDates,
      let wide = try isOfCase ? streams(.possible) : wideArchive()
    {
      let blocks = try view.differing(sure, wide, asked: question)
      page.blocks.insert(contentsOf: blocks, at: max(0, page.blocks.count - 1))
    }
    return stated(page)
  }

  /// The rows of a view over many cases; see `Archive.list`.
  public func list(_ overview: Overview, _ filter: ListFilter = ListFilter()) throws -> Document {
    var filter = filter
    filter.today = today(filter.today)
    return stated(try archive().list(overview.view, filter, beside: try wideArchive()))
  }
}

extension Archive {
  /// The cases of an overview by their numbers.
  func cases(asked: Overview.Question) throws -> [Int64: CaseCard] {
    var conditions: [Query<CaseRows>.Condition] = []
    if let country = asked.country { conditions.append(.equals(\.country, country)) }
    if let id = asked.caseID {
      guard let stream = try stream(of: .case, id) else { return [:] }
      conditions.append(.equals(\.stream, stream))
    }
    return try select(Query(CaseRows.self, conditions)).map(CaseCard.init)
      .reduce(into: [:]) { $0[$1.stream] = $1 }
  }

  /// Rows of a table that belong to these cases; of all, where no case was chosen.
  func rows<Table: StoredTable>(
    _ table: Table.Type, of cases: [Int64: CaseCard], asked: Overview.Question
  ) throws -> [ViewRow<Table>] {
    guard asked.country != nil || asked.caseID != nil else {
      return try select(Query(table)).filter { $0.origin.map { cases[$0] != nil } ?? false }
    }
    return try rows(table, streams: cases.keys)
  }

  /// The day on which an overview is asked.
  func today(_ asked: Overview.Question) -> Day {
    asked.today ?? TimelineEntry.day(of: asOf.recorded)
  }
}
