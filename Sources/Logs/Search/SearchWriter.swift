import Docket
import GRDB
import GRDBSQLite
import Ports
import Projections

/// Puts entries into the index, and takes them out.
///
/// FTS5 gathers rows in memory as long as their ids ascend, so entries come in that order.
final class SearchWriter {
  private let places: SQLiteStatement
  private let heads: SQLiteStatement
  private let facts: SQLiteStatement
  private let letters: SQLiteStatement
  private let database: Database

  init(_ database: Database, at path: String) throws {
    self.database = database
    func statement(_ sql: String) throws -> SQLiteStatement {
      try SQLiteStatement(sql, on: database, at: path)
    }
    places = try statement(
      "INSERT INTO places (position, stream, state, date) VALUES (?, ?, ?, ?)")
    heads = try statement(
      "INSERT INTO heads (rowid, kind, who, names, press, rest) VALUES (?, ?, ?, ?, ?, ?)")
    facts = try statement("INSERT INTO facts (rowid, who, told, notes) VALUES (?, ?, ?, ?)")
    letters = try statement("INSERT INTO letters (rowid, names, press) VALUES (?, ?, ?)")
  }

  func write(_ entry: SearchEntry) throws {
    places.bind(entry.position, at: 1)
    places.bind(entry.stream, at: 2)
    places.bind(entry.state.rawValue, at: 3)
    places.bind(text: entry.date.map { Array($0.utf8) }, at: 4)
    try run(places)
    if let head = entry.head {
      heads.bind(entry.position, at: 1)
      heads.bind(head.rawValue, at: 2)
      heads.bind(entry.who, at: 3)
      heads.bind(entry.names, at: 4)
      heads.bind(entry.pressNames, at: 5)
      heads.bind(entry.told + " | " + entry.notes, at: 6)
      try run(heads)
      if head == .cases || head == .parties {
        letters.bind(entry.position, at: 1)
        letters.bind(entry.names, at: 2)
        letters.bind(entry.pressNames, at: 3)
        try run(letters)
      }
    }
    if entry.isFact {
      facts.bind(entry.position, at: 1)
      facts.bind(entry.who, at: 2)
      facts.bind(entry.told, at: 3)
      facts.bind(entry.notes, at: 4)
      try run(facts)
    }
  }

  private func run(_ statement: SQLiteStatement) throws {
    defer { statement.reset() }
    _ = try statement.step()
  }

  /// Takes out all of these positions, which ascend.
  func remove(_ positions: [Int64]) throws {
    for table in SearchSchema.full {
      let statement = try database.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid = ?")
      for position in positions { try statement.execute(arguments: [position]) }
    }
    let statement = try database.cachedStatement(sql: "DELETE FROM places WHERE position = ?")
    for position in positions { try statement.execute(arguments: [position]) }
  }

  /// Notes which sources a stream's choice among accounts asked for.
  func weigh(_ stream: Int64, by sources: some Sequence<String>) throws {
    try database.execute(sql: "DELETE FROM weighed WHERE stream = ?", arguments: [stream])
    for source in sources {
      try database.execute(
        sql: "INSERT INTO weighed (stream, source) VALUES (?, ?)", arguments: [stream, source])
    }
  }
}
