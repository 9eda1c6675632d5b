import Docket
import Events
import GRDB
import Ports
import Projections

/// Takes the log's new facts into the index, in one transaction of the caller's: new entries of
/// plain streams are added, streams in which facts amend each other are indexed again.
struct SearchCatchUp {
  /// Words that stand in the index were destroyed in the log: only an index made again has none.
  struct WordsDestroyed: Error {}

  private let database: Database
  private let log: any LogReader
  private let path: String
  private let from: Int64
  private let to: Int64

  init(_ database: Database, at path: String, _ log: any LogReader, from: Int64, to: Int64) {
    self.database = database
    self.path = path
    self.log = log
    self.from = from
    self.to = to
  }

  func run(_ progress: (Int64, Int64) -> Void) throws {
    let streams = try touched()
    let reader = StreamReader(log: log, through: to)
    let evidence = LogEvidence(reader)
    let writer = try SearchWriter(database, at: path)
    var entries: [SearchEntry] = []
    var outdated: [Int64] = []
    for (done, stream) in streams.enumerated() {
      let (facts, positions) = try reader.facts(of: stream)
      guard let origin = positions.first else { continue }
      if facts.contains(where: Amended.isSpecial) || facts.count < positions.count {
        evidence.asked = []
        let fresh = try SearchEntry.entries(of: facts, stream: origin, evidence)
        let held = try Int64.fetchAll(
          database, sql: "SELECT position FROM places WHERE stream = ?", arguments: [origin])
        guard Set(held).isSubset(of: fresh.map(\.position)) else { throw WordsDestroyed() }
        outdated += held
        entries += fresh
        try writer.weigh(origin, by: evidence.asked.sorted())
      } else {
        entries += facts.compactMap {
          $0.position > from ? SearchEntry($0, stream: origin) : nil
        }
      }
      progress(Int64(done + 1), Int64(streams.count))
    }
    try writer.remove(outdated.sorted())
    for entry in entries.sorted(by: { $0.position < $1.position }) { try writer.write(entry) }
    try SQLiteViews.setCheckpoint(to, of: log, database)
  }

  /// The streams of the new facts, and those whose choice among accounts asked for a source that
  /// new facts tell more of.
  private func touched() throws -> [String] {
    var streams: [String] = []
    var seen: Set<String> = []
    try log.records(Selection(after: from, through: to)) { record in
      if seen.insert(record.stream).inserted { streams.append(record.stream) }
      return true
    }
    for source in streams.compactMap(StreamID.init) where source.kind == .source {
      let weighed = try Int64.fetchAll(
        database, sql: "SELECT stream FROM weighed WHERE source = ?",
        arguments: [source.key])
      for origin in weighed {
        try log.records(Selection(after: origin - 1, through: origin)) { record in
          if seen.insert(record.stream).inserted { streams.append(record.stream) }
          return false
        }
      }
    }
    return streams
  }
}
