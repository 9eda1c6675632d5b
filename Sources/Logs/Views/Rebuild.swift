import Docket
import Events
import GRDB
import Glibc
import Ports
import Projections

/// Folds the views from the first fact into a file of their own.
///
/// One thread reads, one folds, one writes the rows. What amendments change is read before, so that
/// facts are folded in the log's order as they stand, and rows come in the order of their keys.
struct Rebuild {
  private let path: String
  private let log: any LogReader
  private let head: Int64
  private let only: Set<String>
  private let others: String?

  /// - Parameters:
  ///   - only: the views to fold; empty for all.
  ///   - others: the file to copy the other views from.
  init(
    at path: String, from log: any LogReader, to head: Int64, only: Set<String> = [],
    others: String? = nil
  ) {
    self.path = path
    self.log = log
    self.head = head
    self.only = only
    self.others = others
  }

  func run(_ progress: (Int64, Int64) -> Void) throws {
    try mappingErrors(at: path) {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try SQLiteConnection.queue(at: path, configuration)
      try queue.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA page_size = \(PageFile.pageSize); PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA cache_size = -16384; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
            """)
        if let others {
          try database.execute(sql: "ATTACH ? AS old", arguments: [others])
        }
        let (leftOver, asked) = try load(database, progress)
        try database.execute(sql: "BEGIN")
        let writer = RowWriter(database)
        for rows in leftOver { try writer.write(rows) }
        for (stream, source) in asked {
          try database.execute(
            sql: "INSERT INTO account_sources VALUES (?, ?)", arguments: [stream, source])
        }
        if others != nil { try copyOthers(database) }
        try finish(database)
        try database.execute(sql: "COMMIT")
      }
      try queue.close()
    }
    try Rebuild.sync(path)
  }

  /// Makes the tables and folds the whole log into them; answers what SQLite must still insert.
  private func load(
    _ database: Database, _ progress: (Int64, Int64) -> Void
  ) throws -> (rows: [PackedRows], asked: [(stream: Int64, source: String)]) {
    var loader: BulkLoader?
    var asked: [(stream: Int64, source: String)] = []
    let folder = WholeFold(log: log, head: head, only: only)
    try Conveyor<WholeFold.Load>.run(capacity: 8) { send in
      try folder.run(send)
    } prepare: {
      try database.execute(sql: "BEGIN")
      try ViewsSchema.create(database)
      try ViewsSchema.createIndexes(of: folded, database)
      try ViewsSchema.fillFixedTables(database)
      try database.execute(sql: "COMMIT")
      loader = try BulkLoader(folded, database, at: path)
    } consume: { load in
      switch load {
      case .rows(let rows): try loader?.write(rows)
      case .asked(let stream, let sources): asked += sources.map { (stream, $0) }
      case .position(let position): progress(position, head)
      }
    }
    try loader?.finish()
    return (loader?.leftOver ?? [], asked)
  }

  /// The tables that rows are made for.
  private var folded: [TableLayout] {
    others == nil
      ? Catalog.tables : Catalog.views.filter { only.contains($0.name) }.flatMap { $0.tables }
  }

  private func copyOthers(_ database: Database) throws {
    for view in Catalog.views where !only.contains(view.name) {
      for table in view.tables where table.stream != nil {
        let name = quoted(table.name)
        try database.execute(sql: "INSERT INTO main.\(name) SELECT * FROM old.\(name)")
      }
      try ViewsSchema.createIndexes(of: view.tables, database)
    }
  }

  private func finish(_ database: Database) throws {
    for view in Catalog.views {
      try database.execute(
        sql: "INSERT INTO docket VALUES (?, ?)",
        arguments: ["view/" + view.name, ViewsSchema.definition(of: view)])
    }
    try SQLiteViews.setCheckpoint(head, of: log, database)
  }

  /// Makes the file durable before it gets its name.
  static func sync(_ path: String) throws {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw trouble(errno, at: path) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw trouble(errno, at: path) }
  }
}
