import Events

/// Where each case stands, and everyone accused in it: stage, liberty, and the outcome of each
/// count.
public struct CaseView: View {
  public static let name = "case"
  public static let version = 2

  public static let tables = [
    TableLayout(
      .cases,
      "One row a case that was opened; one whose opening is redacted is called by its slug.",
      columns: [
        .integer("stream", "the case's number: the position of its first fact"),
        .text("id", "the case's slug"),
        .text("title", "what the case is called"),
        .text(
          "country", "the prosecuting state (ISO 3166); null where the opening is redacted",
          optional: true),
        .text("on_behalf_of", "states said to benefit, joined by '; '", optional: true),
        .text("category", "what was sought", optional: true),
        .text("basis", "why it is in the docket; no status", optional: true),
        .text("stages", "the stages its accused have reached, joined by '; '", optional: true),
        .integer("accused", "how many persons are accused or were moved by a fact"),
        .integer(
          "prosecution",
          "1 where somebody is accused and a custody, charge or court fact stands, else 0"),
        .integer("earliest", "first day of its earliest fact, days since 1970", optional: true),
        .integer("latest", "last day of its latest fact", optional: true),
        .integer("disclosed", "first day anything of it became public", optional: true),
        .integer("next", "the first day of the next check or hearing set", optional: true),
        .integer("facts", "how many facts of it stand"),
      ],
      key: ["stream"]),
    TableLayout(
      .accusedRows, "One row a person in a case; the view accused names the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .text("role", "the role assigned; null where none was", optional: true),
        .text("stage", "how far proceedings have come", optional: true),
        .integer("stage_position", "the fact that says so", optional: true),
        .integer("stage_day", "its day", optional: true),
        .text("liberty", "where the person is, as far as any fact says", optional: true),
        .integer("liberty_position", "the fact that says so", optional: true),
        .integer("liberty_day", "its day", optional: true),
        .text("outcome", "the outcome to tell first: an acquittal before all", optional: true),
      ],
      key: ["stream", "party"], indexes: [["party"]]),
    TableLayout(
      .countRows, "One row a count against a person; the view counts names the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .integer("ordinal", "1, 2, 3 … as the counts came up"),
        .integer("count", "its number in the instrument", optional: true),
        .text("offence", "what is charged; null where no fact names it", optional: true),
        .text("law", "under which law: a slug or text", optional: true),
        .text("provision", "under which article or section", optional: true),
        .text("outcome", "what became of it"),
        .integer("inferred", "1 where only the sentence says so"),
        .integer("position", "the fact that decided it"),
      ],
      key: ["stream", "party", "ordinal"]),
    TableLayout(
      .libertyRows,
      "One row a change in where a person is, in the order of the world; the view liberties names "
        + "the case.",
      columns: [
        .integer("stream", "the case"),
        .text("party", "the person's slug"),
        .integer("ordinal", "1, 2, 3 … as they came about"),
        .text("liberty", "where the person is from then on"),
        .integer("day", "its day: the last it can have been, days since 1970", optional: true),
        .integer("position", "the fact that says so"),
      ],
      key: ["stream", "party", "ordinal"]),
    TableLayout(
      .roleRows, "One row a role of a person or state in a case.",
      columns: [
        .integer("position", "the fact that assigns it"),
        .integer("stream", "the case"),
        .text("party", "the person's slug; null for a state", optional: true),
        .text("state", "the state; null for a person", optional: true),
        .text("role", "the role"),
      ],
      key: ["position"], indexes: [["party"]]),
    TableLayout(
      .linkRows,
      "One row a link from a case, those that no longer stand included; the view links names it.",
      columns: [
        .integer("position", "the fact that makes it"),
        .integer("stream", "the case it starts from"),
        .text("target", "slug of a case, law or swap, or a country"),
        .text("relation", "in what way"),
        .integer("stands", "1 where the link stands, else 0"),
      ],
      key: ["position"], indexes: [["target"]]),
    TableLayout(
      .caseLaws, "One row a law that a case's counts name, or that a link says it applies.",
      columns: [
        .text("law", "the law's slug, or its text where it has none"),
        .integer("stream", "the case"),
        .text("how", "charged (a count names it) or linked (a link says it applies)"),
      ],
      key: ["stream", "law", "how"], indexes: [["law"]]),
  ]

  public static let readable = [
    ReadableView(
      "accused", "Everyone accused, with the case's id and the person's name.",
      sql: """
        SELECT c.id AS "case", a.party, p.label, a.role, a.stage,
          date(a.stage_day * 86400, 'unixepoch') AS stage_since, a.liberty,
          date(a.liberty_day * 86400, 'unixepoch') AS liberty_since, a.outcome,
          a.stage_position, a.liberty_position
        FROM accused_rows a JOIN cases c ON c.stream = a.stream
        LEFT JOIN parties p ON p.id = a.party
        """),
    ReadableView(
      "counts", "Every count with its case and outcome.",
      sql: """
        SELECT c.id AS "case", n.party, n.ordinal, n.count, n.offence, n.law, n.provision,
          n.outcome, n.inferred, n.position
        FROM count_rows n JOIN cases c ON c.stream = n.stream
        """),
    ReadableView(
      "liberties", "Where everyone accused was, from when on, with the case's id.",
      sql: """
        SELECT c.id AS "case", l.party, p.label, l.ordinal, l.liberty,
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

  private struct Opening {
    /// 0 where the opening is redacted.
    var title: Int32 = 0
    var country: Country?
    var category: Category?
    var basis: Basis?
  }

  private struct Span {
    var earliest: Int64 = .max
    var latest: Int64 = .min
    var disclosed: Int64 = .max
    var next: Int64 = .max
    var facts: Int64 = 0
    var isProsecution = false
  }

  /// A move in twenty bytes, with the party it moves and where its counts stand.
  private struct KeptMove {
    private let day: Int32
    private let position: UInt32
    let party: Int32
    private let firstCount: Int32
    private let countCount: UInt16
    private let verb: Move.Verb
    private let isFinal: Bool

    init(_ move: Move, party: Int32, firstCount: Int, countCount: Int) {
      // Years beyond five million keep their order with all others, not among themselves.
      day = Int32(clamping: move.day)
      position = UInt32(move.position)
      self.party = party
      self.firstCount = Int32(firstCount)
      self.countCount = UInt16(clamping: countCount)
      verb = move.verb
      isFinal = move.isFinal
    }

    var move: Move {
      let wide: Int64 = day == .min ? .min : Int64(day)
      return Move(day: wide, position: Int64(position), verb: verb, isFinal: isFinal)
    }

    var counts: Range<Int> { Int(firstCount)..<Int(firstCount) + Int(countCount) }
  }

  private struct PartyRole {
    var position: Int64
    var party: Int32
    var role: Role
  }

  private var streams: [Int32] = []
  private var places: [Int32] = []
  private var openings: [Opening?] = []
  private var spans: [Span] = []
  private var moves = Chains<KeptMove>()
  private var counts: [CountMove] = []
  private var roles = Chains<PartyRole>()
  private var beneficiaries = Chains<Country>()
  private var laws = Chains<(law: Int32, isCharged: Bool)>()

  public init() {}

  public mutating func apply(
    _ entry: Entry, _ registry: inout Registry, _ rows: Rows
  ) {
    guard entry.kind == .case else { return }
    if entry.state != .redacted, case .proceeding(.linked(let fact)) = entry.event {
      linkRow(fact, entry, rows)
    }
    let place = place(of: entry.stream)
    if entry.state == .redacted, case .proceeding(.opened) = entry.event,
      openings[Int(place)] == nil
    {
      openings[Int(place)] = Opening()
    }
    guard entry.stands else { return }
    keepSpan(entry, place)
    switch entry.event {
    case .proceeding(let proceeding): keep(proceeding, entry, place, &registry, rows)
    case .custody: spans[Int(place)].isProsecution = true
    case .court(let court):
      spans[Int(place)].isProsecution = true
      if case .hearingScheduled(let fact) = court { keepNext(fact.on, place) }
    case .conduct, .party, .exchange, .law, .evidence, .amendment: break
    }
    MoveReader.moves(
      of: entry.fact, entry.event, on: entry.day, parties: &registry.slugs,
      texts: &registry.texts
    ) { move, party, counts in
      keep(move, party, counts, place)
    }
  }

  private mutating func place(of stream: Int32) -> Int32 {
    let stream = Int(stream)
    while places.count <= stream { places.append(-1) }
    if places[stream] < 0 {
      places[stream] = Int32(streams.count)
      streams.append(Int32(stream))
      openings.append(nil)
      spans.append(Span())
    }
    return places[stream]
  }

  private mutating func keepSpan(_ entry: Entry, _ place: Int32) {
    let place = Int(place)
    spans[place].facts += 1
    if let days = entry.occurred {
      if days.earliest != .min { spans[place].earliest = min(spans[place].earliest, days.earliest) }
      if days.latest != .max { spans[place].latest = max(spans[place].latest, days.latest) }
    }
    if let days = entry.disclosed, days.earliest != .min {
      spans[place].disclosed = min(spans[place].disclosed, days.earliest)
    }
  }

  private mutating func keep(
    _ proceeding: Proceeding, _ entry: Entry, _ place: Int32, _ registry: inout Registry,
    _ rows: Rows
  ) {
    switch proceeding {
    case .opened(let fact):
      openings[Int(place)] = Opening(
        title: registry.texts.add(fact.title), country: fact.country,
        category: fact.category, basis: fact.basis)
      if let states = fact.onBehalfOf {
        for state in states { beneficiaries.append(state, to: place) }
      }
    case .transferred(let fact):
      if fact.to == .court { spans[Int(place)].isProsecution = true }
    case .linked(let fact):
      if fact.relation == .appliesLaw {
        laws.append((registry.texts.number(of: fact.to), false), to: place)
      }
    case .checked(let fact): keepNext(fact.next, place)
    case .roleAssigned(let fact):
      rows.begin(.roleRows)
      rows.integer(entry.position)
      rows.integer(entry.origin)
      rows.text(fact.party)
      rows.text(fact.state?.code)
      rows.text(fact.role)
      rows.end()
      if let party = fact.party {
        roles.append(
          PartyRole(
            position: entry.position, party: registry.slugs.number(of: party), role: fact.role),
          to: place)
      }
    case .closed, .investigationOpened, .investigationStep: break
    }
  }

  /// A link is found from its other end also where it no longer stands: it once did.
  private func linkRow(_ fact: Read<Linked>, _ entry: Entry, _ rows: Rows) {
    guard entry.state != .redacted else { return }
    rows.begin(.linkRows)
    rows.integer(entry.position)
    rows.integer(entry.origin)
    rows.text(fact.to)
    rows.text(fact.relation)
    rows.integer(entry.stands ? 1 : 0)
    rows.end()
  }

  private mutating func keepNext(_ date: Dated?, _ place: Int32) {
    guard let day = date?.days?.earliest, day != .min else { return }
    spans[Int(place)].next = min(spans[Int(place)].next, day)
  }

  private mutating func keep(_ move: Move, _ party: Int32, _ named: [CountMove], _ place: Int32) {
    let start = counts.count
    counts.append(contentsOf: named)
    for count in named where count.law != 0 { laws.append((count.law, true), to: place) }
    moves.append(
      KeptMove(move, party: party, firstCount: start, countCount: named.count), to: place)
  }

  // MARK: Rows

  public func finish(_ registry: Registry, _ rows: Rows) {
    // By stream, as the rows are kept.
    for place in places where place >= 0 {
      let place = Int(place)
      guard let opening = openings[place] else { continue }
      let origin = registry.origin(of: streams[place])
      let persons = persons(Int32(place), registry)
      caseRow(place, opening, persons, origin, registry, rows)
      for person in persons { personRows(person, origin, registry, rows) }
      lawRows(Int32(place), origin, registry, rows)
    }
  }

  private struct Person {
    var party: Int32
    var role: Role?
    var course: Course
    var liberties: [(liberty: Liberty, day: Int64, position: Int64)] = []

    mutating func play(_ move: Move, _ counts: ArraySlice<CountMove>) {
      course.play(move, counts)
      if course.libertyPosition == move.position, let liberty = course.liberty {
        liberties.append((liberty, move.day, move.position))
      }
    }
  }

  /// The accused in the order of their slugs, each with its course.
  private func persons(_ place: Int32, _ registry: Registry) -> [Person] {
    var persons: [Person] = []
    roles.each(of: place) { role in
      if let known = persons.firstIndex(where: { $0.party == role.party }) {
        // A role of the accused is not hidden by another; else the later one counts.
        if role.role.isAccused || !(persons[known].role?.isAccused ?? false) {
          persons[known].role = role.role
        }
      } else {
        persons.append(Person(party: role.party, role: role.role, course: Course()))
      }
    }
    let kept = moves.list(of: place).sorted { Move.precedes($0.move, $1.move) }
    for move in kept where move.party != 0 && !persons.contains(where: { $0.party == move.party }) {
      persons.append(Person(party: move.party, role: nil, course: Course()))
    }
    for move in kept {
      let named = counts[move.counts]
      for index in persons.indices
      where move.party == persons[index].party
        || (move.party == 0 && (persons[index].role?.isAccused ?? false))
      {
        persons[index].play(move.move, named)
      }
    }
    persons.removeAll { person in
      !(person.role?.isAccused ?? false) && person.course == Course()
    }
    if persons.count > 1 {
      persons.sort { registry.slugs[$0.party] < registry.slugs[$1.party] }
    }
    return persons
  }

  private func caseRow(
    _ place: Int, _ opening: Opening, _ persons: [Person], _ origin: Int64, _ registry: Registry,
    _ rows: Rows
  ) {
    let span = spans[place]
    rows.begin(.cases)
    rows.integer(origin)
    registry.writeKey(of: streams[place], to: rows)
    if opening.title == 0 {
      registry.writeKey(of: streams[place], to: rows)
    } else {
      rows.text(opening.title, registry.texts)
    }
    rows.text(opening.country?.code)
    let states = beneficiaries.list(of: Int32(place)).map(\.code)
    rows.text(states.isEmpty ? nil : states.joined(separator: "; "))
    rows.text(opening.category)
    rows.text(opening.basis)
    let stages = Stage.allCases.filter { stage in persons.contains { $0.course.stage == stage } }
    rows.text(stages.isEmpty ? nil : stages.map(\.rawValue).joined(separator: "; "))
    rows.integer(Int64(persons.count))
    rows.integer(span.isProsecution && !persons.isEmpty ? 1 : 0)
    rows.day(span.earliest)
    rows.day(span.latest)
    rows.day(span.disclosed)
    rows.day(span.next)
    rows.integer(span.facts)
    rows.end()
  }

  private func personRows(
    _ person: Person, _ origin: Int64, _ registry: Registry, _ rows: Rows
  ) {
    let course = person.course
    rows.begin(.accusedRows)
    rows.integer(origin)
    rows.text(person.party, registry.slugs)
    rows.text(person.role)
    rows.text(course.stage)
    course.stage == nil ? rows.null() : rows.integer(course.stagePosition)
    rows.day(course.stage == nil ? nil : course.stageDay)
    rows.text(course.liberty)
    course.liberty == nil ? rows.null() : rows.integer(course.libertyPosition)
    rows.day(course.liberty == nil ? nil : course.libertyDay)
    rows.text(course.foremostOutcome)
    rows.end()
    for (ordinal, count) in course.counts.enumerated() {
      rows.begin(.countRows)
      rows.integer(origin)
      rows.text(person.party, registry.slugs)
      rows.integer(Int64(ordinal + 1))
      if let number = count.count?.number, number != 0 { rows.integer(number) } else { rows.null() }
      rows.text(count.count?.offence ?? 0, registry.texts)
      rows.text(count.count?.law ?? 0, registry.texts)
      rows.text(count.count?.provision ?? 0, registry.texts)
      rows.text(count.outcome)
      rows.integer(count.isInferred ? 1 : 0)
      rows.integer(count.position)
      rows.end()
    }
    for (ordinal, step) in person.liberties.enumerated() {
      rows.begin(.libertyRows)
      rows.integer(origin)
      rows.text(person.party, registry.slugs)
      rows.integer(Int64(ordinal + 1))
      rows.text(step.liberty)
      rows.day(step.day)
      rows.integer(step.position)
      rows.end()
    }
  }

  private func lawRows(
    _ place: Int32, _ origin: Int64, _ registry: Registry, _ rows: Rows
  ) {
    guard !laws.isEmpty(of: place) else { return }
    var names: Set<[String]> = []
    laws.each(of: place) { law in
      names.insert([registry.texts[law.law], law.isCharged ? "charged" : "linked"])
    }
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      rows.begin(.caseLaws)
      rows.text(name[0])
      rows.integer(origin)
      rows.text(name[1])
      rows.end()
    }
  }
}
