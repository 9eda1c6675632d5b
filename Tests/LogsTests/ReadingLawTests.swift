import Docket
import Documents
import Events
import Logs
import Ports
import Projections
import Testing

/// The laws of what a reader is told, on random logs: for an audience, what is hidden never stood; and
/// looking back to now is looking.
@Suite struct ReadingLawTests {
  let shelf = Shelf()
  let today = Day(number: 18_500)

  /// A random log whose redactions have destroyed what they name.
  private func log(seed: Int) throws -> MemoryLog {
    let log = MemoryLog()
    let records = try RandomLog.records(150, seed: seed)
    try log.append(records)
    _ = try log.redact(records[...])
    return log
  }

  private func views(_ log: any LogReader, _ name: String) throws -> SQLiteViews {
    let views = SQLiteViews(folder: try shelf.folder(name))
    try views.rebuild([], from: log) { _, _ in }
    return views
  }

  private func reading(
    _ log: any LogReader, _ views: SQLiteViews, _ dials: Dials = Dials(),
    _ audience: Audience? = nil
  ) throws -> Reading {
    try Reading(
      log, views, dials, for: audience,
      workshop: SQLiteWorkshop(folder: shelf.folder("docket"), scratch: shelf.folder("scratch")))
  }

  /// All that a reader is told: lists, overviews, pages, timelines and searches; by name.
  private func told(_ reading: Reading, of log: any LogReader) throws -> [String: String] {
    var told: [String: String] = [:]
    func tell(_ name: String, _ document: Document) {
      told[name] = Format.csv.render(document)
    }
    for listing in Listing.allCases { tell("\(listing)", try reading.list(listing)) }
    for overview in Overview.allCases {
      tell("\(overview)", try reading.list(overview, ListFilter(today: today)))
    }
    for clock in TimelineQuery.Clock.allCases {
      tell("timeline \(clock)", try reading.timeline(TimelineQuery(clock: clock, limit: 1_000)))
    }
    var streams: [(Subject, String)] = []
    try log.scanPages(through: .max) { page in
      for row in 0..<page.count {
        let (kind, key) = page[row].subject
        streams.append((kind, key.string))
      }
    }
    for (kind, id) in streams where told["\(kind)/\(id)"] == nil {
      tell("\(kind)/\(id)", try reading.page(of: kind, id))
    }
    let index = SQLiteSearch(folder: try shelf.folder("index"))
    for word in ["label", "alias", "known", "publisher", "law", "case", "espionage", "corrected"] {
      let query = SearchQuery(try SearchTerms(word), limit: 1_000, pressNames: true)
      tell(
        "search \(word)",
        try reading.search(
          query, index, workshop: SQLiteSearchWorkshop(scratch: shelf.folder("scratch"))))
    }
    return told
  }

  private func differences(_ one: [String: String], _ other: [String: String]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted().map { name in
      let (one, other) = ((one[name] ?? "-").lines, (other[name] ?? "-").lines)
      let place = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset
      let (first, second) = (place.map { one[$0] } ?? "-", place.map { other[$0] } ?? "-")
      return "\(name), line \(place ?? min(one.count, other.count)): \(first) / \(second)"
    }
  }

  @Test func `random logs have all that is done to facts`() throws {
    for seed in 1...8 {
      let words = Set(try RandomLog.records(150, seed: seed).map(\.type))
      for word in [
        "record.corrected", "record.retracted", "record.redacted", "record.marked",
      ] {
        #expect(words.contains(word), "seed \(seed)")
      }
    }
    #expect(
      try RandomLog.records(150, seed: 1).contains { $0.type == "party.matched" })
  }

  @Test(arguments: [1, 2, 3, 15, 17, 18])
  func `what was recorded up to the head is told as it is plainly`(seed: Int) throws {
    let log = try log(seed: seed)
    let views = try views(log, "plain")
    let plain = try told(reading(log, views), of: log)
    let seen = try told(reading(log, views, Dials(recordedAt: .position(150))), of: log)
    #expect(plain.values.contains { $0.count > 200 })
    #expect(differences(plain, seen) == [])
  }

  @Test(arguments: 1...4, [Marking.clear, .green])
  func `an audience is told what a log tells in which the hidden facts never stood`(
    seed: Int, limit: Marking
  ) throws {
    let log = try log(seed: seed)
    let audience = Audience(limit, today: today)
    let veil = try #require(try Veil(audience, over: log))
    let bare = SparseLog(base: log) { !veil.hides($0) }
    let veiled = try Outlook(log, from: Standpoint(), veil: veil)
    #expect(try views(veiled, "veiled").digests() == views(bare, "bare").digests())
    // Of a wider circle a page says whom it is for: no table does.
    let seen = try told(reading(log, views(log, "all"), Dials(), audience), of: bare)
    #expect(differences(try told(reading(bare, views(bare, "bare")), of: bare), seen) == [])
  }

  @Test(arguments: 1...8, [Marking.clear, .green])
  func `nothing that an audience is told names what is hidden`(seed: Int, limit: Marking) throws {
    let log = try log(seed: seed)
    let veil = try #require(try Veil(Audience(limit, today: today), over: log))
    let records = try log.all()
    let hidden = records.filter { veil.hides($0.position) }
    #expect(!hidden.isEmpty)
    let shown = records.filter { !veil.hides($0.position) }
    // Of a stream of which nothing is shown, the slug is not told either.
    let gone = Set(hidden.map(\.stream)).subtracting(shown.map(\.stream))
      .filter { !$0.hasPrefix("country/") }.map { $0.drop { $0 != "/" }.dropFirst() }
    for name in hidden.map(\.id) + gone.map(String.init) {
      let needle = "\"\(name)\""
      for record in shown {
        let body = String(decoding: record.body ?? [], as: UTF8.self)
        #expect(!body.contains(needle), "#\(record.position) names \(name)")
      }
    }
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\r\n").map(String.init) }
}

/// A log that lacks some records of another.
private struct SparseLog: Ports.Log {
  let base: MemoryLog
  let has: @Sendable (Int64) -> Bool

  func head() throws -> Head { try base.head() }

  func scan(
    after position: Int64, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try base.scan(after: position, through: last) { if has($0) { try visit($0, $1) } }
  }

  func scan(
    stream: String, through last: Int64,
    _ visit: (_ position: Int64, _ body: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try base.scan(stream: stream, through: last) { if has($0) { try visit($0, $1) } }
  }

  func records(_ selection: Selection, _ visit: (Record) throws -> Bool) throws {
    var all = selection
    all.limit = nil
    var left = selection.limit ?? .max
    try base.records(all) { record in
      guard has(record.position) else { return true }
      guard left > 0 else { return false }
      left -= 1
      return try visit(record) && left > 0
    }
  }

  func write<T>(_ body: (any LogTransaction) throws -> T) throws -> T {
    throw LogError.readOnly(path: "", reason: "it is only read")
  }

  func scrub() throws {}
}
