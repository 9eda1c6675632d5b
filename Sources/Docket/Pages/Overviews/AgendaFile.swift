import Events
import Projections

/// What lies ahead: hearings that were set, checks that are due, and periods that laws set.
struct AgendaFile {
  /// Where a date comes from.
  enum Basis: Equatable {
    /// A fact says so.
    case recorded(position: Int64)
    /// It was computed from a fact and a rule.
    case computed(from: Int64, rule: String)
  }

  struct Item {
    let `case`: CaseCard
    let what: String
    let earliest: Int64?
    let latest: Int64?
    let date: EDTF?
    let basis: Basis
    /// The person it is about; nil where it is about the case.
    let person: (party: String, label: String)?
    /// Whether its last day had passed when it was asked.
    var isPassed = false

    var id: String { "\(self.case.id)/\(position)/\(person?.party ?? "")/\(what)" }

    /// The fact it comes from.
    var position: Int64 {
      switch basis {
      case .recorded(let position): position
      case .computed(let from, _): from
      }
    }

    /// The rule it was computed by; nil where a fact says it.
    var rule: String? {
      if case .computed(_, let rule) = basis { rule } else { nil }
    }

    var basisWords: String {
      rule.map { "computed from #\(position): \($0)" } ?? "recorded, #\(position)"
    }

    /// "12 May 2027", "between 10 September 2023 and 10 March 2024".
    var when: String {
      if let date { return date.words }
      let days = [earliest, latest].compactMap { $0.flatMap { EDTF(Day(number: $0)) } }
      guard let last = days.last else { return "" }
      return earliest == latest || days.count < 2
        ? "by \(last.words)" : "between \(days[0].words) and \(last.words)"
    }
  }

  /// From today on, the next first.
  let ahead: [Item]
  /// Whose last day has passed without a recorded step, the latest first.
  let passed: [Item]
  let asOf: Head
  let today: Day

  init(_ asked: Overview.Question, _ archive: Archive) throws {
    let today = archive.today(asked)
    self.today = today
    asOf = archive.asOf
    let known = try archive.cases(asked: asked)
    let items =
      try AgendaFile.recorded(known, asked, archive)
      + AgendaFile.computed(known, asked, archive)
    ahead = items.filter { $0.latest.map { $0 >= today.number } ?? true }.sorted {
      ($0.latest ?? .max, $0.case.id, $0.what) < ($1.latest ?? .max, $1.case.id, $1.what)
    }
    passed = items.filter { $0.latest.map { $0 < today.number } ?? false }.map { item in
      var item = item
      item.isPassed = true
      return item
    }.sorted {
      ($1.latest ?? .max, $0.case.id, $0.what) < ($0.latest ?? .max, $1.case.id, $1.what)
    }
  }

  /// What facts set, and no later fact says was held: the case itself knows.
  private static func recorded(
    _ known: [Int64: CaseCard], _ asked: Overview.Question, _ archive: Archive
  ) throws -> [Item] {
    let rows = try archive.rows("agenda_rows", of: known, asked: asked)
    return try Set(rows.compactMap { $0.integer("stream") }).flatMap { stream -> [Item] in
      guard let card = known[stream] else { return [] }
      return CaseFile(try archive.dossier(of: .case, card.id)).nextDates.map { next in
        let what =
          switch next.what {
          case .hearing(let kind, let court):
            "hearing: \(kind.words)" + (court.map { ", \($0)" } ?? "")
          case .check: "check due"
          }
        return Item(
          case: card, what: what, earliest: next.on.bounds.earliest?.number,
          latest: next.on.bounds.latest?.number, date: next.on,
          basis: .recorded(position: next.position), person: nil)
      }
    }
  }

  /// What follows from where a person stands, and the periods of the prosecuting state's law.
  private static func computed(
    _ known: [Int64: CaseCard], _ asked: Overview.Question, _ archive: Archive
  ) throws -> [Item] {
    let states = Set(StatutoryClock.all.map(\.country))
    let cases = known.filter { $0.value.country.map(states.contains) ?? false }
    let persons = try archive.rows("accused_rows", of: cases, asked: asked)
    var found: [(clock: StatutoryClock, row: ViewRow, card: CaseCard, position: Int64)] = []
    for row in persons {
      guard let card = row.integer("stream").flatMap({ cases[$0] }) else { continue }
      for clock in StatutoryClock.all where clock.country == card.country {
        if let position = clock.began(row) { found.append((clock, row, card, position)) }
      }
    }
    let days = try archive.rows(
      "timeline_rows", where: "position", among: found.map { ViewValue.integer($0.position) }
    ).reduce(into: [:]) { $0[$1.integer("position") ?? 0] = $1 }
    let labels = try archive.labels(of: found.compactMap { $0.row.string("party") })
    return found.compactMap { clock, row, card, position in
      guard let day = days[position], let begins = AgendaFile.begins(day) else { return nil }
      let end = clock.end(from: begins)
      let party = row.string("party") ?? ""
      return Item(
        case: card, what: clock.step, earliest: end.earliest, latest: end.latest, date: nil,
        basis: .computed(from: position, rule: clock.rule),
        person: (party, labels[party] ?? party))
    }
  }

  /// The first and last day something can have begun; nil where nothing says by when.
  private static func begins(_ row: ViewRow) -> (earliest: Int64?, latest: Int64)? {
    guard let latest = row.integer("latest") ?? row.integer("disclosed_latest") else { return nil }
    return (row.integer("earliest"), latest)
  }
}

extension StatutoryClock {
  /// The fact that started it, where it runs for this person.
  fileprivate func began(_ row: ViewRow) -> Int64? {
    let settled: Set<Stage> = [
      .charged, .trial, .verdict, .sentenced, .appeal, .final, .ended, .discontinued, .acquitted,
    ]
    let stage = row.string("stage").flatMap(Stage.init)
    switch start {
    case .stage(let start): return stage == start ? row.integer("stage_position") : nil
    case .liberty(let liberty):
      if let stage, settled.contains(stage) { return nil }
      return row.string("liberty") == liberty.rawValue ? row.integer("liberty_position") : nil
    }
  }
}
