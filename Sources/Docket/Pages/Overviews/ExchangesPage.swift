import Documents
import Events
import Ports
import Projections
import Words

/// The page of all exchanges.
struct ExchangesPage {
  /// What a state received and let go.
  private struct Balance {
    let country: Country
    var received = 0
    var letGo = 0
  }

  let swaps: [SwapCard]
  let ways: [Exchanges.Way]
  let country: Country?
  let asOf: Head

  var document: Document {
    let table = Exchanges.table(ways.sorted { $0.id < $1.id })
    var blocks: [Block] = [.paragraph(Line(population))]
    if !swaps.isEmpty {
      blocks += [.table(exchanges), .heading(level: 2, "By state"), .table(byState)]
      blocks += [.heading(level: 2, "From the first hold to the exchange"), .figure(figure)]
    }
    blocks.append(.paragraph(Line([.emphasis(asOf.madeFrom)])))
    return Document(title: title, blocks: blocks, data: data(table), table: table)
  }

  private var title: String {
    country.map { "Exchanges in which \($0.nameWithArticle) had a part" } ?? "Exchanges"
  }

  private var population: String {
    if swaps.isEmpty { return "No exchange is recorded. \(asOf.words)" }
    return """
      \(Wording.count(swaps.count, "exchange")) whose facts name \(Wording.count(ways.count, "person")). \
      A person whom no fact names has no row: reports may say that more were exchanged. Not everybody exchanged \
      was accused of espionage: what each was accused of stands on the page of the exchange and of the case. \(asOf.words)
      """
  }

  private var exchanges: Table {
    Table(
      name: "exchanges", caption: "By when they took place (occurred).",
      columns: [
        .init("id", "Exchange"), .init("occurred", "When"), .init("states", "Between"),
        .init("mediator", "Through"), .init("persons", "Persons"),
      ],
      rows: swaps.map { swap in
        [
          .reference(.swap, swap.id), .date(swap.occurred), .countries(swap.states),
          .country(swap.mediator), .legs(swap.legs),
        ]
      })
  }

  // MARK: States

  private var byState: Table {
    var states: [Balance] = []
    func place(_ country: Country) -> Int {
      if let known = states.firstIndex(where: { $0.country == country }) { return known }
      states.append(Balance(country: country))
      return states.count - 1
    }
    var without = 0
    for way in ways {
      if let from = way.leg.from { states[place(from)].letGo += 1 }
      if let to = way.leg.to { states[place(to)].received += 1 }
      if way.leg.from == nil || way.leg.to == nil { without += 1 }
    }
    return Table(
      name: "by_state",
      caption: """
        Persons whom facts name, as each state received and let them go. Where a report gives greater numbers than it has names, \
        its exchange's page has them, and no balance can be made of this table. Counted are ways with a state; of \(Wording.count(without, "way")) one end or both are not recorded. \(asOf.words)
        """,
      columns: [
        .init("country", "State"), .init("received", "Received", isNumeric: true),
        .init("let_go", "Let go", isNumeric: true),
      ],
      rows: states.sorted { $0.country.name < $1.country.name }.map {
        [
          .country($0.country), .number($0.received), .number($0.letGo),
        ]
      })
  }

  // MARK: Days

  private var known: [Exchanges.Way] {
    ways.filter { $0.days != nil }.sorted {
      ($0.days?.most ?? .max, $0.id) < ($1.days?.most ?? .max, $1.id)
    }
  }

  private var figure: Figure {
    let out = ways.count - known.count
    let description = """
      Days from the first hold recorded in a person's case to the exchange; a line where a date is \
      not exact. Clock: occurred. \(Wording.count(known.count, "person")); left out: \(out) of \
      \(ways.count)\(out == 0 ? "." : ", of whom no arrest or detention with a date is recorded.") \(asOf.words)
      """
    let picture = LagFigure(
      rows: known.map {
        .init(label: $0.leg.label, least: $0.days?.least, most: $0.days?.most)
      }, unit: "days from the first hold to the exchange")
    return Figure(
      name: "days", title: "From the first hold to the exchange", description: description,
      table: Exchanges.shown(known, caption: description), draw: picture.draw)
  }

  private func data(_ table: Table) -> JSON {
    .record([
      ("country", .text(country?.code)), ("exchanges", .array(swaps.map(\.data))),
      ("by_state", byState.data), ("ways", table.data), ("clock", .string("occurred")),
      (
        "left_out",
        .record([
          ("without_recorded_hold", .integer(Int64(ways.count - known.count)))
        ])
      ),
      ("made_from", asOf.data),
    ])
  }
}
