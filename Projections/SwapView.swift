import Events

/// The exchanges: between which states, and who went where.
public struct SwapView: View {
  public static let name = "swap"
  public static let version = 1

  public static let tables = [
    TableLayout(
      .swaps, "One row an exchange.",
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
      .swapLegs, "One row a person's way in an exchange.",
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
      .swapCountries, "One row a state that took part in an exchange.",
      columns: [
        .text("country", "the state"),
        .text("part", "state (a party to it) or mediator"),
        .integer("stream", "the exchange"),
      ],
      key: ["stream", "country", "part"], indexes: [["country"]]),
  ]

  public init() {}

  /// The fact of an exchange's stream that says that it took place: the last that stands, as in the
  /// rows.
  static func concluded(_ facts: [Fact]) -> Fact? {
    Amended(facts, evidence: NoEvidence()).items.last { item in
      guard item.stands, case .exchange(.concluded) = item.fact.event else { return false }
      return true
    }?.fact
  }

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
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .swap, entry.stands,
      case .exchange(.concluded(let fact)) = entry.event
    else { return }
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

  public func finish(_ registry: Registry, _ rows: Rows) {
    for swap in swaps.sorted(by: { $0.stream < $1.stream }) {
      swapRows(swap, registry.origin(of: swap.stream), registry, rows)
    }
  }

  private func swapRows(
    _ swap: Kept, _ origin: Int64, _ registry: Registry, _ rows: Rows
  ) {
    rows.begin(.swaps)
    rows.integer(origin)
    registry.writeKey(of: swap.stream, to: rows)
    rows.text(swap.states.map(\.code).joined(separator: "; "))
    rows.text(swap.mediator?.code)
    rows.text(swap.occurred)
    rows.day(swap.days?.earliest)
    rows.day(swap.days?.latest)
    rows.integer(Int64(swap.legs.count))
    rows.end()
    for (ordinal, leg) in swap.legs.enumerated() {
      rows.begin(.swapLegs)
      rows.integer(origin)
      rows.integer(Int64(ordinal + 1))
      rows.text(leg.party)
      rows.text(leg.caseID)
      rows.text(leg.from?.code)
      rows.text(leg.to?.code)
      rows.text(leg.form)
      rows.end()
    }
    var parts = Set(swap.states).map { (country: $0, part: "state") }
    if let mediator = swap.mediator { parts.append((mediator, "mediator")) }
    for (country, part) in parts.sorted(by: { $0 < $1 }) {
      rows.begin(.swapCountries)
      rows.text(country.code)
      rows.text(part)
      rows.integer(origin)
      rows.end()
    }
  }
}
