import Events

/// Plays the facts of a case for each of its persons: who stands in it, and each one's course.
struct CasePlay {
  private struct Taken {
    var step: Step
    var party: Int32
    var counts: [NamedCount]
    /// The place of its fact in `items`.
    var item: Int
  }

  private var slugs = Strings(capacity: 64)
  private var texts = Strings(capacity: 64)
  private var taken: [Taken] = []
  private var parts: [Roster.Part] = []
  private var descriptions: [Int32: String] = [:]
  private let items: [CaseItem]
  private let itemPlaces: [Int64: Int]
  private let names: Names

  /// - Parameter items: in the order of their positions; what does not stand moves nobody.
  init(_ items: [CaseItem], _ names: Names) {
    self.items = items
    itemPlaces = Dictionary(
      uniqueKeysWithValues: zip(items.lazy.map(\.position), items.indices))
    self.names = names
    for (place, item) in items.enumerated() where item.stands { take(item, place) }
  }

  private mutating func take(_ item: CaseItem, _ place: Int) {
    let event = item.fact.event
    if case .proceeding(.roleAssigned(let read)) = event, let party = read.party {
      assign(read.role, person(party.string), read.description?.string, item, place)
    }
    var new: [Taken] = []
    StepReader.steps(
      of: item.fact, event, on: item.span, parties: &slugs, texts: &texts
    ) { step, party, counts in
      new.append(Taken(step: step, party: party, counts: counts, item: place))
    }
    for place in new.indices where new[place].party != 0 {
      new[place].party = person(slugs[new[place].party])
    }
    taken += new
  }

  /// The number of the person whom a slug names.
  private mutating func person(_ slug: String) -> Int32 {
    slugs.number(of: names.identities.person(of: slug))
  }

  private mutating func assign(
    _ role: Role, _ party: Int32, _ description: String?, _ item: CaseItem, _ place: Int
  ) {
    parts.append(
      Roster.Part(party: party, role: role, span: item.span, isDated: item.span != .always))
    if let description, role.isAccused || descriptions[party] == nil {
      descriptions[party] = description
    }
    if role.isAccused {
      taken.append(
        Taken(
          step: Step(.assigned, span: item.span, position: item.position), party: party,
          counts: [], item: place))
    }
  }

  /// The accused, then who else was moved, each in the order of their first coming.
  func persons() -> [CasePerson] {
    let all = taken.map { (step: $0.step, party: $0.party) }
    let roster = Roster(parts, all)
    let persons = roster.persons.compactMap { one in
      let places = roster.places(of: one, in: all)
      return person(one, places, roster.steps(at: places, in: all))
    }
    return persons.filter(\.isAccused) + persons.filter { !$0.isAccused }
  }

  private func person(
    _ person: Roster.Person, _ places: [Int], _ steps: [Step]
  ) -> CasePerson? {
    guard person.isAccused || !places.isEmpty else { return nil }
    let course = Course(steps, isOutsider: person.isOutsider) { taken[places[$0]].counts[...] }
    let party = slugs[person.party]
    let punishments = Punishments(course, of: party, names) { position in
      itemPlaces[position].map { items[$0] }
    }
    return CasePerson(
      party: party, slugs: Set(names.identities.members(of: party)), label: names.name(of: party),
      card: names.parties[party], role: person.role, description: descriptions[person.party],
      isAccused: person.isAccused, joins: person.joins, course: course,
      allCounts: course.counts.map(count), punishments: punishments.list,
      unusual: Unusual.found(in: course, steps))
  }

  private func count(_ count: Course.Count) -> CasePerson.Count {
    func text(_ number: Int32) -> String? { number == 0 ? nil : texts[number] }
    return CasePerson.Count(
      number: count.named.number == 0 ? nil : Int64(count.named.number),
      offence: text(count.named.offence), law: text(count.named.law),
      provision: text(count.named.provision), quantity: Int(count.quantity),
      chargedAs: text(count.chargedAs), outcome: count.outcome, result: count.result,
      isInferred: count.isInferred, isNoContest: count.isNoContest,
      isNotResponsible: count.isNotResponsible, isMixed: count.isMixed,
      isUnlaid: count.isUnlaid, isOfClosed: count.isOfClosed, isReplaced: count.isReplaced,
      laid: count.laid,
      position: count.position)
  }

  // MARK: The order

  /// The places of items in the order of facts; those without any date apart, after the dated.
  func order() -> [Int] {
    let dated = items.indices.filter { items[$0].span != .always }
    var numbers = [Int32](repeating: -1, count: items.count)
    for (number, place) in dated.enumerated() { numbers[place] = Int32(number) }
    let ordered = dated.map { place in
      Order.Item(
        span: items[place].spanInTimeline(about: about(items[place])), rank: items[place].rank,
        position: items[place].position)
    }
    return Order.places(of: ordered, gates: gates(numbers) + lastWords(numbers)).map { dated[$0] }
      + items.indices.filter { items[$0].span == .always }
  }

  /// The days of the fact that a statement speaks of.
  private func about(_ item: CaseItem) -> FactSpan? {
    guard case .conduct(.stated(let read)) = item.fact.event, item.state != .redacted,
      let place = read.about.flatMap({ names.positions[$0.string] }).flatMap({ itemPlaces[$0] })
    else { return nil }
    return items[place].span == .always ? nil : items[place].span
  }

  /// What somebody said before what ended that life, where the days leave it open: the dead say
  /// nothing.
  private func lastWords(_ numbers: [Int32]) -> [Order.Gate] {
    let ends = items.indices.filter { items[$0].stands && items[$0].isDeath && numbers[$0] >= 0 }
    if ends.isEmpty { return [] }
    return ends.compactMap { end in
      let dead = items[end].parties.map { Set($0.map(names.name)) }
      let said = items.indices.filter { place in
        let item = items[place]
        guard case .conduct(.stated) = item.fact.event, numbers[place] >= 0,
          item.span.overlaps(items[end].span)
        else { return false }
        return item.voices.contains { voice in
          dead?.contains(voice.name)
            ?? taken.contains { names.name(of: slugs[$0.party]) == voice.name }
        }
      }
      return said.isEmpty
        ? nil : Order.Gate(before: said.map { numbers[$0] }, after: [numbers[end]])
    }
  }

  /// What the rules on returns put before what, whoever they speak of.
  ///
  /// - Parameter numbers: the numbers of items among those that are put in order; -1 elsewhere.
  private func gates(_ numbers: [Int32]) -> [Order.Gate] {
    let all = taken.map { (step: $0.step, party: $0.party) }
    let roster = Roster(parts, all)
    return roster.persons.flatMap { person in
      let places = roster.places(of: person, in: all)
      let steps = places.map { all[$0].step }
      func items(_ side: [Int32]) -> [Int32] {
        side.map { numbers[taken[places[Int($0)]].item] }.filter { $0 >= 0 }
      }
      return Returns.gates(of: steps, in: Array(steps.indices)).map {
        Order.Gate(before: items($0.before), after: items($0.after))
      }
    }
  }
}

extension CaseItem {
  /// Its place in the law's order; nothing is read of what is left of a redacted fact.
  fileprivate var rank: Int {
    state == .redacted ? Step.lastRank : StepReader.rank(of: fact.event)
  }

  fileprivate var isDeath: Bool {
    switch fact.event {
    case .custody(.died), .custody(.executed): true
    case .custody, .conduct, .court, .proceeding, .party, .exchange, .law, .evidence, .amendment:
      false
    }
  }

  /// Conduct stands by its beginning, and so does a statement that was made at some time in an
  /// interval; but not before what it speaks of.
  fileprivate func spanInTimeline(about: FactSpan?) -> FactSpan {
    guard case .conduct(let conduct) = fact.event, state != .redacted,
      let beginning = occurred?.firstDate, beginning.latest < span.latest
    else { return span }
    switch conduct {
    case .alleged: return FactSpan(beginning.earliest, beginning.latest)
    case .stated:
      guard let about else { return FactSpan(beginning.earliest, beginning.latest) }
      let latest = about.latest == .max ? beginning.latest : max(beginning.latest, about.latest)
      return FactSpan(beginning.earliest, min(span.latest, latest))
    case .measureTaken: return span
    }
  }
}
