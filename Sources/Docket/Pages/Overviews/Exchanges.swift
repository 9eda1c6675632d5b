import Documents
import Events
import Ports
import Projections
import Words

/// The exchanges in one view: who went where, what each state received and let go, and how long
/// people had been held.
enum Exchanges: OverviewPage {
  /// A person's way, with how long after the first recorded hold it came.
  struct Way {
    let swap: SwapCard
    let leg: SwapCard.Leg
    /// 1, 2, 3 … as the exchange lists them.
    let ordinal: Int
    /// The case in which the person was held.
    var caseID: String?
    /// The first hold that is recorded there.
    var held: EDTF?
    /// Days from the hold to the exchange; nil ends are not known.
    var days: (least: Int64?, most: Int64?)?

    var id: String { "\(swap.id)/\(ordinal)" }
  }

  static let name = Overview.exchanges.rawValue
  static let title = "Exchanges"
  static let serves: [ListFilter.Part] = [.country, .limit]
  static let takes = Overview.Takes.nothing
  static let asks: [Overview.Asks] = [.country]
  static let caption = """
    One row a person's way in an exchange. Days are counted from the first recorded hold in the \
    person's case to the exchange (occurred); from least to most where a date is not exact.
    """

  static var columns: [ListColumn<Way>] {
    [
      ListColumn("id", "Way", "the exchange's slug and the person's place in it", shown: false) {
        .text($0.id)
      },
      ListColumn("exchange", "Exchange", "the exchange's slug") { .reference(.swap, $0.swap.id) },
      ListColumn("occurred", "When", "when it took place, EDTF") { .date($0.swap.occurred) },
      ListColumn("party", "Person", "who") { .reference(.party, $0.leg.party, $0.leg.label) },
      ListColumn("case", "Case", "the case in which the person was held", shown: false) {
        $0.caseID.map { .reference(.case, $0) } ?? .text(nil)
      },
      ListColumn("from", "From", "the state that let go") { .country($0.leg.from) },
      ListColumn("to", "To", "the state that received") { .country($0.leg.to) },
      ListColumn("form", "Form", "in what legal form", shown: false) { .text($0.leg.form) },
      ListColumn("held", "First held", "the first hold recorded in the case, EDTF") {
        .date($0.held)
      },
      ListColumn("days_least", "Days from", "least days from hold to exchange", numeric: true) {
        .number($0.days?.least)
      },
      ListColumn("days_most", "Days to", "most days from hold to exchange", numeric: true) {
        .number($0.days?.most)
      },
    ]
  }

  static func rows(_ archive: Archive, asked: Overview.Question) throws -> [Way] {
    try ways(in: swaps(archive, asked), archive).sorted { $0.id < $1.id }
  }

  static func page(_ archive: Archive, asked: Overview.Question) throws -> Document {
    let swaps = try swaps(archive, asked)
    return ExchangesPage(
      swaps: swaps, ways: try ways(in: swaps, archive), country: asked.country,
      asOf: archive.asOf
    ).document
  }

  private static func swaps(_ archive: Archive, _ asked: Overview.Question) throws -> [SwapCard] {
    let streams =
      if let country = asked.country {
        try archive.rows(SwapCountryRows.self, where: \.country, is: country).map(\.stream)
      } else {
        try archive.views.select(Query(SwapRows.self)).map(\.stream)
      }
    return try archive.swaps(Set(streams))
  }

  // MARK: Holds

  private static func ways(in swaps: [SwapCard], _ archive: Archive) throws -> [Way] {
    try swaps.flatMap { swap in
      try swap.legs.enumerated().map { place, leg in
        var way = Way(swap: swap, leg: leg, ordinal: place + 1)
        way.caseID = try leg.caseID ?? onlyCase(of: leg.party, archive)
        guard let id = way.caseID, let held = try firstHold(of: leg.party, in: id, archive) else {
          return way
        }
        way.held = held
        way.days = days(from: held, to: swap.occurred)
        return way
      }
    }
  }

  /// The case in which somebody is accused, where there is one and no other.
  private static func onlyCase(of party: String, _ archive: Archive) throws -> String? {
    let slugs = try archive.identities().members(of: party)
    let rows = try archive.rows(
      AccusedRows.self, where: \.party, among: slugs, [.equals(\.accused, true)])
    let streams = Set(rows.map(\.stream))
    return streams.count == 1 ? try archive.caseIDs(Array(streams)).values.first : nil
  }

  private static func firstHold(
    of party: String, in id: String, _ archive: Archive
  ) throws -> EDTF? {
    guard let stream = try archive.stream(of: .case, id) else { return nil }
    let holds: Set<Liberty> = [.detained, .arrested, .remanded]
    let slugs = try archive.identities().members(of: party)
    let row = try archive.rows(
      LibertyRows.self, where: \.party, among: slugs, [.equals(\.stream, stream)]
    ).sorted { $0.ordinal < $1.ordinal }.first { holds.contains($0.liberty) }
    guard let row else { return nil }
    let fact = try archive.standing(of: .case, id).first { $0.position == row.position }
    return fact?.occurred?.edtf ?? EDTF(first: row.first, last: row.day)
  }

  /// Nil where nothing is known, or the hold came after.
  private static func days(from held: EDTF, to swap: EDTF?) -> (least: Int64?, most: Int64?)? {
    guard let one = swap?.bounds else { return nil }
    let from = held.bounds
    func between(_ one: Day?, _ other: Day?) -> Int64? {
      guard let one, let other else { return nil }
      return other.number - one.number
    }
    let least = between(from.latestMargin, one.earliestMargin)
    let most = between(from.earliestMargin, one.latestMargin)
    if least == nil && most == nil { return nil }
    if let most, most < 0 { return nil }
    return (least.map { max(0, $0) }, most)
  }
}
