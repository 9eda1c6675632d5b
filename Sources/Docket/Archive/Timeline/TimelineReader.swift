import Events
import Ports
import Projections
import Words

/// Finds the facts of a timeline: of a few streams by reading them, of all by the views' rows.
struct TimelineReader {
  /// What was found: in order, with how many were left out for want of a date where that is known.
  struct Found {
    var entries: [TimelineEntry] = []
    var undated: Int?
    /// Whether there are more than the limit.
    var isCut = false
  }

  let archive: Archive
  let query: TimelineQuery

  func read() throws -> Found {
    switch query.scope {
    case .all: query.clock == .recorded ? try recorded() : try dated()
    case .case(let id): try streams([(.case, id)])
    case .country(let country): try streams(streams(of: country))
    }
  }

  // MARK: A few streams

  /// The facts of a page's streams that are only possibly inside the dials.
  static func possible(
    _ kind: Subject, _ id: String, _ archive: Archive
  ) throws -> [TimelineEntry] {
    let reader = TimelineReader(archive: archive, query: TimelineQuery())
    let names = try Country(code: id).map { try reader.streams(of: $0) } ?? [(kind, id)]
    return try reader.streams(names).entries.filter { $0.match == .possible }
  }

  /// A country's own stream, its cases in any role, its laws and its exchanges.
  func streams(of country: Country) throws -> [(Subject, String)] {
    let cases = try archive.rows(CaseCountryRows.self, where: \.country, is: country)
    let ids = try archive.caseIDs(cases.map(\.stream))
    let laws = try archive.rows(LawRows.self, where: \.country, is: country).map(\.id)
    let parts = try archive.rows(SwapCountryRows.self, where: \.country, is: country)
    let swaps = try archive.rows(SwapRows.self, streams: parts.map(\.stream)).map(\.id)
    return [(.country, country.code)] + Set(ids.values).map { (.case, $0) }
      + laws.map { (.law, $0) } + swaps.map { (.swap, $0) }
  }

  private func streams(_ names: [(Subject, String)]) throws -> Found {
    var keyed: [(key: Int64, entry: TimelineEntry)] = []
    var undated = 0
    for (kind, id) in names {
      for (fact, record, state, mark) in try archive.amended(kind, id) {
        guard let key = query.clock.key(fact) ?? unplaced(state) else {
          undated += 1
          continue
        }
        if let entry = try entry(fact, record, state, mark) { keyed.append((key, entry)) }
      }
    }
    keyed.sort { ($0.key, $0.entry.position) < ($1.key, $1.entry.position) }
    return Found(
      entries: keyed.prefix(query.limit).map(\.entry), undated: undated,
      isCut: keyed.count > query.limit)
  }

  /// Where a fact stands whose dates were destroyed: before all others, where no days are asked for.
  private func unplaced(_ state: Entry.State) -> Int64? {
    state == .redacted && !query.window.asks ? .min : nil
  }

  /// The entry of a fact, where the window takes it.
  private func entry(
    _ fact: Fact, _ record: Dossier.Recorded, _ state: Entry.State, _ mark: String?
  ) throws -> TimelineEntry? {
    let date = query.clock.date(fact, recorded: record.recorded)
    let asked = query.window.asks ? query.window.match(date) : .definite
    guard let asked else { return nil }
    let seen: Window.Match =
      try archive.outlook?.inside(record.fact) == .possible ? .possible : .definite
    return TimelineEntry(
      record: record, fact: fact, state: state, match: splits ? max(asked, seen) : nil,
      mark: mark)
  }

  /// Whether what is definite and what is only possible are told apart.
  private var splits: Bool { query.window.asks || archive.splits }

  // MARK: All streams, by their days

  /// What a row of the views says of a fact's place.
  private struct Candidate {
    let key: Int64
    let position: Int64
    let stream: Int64
    let stands: Bool
  }

  /// Rows are asked for in growing portions, since only the fact itself decides of a match.
  private func dated() throws -> Found {
    var portion = query.limit + 1
    while true {
      let candidates = try candidates(portion)
      var found = Found()
      var reader = FactReader(archive: archive)
      for candidate in candidates.rows {
        guard
          let (fact, record, state, mark) = try reader.fact(
            candidate.position, stream: candidate.stream, stands: candidate.stands),
          let entry = try entry(fact, record, state, mark)
        else { continue }
        if found.entries.count == query.limit {
          found.isCut = true
          return found
        }
        found.entries.append(entry)
      }
      if candidates.areAll {
        if !query.window.asks, archive.outlook == nil {
          found.undated = Int(archive.asOf.position) - found.entries.count
        }
        return found
      }
      portion *= 4
    }
  }

  /// The days may be open at either end, and the port asks for one bound at a time.
  private func candidates(_ portion: Int) throws -> (rows: [Candidate], areAll: Bool) {
    typealias Condition = Query<TimelineRows>.Condition
    let (earliest, latest) =
      query.clock == .occurred
      ? (\TimelineRows.earliest, \TimelineRows.latest)
      : (\TimelineRows.disclosedEarliest, \TimelineRows.disclosedLatest)
    let first = query.window.first.map { $0.number - TimelineReader.margin }
    let last = query.window.last.map { $0.number + TimelineReader.margin }
    let begins = Condition.atMost(earliest, last ?? .max)
    let ends = Condition.atLeast(latest, first ?? .min)
    var queries: [(conditions: [Condition], order: KeyPath<TimelineRows, Column<Day?>>?)] = [
      ([begins, ends], latest), ([.equals(earliest, nil), ends], latest),
      ([begins, .equals(latest, nil)], earliest),
    ]
    if !query.window.asks { queries.append(([.equals(\.state, .redacted)], nil)) }
    var rows: [Candidate] = []
    var areAll = true
    for (conditions, order) in queries {
      let columns: [PartialKeyPath<TimelineRows>] = (order.map { [$0] } ?? []) + [\.position]
      let part = try archive.views.select(
        Query(TimelineRows.self, conditions, order: columns, limit: portion))
      areAll = areAll && part.count < portion
      rows += part.map { row in
        Candidate(
          key: order.map { row[dynamicMember: $0]?.number ?? 0 } ?? .min, position: row.position,
          stream: row.stream, stands: row.state == .stands)
      }
    }
    rows.sort { ($0.key, $0.position) < ($1.key, $1.position) }
    return (areAll ? rows : Array(rows.prefix(portion)), areAll)
  }

  /// How far the margin of `?`, `~` and `%` reaches at most around a day, month or year. Decades
  /// and centuries that are not certain are looked for by their own days and this much around.
  private static let margin: Int64 = 2 * 366

  // MARK: All streams, as recorded

  private func recorded() throws -> Found {
    let after = try query.window.first.map { try position(before: $0) } ?? 0
    let through =
      try query.window.last.map {
        try position(before: Day(number: $0.number + 1))
      } ?? archive.asOf.position
    var found = Found(undated: 0)
    guard after < through else { return found }
    let last = min(through, after + Int64(query.limit))
    found.isCut = last < through
    let rows = try archive.rows(TimelineRows.self, where: \.position, among: after + 1...last)
    let places = rows.reduce(into: [:]) { $0[$1.position] = $1 }
    var reader = FactReader(archive: archive)
    for position in after + 1...last {
      guard let row = places[position],
        let (fact, record, state, mark) = try reader.fact(
          position, stream: row.stream, stands: row.state == .stands),
        let entry = try entry(fact, record, state, mark)
      else { continue }
      found.entries.append(entry)
    }
    return found
  }

  /// Position of the last record before a day: time never goes backwards in the log.
  private func position(before day: Day) throws -> Int64 {
    var low: Int64 = 0
    var high = archive.asOf.position
    while low < high {
      let middle = (low + high + 1) / 2
      var recorded: Int64 = 0
      try archive.log.records(Selection(after: middle - 1, through: middle)) {
        recorded = $0.recorded
        return false
      }
      if TimelineEntry.day(of: recorded) < day { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// A fact as it stands, with what its record says and what is told beside it.
typealias Told = (fact: Fact, record: Dossier.Recorded, state: Entry.State, mark: String?)

extension Archive {
  /// The facts of a stream as they stand.
  func amended(_ kind: Subject, _ id: String) throws -> [Told] {
    let records = try facts(of: kind, id)
    let items = try Amended(records.map(\.fact), evidence: ArchiveEvidence(archive: self)).items
    let words = AmendmentWords(
      notes: AmendmentNote.notes(items, records), emptied: try emptied(records))
    return zip(items, records).map { ($0.fact, $1, $0.state, words.mark($0, $1)) }
  }
}

/// Reads facts by position; of one that does not stand as it was written, its whole stream.
struct FactReader {
  let archive: Archive
  private var streams: [Int64: [Int64: Told]] = [:]

  init(archive: Archive) { self.archive = archive }

  mutating func fact(_ position: Int64, stream: Int64, stands: Bool) throws -> Told? {
    guard !stands else {
      return try archive.fact(at: position).map { ($0.fact, $0, .stands, nil) }
    }
    if streams[stream] == nil { streams[stream] = try amended(stream) }
    return streams[stream]?[position]
  }

  private func amended(_ stream: Int64) throws -> [Int64: Told] {
    guard let first = try archive.fact(at: stream)?.fact.subject else { return [:] }
    return try archive.amended(first.kind, first.key.string).reduce(into: [:]) {
      $0[$1.fact.position] = $1
    }
  }
}
