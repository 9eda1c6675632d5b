import Events
import Ports
import Projections

/// An exchange as the views have it, with the names of those who were exchanged.
struct SwapCard {
  /// A person's way.
  struct Leg {
    let party: String
    let label: String
    let caseID: String?
    let caseTitle: String?
    let from: Country?
    let to: Country?
    let form: String?
    /// Where the proceedings of that case have brought the person; nil where no fact moved them.
    let standing: AccusedCard?
    /// Who the person is, in the words of the record.
    let description: String?
  }

  let stream: Int64
  let id: String
  let states: [Country]
  let mediator: Country?
  let occurred: EDTF?
  /// The last day it can have been; what sorts exchanges.
  let latest: Int64?
  let legs: [Leg]
}

extension Archive {
  /// The exchanges of these numbers by when they took place, then by slug.
  func swaps(_ streams: some Collection<Int64>) throws -> [SwapCard] {
    let legs = try rows("swap_legs", streams: streams)
    let labels = try labels(of: legs.compactMap { $0.string("party") })
    let cases = Set(legs.compactMap { $0.string("case_id") })
    let titles = try titles(of: cases)
    let numbers = try rows("cases", where: "id", among: cases.map(ViewValue.text))
    let caseStreams = Dictionary(
      numbers.map { ($0.string("id") ?? "", $0.integer("stream") ?? 0) },
      uniquingKeysWith: { first, _ in first })
    let identities = try identities()
    let people = try rows("parties", where: "id", among: legs.compactMap { $0["party"] })
      .reduce(into: [String: String]()) { $0[$1.string("id") ?? ""] = $1.string("description") }
    let standings = try accused(rows("accused_rows", streams: Set(caseStreams.values)))
    return try rows("swaps", streams: streams).map { row in
      let own = legs.filter { $0["stream"] == row["stream"] }
        .sorted { ($0.integer("ordinal") ?? 0) < ($1.integer("ordinal") ?? 0) }
      return SwapCard(
        stream: row.integer("stream") ?? 0, id: row.string("id") ?? "",
        states: row.countries("states"), mediator: row.country("mediator"),
        occurred: row.string("occurred").flatMap { try? EDTF($0) }, latest: row.integer("latest"),
        legs: own.map { leg in
          let party = leg.string("party") ?? ""
          let caseID = leg.string("case_id")
          let person = identities.person(of: party)
          let number = caseID.flatMap { caseStreams[$0] }
          return SwapCard.Leg(
            party: party, label: labels[party] ?? party, caseID: caseID,
            caseTitle: caseID.flatMap { titles[$0] }, from: leg.country("from_country"),
            to: leg.country("to_country"), form: leg.string("form"),
            standing: standings.first { $0.party == person && $0.stream == number },
            description: people[party])
        })
    }.sorted { ($0.latest ?? .max, $0.id) < ($1.latest ?? .max, $1.id) }
  }
}
