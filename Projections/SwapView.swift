import Events

/// The exchanges: between which states, and who went where.
public struct SwapView: View {
  public static let name = "swap"
  public static let version = 1

  public static let tables = [
    TableLayout(
      "swaps", "One row an exchange.",
      columns: [
        .integer("stream", "the exchange's number: the position of its first fact"),
        .text("id", "the exchange's slug"),
        .text("states", "between which states, joined by '; '"),
        .text("mediator", "the state that mediated", optional: true),
        .text("occurred", "when, EDTF", optional: true),
        .integer("earliest", "the first day it can have been", optional: true),
        .integer("latest", "the last day it can have been", optional: true),
        .integer("legs", "how many persons it moved, as far as recorded"),
      ],
      key: ["stream"]),
    TableLayout(
      "swap_legs", "One row a person's way in an exchange.",
      columns: [
        .integer("stream", "the exchange"),
        .integer("ordinal", "1, 2, 3 … as the fact lists them"),
        .text("party", "who"),
        .text("case_id", "slug of the case it ends", optional: true),
        .text("from_country", "the state that let go", optional: true),
        .text("to_country", "the state that received", optional: true),
        .text("form", "in what legal form", optional: true),
      ],
      key: ["stream", "ordinal"], indexes: [["party"], ["case_id"]]),
    TableLayout(
      "swap_countries", "One row a state that took part in an exchange.",
      columns: [
        .text("country", "the state"),
        .text("part", "state (a party to it) or mediator"),
        .integer("stream", "the exchange"),
      ],
      key: ["country", "part", "stream"], indexes: [["stream"]]),
  ]

  public init() {}

  private struct KeptLeg {
    var party: String
    var caseID: String?
    var from: Country?
    var to: Country?
    var form: String?
  }

  private struct Kept {
    var stream: Int32
    var states: [Country] = []
    var mediator: Country?
    var occurred: String?
    var days: (earliest: Int64, latest: Int64)?
    var legs: [KeptLeg] = []
  }

  private var swaps: [Kept] = []

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ sink: inout some RowSink
  ) {
    guard entry.stands, case .exchange(.concluded(let fact)) = entry.event else { return }
    var kept = Kept(stream: entry.stream)
    kept.states = Array(fact.states)
    kept.mediator = fact.mediator
    kept.occurred = entry.fact.occurred?.description
    kept.days = entry.occurred
    kept.legs = (fact.legs.map(Array.init) ?? []).map {
      KeptLeg(
        party: $0.party.string, caseID: $0.case?.string, from: $0.from, to: $0.to,
        form: $0.form?.string)
    }
    // A further account of the same exchange replaces the one before.
    swaps.removeAll { $0.stream == entry.stream }
    swaps.append(kept)
  }

  public func finish(_ registry: Registry, _ sink: inout some RowSink) {
    for swap in swaps { rows(swap, registry.origin(of: swap.stream), registry, &sink) }
  }

  private func rows(
    _ swap: Kept, _ origin: Int64, _ registry: Registry, _ sink: inout some RowSink
  ) {
    sink.begin("swaps")
    sink.integer(origin)
    sink.text(registry.name(of: swap.stream).id)
    sink.text(swap.states.map(\.code).joined(separator: "; "))
    sink.text(swap.mediator?.code)
    sink.text(swap.occurred)
    sink.day(swap.days?.earliest)
    sink.day(swap.days?.latest)
    sink.integer(Int64(swap.legs.count))
    sink.end()
    for (ordinal, leg) in swap.legs.enumerated() {
      sink.begin("swap_legs")
      sink.integer(origin)
      sink.integer(Int64(ordinal + 1))
      sink.text(leg.party)
      sink.text(leg.caseID)
      sink.text(leg.from?.code)
      sink.text(leg.to?.code)
      sink.text(leg.form)
      sink.end()
    }
    for state in Set(swap.states.map(\.code)).sorted() {
      sink.begin("swap_countries")
      sink.text(state)
      sink.text("state")
      sink.integer(origin)
      sink.end()
    }
    if let mediator = swap.mediator {
      sink.begin("swap_countries")
      sink.text(mediator.code)
      sink.text("mediator")
      sink.integer(origin)
      sink.end()
    }
  }
}
