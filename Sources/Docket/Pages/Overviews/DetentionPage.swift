import Events
import Projections

/// The page of days in each state of liberty.
struct DetentionPage {
  let file: DetentionFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if !file.persons.isEmpty {
      blocks += [.heading(level: 2, "Persons"), .table(persons)]
      blocks += [.heading(level: 2, "States of liberty"), .table(stretches(shown: true))]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(
      title: "Detention", blocks: blocks, data: data, table: stretches(shown: false))
  }

  private var through: String { EDTF(file.through)?.words ?? file.through.description }

  private var caption: String {
    """
    Days in each state of liberty, person by person, as far as facts say; an interval where dates \
    are uncertain. Custody is detained, arrested, remanded or imprisoned; a measure short of that is \
    not. Where no end is recorded nobody knows whether it goes on: the days up to \(through) are then \
    the most it can be. Clock: occurred, else by when it was disclosed. Population: \
    \(Wording.count(file.persons.count, "person")) with a fact about their liberty; a person counts \
    once in each case. Left out: \(Wording.count(file.without, "person")) accused without one. \
    Sorted by case and person.
    """
  }

  private var persons: Table {
    Table(
      name: "persons",
      columns: [
        .init("case", "Case"), .init("label", "Name"), .init("held", "In custody, in all"),
        .init("now", "Last state recorded"), .init("since", "Since"),
      ],
      rows: file.persons.map { person in
        let last = person.stretches.last
        return [
          .reference(.case, person.case.id, person.case.title),
          .reference(.party, person.party, person.label),
          .text(
            person.held?.words.map { person.isOpen ? "\($0); no end is recorded" : $0 }
              ?? (person.isOpen ? "no end is recorded" : "none recorded")),
          .word(last?.liberty.rawValue), .date(last?.since),
        ]
      })
  }

  private func stretches(shown: Bool) -> Table {
    var columns: [Table.Column] = [
      .init("case", "Case"), .init("party", "Person"), .init("liberty", "State"),
      .init("since", "Since"), .init("until", "Until"), .init("days", "Days"),
      .init("position", "Record", isNumeric: true),
    ]
    if !shown {
      columns += [
        .init("days_least", "Days, at least", isNumeric: true),
        .init("days_most", "Days, at most", isNumeric: true), .init("label", "Name"),
        .init("end_position", "Ended by", isNumeric: true),
      ]
    }
    return Table(
      name: "detention", columns: columns,
      rows: file.persons.flatMap { person in
        person.stretches.map { stretch in
          let cells: [Table.Cell] = [
            .reference(.case, person.case.id),
            .reference(.party, person.party, shown ? person.label : person.party),
            .word(stretch.liberty.rawValue), .date(stretch.since),
            stretch.endPosition == nil && shown && stretch.days != nil
              ? .init("no end is recorded") : .date(stretch.until),
            .days(stretch.days), .number(stretch.position),
          ]
          return shown
            ? cells
            : cells + [
              .number(stretch.days?.least), .number(stretch.days?.most), .text(person.label),
              .number(stretch.endPosition),
            ]
        }
      })
  }

  private var data: JSON {
    .record([
      (
        "persons",
        .array(
          file.persons.map { person in
            .record([
              ("case", .string(person.case.id)), ("party", .string(person.party)),
              ("label", .string(person.label)),
              ("held_least", person.held?.least.map(JSON.integer) ?? .null),
              ("held_most", person.held?.most.map(JSON.integer) ?? .null),
              ("open", .bool(person.isOpen)),
            ])
          })
      ),
      ("stretches", stretches(shown: false).data),
      ("persons_left_out", .integer(Int64(file.without))), ("clock", .string("occurred")),
      ("through", .string(file.through.description)), ("made_from", file.asOf.data),
    ])
  }
}
