import Documents
import Events
import Projections
import Words

/// The page of days in each state of liberty.
struct DetentionPage {
  let file: DetentionFile

  var document: Document {
    var blocks: [Block] = [.paragraph(Line(caption))]
    if !file.persons.isEmpty {
      blocks += [.heading(level: 2, "Persons"), .table(persons)]
      blocks += [.heading(level: 2, "States of liberty"), .figure(figure)]
    }
    blocks.append(.paragraph(Line([.emphasis(file.asOf.madeFrom)])))
    return Document(
      title: "Detention", blocks: blocks, data: data, table: Detention.table(file.rows))
  }

  private var through: String { EDTF(file.through)?.words ?? file.through.description }

  private var caption: String {
    """
    Days in each state of liberty, person by person, as far as facts say; an interval where dates \
    are uncertain. Custody is detained, arrested, remanded, imprisoned or surrendered to another state; a measure short of that is \
    not. A hold counts from its fact to a known or stated end. Between two holds nothing says that the \
    first went on, and an end that is only inferred says nothing of how long it lasted: of such the \
    least is 0 days. "By the sentence" is of prison or of life, as far as it is recorded to be served; whose \
    sentence is of death stands so, and a reprieve stands on the page of the case. A term may have run out long ago: terms are not looked at here, and stand on the pages of the cases; \
    that a term has run out is no end. No day counts twice. Where no end is recorded it is not known whether the hold goes on: the days up to \
    \(through) are then the most that this hold can have lasted. What came before the first hold that is recorded is not counted. Clock: occurred, else by when it was disclosed. Population: \
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
          .reference(.party, person.party, person.called),
          .text(
            person.held?.words.map {
              $0 + (person.isOpen ? "; no end is recorded" : "") + DetentionPage.uncounted(person)
            }
              ?? (person.isOpen
                ? "no end is recorded" : person.isHeldAtAll ? "not known" : "none recorded")),
          .line(Line(last?.words ?? ""), .text(last?.liberty.rawValue)), .moment(last?.since),
        ]
      })
  }

  /// What may have been custody and is not counted: a restriction may be by a measure that is not named.
  private static func uncounted(_ person: DetentionFile.Person) -> String {
    person.stretches.contains { $0.liberty == .restricted }
      ? "; the time under a restrictive measure is not counted" : ""
  }

  /// So many persons are drawn; the rest is in the table.
  private static let drawn = 60

  private var figure: Figure {
    let persons = file.persons.prefix(DetentionPage.drawn)
    let cut =
      file.persons.count > persons.count ? " The first \(persons.count) persons are drawn." : ""
    return Figure(
      name: "detention", title: "Where people were held, and how long",
      description: """
        A line a person, by case and name, over the years; a pattern for each kind of hold, hatched \
        where dates leave it open, an arrow where no end is recorded. \
        \(Wording.count(file.persons.count, "person")); \(file.without) left out.\(cut) Clock: \
        occurred, else disclosed. \(file.asOf.words)
        """,
      table: Detention.shown(file.rows, caption: Detention.caption),
      draw: DetentionFigure(
        persons: persons.map(DetentionPage.line), through: file.through.number
      ).draw)
  }

  private static func line(_ person: DetentionFile.Person) -> DetentionFigure.Person {
    DetentionFigure.Person(
      label: person.called,
      holds: person.stretches.compactMap { stretch in
        let kind: DetentionFigure.Kind
        switch stretch.liberty {
        case .detained, .arrested, .remanded: kind = .held
        case .imprisoned: kind = .imprisoned
        case .restricted: kind = .restricted
        case .atLarge, .released, .bailed, .paroled, .exchanged, .surrendered, .escaped, .dead,
          .executed, .unknown:
          return nil
        }
        // What is not known to have lasted until the next is only possible after its beginning.
        let end =
          stretch.endPosition == nil
          ? nil
          : extent(stretch.isEndKnown ? stretch.ends : (stretch.begins.latest, stretch.ends.latest))
        return DetentionFigure.Hold(
          kind: kind, from: extent(stretch.begins), to: end,
          detail: "\(stretch.words), \(stretch.since?.wordsOfMoment ?? "no date")"
            + (stretch.days?.words.map { ": \($0)" } ?? ""))
      })
  }

  private static func extent(_ days: (earliest: Int64?, latest: Int64?)) -> Extent {
    let isDay = days.earliest != nil && days.earliest == days.latest
    return Extent(
      first: days.earliest, last: days.latest,
      sure: isDay ? days.earliest.map { $0...$0 } : nil)
  }

  private var data: JSON {
    .record([
      (
        "persons",
        .array(
          file.persons.map { person in
            .record([
              ("case", .string(person.case.id)), ("party", .string(person.party)),
              ("label", .string(person.label)), ("cleared", .text(person.cleared)),
              ("held_least", person.held?.least.map(JSON.integer) ?? .null),
              ("held_most", person.held?.most.map(JSON.integer) ?? .null),
              ("open", .bool(person.isOpen)),
            ])
          })
      ),
      ("stretches", Detention.table(file.rows).data),
      ("persons_left_out", .integer(Int64(file.without))), ("clock", .string("occurred")),
      ("through", .string(file.through.description)), ("made_from", file.asOf.data),
    ])
  }
}
