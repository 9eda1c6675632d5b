import Docket
import Events
import GRDB
import Glibc
import Ports
import Projections

/// Makes the index from the first fact, in a file of its own: one thread reads and folds texts, the
/// other writes.
struct SearchBuild {
  private enum Load: Sendable {
    case entries([SearchEntry], through: Int64)
    case weighed(stream: Int64, sources: [String])
  }

  private let path: String
  private let log: any LogReader
  private let head: Int64

  /// - Parameter path: an empty file.
  init(at path: String, from log: any LogReader, to head: Int64) {
    self.path = path
    self.log = log
    self.head = head
  }

  func run(_ progress: (Int64, Int64) -> Void) throws {
    try mappingErrors(at: path) {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -32768;
            """)
        try database.execute(sql: "BEGIN")
        try SearchSchema.create(database)
        try settle(database, hash: 32 << 20, merge: 0)
        try fill(database, progress)
        try settle(database, hash: 1 << 20, merge: 4)
        try SearchSchema.createIndex(database)
        try SQLiteViews.setCheckpoint(head, of: log, database)
        try database.execute(sql: "COMMIT")
      }
      try queue.close()
    }
    try Rebuild.sync(path)
  }

  /// How much FTS5 gathers before it writes, and how eagerly it merges what it wrote.
  private func settle(_ database: Database, hash: Int, merge: Int) throws {
    for table in SearchSchema.full {
      for (name, value) in [("hashsize", hash), ("automerge", merge)] {
        try database.execute(
          sql: "INSERT INTO \(table) (\(table), rank) VALUES (?, ?)", arguments: [name, value])
      }
    }
  }

  private func fill(_ database: Database, _ progress: (Int64, Int64) -> Void) throws {
    let writer = try SearchWriter(database, at: path)
    try Conveyor<Load>.run(capacity: 4) { send in
      try produce(send)
    } consume: { load in
      switch load {
      case .entries(let entries, let position):
        for entry in entries { try writer.write(entry) }
        progress(position, head)
      case .weighed(let stream, let sources): try writer.weigh(stream, by: sources)
      }
    }
  }

  /// Sends all entries in the order of their positions. A stream in which facts amend each other
  /// is read whole where it begins; its entries wait for their places.
  @Sendable
  private func produce(_ send: (Load) throws -> Void) throws {
    let apart = try WholeFold.specialStreams(of: log, through: head)
    let reader = StreamReader(log: log, through: head)
    let evidence = LogEvidence(reader)
    var origins: [String: Int64] = [:]
    var waiting: [Int64: SearchEntry] = [:]
    try log.scanPages(through: head) { page in
      var entries: [SearchEntry] = []
      for row in 0..<page.count {
        let fact = page[row]
        let name = fact.stream.name
        let isApart = apart.contains(name)
        var origin = origins[name]
        if origin == nil {
          var positions = [fact.position]
          if isApart {
            var facts: [Fact]
            (facts, positions) = try reader.facts(of: name)
            guard positions.contains(fact.position) else {
              throw LogError.damaged(
                position: fact.position, reason: "it is not found in its stream, \(name)")
            }
            evidence.asked = []
            for entry in try SearchEntry.entries(of: facts, stream: positions[0], evidence) {
              waiting[entry.position] = entry
            }
            if !evidence.asked.isEmpty {
              try send(.weighed(stream: positions[0], sources: evidence.asked.sorted()))
            }
          }
          origin = positions[0]
          origins[name] = origin
        }
        if isApart {
          if let entry = waiting.removeValue(forKey: fact.position) { entries.append(entry) }
        } else if let entry = SearchEntry(fact, stream: origin ?? fact.position) {
          entries.append(entry)
        }
      }
      guard page.count > 0 else { return }
      try send(.entries(entries, through: page[page.count - 1].position))
    }
  }
}
