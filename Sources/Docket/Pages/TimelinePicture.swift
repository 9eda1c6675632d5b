import Documents
import Events
import Projections
import Words

/// A case's facts drawn along one of the three clocks, with the laws that came into force meanwhile.
struct TimelinePicture {
  let file: CaseFile
  let laws: [LawHistory]
  let clock: TimelineQuery.Clock

  /// Nil where no fact of the case has a place on the clock.
  var figure: Figure? {
    let dated = events.filter { date($0) != nil }
    guard !dated.isEmpty else { return nil }
    let picture = FactsFigure(rows: rows(dated), background: background)
    return Figure(
      name: "timeline", title: "Timeline of \(file.title)", description: description(dated),
      table: table(dated), isToldBeside: true, draw: picture.draw)
  }

  private var events: [CaseItem] {
    file.timeline.filter { $0.isEvent && $0.state != .redacted && Sort($0.fact.event) != nil }
  }

  private func description(_ dated: [CaseItem]) -> String {
    let left = events.count - dated.count
    let out =
      left == 0
      ? "None is left out." : "Left out: \(left), which \(left == 1 ? "has" : "have") no such date."
    return """
      \(Wording.count(dated.count, "fact")), one a line. Clock: \(clock.rawValue). \(out) As of \
      record \(file.headPosition), \(Instant(microseconds: file.headRecorded).date).
      """
  }

  // MARK: Rows

  /// What sort of fact a line stands under.
  private enum Sort: CaseIterable {
    case conduct, custody, court, other, statements

    var title: String {
      switch self {
      case .conduct: "What is alleged"
      case .custody: "Custody"
      case .court: "Charge and court"
      case .other: "Proceedings"
      case .statements: "Statements"
      }
    }

    /// Nil for what is nothing that happened: a note.
    init?(_ event: Event) {
      switch event {
      case .conduct(.alleged): self = .conduct
      case .conduct(.stated), .conduct(.measureTaken): self = .statements
      case .custody: self = .custody
      case .court: self = .court
      case .proceeding, .party, .exchange, .law, .evidence: self = .other
      case .amendment: return nil
      }
    }
  }

  private func rows(_ items: [CaseItem]) -> [FactsFigure.Row] {
    Sort.allCases.map { sort in
      FactsFigure.Row(
        title: sort.title, entries: items.filter { Sort($0.fact.event) == sort }.map(entry))
    }
  }

  private func entry(_ item: CaseItem) -> FactsFigure.Entry {
    let words = words(item)
    return FactsFigure.Entry(
      words: words, detail: "\(Wording.capitalised(dateWords(item))): \(words). #\(item.position)",
      date: dateWords(item), extent: extent(item) ?? Extent(first: nil, last: nil),
      sign: sign(item.fact.event), state: state(item))
  }

  private func words(_ item: CaseItem) -> String {
    switch item.state {
    case .stands, .corrected, .redacted: item.sentence
    case .retracted: "\(item.sentence) (retracted)"
    case .outvoted: "Another account: \(item.sentence)"
    }
  }

  private func state(_ item: CaseItem) -> FactsFigure.State {
    switch item.state {
    case .stands, .corrected: .held
    case .retracted, .redacted: .retracted
    case .outvoted: .otherAccount
    }
  }

  private func sign(_ event: Event) -> ExtentMark.Sign {
    switch event {
    case .custody: .square
    case .court(.hearingHeld), .court(.hearingScheduled): .triangle
    case .court: .diamond
    case .proceeding: .bar
    case .party, .conduct, .exchange, .law, .evidence, .amendment: .disc
    }
  }

  // MARK: Dates

  private func date(_ item: CaseItem) -> EDTF? {
    switch clock {
    case .occurred: item.occurred
    case .disclosed: item.disclosed
    case .recorded: EDTF(TimelineEntry.day(of: item.recorded))
    }
  }

  private func dateWords(_ item: CaseItem) -> String {
    Wording.date(date(item), lasts: item.fact.event.lasts) ?? "no date"
  }

  private func extent(_ item: CaseItem) -> Extent? { date(item).map { Extent($0) } }

  /// The days from which a version of a law that the case names is in force, by the world's clock.
  private var background: FactsFigure.Row? {
    guard clock == .occurred else { return nil }
    let entries = laws.flatMap { law in
      law.versions.compactMap { version -> FactsFigure.Entry? in
        guard let date = version.inForce else { return nil }
        let words = "\(law.title), \(version.label)"
        return FactsFigure.Entry(
          words: words, detail: "In force from \(date.words): \(words)", date: date.words,
          extent: Extent(date), sign: .bar)
      }
    }
    return FactsFigure.Row(title: "Laws come into force", entries: entries)
  }

  // MARK: Table

  private func table(_ items: [CaseItem]) -> Table {
    Table(
      name: "timeline", caption: description(items),
      columns: [
        .init("what", "What"), .init("date", Wording.capitalised(clock.rawValue)),
        .init("first", "First possible day"), .init("last", "Last possible day"),
        .init("certain", "Certainly on"), .init("state", "State"),
        .init("position", "Record", isNumeric: true),
      ],
      rows: items.map { item in
        let extent = extent(item)
        return [
          .text(item.sentence), .date(date(item)), day(extent?.first), day(extent?.last),
          .text(certain(extent)), .text(TimelineTable.state(item.state)), .number(item.position),
        ]
      })
  }

  private func day(_ number: Int64?) -> Table.Cell { .day(number.map { Day(number: $0) }) }

  private func certain(_ extent: Extent?) -> String? {
    guard let sure = extent?.sure else { return nil }
    let (from, to) = (Day(number: sure.lowerBound), Day(number: sure.upperBound))
    return from == to ? "\(from)" : "\(from) to \(to)"
  }
}
