import Events

/// Where each case stands, and everyone accused in it: stage, liberty, and the outcome of each
/// count, as each person's `Course` has them.
public struct CaseView: View {
  public static let name = "case"
  public static let version = 7

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
    /// The last day of the first custody, charge or court fact that says when, and its position.
    var firstLast: Int64 = .max
    var firstPosition: Int64 = .max
    /// The days on which that can have been.
    var began: (earliest: Int64, latest: Int64)?
  }

  private var streams: [Int32] = []
  private var places: [Int32] = []
  private var openings: [Opening?] = []
  private var spans: [Span] = []
  private var steps = Chains<KeptStep>()
  private var extras: [KeptStep.Extra] = []
  private var counts: [NamedCount] = []
  private var parts = Chains<Roster.Part>()
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
    case .custody: keepProsecution(entry, place)
    case .court(let court):
      keepProsecution(entry, place)
      if case .hearingScheduled(let fact) = court { keepNext(fact.on, place) }
    case .conduct, .party, .exchange, .law, .evidence, .amendment: break
    }
    let merges = registry.mergesPersons
    var moved: [(step: Step, party: Int32, counts: [NamedCount])] = []
    StepReader.steps(
      of: entry.fact, entry.event, on: entry.span, parties: &registry.slugs,
      texts: &registry.texts
    ) { step, party, counts in
      if merges { moved.append((step, party, counts)) } else { keep(step, party, counts, place) }
    }
    for one in moved { keep(one.step, registry.person(one.party), one.counts, place) }
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

  /// Keeps that a custody, charge or court fact stands, and when the first of them was.
  private mutating func keepProsecution(_ entry: Entry, _ place: Int32) {
    let place = Int(place)
    spans[place].isProsecution = true
    guard let days = entry.occurred else { return }
    let last = FactSpan.lastDay(of: entry.fact)
    guard (last, entry.position) < (spans[place].firstLast, spans[place].firstPosition) else {
      return
    }
    spans[place].firstLast = last
    spans[place].firstPosition = entry.position
    spans[place].began = (days.earliest, days.latest)
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
      if fact.to == .court { keepProsecution(entry, place) }
    case .linked(let fact):
      if fact.relation == .appliesLaw {
        laws.append((registry.texts.number(of: fact.to), false), to: place)
      }
    case .checked(let fact): keepNext(fact.next, place)
    case .roleAssigned(let fact):
      rows.add(RoleRows.self) { row in
        row.put(\.position, entry.position)
        row.put(\.stream, entry.origin)
        row.put(\.party, fact.party)
        row.put(\.state, fact.state)
        row.put(\.role, fact.role)
      }
      if let party = fact.party {
        keep(fact.role, registry.person(registry.slugs.number(of: party)), entry, place)
      }
    case .closed, .investigationOpened, .investigationStep: break
    }
  }

  /// A link is found from its other end also where it no longer stands: it once did.
  private func linkRow(_ fact: Read<Linked>, _ entry: Entry, _ rows: Rows) {
    guard entry.state != .redacted else { return }
    rows.add(LinkRows.self) { row in
      row.put(\.position, entry.position)
      row.put(\.stream, entry.origin)
      row.put(\.target, fact.to)
      row.put(\.relation, fact.relation)
      row.put(\.stands, entry.stands)
    }
  }

  private mutating func keepNext(_ date: Dated?, _ place: Int32) {
    guard let day = date?.days?.earliest, day != .min else { return }
    spans[Int(place)].next = min(spans[Int(place)].next, day)
  }

  private mutating func keep(_ role: Role, _ party: Int32, _ entry: Entry, _ place: Int32) {
    let span = entry.span
    parts.append(
      Roster.Part(party: party, role: role, span: span, isDated: span != .always), to: place)
    if role.isAccused {
      keep(Step(.assigned, span: span, position: entry.position), party, [], place)
    }
  }

  private mutating func keep(_ step: Step, _ party: Int32, _ named: [NamedCount], _ place: Int32) {
    let start = counts.count
    counts.append(contentsOf: named)
    for count in named where count.law != 0 { laws.append((count.law, true), to: place) }
    steps.append(
      KeptStep(
        step, party: party, firstCount: start, countCount: named.count, extras: &extras),
      to: place)
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

  /// A class, since a course holds many lists, which a structure would copy at each look.
  private final class Person {
    let party: Int32
    let role: Role?
    let isAccused: Bool
    let course: Course

    init(_ person: Roster.Person, _ course: Course) {
      (party, role, isAccused) = (person.party, person.role, person.isAccused)
      self.course = course
    }
  }

  /// Whoever is accused or was moved, in the order of their slugs, each with the course.
  private func persons(_ place: Int32, _ registry: Registry) -> [Person] {
    let kept = steps.list(of: place)
    if kept.isEmpty { return [] }
    let all = kept.map { (step: $0.step(extras), party: $0.party) }
    let roster = Roster(parts.list(of: place), all)
    var persons: [Person] = []
    for person in roster.persons {
      let places = roster.places(of: person, in: all)
      if places.isEmpty && !person.isAccused { continue }
      let course = Course(
        roster.steps(at: places, in: all), isOutsider: person.isOutsider
      ) { counts[kept[places[$0]].counts] }
      persons.append(Person(person, course))
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
    let states = beneficiaries.list(of: Int32(place))
    let accused = persons.filter(\.isAccused)
    let stages = Stage.allCases.filter { stage in
      accused.contains { $0.course.stage?.value == stage }
    }
    rows.add(CaseRows.self) { row in
      row.put(\.stream, origin)
      registry.withKey(of: streams[place]) { row.put(\.id, utf8: $0) }
      if opening.title == 0 {
        registry.withKey(of: streams[place]) { row.put(\.title, utf8: $0) }
      } else {
        row.put(\.title, opening.title, registry.texts)
      }
      row.put(\.country, opening.country)
      row.put(\.onBehalfOf, states.isEmpty ? nil : states)
      row.put(\.category, opening.category)
      row.put(\.basis, opening.basis)
      row.put(\.stages, stages.isEmpty ? nil : stages)
      row.put(\.accused, Int64(accused.count))
      row.put(\.prosecution, span.isProsecution && !accused.isEmpty)
      row.put(\.earliest, span.earliest)
      row.put(\.latest, span.latest)
      row.put(\.disclosed, span.disclosed)
      row.put(\.next, span.next)
      row.put(\.facts, span.facts)
      row.put(\.beganEarliest, span.began?.earliest)
      row.put(\.beganLatest, span.began?.latest)
    }
  }

  private func personRows(
    _ person: Person, _ origin: Int64, _ registry: Registry, _ rows: Rows
  ) {
    let course = person.course
    rows.add(AccusedRows.self) { row in
      row.put(\.stream, origin)
      row.put(\.party, person.party, registry.slugs)
      row.put(\.role, person.role)
      row.put(\.accused, person.isAccused)
      row.put(\.stage, course.stage?.value)
      row.put(\.stagePosition, course.stage?.position)
      row.put(\.stageFirst, course.stage?.span.first)
      row.put(\.stageDay, course.stage?.span.day)
      row.put(\.stageUnordered, course.stage?.isOrderUnrecorded == true)
      row.put(\.liberty, course.liberty?.value)
      row.put(\.libertyReason, course.liberty?.reason)
      row.put(\.libertyContested, course.liberty?.isContested == true)
      row.put(\.libertyPosition, course.liberty?.position)
      row.put(\.libertyFirst, course.liberty?.span.first)
      row.put(\.libertyDay, course.liberty?.span.day)
      row.put(\.libertyUnordered, course.liberty?.isOrderUnrecorded == true)
      row.put(\.outcome, course.foremostOutcome)
    }
    for (ordinal, count) in course.toldCounts.enumerated() {
      rows.add(CountRows.self) { row in
        row.put(\.stream, origin)
        row.put(\.party, person.party, registry.slugs)
        row.put(\.ordinal, Int64(ordinal + 1))
        row.put(\.laid, count.laid)
        row.put(\.quantity, Int64(count.quantity))
        row.put(\.count, count.named.number == 0 ? nil : Int64(count.named.number))
        row.put(\.offence, count.named.offence, registry.texts)
        row.put(\.law, count.named.law, registry.texts)
        row.put(\.provision, count.named.provision, registry.texts)
        row.put(\.chargedAs, count.chargedAs, registry.texts)
        row.put(\.outcome, count.outcome)
        row.put(\.inferred, count.isInferred)
        row.put(\.position, count.position)
      }
    }
    for (ordinal, step) in course.liberties.enumerated() {
      rows.add(LibertyRows.self) { row in
        row.put(\.stream, origin)
        row.put(\.party, person.party, registry.slugs)
        row.put(\.ordinal, Int64(ordinal + 1))
        row.put(\.liberty, step.value)
        row.put(\.reason, step.reason)
        row.put(\.contested, step.isContested)
        row.put(\.first, step.span.first)
        row.put(\.day, step.span.day)
        row.put(\.moment, step.span.moment)
        row.put(\.zoned, step.span.isZoned)
        row.put(\.untilFirst, step.until?.earliest)
        row.put(\.untilLast, step.until?.latest)
        row.put(\.position, step.position)
      }
    }
  }

  private func lawRows(
    _ place: Int32, _ origin: Int64, _ registry: Registry, _ rows: Rows
  ) {
    guard !laws.isEmpty(of: place) else { return }
    var names: Set<Named> = []
    laws.each(of: place) { law in
      names.insert(Named(law: registry.texts[law.law], how: law.isCharged ? .charged : .linked))
    }
    for name in names.sorted(by: { ($0.law, $0.how.rawValue) < ($1.law, $1.how.rawValue) }) {
      rows.add(CaseLawRows.self) { row in
        row.put(\.law, name.law)
        row.put(\.stream, origin)
        row.put(\.how, name.how)
      }
    }
  }

  /// A law, and how it comes to a case.
  private struct Named: Hashable {
    let law: String
    let how: CaseLawRows.How
  }
}
