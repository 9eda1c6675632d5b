public import Events

/// The table `country_names`.
public struct CountryNameRows: StoredTable {
  public let country = Column<Country>(
    "ISO 3166-1 alpha-2 code, a withdrawn one of 3166-3, XK, EU or UN")
  public let name = Column<String>("its name in English")

  public static var table: TableName { .countryNames }
  public static let layout = TableLayout(
    CountryNameRows(), "The countries of ISO 3166 that a docket can name.", key: [\.country])
}

/// The table `case_countries`.
public struct CaseCountryRows: StoredTable {
  /// The roles that a case's opening gives.
  public static let prosecuting = "prosecuting"
  public static let saidToBenefit = "said_to_benefit"

  public let country = Column<Country>("the country's code")
  public let role = Column<String>(
    "prosecuting, said_to_benefit, or the role a fact assigned: recruitment_place, target …")
  public let stream = Column<Int64>("the case")

  public static var table: TableName { .caseCountries }
  public static let layout = TableLayout(
    CaseCountryRows(), "One row a role of a country in a case.",
    key: [\.stream, \.country, \.role], indexes: [[\.country, \.role]])
}

/// The readable view `countries`: what each country has to do with how many cases.
public struct CountryRows: ViewTable {
  public let id = Column<Country>()
  public let name = Column<String>()
  public let prosecuting = Column<Int64>()
  public let prosecutions = Column<Int64>()
  public let saidToBenefit = Column<Int64>()
  public let cases = Column<Int64>()
  public let laws = Column<Int64>()

  public static var name: String { view.name }
  public static let columns = TableColumn.all(of: CountryRows())
  static let view = ReadableView(
    "countries",
    """
    One row a country with cases. A case counts once per country and role; prosecutions are \
    cases with somebody accused and a custody, charge or court fact.
    """,
    sql: """
      SELECT n.country AS id, n.name,
        count(DISTINCT CASE WHEN k.role = 'prosecuting' THEN k.stream END) AS prosecuting,
        count(DISTINCT CASE WHEN k.role = 'prosecuting' AND c.prosecution = 1
          THEN k.stream END) AS prosecutions,
        count(DISTINCT CASE WHEN k.role = 'said_to_benefit' THEN k.stream END)
          AS said_to_benefit,
        count(DISTINCT k.stream) AS cases,
        (SELECT count(*) FROM laws l WHERE l.country = n.country) AS laws
      FROM country_names n JOIN case_countries k ON k.country = n.country
      JOIN cases c ON c.stream = k.stream GROUP BY n.country
      """)
}

/// The readable view `reciprocity_cases`.
public struct ReciprocityCaseRows: ViewTable {
  public let prosecuting = Column<Country>()
  public let saidToBenefit = Column<Country?>()
  public let stream = Column<Int64>()
  public let id = Column<String>()
  public let title = Column<String>()
  public let disclosed = Column<Day?>()
  public let prosecution = Column<Bool>()

  public static var name: String { view.name }
  public static let columns = TableColumn.all(of: ReciprocityCaseRows())
  static let view = ReadableView(
    "reciprocity_cases",
    """
    One row a case and a state said to benefit from what is alleged in it; null where no fact says \
    which.
    """,
    sql: """
      SELECT p.country AS prosecuting, b.country AS said_to_benefit, c.stream, c.id, c.title,
        c.disclosed, c.prosecution
      FROM case_countries p JOIN cases c ON c.stream = p.stream
      LEFT JOIN case_countries b ON b.stream = p.stream AND b.role = 'said_to_benefit'
      WHERE p.role = 'prosecuting'
      """)
}

/// The readable view `reciprocity_stages`.
public struct ReciprocityStageRows: ViewTable {
  public let prosecuting = Column<Country>()
  public let saidToBenefit = Column<Country>()
  public let stage = Column<Stage?>()
  public let persons = Column<Int64>()

  public static var name: String { view.name }
  public static let columns = TableColumn.all(of: ReciprocityStageRows())
  static let view = ReadableView(
    "reciprocity_stages",
    """
    How many persons at which stage, for each prosecuting state and each state said to benefit.
    """,
    sql: """
      SELECT p.country AS prosecuting, b.country AS said_to_benefit, a.stage,
        count(*) AS persons
      FROM case_countries p JOIN case_countries b
        ON b.stream = p.stream AND b.role = 'said_to_benefit'
      JOIN accused_rows a ON a.stream = p.stream AND a.accused = 1
      WHERE p.role = 'prosecuting' GROUP BY p.country, b.country, a.stage
      """)
}

/// What each country has to do with which cases, by role.
///
/// Roles: `prosecuting` and `said_to_benefit` from the case's opening, and whatever
/// `role.assigned` says of a state. Citizenship of the accused is read from the party's facts.
public struct CountryView: View {
  public static let name = "country"
  public static let version = 2

  public static let tables = [CountryNameRows.layout, CaseCountryRows.layout]

  public static let readable = [
    CountryRows.view, ReciprocityCaseRows.view, ReciprocityStageRows.view,
  ]

  private struct Part: Hashable {
    var country: Country
    var role: Int32
  }

  private static let roleNames: [String] =
    [CaseCountryRows.prosecuting, CaseCountryRows.saidToBenefit]
    + Role.ofStates.map(\.rawValue).filter { $0 != CaseCountryRows.prosecuting }
  private static let roleNumbers: [Role: Int32] = {
    var numbers: [Role: Int32] = [:]
    for role in Role.ofStates { numbers[role] = Int32(roleNames.firstIndex(of: role.rawValue)!) }
    return numbers
  }()

  private var parts = Chains<Part>()

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .case, entry.stands, case .proceeding(let proceeding) = entry.event
    else { return }
    switch proceeding {
    case .opened(let fact):
      keep(fact.country, 0, entry.stream)
      if let states = fact.onBehalfOf { for state in states { keep(state, 1, entry.stream) } }
    case .roleAssigned(let fact):
      if let state = fact.state, let role = CountryView.roleNumbers[fact.role] {
        keep(state, role, entry.stream)
        if fact.role == .accusedSponsor { keep(state, 1, entry.stream) }
      }
    case .transferred, .linked, .checked, .closed, .investigationOpened, .investigationStep: break
    }
  }

  private mutating func keep(_ country: Country, _ role: Int32, _ stream: Int32) {
    let part = Part(country: country, role: role)
    var isKnown = false
    parts.each(of: stream) { if $0 == part { isKnown = true } }
    if !isKnown { parts.append(part, to: stream) }
  }

  public func finish(_ registry: Registry, _ rows: Rows) {
    for stream in 0..<Int32(parts.keyCount) {
      let parts = parts.list(of: stream).sorted {
        ($0.country, CountryView.roleNames[Int($0.role)])
          < ($1.country, CountryView.roleNames[Int($1.role)])
      }
      for part in parts {
        rows.add(CaseCountryRows.self) { row in
          row.put(\.country, part.country)
          row.put(\.role, CountryView.roleNames[Int(part.role)])
          row.put(\.stream, registry.origin(of: stream))
        }
      }
    }
  }
}
