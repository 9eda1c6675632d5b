import Events
import Projections

/// The page of what lies ahead.
struct AgendaPage {
  let file: AgendaFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    blocks += [.heading(level: 2, "From today on"), .table(table(file.ahead))]
    if !file.passed.isEmpty {
      blocks += [
        .heading(level: 2, "Passed, and nothing recorded since"),
        .paragraph(
          """
          Nobody knows from this record what happened; a case that was not heard of again is not a \
          case in which nothing happened.
          """), .table(table(file.passed)),
      ]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(title: "Agenda", blocks: blocks, data: data, table: all)
  }

  private var caption: String {
    """
    Hearings that facts have set and that no later fact says were held, checks that are due, and \
    periods that a law sets for the next step. The last are computed, estimates only, and marked so. \
    Today is \(EDTF(file.today)?.words ?? file.today.description). Sorted by the last day it can be.
    """
  }

  private func table(_ items: [AgendaFile.Item]) -> Table {
    Table(
      name: "agenda",
      columns: [
        .init("when", "When"), .init("case", "Case"), .init("person", "Person"),
        .init("what", "What"), .init("basis", "Where it comes from"),
      ],
      rows: items.map { item in
        [
          .text(when(item)), .reference(.case, item.case.id, item.case.title),
          item.person.map { .reference(.party, $0.party, $0.label) } ?? .text(nil),
          .text(item.what), .text(basis(item)),
        ]
      })
  }

  private func when(_ item: AgendaFile.Item) -> String {
    if let date = item.date { return date.words }
    let days = [item.earliest, item.latest].compactMap { $0.flatMap { EDTF(Day(number: $0)) } }
    guard let last = days.last else { return "" }
    return item.earliest == item.latest || days.count < 2
      ? "by \(last.words)" : "between \(days[0].words) and \(last.words)"
  }

  private func basis(_ item: AgendaFile.Item) -> String {
    switch item.basis {
    case .recorded(let position): "recorded, #\(position)"
    case .computed(let position, let rule): "computed from #\(position): \(rule)"
    }
  }

  private var all: Table {
    Table(
      name: "agenda",
      columns: [
        .init("id", "Case"), .init("party", "Person"), .init("what", "What"),
        .init("date", "Date"), .init("earliest", "Earliest"), .init("latest", "Latest"),
        .init("computed", "Computed"), .init("position", "Record", isNumeric: true),
        .init("rule", "Rule"), .init("passed", "Passed"),
      ],
      rows: file.ahead.map { row($0, passed: false) } + file.passed.map { row($0, passed: true) })
  }

  private func row(_ item: AgendaFile.Item, passed: Bool) -> [Table.Cell] {
    var (position, rule): (Int64, String?) = (0, nil)
    switch item.basis {
    case .recorded(let at): position = at
    case .computed(let from, let text): (position, rule) = (from, text)
    }
    return [
      .reference(.case, item.case.id), .text(item.person?.party), .text(item.what),
      .date(item.date), .day(item.earliest.map { Day(number: $0) }),
      .day(item.latest.map { Day(number: $0) }), .flag(rule != nil), .number(position),
      .text(rule), .flag(passed),
    ]
  }

  private var data: JSON {
    .record([
      ("items", all.data), ("today", .string(file.today.description)),
      ("made_from", file.asOf.data),
    ])
  }
}
