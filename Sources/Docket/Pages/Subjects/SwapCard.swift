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
    let legs = try rows(SwapLegRows.self, streams: streams)
    let labels = try labels(of: legs.map(\.party))
    let cases = Set(legs.compactMap(\.caseID))
    let titles = try titles(of: cases)
    let numbers = try rows(CaseRows.self, where: \.id, among: cases)
    let caseStreams = Dictionary(
      numbers.map { ($0.id, $0.stream) }, uniquingKeysWith: { first, _ in first })
    let identities = try identities()
    let people = try rows(PartyRows.self, where: \.id, among: legs.map(\.party))
      .reduce(into: [String: String]()) { $0[$1.id] = $1.description }
    let standings = try accused(rows(AccusedRows.self, streams: Set(caseStreams.values)))
    return try rows(SwapRows.self, streams: streams).map { row in
      let own = legs.filter { $0.stream == row.stream }.sorted { $0.ordinal < $1.ordinal }
      return SwapCard(
        stream: row.stream, id: row.id, states: row.states, mediator: row.mediator,
        occurred: row.occurred, latest: row.latest?.number,
        legs: own.map { leg in
          let (party, caseID) = (leg.party, leg.caseID)
          let person = identities.person(of: party)
          let number = caseID.flatMap { caseStreams[$0] }
          return SwapCard.Leg(
            party: party, label: labels[party] ?? party, caseID: caseID,
            caseTitle: caseID.flatMap { titles[$0] }, from: leg.fromCountry,
            to: leg.toCountry, form: leg.form,
            standing: standings.first { $0.party == person && $0.stream == number },
            description: people[party])
        })
    }.sorted { ($0.latest ?? .max, $0.id) < ($1.latest ?? .max, $1.id) }
  }
}
