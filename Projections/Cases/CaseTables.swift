public import Events

/// The table `cases`.
public struct CaseRows: StoredTable {
  public let stream = Column<Int64>("the case's number: the position of its first fact")
  public let id = Column<String>("the case's slug")
  public let title = Column<String>("what the case is called")
  public let country = Column<Country?>(
    "the prosecuting state (ISO 3166); null where the opening is redacted")
  public let onBehalfOf = Column<[Country]?>("states said to benefit, joined by '; '")
  public let category = Column<Category?>("what was sought")
  public let basis = Column<Basis?>("why it is in the docket; no status")
  public let stages = Column<[Stage]?>("the stages its accused have reached, joined by '; '")
  public let accused = Column<Int64>("how many persons are accused")
  public let prosecution = Column<Bool>(
    "1 where somebody is accused and a custody, charge or court fact stands, else 0")
  public let earliest = Column<Day?>("first day of its earliest fact, days since 1970")
  public let latest = Column<Day?>("last day of its latest fact")
  public let disclosed = Column<Day?>("first day anything of it became public")
  public let next = Column<Day?>("the first day of the next check or hearing set")
  public let facts = Column<Int64>("how many facts of it stand")
  public let beganEarliest = Column<Day?>(
    "the first day on which its first custody, charge or court fact can have occurred")
  public let beganLatest = Column<Day?>("the last day on which that can have been")

  public static var table: TableName { .cases }
  public static let layout = TableLayout(
    CaseRows(),
    "One row a case that was opened; one whose opening is redacted is called by its slug.",
    key: [\.stream])
}

/// The table `accused_rows`.
public struct AccusedRows: StoredTable {
  public let stream = Column<Int64>("the case")
  public let party = Column<String>("the person's slug")
  public let role = Column<Role?>("the role assigned; null where none was")
  public let accused = Column<Bool>("1 where the person is one of the accused, else 0")
  public let stage = Column<Stage?>("how far proceedings have come")
  public let stagePosition = Column<Int64?>("the fact that says so")
  public let stageFirst = Column<Day?>("the first day it can have been, days since 1970")
  public let stageDay = Column<Day?>("the last day it can have been")
  public let stageUnordered = Column<Bool>("1 where the law's order alone puts it last")
  public let liberty = Column<Liberty?>("where the person is, as far as any fact says")
  public let libertyReason = Column<Course.Reason?>(
    "said, by_sentence, by_death_sentence, or what it is inferred from")
  public let libertyContested = Column<Bool>("1 where somebody contests it")
  public let libertyPosition = Column<Int64?>("the fact that says so")
  public let libertyFirst = Column<Day?>("the first day it can have been")
  public let libertyDay = Column<Day?>("the last day it can have been")
  public let libertyUnordered = Column<Bool>("1 where the law's order alone puts it last")
  public let outcome = Column<Outcome?>("the outcome to tell first: an acquittal before all")

  public static var table: TableName { .accusedRows }
  public static let layout = TableLayout(
    AccusedRows(), "One row a person in a case; the view accused names the case.",
    key: [\.stream, \.party], indexes: [[\.party]])
}

/// The table `count_rows`.
public struct CountRows: StoredTable {
  public let stream = Column<Int64>("the case")
  public let party = Column<String>("the person's slug")
  public let ordinal = Column<Int64>("1, 2, 3 … by instrument, and as each lists them")
  public let laid = Column<Int64>("the fact that laid it, or named it first")
  public let quantity = Column<Int64>("how many counts it stands for")
  public let count = Column<Int64?>("its number in the instrument")
  public let offence = Column<String?>("what is charged; null where no fact names it")
  public let law = Column<String?>("under which law: a slug or text")
  public let provision = Column<String?>("under which article or section")
  public let chargedAs = Column<String?>("the offence charged, where another was found")
  public let outcome = Column<Outcome>("what became of it")
  public let inferred = Column<Bool>("1 where only the sentence says so")
  public let position = Column<Int64>("the fact that decided it")

  public static var table: TableName { .countRows }
  public static let layout = TableLayout(
    CountRows(), "One row a count against a person; the view counts names the case.",
    key: [\.stream, \.party, \.ordinal])
}

/// The table `liberty_rows`.
public struct LibertyRows: StoredTable {
  public let stream = Column<Int64>("the case")
  public let party = Column<String>("the person's slug")
  public let ordinal = Column<Int64>("1, 2, 3 … as they came about")
  public let liberty = Column<Liberty>("where the person is from then on")
  public let reason = Column<Course.Reason>(
    "said, by_sentence, by_death_sentence, or what it is inferred from")
  public let contested = Column<Bool>("1 where somebody contests it")
  public let first = Column<Day?>("the first day it can have been, days since 1970")
  public let day = Column<Day?>("the last day it can have been")
  public let moment = Column<Int64?>("the moment, seconds since 1970, where a time of day is named")
  public let zoned = Column<Bool>("1 where the zone of that moment is known")
  public let untilFirst = Column<Day?>("the first day to which it is said to last")
  public let untilLast = Column<Day?>("the last day to which it is said to last")
  public let position = Column<Int64>("the fact that says so")

  public static var table: TableName { .libertyRows }
  public static let layout = TableLayout(
    LibertyRows(),
    "One row a change in where a person is, in the order of the world; the view liberties names the case.",
    key: [\.stream, \.party, \.ordinal])
}

/// The table `role_rows`.
public struct RoleRows: StoredTable {
  public let position = Column<Int64>("the fact that assigns it")
  public let stream = Column<Int64>("the case")
  public let party = Column<String?>("the person's slug; null for a state")
  public let state = Column<Country?>("the state; null for a person")
  public let role = Column<Role>("the role")

  public static var table: TableName { .roleRows }
  public static let layout = TableLayout(
    RoleRows(), "One row a role of a person or state in a case.", key: [\.position],
    indexes: [[\.party]])
}

/// The table `link_rows`.
public struct LinkRows: StoredTable {
  public let position = Column<Int64>("the fact that makes it")
  public let stream = Column<Int64>("the case it starts from")
  public let target = Column<String>("slug of a case, law or swap, or a country")
  public let relation = Column<Relation>("in what way")
  public let stands = Column<Bool>("1 where the link stands, else 0")

  public static var table: TableName { .linkRows }
  public static let layout = TableLayout(
    LinkRows(),
    "One row a link from a case, those that no longer stand included; the view links names it.",
    key: [\.position], indexes: [[\.target]])
}

/// The table `case_laws`.
public struct CaseLawRows: StoredTable {
  public enum How: String, ColumnValue { case charged, linked }

  public let law = Column<String>("the law's slug, or its text where it has none")
  public let stream = Column<Int64>("the case")
  public let how = Column<How>("charged (a count names it) or linked (a link says it applies)")

  public static var table: TableName { .caseLaws }
  public static let layout = TableLayout(
    CaseLawRows(), "One row a law that a case's counts name, or that a link says it applies.",
    key: [\.stream, \.law, \.how], indexes: [[\.law]])
}

// The tables of cases, and what makes them readable.
extension CaseView {
  public static let tables = [
    CaseRows.layout, AccusedRows.layout, CountRows.layout, LibertyRows.layout, RoleRows.layout,
    LinkRows.layout, CaseLawRows.layout,
  ]

  public static let readable = [
    ReadableView(
      "accused", "Everyone accused, with the case's id and the person's name.",
      sql: """
        SELECT c.id AS "case", a.party, p.label, a.role, a.stage,
          date(a.stage_day * 86400, 'unixepoch') AS stage_since, a.liberty, a.liberty_reason,
          date(a.liberty_day * 86400, 'unixepoch') AS liberty_since, a.outcome,
          a.stage_position, a.liberty_position
        FROM accused_rows a JOIN cases c ON c.stream = a.stream
        LEFT JOIN parties p ON p.id = a.party
        """),
    ReadableView(
      "counts", "Every count with its case and outcome.",
      sql: """
        SELECT c.id AS "case", n.party, n.ordinal, n.count, n.quantity, n.offence, n.law, n.provision,
          n.charged_as, n.outcome, n.inferred, n.laid, n.position
        FROM count_rows n JOIN cases c ON c.stream = n.stream
        """),
    ReadableView(
      "liberties", "Where everyone accused was, from when on, with the case's id.",
      sql: """
        SELECT c.id AS "case", l.party, p.label, l.ordinal, l.liberty, l.reason,
          date(l.day * 86400, 'unixepoch') AS since, l.position
        FROM liberty_rows l JOIN cases c ON c.stream = l.stream
        LEFT JOIN parties p ON p.id = l.party
        """),
    ReadableView(
      "links", "Every link that stands, with the case it starts from.",
      sql: """
        SELECT c.id AS "case", l.target, l.relation, l.position
        FROM link_rows l JOIN cases c ON c.stream = l.stream WHERE l.stands = 1
        """),
    ReadableView(
      "roles", "Every role with its case.",
      sql: """
        SELECT c.id AS "case", r.party, r.state, r.role, r.position
        FROM role_rows r JOIN cases c ON c.stream = r.stream
        """),
  ]
}
