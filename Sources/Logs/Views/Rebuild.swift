import Docket
import Events
import GRDB
import Glibc
import Projections

/// Folds the views from the first fact into a file of their own.
///
/// One thread reads, one folds, one writes the rows. Streams with amendments are folded one by one
/// at the end, as they stand.
struct Rebuild {
  private let path: String
  private let log: any Log
  private let head: Int64
  private let only: Set<String>
  private let others: String?

  /// - Parameters:
  ///   - only: the views to fold; empty for all.
  ///   - others: the file to copy the other views from.
  init(
    at path: String, from log: any Log, to head: Int64, only: Set<String> = [],
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
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384;
            """)
        if let others {
          try database.execute(sql: "ATTACH ? AS old", arguments: [others])
        }
        try database.execute(sql: "BEGIN")
        try ViewsSchema.create(database)
        try ViewsSchema.fillFixedTables(database)
        if others != nil { try copyOthers(database) }
        try fold(database, progress)
        try ViewsSchema.createIndexes(database)
        try finish(database)
        try database.execute(sql: "COMMIT")
      }
      try queue.close()
    }
    try Rebuild.sync(path)
  }

  /// Folds the whole log into the tables.
  private func fold(_ database: Database, _ progress: (Int64, Int64) -> Void) throws {
    let writer = RowWriter(database)
    let folder = WholeFold(log: log, head: head, only: only)
    try Conveyor<WholeFold.Load>.run(capacity: 8) { send in
      try folder.run(send)
    } consume: { load in
      switch load {
      case .rows(let rows): try writer.write(rows)
      case .asked(let stream, let sources):
        for source in sources {
          try database.execute(
            sql: "INSERT INTO account_sources VALUES (?, ?)", arguments: [stream, source])
        }
      case .position(let position): progress(position, head)
      }
    }
  }

  private func copyOthers(_ database: Database) throws {
    for view in Catalog.views where !only.contains(view.name) {
      for table in view.tables where table.stream != nil {
        let name = quoted(table.name)
        try database.execute(sql: "INSERT INTO main.\(name) SELECT * FROM old.\(name)")
      }
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
  private static func sync(_ path: String) throws {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw trouble(errno, at: path) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw trouble(errno, at: path) }
  }
}
