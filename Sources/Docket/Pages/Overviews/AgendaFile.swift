import Events
import Ports
import Projections
import Words

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
    /// What is said of it by the day it is asked, which is no part of its id: "pending when last heard of".
    var aside: String?

    /// What it is, in words.
    var told: String { what + (aside.map { "; \($0)" } ?? "") }

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
      let days = [earliest, latest].compactMap { $0.map { Day(number: $0) } }
      guard let last = days.last else { return "no date is recorded" }
      return earliest == latest || days.count < 2
        ? "not later than \(last.words)" : "between \(days[0].words) and \(last.words)"
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
      try AgendaFile.recorded(known, asked, archive, today)
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

  /// What facts set, and no later fact says was held, and the appeals on which nothing is decided: the
  /// case itself knows.
  private static func recorded(
    _ known: [Int64: CaseCard], _ asked: Overview.Question, _ archive: Archive, _ today: Day
  ) throws -> [Item] {
    let dated = try archive.rows(AgendaRows.self, of: known, asked: asked)
    let appealed = try archive.streams(with: "appeal.lodged")
    let streams = Set(dated.map(\.stream)).union(appealed)
    var items: [Item] = []
    try archive.each(streams.compactMap { known[$0] }, id: \.id) { card in
      let file = CaseFile(try archive.dossier(of: .case, card.id))
      items += file.nextDates.map { item($0, card) } + appeals(file, card, today, asked.staleDays)
    }
    return items
  }

  private static func item(_ next: NextDate, _ card: CaseCard) -> Item {
    let what =
      switch next.what {
      case .hearing(let kind, let court):
        HearingWords.name(kind) + (court.map { ", \($0)" } ?? "")
      case .check: "check due"
      }
    return Item(
      case: card, what: what, earliest: next.on.bounds.earliest?.number,
      latest: next.on.bounds.latest?.number, date: next.on,
      basis: .recorded(position: next.position),
      person: next.person.map { ($0.party, $0.label) })
  }

  /// Appeals that wait for a decision: no day is set for it.
  private static func appeals(
    _ file: CaseFile, _ card: CaseCard, _ today: Day, _ staleDays: Int64
  ) -> [Item] {
    file.persons.flatMap { person in
      person.course.appeals.filter(\.isPending).compactMap { appeal in
        appeal.lodged.map { position in
          // What was pending years ago need not be so today.
          let lodged = file.item(at: position)
          let days = lodged?.span.day.map { today.number - $0 } ?? 0
          let date = lodged.flatMap { $0.occurred ?? $0.disclosed }
          let aside =
            days > staleDays
            ? date.map { "pending when last heard of (\($0.wordsOfMoment))" } : nil
          let court = lodged?.court.map { " of \(Wording.the($0))" } ?? ""
          return Item(
            case: card, what: "decision\(court) on an \(AppealWords.called(appeal))",
            earliest: nil, latest: nil, date: nil, basis: .recorded(position: position),
            person: (person.party, person.label), aside: aside)
        }
      }
    }
  }

  /// What follows from where a person stands, and the periods of the prosecuting state's law.
  private static func computed(
    _ known: [Int64: CaseCard], _ asked: Overview.Question, _ archive: Archive
  ) throws -> [Item] {
    let states = Set(StatutoryClock.all.map(\.country))
    let cases = known.filter { $0.value.country.map(states.contains) ?? false }
    let persons = try archive.rows(AccusedRows.self, of: cases, asked: asked)
    let labels = try archive.labels(of: persons.map(\.party))
    return persons.flatMap { row -> [Item] in
      guard row.accused, let card = cases[row.stream] else { return [] }
      return StatutoryClock.all.filter { $0.country == card.country }.compactMap { clock in
        guard let began = clock.began(row) else { return nil }
        let end = clock.end(from: began.days)
        return Item(
          case: card, what: clock.step, earliest: end.earliest, latest: end.latest, date: nil,
          basis: .computed(from: began.position, rule: clock.rule),
          person: (row.party, labels[row.party] ?? row.party))
      }
    }
  }
}

extension Archive {
  /// The streams with a fact of this word, whether it stands or not.
  fileprivate func streams(with word: String) throws -> Set<Int64> {
    guard let number = try rows(WordRows.self, where: \.name, is: word).first?.word else {
      return []
    }
    return Set(try rows(TimelineRows.self, where: \.word, is: number).map(\.stream))
  }
}

extension StatutoryClock {
  /// The fact that started it and the days on which that can have been, where it runs for this person:
  /// as the course of the proceedings has it. Nothing runs from a place that is inferred or contested.
  fileprivate func began(
    _ row: ViewRow<AccusedRows>
  ) -> (position: Int64, days: (earliest: Int64?, latest: Int64))? {
    let settled: Set<Stage> = [
      .charged, .trial, .verdict, .sentenced, .appeal, .final, .ended, .discontinued, .acquitted,
    ]
    func started(
      _ position: Int64?, _ first: Day?, _ last: Day?
    ) -> (position: Int64, days: (earliest: Int64?, latest: Int64))? {
      guard let position, let last else { return nil }
      return (position, (earliest: first?.number, latest: last.number))
    }
    switch start {
    case .stage(let start):
      return row.stage == start
        ? started(row.stagePosition, row.stageFirst, row.stageDay) : nil
    case .liberty(let liberty):
      if let stage = row.stage, settled.contains(stage) { return nil }
      guard row.libertyReason == .said, !row.libertyContested, row.liberty == liberty else {
        return nil
      }
      return started(row.libertyPosition, row.libertyFirst, row.libertyDay)
    }
  }
}
