import Events

/// What each country has to do with which cases, by role.
///
/// Roles: `prosecuting` and `said_to_benefit` from the case's opening, and whatever
/// `role.assigned` says of a state. Citizenship of the accused is read from the party's facts.
public struct CountryView: View {
  public static let name = "country"
  public static let version = 2

  public static let tables = [
    TableLayout(
      .countryNames, "The countries of ISO 3166 that a docket can name.",
      columns: [
        .text("country", "ISO 3166-1 alpha-2 code, a withdrawn one of 3166-3, XK, EU or UN"),
        .text("name", "its name in English"),
      ],
      key: ["country"], stream: nil),
    TableLayout(
      .caseCountries, "One row a role of a country in a case.",
      columns: [
        .text("country", "the country's code"),
        .text(
          "role",
          "prosecuting, said_to_benefit, or the role a fact assigned: recruitment_place, target …"),
        .integer("stream", "the case"),
      ],
      key: ["stream", "country", "role"], indexes: [["country", "role"]]),
  ]

  public static let readable = [
    ReadableView(
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
        """),
    ReadableView(
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
        """),
    ReadableView(
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
        """),
  ]

  private struct Part: Hashable {
    var country: Country
    var role: Int32
  }

  private static let roleNames: [String] =
    ["prosecuting", "said_to_benefit"]
    + Role.ofStates.map(\.rawValue).filter { $0 != "prosecuting" }
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
        rows.begin(.caseCountries)
        rows.text(part.country.code)
        rows.text(CountryView.roleNames[Int(part.role)])
        rows.integer(registry.origin(of: stream))
        rows.end()
      }
    }
  }
}
