import Events
import Projections

/// How long each person was in each state of liberty, as far as facts say.
struct DetentionFile {
  /// A stretch of time in one state.
  struct Stretch {
    let liberty: Liberty
    /// From when on, with the fact that says so.
    let since: EDTF?
    let position: Int64
    /// Until when, with the fact that ends it; nil where no end is recorded.
    let until: EDTF?
    let endPosition: Int64?
    /// How many days; nil for a state that does not last, and where nothing can be said.
    let days: DaySpan?
    /// The first and last day it can have begun and ended, days since 1970, for drawing.
    let begins: (earliest: Int64?, latest: Int64?)
    let ends: (earliest: Int64?, latest: Int64?)
  }

  /// A person in a case.
  struct Person {
    let `case`: CaseCard
    let party: String
    let label: String
    /// How the person was cleared, "acquitted": told with the name, before anything else.
    let cleared: String?
    let stretches: [Stretch]
    /// Days in custody in all: detained, arrested, remanded, imprisoned.
    let held: DaySpan?
    /// Whether the last state is custody and no end of it is recorded.
    let isOpen: Bool

    /// "Christopher Cash (acquitted)".
    var called: String { cleared.map { "\(label) (\($0))" } ?? label }
  }

  /// A stretch of a person's, as a row of a list.
  struct Row {
    let person: Person
    let stretch: Stretch
    /// 1, 2, 3 … as they came about.
    let ordinal: Int

    var id: String { "\(person.case.id)/\(person.party)/\(ordinal)" }
  }

  var rows: [Row] {
    persons.flatMap { person in
      person.stretches.enumerated().map {
        Row(person: person, stretch: $1, ordinal: $0 + 1)
      }
    }
  }

  /// In the order of the cases' ids, then of the persons' slugs.
  let persons: [Person]
  /// How many of those accused have no custody fact.
  let without: Int
  let asOf: Head
  /// The day up to which an open stretch is counted at most.
  let through: Day

  init(_ asked: Overview.Question, _ archive: Archive) throws {
    let through = archive.today(asked)
    self.through = through
    asOf = archive.asOf
    let known = try archive.cases(asked: asked)
    let rows = try archive.rows("liberty_rows", of: known, asked: asked)
    let dates = try DetentionFile.dates(rows, archive)
    let labels = try archive.labels(of: Set(rows.compactMap { $0.string("party") }))
    let accused = try archive.rows("accused_rows", of: known, asked: asked)
    let cleared = try DetentionFile.cleared(
      accused, counts: archive.rows("count_rows", of: known, asked: asked))
    var byPerson: [String: [ViewRow]] = [:]
    for row in rows {
      byPerson["\(row.integer("stream") ?? 0)/\(row.string("party") ?? "")", default: []]
        .append(row)
    }
    persons = byPerson.compactMap { key, rows -> Person? in
      guard let card = rows[0].integer("stream").flatMap({ known[$0] }),
        let party = rows[0].string("party")
      else { return nil }
      let sorted = rows.sorted { ($0.integer("ordinal") ?? 0) < ($1.integer("ordinal") ?? 0) }
      return Person(card, party, labels[party] ?? party, cleared[key], sorted, dates, through)
    }
    .sorted { ($0.case.id, $0.party) < ($1.case.id, $1.party) }
    without = max(0, accused.count - persons.count)
  }

  /// How persons were cleared, by case and slug: of every count, or by the end of proceedings. Who was
  /// acquitted of one count and convicted of another is not among them.
  private static func cleared(
    _ accused: [ViewRow], counts: [ViewRow]
  ) -> [String: String] {
    func key(_ row: ViewRow) -> String {
      "\(row.integer("stream") ?? 0)/\(row.string("party") ?? "")"
    }
    let outcomes = Dictionary(grouping: counts, by: key).mapValues {
      $0.compactMap { $0.string("outcome").flatMap(Outcome.init) }
    }
    return accused.reduce(into: [:]) { cleared, row in
      let own = outcomes[key(row)] ?? []
      if let first = own.first, own.allSatisfy(\.isCleared) {
        cleared[key(row)] = first.words
      } else if let stage = row.string("stage").flatMap(Stage.init),
        stage == .acquitted || stage == .discontinued
      {
        cleared[key(row)] = stage.words
      }
    }
  }

  /// The dates of the facts that changed where somebody is.
  private static func dates(
    _ rows: [ViewRow], _ archive: Archive
  ) throws -> [Int64: (date: EDTF?, earliest: Int64?, latest: Int64?)] {
    let positions = Set(rows.map { $0["position"] })
    return try archive.rows("timeline_rows", where: "position", among: positions)
      .reduce(into: [:]) { dates, row in
        guard let position = row.integer("position") else { return }
        let hasDay = row.integer("earliest") != nil || row.integer("latest") != nil
        let (first, last) =
          hasDay ? ("earliest", "latest") : ("disclosed_earliest", "disclosed_latest")
        // What is known only from its disclosure had begun by then.
        let earliest = hasDay ? row.integer(first) : nil
        let latest = row.integer(last)
        dates[position] = (DetentionFile.date(earliest, latest), earliest, latest)
      }
  }

  private static func date(_ earliest: Int64?, _ latest: Int64?) -> EDTF? {
    let text = [earliest, latest].map { $0.map { Day(number: $0).description } ?? ".." }
    if let earliest, earliest == latest { return EDTF(Day(number: earliest)) }
    return earliest == nil && latest == nil ? nil : try? EDTF(text.joined(separator: "/"))
  }
}

extension DetentionFile.Person {
  fileprivate init(
    _ card: CaseCard, _ party: String, _ label: String, _ cleared: String?, _ rows: [ViewRow],
    _ dates: [Int64: (date: EDTF?, earliest: Int64?, latest: Int64?)], _ through: Day
  ) {
    self.case = card
    self.party = party
    self.label = label
    self.cleared = cleared
    // A state that is recorded twice in a row goes on.
    var steps: [(liberty: Liberty, position: Int64)] = []
    for row in rows {
      guard let liberty = row.string("liberty").flatMap(Liberty.init),
        let position = row.integer("position")
      else { continue }
      if steps.last?.liberty != liberty { steps.append((liberty, position)) }
    }
    stretches = steps.enumerated().map { place, step in
      let begin = dates[step.position] ?? (nil, nil, nil)
      let next = place + 1 < steps.count ? steps[place + 1] : nil
      let end = next.flatMap { dates[$0.position] }
      let days: DaySpan? =
        !step.liberty.lasts
        ? nil
        : end.map {
          DaySpan(
            from: (begin.earliest, begin.latest), to: ($0.earliest, $0.latest))
        } ?? DaySpan(least: nil, most: begin.earliest.map { max(0, through.number - $0) })
      return DetentionFile.Stretch(
        liberty: step.liberty, since: begin.date, position: step.position, until: end?.date,
        endPosition: next?.position, days: days.flatMap { $0.isKnown ? $0 : nil },
        begins: (begin.earliest, begin.latest),
        ends: end.map { ($0.earliest, $0.latest) } ?? (nil, nil))
    }
    let custody = stretches.filter(\.liberty.isCustody)
    isOpen = stretches.last.map { $0.liberty.isCustody && $0.endPosition == nil } ?? false
    held = custody.isEmpty ? nil : DetentionFile.Person.sum(custody)
  }

  /// The days of all stretches: at least what is certain of each, at most what is possible of all.
  private static func sum(_ stretches: [DetentionFile.Stretch]) -> DaySpan? {
    let least = stretches.compactMap { $0.days?.least }.reduce(0, +)
    let most = stretches.map { $0.days?.most }
    let span = DaySpan(
      least: least == 0 ? nil : least,
      most: most.contains { $0 == nil } ? nil : most.compactMap(\.self).reduce(0, +))
    return span.isKnown ? span : nil
  }
}

extension Liberty {
  /// Whether the person is locked up.
  var isCustody: Bool {
    switch self {
    case .detained, .arrested, .remanded, .imprisoned: true
    case .atLarge, .restricted, .released, .bailed, .paroled, .exchanged, .surrendered, .escaped,
      .dead, .executed, .unknown:
      false
    }
  }

  /// Whether it goes on, so that days in it can be counted.
  fileprivate var lasts: Bool {
    switch self {
    case .detained, .arrested, .remanded, .imprisoned, .restricted, .bailed, .paroled, .escaped,
      .surrendered, .atLarge:
      true
    case .released, .exchanged, .dead, .executed, .unknown: false
    }
  }
}
