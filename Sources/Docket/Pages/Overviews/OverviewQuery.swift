public import Events

/// What an overview is narrowed to.
public struct OverviewQuery: Sendable {
  /// The prosecuting state.
  public var country: Country?
  /// One case.
  public var caseID: String?
  /// The day it is read on, for what is still open.
  public var today: Day

  public init(country: Country? = nil, caseID: String? = nil, today: Day) {
    self.country = country
    self.caseID = caseID
    self.today = today
  }
}

extension Archive {
  /// The cases of an overview by their numbers.
  func cases(in query: OverviewQuery) throws -> [Int64: CaseCard] {
    var conditions: [Query.Condition] = []
    if let country = query.country { conditions.append(.equals("country", .text(country.code))) }
    if let id = query.caseID {
      guard let stream = try stream(of: .case, id) else { return [:] }
      conditions.append(.equals("stream", .integer(stream)))
    }
    return try views.select(Query("cases", conditions)).map(CaseCard.init)
      .reduce(into: [:]) { $0[$1.stream] = $1 }
  }

  /// Rows of a table that belong to these cases: of all, where no case was chosen.
  func rows(
    _ table: String, of cases: [Int64: CaseCard], in query: OverviewQuery
  ) throws -> [ViewRow] {
    guard query.country != nil || query.caseID != nil else {
      return try views.select(Query(table)).filter {
        $0.integer("stream").map { cases[$0] != nil } ?? false
      }
    }
    return try rows(table, streams: cases.keys)
  }
}
