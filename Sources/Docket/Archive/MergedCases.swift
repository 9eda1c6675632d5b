import Events
import Ports
import Projections
import Synchronization

/// The tables of cases in which a person has several slugs.
///
/// The views keep each slug apart, since a later judgement can part what is one today. Whoever asks for
/// rows of cases is answered from a fold of those cases in which a person's slugs are one: what
/// happened to any of them happened to the person. Pages fold cases likewise (`CaseFile`).
final class MergedCases: Sendable {
  /// A table whose rows depend on who is whom, with the places of the columns that tell.
  struct Parted: Sendable {
    let table: TableName
    let stream: Int
    let party: Int?

    init(_ table: TableName, _ stream: Int, _ party: Int?) {
      (self.table, self.stream, self.party) = (table, stream, party)
    }
  }

  static let tables: [String: Parted] = [
    CaseRows.name: Parted(.cases, CaseRows.place(of: \.stream), nil),
    AccusedRows.name: Parted(
      .accusedRows, AccusedRows.place(of: \.stream), AccusedRows.place(of: \.party)),
    CountRows.name: Parted(
      .countRows, CountRows.place(of: \.stream), CountRows.place(of: \.party)),
    LibertyRows.name: Parted(
      .libertyRows, LibertyRows.place(of: \.stream), LibertyRows.place(of: \.party)),
  ]

  /// The numbers of the cases.
  let streams = Once<Set<Int64>>()
  private let folded = Mutex<[Int64: [TableName: [[ViewValue]]]]>([:])

  /// The rows of a case by their tables.
  func rows(of stream: Int64, _ fold: () throws -> [TableName: [[ViewValue]]]) rethrows
    -> [TableName: [[ViewValue]]]
  {
    if let rows = folded.withLock({ $0[stream] }) { return rows }
    let rows = try fold()
    folded.withLock { $0[stream] = rows }
    return rows
  }
}

extension Archive {
  /// Rows of a table or readable view; in the tables of cases each person is one.
  func select<Table>(_ query: Query<Table>) throws -> [ViewRow<Table>] {
    guard let parted = MergedCases.tables[Table.name] else { return try kept(query) }
    var merged = try mergedStreams()
    if merged.isEmpty { return try kept(query) }
    let identities = try identities()
    var apart = query
    apart.limit = nil
    var rows = try kept(apart).filter { row in
      row.values[parted.stream].integer.map { !merged.contains($0) } ?? true
    }
    for condition in query.conditions where condition.column == parted.stream {
      merged = merged.filter { condition.test.holds(of: .integer($0)) }
    }
    let conditions = query.conditions.map { condition in
      condition.column == parted.party ? condition.mapping(identities.person) : condition
    }
    for stream in merged.sorted() {
      rows += try mergedRows(of: stream, parted.table).map(ViewRow.init).filter { row in
        conditions.allSatisfy { $0.test.holds(of: row.values[$0.column]) }
      }
    }
    if !query.order.isEmpty { rows.sort { $0.precedes($1, query.order) } }
    return query.limit.map { Array(rows.prefix($0)) } ?? rows
  }

  /// Those accused in the cases of persons with several slugs: slug by slug, and person by person.
  func mergedAccused() throws -> [(
    stream: Int64, apart: [AccusedCard], merged: [AccusedCard]
  )] {
    try mergedStreams().sorted().map { stream in
      func accused(_ rows: [ViewRow<AccusedRows>]) -> [AccusedCard] {
        rows.map { AccusedCard($0, label: "") }.filter(\.isAccused)
      }
      return (
        stream,
        accused(try views.select(Query(AccusedRows.self, [.equals(\.stream, stream)]))),
        accused(try mergedRows(of: stream, AccusedRows.table).map(ViewRow.init))
      )
    }
  }

  private func mergedStreams() throws -> Set<Int64> {
    try merged.streams.value {
      let slugs = try identities().merged.flatMap(\.self)
      return Set(try kept(Query(AccusedRows.self, [.among(\.party, slugs)])).map(\.stream))
    }
  }

  private func mergedRows(of stream: Int64, _ table: TableName) throws -> [[ViewValue]] {
    try merged.rows(of: stream) {
      guard let id = try caseIDs([stream])[stream] else { return [:] }
      let facts = try facts(of: .case, id).map(\.fact)
      var fold = Fold([CaseView.name], identities: try identities())
      var made: [PackedRows] = []
      let rows = Rows { made.append($0) }
      fold.apply(try Amended(facts, evidence: ArchiveEvidence(archive: self)), rows)
      fold.finish(rows)
      rows.flush()
      return made.reduce(into: [:]) { $1.unpack(into: &$0, stream: stream) }
    }[table] ?? []
  }
}

extension PackedRows {
  /// Adds the rows that they hold, by their tables.
  fileprivate func unpack(into tables: inout [TableName: [[ViewValue]]], stream: Int64) {
    let parted = Dictionary(uniqueKeysWithValues: MergedCases.tables.values.map { ($0.table, $0) })
    each { table, place in
      guard let parted = parted[table] else { return }
      var row: [ViewValue] = []
      values(at: place) { _, value in
        switch value {
        case .null: row.append(.null)
        case .integer(let number): row.append(.integer(number))
        case .text(let bytes): row.append(.text(String(decoding: bytes, as: UTF8.self)))
        }
      }
      // Behind a dial the first fact that is seen need not be the first of all.
      row[parted.stream] = .integer(stream)
      tables[table, default: []].append(row)
    }
  }
}

extension Query.Condition {
  /// The same with other texts asked for.
  fileprivate func mapping(_ map: (String) -> String) -> Self {
    func mapped(_ value: ViewValue) -> ViewValue { value.string.map { .text(map($0)) } ?? value }
    return switch test {
    case .equals(let value): Self(column: column, .equals(mapped(value)))
    case .among(let values): Self(column: column, .among(values.map(mapped)))
    case .atLeast, .atMost: self
    }
  }
}

extension Query.Condition.Test {
  fileprivate func holds(of found: ViewValue) -> Bool {
    switch self {
    case .equals(let value): found == value
    case .among(let values): values.contains(found)
    case .atLeast(let bound): found.integer.map { $0 >= bound } ?? false
    case .atMost(let bound): found.integer.map { $0 <= bound } ?? false
    }
  }
}

extension ViewRow {
  fileprivate func precedes(_ other: ViewRow, _ order: [Int]) -> Bool {
    for place in order where values[place] != other.values[place] {
      switch (values[place], other.values[place]) {
      case (.integer(let one), .integer(let two)): return one < two
      case (.text(let one), .text(let two)): return one < two
      case (.null, _), (.integer, .text): return true
      case (.text, .integer), (_, .null): return false
      }
    }
    return false
  }
}
