import Events

/// The table `lag_rows`.
public struct LagRows: StoredTable {
  public let stream = Column<Int64>("the case")
  public let authority = Column<String>(
    "who acted, as the facts name it; empty in the row of the whole case")
  public let facts = Column<Int64>(
    "how many facts say when they occurred and when they were disclosed")
  public let leftOut = Column<Int64>("how many facts say only one of the two, or neither")
  public let shortestLeast = Column<Int64?>("days, at least, of the fact with the shortest lag")
  public let shortestMost = Column<Int64?>("days, at most, of the same; null is open")
  public let longestLeast = Column<Int64?>("days, at least, of the fact with the longest lag")
  public let longestMost = Column<Int64?>("days, at most, of the same; null is open")
  public let longestPosition = Column<Int64?>("the fact with the longest lag")

  public static var table: TableName { .lagRows }
  public static let layout = TableLayout(
    LagRows(),
    "One row an authority in a case, and one for the whole case; the view lags names the case.",
    key: [\.stream, \.authority])
}

/// How long it took until what happened became public: per case, and per authority in it.
///
/// The lag of a fact is from its `occurred` to its `disclosed`: at least from the last day it can have
/// occurred to the first it can have been disclosed, at most from the first to the last. Facts that
/// say only one of the two are counted and left out, and so are roles, links, checks and what speaks
/// of the record itself. A hearing that is set lies ahead and has no lag.
public struct LagView: View {
  public static let name = "lag"
  public static let version = 3

  public static let tables = [LagRows.layout]

  public static let readable = [
    ReadableView(
      "lags", "How long it took until facts became public, in days, with the case's id.",
      sql: """
        SELECT c.id AS "case", c.country, l.authority, l.facts, l.left_out, l.shortest_least,
          l.shortest_most, l.longest_least, l.longest_most, l.longest_position
        FROM lag_rows l JOIN cases c ON c.stream = l.stream
        """)
  ]

  /// The days between a fact and its disclosure; ends that are not known are `.min` and `.max`.
  struct Lag {
    var least: Int64
    var most: Int64

    /// Nil where either date is not known at all.
    init?(
      _ occurred: (earliest: Int64, latest: Int64)?, _ disclosed: (earliest: Int64, latest: Int64)?
    ) {
      guard let occurred, let disclosed else { return nil }
      least =
        disclosed.earliest == .min || occurred.latest == .max
        ? .min : disclosed.earliest - occurred.latest
      most =
        disclosed.latest == .max || occurred.earliest == .min
        ? .max : disclosed.latest - occurred.earliest
      if least == .min, most == .max { return nil }
      // Where it was told, the day may have been the one before.
      if most == -1 { most = 0 }
      // What was disclosed had occurred by then, unless its dates contradict each other.
      if least != .min, least < 0, most >= 0 { least = 0 }
    }

    /// Nothing is known.
    static let none = Lag(least: .min, most: .max)

    private init(least: Int64, most: Int64) {
      self.least = least
      self.most = most
    }
  }

  /// What is kept of an authority in a case: thirty-two bytes, as there are many.
  private struct Sum {
    /// Days, clamped; ends that are not known are `.min` and `.max`.
    struct Days {
      var least: Int32
      var most: Int32

      init(_ lag: Lag) {
        least = Int32(clamping: lag.least)
        most = Int32(clamping: lag.most)
      }

      static func isShorter(_ one: Days, _ other: Days) -> Bool {
        (one.least, one.most) < (other.least, other.most)
      }
    }

    var authority: Int32
    var facts: UInt32 = 0
    var leftOut: UInt32 = 0
    /// Of the facts with the shortest and the longest lag; of no meaning where `facts` is 0.
    var shortest = Days(Lag.none)
    var longest = Days(Lag.none)
    var longestPosition: UInt32 = 0

    mutating func take(_ lag: Lag?, at position: Int64) {
      guard let lag else {
        leftOut += 1
        return
      }
      let days = Days(lag)
      if facts == 0 || Days.isShorter(days, shortest) { shortest = days }
      if facts == 0 || Days.isShorter(longest, days) {
        longest = days
        longestPosition = UInt32(position)
      }
      facts += 1
    }
  }

  /// By stream: its place among `sums`, -1 for none.
  private var places: [Int32] = []
  private var placeCount: Int32 = 0
  private var sums = Chains<Sum>()

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .case, entry.stands, LagView.counts(entry.event) else { return }
    let place = place(of: entry.stream)
    let lag =
      entry.occurred == nil || entry.disclosed == nil
      ? nil : Lag(entry.fact.occurred?.likelyDays, entry.fact.disclosed?.likelyDays)
    let authority = entry.fact.authority.map { registry.texts.number(of: $0) } ?? 0
    take(authority, lag, entry.position, place)
  }

  /// Most cases have one authority, whose sum is that of the case: it is kept once until another
  /// fact has another authority, or none.
  private mutating func take(_ authority: Int32, _ lag: Lag?, _ position: Int64, _ place: Int32) {
    var before: Sum?
    let isKnown = sums.change(of: place) { whole in
      if whole.authority > 0, whole.authority != authority {
        before = whole
        whole.authority = 0
      }
      whole.take(lag, at: position)
      return true
    }
    guard isKnown else {
      var sum = Sum(authority: authority)
      sum.take(lag, at: position)
      return sums.append(sum, to: place)
    }
    if let before { sums.append(before, to: place) }
    if authority != 0 { takeApart(authority, lag, position, place) }
  }

  /// Adds to an authority's own sum, unless the case's is still the same.
  private mutating func takeApart(
    _ authority: Int32, _ lag: Lag?, _ position: Int64, _ place: Int32
  ) {
    var isFirst = true
    var isShared = false
    let isKnown = sums.change(of: place) { sum in
      if isFirst {
        isFirst = false
        isShared = sum.authority == authority
        return isShared
      }
      guard sum.authority == authority else { return false }
      sum.take(lag, at: position)
      return true
    }
    guard !isKnown else { return }
    var sum = Sum(authority: authority)
    sum.take(lag, at: position)
    sums.append(sum, to: place)
  }

  private mutating func place(of stream: Int32) -> Int32 {
    while places.count <= Int(stream) { places.append(-1) }
    if places[Int(stream)] < 0 {
      places[Int(stream)] = placeCount
      placeCount += 1
    }
    return places[Int(stream)]
  }

  /// Whether an event happened in the world, and before it was told.
  private static func counts(_ event: Event) -> Bool {
    switch event {
    case .proceeding(let proceeding):
      switch proceeding {
      case .transferred, .closed, .investigationOpened, .investigationStep: true
      case .opened, .linked, .checked, .roleAssigned: false
      }
    case .court(let court):
      switch court {
      case .hearingScheduled: false
      case .chargeLaid, .chargeChanged, .pleaEntered, .hearingHeld, .verdictGiven,
        .sentenceImposed, .sentenceChanged, .appealLodged, .appealDecided:
        true
      }
    case .conduct(let conduct):
      switch conduct {
      case .alleged: true
      case .stated, .measureTaken: false
      }
    case .custody: true
    case .party, .exchange, .law, .evidence, .amendment: false
    }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for stream in places.indices where places[stream] >= 0 {
      let origin = registry.origin(of: Int32(stream))
      // The row of the whole case comes first; authorities by name where there are several.
      var own = sums.list(of: places[stream])
      var authorities = own.dropFirst()
      if own[0].authority > 0 { authorities = own[...] }
      if authorities.count > 1 {
        let named = authorities.map { (sum: $0, name: registry.texts[$0.authority]) }
        authorities = named.sorted { $0.name < $1.name }.map(\.sum)[...]
      }
      own[0].authority = 0
      own = [own[0]] + authorities
      for sum in own { row(sum, origin, registry, rows) }
    }
  }

  private func row(_ sum: Sum, _ origin: Int64, _ registry: Registry, _ rows: Rows) {
    func known(_ days: Int32) -> Int64? {
      sum.facts == 0 || days == .min || days == .max ? nil : Int64(days)
    }
    rows.add(LagRows.self) { row in
      row.put(\.stream, origin)
      registry.texts.withBytes(sum.authority) { row.put(\.authority, utf8: $0) }
      row.put(\.facts, Int64(sum.facts))
      row.put(\.leftOut, Int64(sum.leftOut))
      row.put(\.shortestLeast, known(sum.shortest.least))
      row.put(\.shortestMost, known(sum.shortest.most))
      row.put(\.longestLeast, known(sum.longest.least))
      row.put(\.longestMost, known(sum.longest.most))
      row.put(\.longestPosition, sum.facts == 0 ? nil : Int64(sum.longestPosition))
    }
  }
}
