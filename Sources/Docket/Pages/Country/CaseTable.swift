import Documents
import Events
import Projections
import Words

/// Cases with their people, as the pages of countries and laws show them.
struct CaseTable {
  let name: String
  let caption: String
  let cases: [CaseCard]
  /// Whether the prosecuting state has a column.
  var showsCountry = true
  /// Whether the states said to benefit have one.
  var showsBeneficiary = true

  var table: Table {
    var columns = [Table.Column("id", "Case"), Table.Column("title", "Title")]
    if showsCountry { columns.append(Table.Column("country", "Prosecuting")) }
    if showsBeneficiary { columns.append(Table.Column("on_behalf_of", "Allegedly for")) }
    columns += [Table.Column("accused", "Accused"), Table.Column("earliest", "Earliest")]
    return Table(name: name, caption: caption, columns: columns, rows: cases.map(row))
  }

  private func row(_ card: CaseCard) -> [Table.Cell] {
    var cells: [Table.Cell] = [.reference(.case, card.id), .text(card.title)]
    if showsCountry { cells.append(.country(card.country)) }
    if showsBeneficiary { cells.append(.countries(card.onBehalfOf)) }
    return cells + [.persons(card.persons), .day(card.earliest)]
  }
}

extension Table.Cell {
  /// Persons with stage, liberty and the outcome to tell first; those acquitted stand first.
  static func persons(_ persons: [AccusedCard]) -> Table.Cell {
    let runs = persons.enumerated().flatMap { place, person -> [Run] in
      // That who was cleared is free need not be said where no fact says it.
      let isFree = person.isFree && person.libertyReason?.isInferred == true
      let axes = [
        person.outcome?.aside(person.stage), person.stageWords,
        isFree ? nil : person.libertyWords,
      ].compactMap(\.self)
      let run = Run.reference(kind: "party", id: person.party, text: person.label)
      let words = axes.isEmpty ? "" : " (\(axes.joined(separator: "; ")))"
      return (place == 0 ? [] : [.text(", ")]) + [run] + (words.isEmpty ? [] : [.text(words)])
    }
    return Table.Cell(Line(runs), .array(persons.map(\.data)))
  }
}

extension Outcome {
  /// The outcome to tell first, beside a stage: what ended well of one count is said to be of one.
  func told(beside stage: Stage?) -> String { aside(stage) ?? words }

  /// What of an outcome the stage does not say: an acquittal of a count beside another verdict.
  func aside(_ stage: Stage?) -> String? {
    switch self {
    case .acquitted: stage == .acquitted ? nil : "cleared of at least one count"
    case .dismissed, .dropped: stage == .discontinued ? nil : "at least one count \(words)"
    case .vacated: stage == .discontinued ? nil : "at least one conviction set aside"
    // Proceedings that ended, by a death perhaps, say nothing of what had been found.
    case .convicted, .pleadedGuilty: stage == .ended ? words : nil
    case .pending, .merged, .superseded, .hung, .decided, .abated: nil
    }
  }
}

extension AccusedCard {
  var data: JSON {
    .record([
      ("party", .string(party)), ("label", .string(label)), ("role", .text(role?.rawValue)),
      ("stage", .text(stage?.rawValue)), ("stage_first", .text(stageDays.first?.description)),
      ("stage_day", .text(stageDays.last?.description)),
      ("liberty", .text(liberty?.rawValue)), ("liberty_reason", .text(libertyReason?.rawValue)),
      ("liberty_contested", .bool(isLibertyContested)),
      ("liberty_first", .text(libertyDays.first?.description)),
      ("liberty_day", .text(libertyDays.last?.description)),
      ("outcome", .text(outcome?.rawValue)),
    ])
  }
}

extension CaseCard {
  var data: JSON {
    .record([
      ("id", .string(id)), ("title", .string(title)), ("country", .text(country?.code)),
      ("on_behalf_of", .array(onBehalfOf.map { .string($0.code) })),
      ("category", .text(category)), ("basis", .text(basis)),
      ("stages", .array(stages.map { .string($0.rawValue) })),
      ("prosecution", .bool(isProsecution)), ("earliest", .text(earliest?.description)),
      ("latest", .text(latest?.description)), ("disclosed", .text(disclosed?.description)),
      ("accused", .array(persons.map(\.data))),
    ])
  }
}
