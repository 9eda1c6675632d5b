public import Events

/// The table `swaps`.
public struct SwapRows: StoredTable {
  public let stream = Column<Int64>("the exchange's number: the position of its first fact")
  public let id = Column<String>("the exchange's slug")
  public let states = Column<[Country]>("between which states, joined by '; '")
  public let mediator = Column<Country?>("the state that mediated")
  public let occurred = Column<EDTF?>("when, EDTF")
  public let earliest = Column<Day?>("the first day it can have been")
  public let latest = Column<Day?>("the last day it can have been")
  public let legs = Column<Int64>("how many persons it moved, as far as recorded")

  public static var table: TableName { .swaps }
  public static let layout = TableLayout(
    SwapRows(), "One row an exchange.", key: [\.stream])
}

/// The table `swap_legs`.
public struct SwapLegRows: StoredTable {
  public let stream = Column<Int64>("the exchange")
  public let ordinal = Column<Int64>("1, 2, 3 … as the fact lists them")
  public let party = Column<String>("who")
  public let caseID = Column<String?>("slug of the case it ends")
  public let fromCountry = Column<Country?>("the state that let go")
  public let toCountry = Column<Country?>("the state that received")
  public let form = Column<String?>("in what legal form")

  public static var table: TableName { .swapLegs }
  public static let layout = TableLayout(
    SwapLegRows(), "One row a person's way in an exchange.", key: [\.stream, \.ordinal],
    indexes: [[\.party], [\.caseID]])
}

/// The table `swap_countries`.
public struct SwapCountryRows: StoredTable {
  public enum Part: String, ColumnValue { case state, mediator }

  public let country = Column<Country>("the state")
  public let part = Column<Part>("state (a party to it) or mediator")
  public let stream = Column<Int64>("the exchange")

  public static var table: TableName { .swapCountries }
  public static let layout = TableLayout(
    SwapCountryRows(), "One row a state that took part in an exchange.",
    key: [\.stream, \.country, \.part], indexes: [[\.country]])
}

/// The exchanges: between which states, and who went where.
public struct SwapView: View {
  public static let name = "swap"
  public static let version = 1

  public static let tables = [SwapRows.layout, SwapLegRows.layout, SwapCountryRows.layout]

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
    var occurred: Int32 = 0
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
    kept.occurred = entry.fact.occurred.map { registry.texts.add($0.text) } ?? 0
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
    rows.add(SwapRows.self) { row in
      row.put(\.stream, origin)
      registry.withKey(of: swap.stream) { row.put(\.id, utf8: $0) }
      row.put(\.states, swap.states)
      row.put(\.mediator, swap.mediator)
      row.put(\.occurred, swap.occurred, registry.texts)
      row.put(\.earliest, swap.days?.earliest)
      row.put(\.latest, swap.days?.latest)
      row.put(\.legs, Int64(swap.legs.count))
    }
    for (ordinal, leg) in swap.legs.enumerated() {
      rows.add(SwapLegRows.self) { row in
        row.put(\.stream, origin)
        row.put(\.ordinal, Int64(ordinal + 1))
        row.put(\.party, leg.party)
        row.put(\.caseID, leg.caseID)
        row.put(\.fromCountry, leg.from)
        row.put(\.toCountry, leg.to)
        row.put(\.form, leg.form)
      }
    }
    var parts = Set(swap.states).map { (country: $0, part: SwapCountryRows.Part.state) }
    if let mediator = swap.mediator { parts.append((mediator, .mediator)) }
    parts.sort { ($0.country, $0.part.rawValue) < ($1.country, $1.part.rawValue) }
    for (country, part) in parts {
      rows.add(SwapCountryRows.self) { row in
        row.put(\.country, country)
        row.put(\.part, part)
        row.put(\.stream, origin)
      }
    }
  }
}
