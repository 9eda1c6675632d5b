import Docket
import Events
import GRDB
import Ports
import Projections

/// Takes the log's new facts into the tables: every stream they touch is folded again, its old rows
/// replaced, in one transaction of the caller's.
struct CatchUp {
  private let database: Database
  private let log: any LogReader
  private let from: Int64
  private let to: Int64

  init(_ database: Database, _ log: any LogReader, from: Int64, to: Int64) {
    self.database = database
    self.log = log
    self.from = from
    self.to = to
  }

  func run(_ progress: (Int64, Int64) -> Void) throws {
    var streams: [String] = []
    var seen: Set<String> = []
    try log.records(Selection(after: from, through: to)) { record in
      if seen.insert(record.stream).inserted { streams.append(record.stream) }
      return true
    }
    for stream in try weighedAgain(streams) where seen.insert(stream).inserted {
      streams.append(stream)
    }
    try CatchUp.refold(streams, log, through: to, database) { done in
      progress(Int64(done), Int64(streams.count))
    }
    try SQLiteViews.setCheckpoint(to, of: log, database)
  }

  /// Streams whose choice among accounts asked for a source that these streams tell more of.
  private func weighedAgain(_ streams: [String]) throws -> [String] {
    try streams.compactMap(StreamID.init).filter { $0.kind == .source }.flatMap { source in
      try String.fetchAll(
        database,
        sql: """
          SELECT n.kind || '/' || n.id FROM account_sources a
          JOIN streams n ON n.stream = a.stream WHERE a.source = ?
          """, arguments: [source.key])
    }
  }

  /// Folds these streams from their first facts and puts their rows in the place of the old ones.
  static func refold(
    _ streams: [String], _ log: any LogReader, through: Int64, _ database: Database,
    _ progress: (Int) -> Void
  ) throws {
    let reader = StreamReader(log: log, through: through)
    let evidence = LogEvidence(reader)
    var fold = Fold()
    var made: [PackedRows] = []
    let rows = Rows { made.append($0) }
    let writer = RowWriter(database)
    let remover = try RowRemover(database)
    func write() throws {
      rows.flush()
      for packed in made { try writer.write(packed) }
      made = []
    }
    for (done, stream) in streams.enumerated() {
      let (facts, positions) = try reader.facts(of: stream)
      guard let origin = positions.first else { continue }
      try remover.remove(origin: origin, positions: positions)
      evidence.asked = []
      fold.apply(try Amended(facts, evidence: evidence), rows)
      for source in evidence.asked {
        try database.execute(
          sql: "INSERT INTO account_sources VALUES (?, ?)", arguments: [origin, source])
      }
      try write()
      progress(done + 1)
    }
    fold.finish(rows)
    try write()
  }
}

/// Removes what the tables hold of a stream.
struct RowRemover {
  private let byStream: [Statement]
  private let byPosition: [Statement]

  init(_ database: Database) throws {
    let tables = Catalog.tables.filter { $0.stream != nil }
    byPosition = try tables.filter(\.isByPosition).map {
      try database.cachedStatement(sql: "DELETE FROM \(quoted($0.name)) WHERE position = ?")
    }
    byStream =
      try tables.filter { !$0.isByPosition }.map {
        try database.cachedStatement(
          sql: "DELETE FROM \(quoted($0.name)) WHERE \(quoted($0.columns[$0.stream!].name)) = ?")
      } + [database.cachedStatement(sql: "DELETE FROM account_sources WHERE stream = ?")]
  }

  func remove(origin: Int64, positions: [Int64]) throws {
    for statement in byStream { try statement.execute(arguments: [origin]) }
    for statement in byPosition {
      for position in positions { try statement.execute(arguments: [position]) }
    }
  }
}
