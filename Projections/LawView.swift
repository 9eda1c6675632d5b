public import Events

/// The table `laws`.
public struct LawRows: StoredTable {
  public let stream = Column<Int64>("the law's number: the position of its first fact")
  public let id = Column<String>("the law's slug")
  public let country = Column<Country>("whose law")
  public let title = Column<String?>("what it is called; its slug where no fact says")
  public let changes = Column<Int64>("how many changes are recorded")
  public let inForce = Column<Day?>("the first day a version is in force from")
  public let lastChange = Column<LawChange?>("the latest change")
  public let lastChangeDay = Column<Day?>("its day")

  public static var table: TableName { .laws }
  public static let layout = TableLayout(
    LawRows(), "One row a law.", key: [\.stream], indexes: [[\.country]])
}

/// The table `law_versions`.
public struct LawVersionRows: StoredTable {
  public let position = Column<Int64>("the fact that says so")
  public let stream = Column<Int64>("the law")
  public let change = Column<String>("proposed, enacted, amended … or commenced")
  public let version = Column<String?>("the version's name")
  public let provisions = Column<[String]?>("which articles, joined by '; '")
  public let summary = Column<String?>("what it says, in short")
  public let occurred = Column<EDTF?>("when, EDTF")
  public let earliest = Column<Day?>("the first day it can be")
  public let latest = Column<Day?>("the last day it can be")

  public static var table: TableName { .lawVersions }
  public static let layout = TableLayout(
    LawVersionRows(), "One row a change of a law, or a commencement.", key: [\.position],
    indexes: [[\.stream]])
}

/// The laws: what was changed when, and from when it is in force.
public struct LawView: View {
  public static let name = "law"
  public static let version = 1

  public static let tables = [LawRows.layout, LawVersionRows.layout]

  private struct Statute {
    var stream: Int32
    var country: Country?
    var title: Int32 = 0
    var changes: Int64 = 0
    var inForce: Int64 = .max
    var lastChange: LawChange?
    var lastDay: Int64 = .min
  }

  private var places: [Int32: Int] = [:]
  private var laws: [Statute] = []

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .law, entry.stands, case .law(let law) = entry.event else { return }
    let place = place(of: entry.stream)
    switch law {
    case .changed(let fact):
      laws[place].country = fact.country
      laws[place].changes += 1
      if let title = fact.title { laws[place].title = registry.texts.number(of: title) }
      let day = entry.span.day ?? .min
      if laws[place].lastChange == nil || day >= laws[place].lastDay {
        laws[place].lastChange = fact.change
        laws[place].lastDay = day
      }
      row(entry, fact.change.rawValue, fact.version, fact.provisions, fact.summary, rows)
    case .commenced(let fact):
      laws[place].country = laws[place].country ?? fact.country
      if let first = entry.occurred?.earliest, first != .min {
        laws[place].inForce = min(laws[place].inForce, first)
      }
      row(entry, "commenced", fact.version, fact.provisions, nil, rows)
    }
  }

  private mutating func place(of stream: Int32) -> Int {
    if let place = places[stream] { return place }
    places[stream] = laws.count
    laws.append(Statute(stream: stream))
    return laws.count - 1
  }

  private func row(
    _ entry: Entry, _ change: String, _ version: Text?, _ provisions: List<Text>?,
    _ summary: Text?, _ rows: Rows
  ) {
    rows.add(LawVersionRows.self) { row in
      row.put(\.position, entry.position)
      row.put(\.stream, entry.origin)
      row.put(\.change, change)
      row.put(\.version, version)
      row.put(\.provisions, provisions?.map(\.string))
      row.put(\.summary, summary)
      row.put(\.occurred, entry.fact.occurred?.text)
      row.put(\.earliest, entry.occurred?.earliest)
      row.put(\.latest, entry.occurred?.latest)
    }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for law in laws.sorted(by: { $0.stream < $1.stream }) {
      guard let country = law.country else { continue }
      rows.add(LawRows.self) { row in
        row.put(\.stream, registry.origin(of: law.stream))
        registry.withKey(of: law.stream) { row.put(\.id, utf8: $0) }
        row.put(\.country, country)
        row.put(\.title, law.title, registry.texts)
        row.put(\.changes, law.changes)
        row.put(\.inForce, law.inForce)
        row.put(\.lastChange, law.lastChange)
        row.put(\.lastChangeDay, law.lastDay)
      }
    }
  }
}
