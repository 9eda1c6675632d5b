import Events

/// Plays the facts of a case for each of its persons.
///
/// Facts without parties move all who have the part of an accused, defendant or co-defendant.
struct CasePlay {
  private struct Step {
    var move: Move
    var party: Int32
    var counts: [CountMove]
    var item: Int
  }

  private var slugs = Strings(capacity: 64)
  private var texts = Strings(capacity: 64)
  private var steps: [Step] = []
  private var order: [(party: String, role: Role?, description: String?)] = []
  private let items: [CaseItem]
  private let names: Names

  /// - Parameter items: those that stand, in the order of their positions.
  init(_ items: [CaseItem], _ names: Names) {
    self.items = items
    self.names = names
    for (place, item) in items.enumerated() { take(item, place) }
    steps.sort { Move.precedes($0.move, $1.move) }
  }

  private mutating func take(_ item: CaseItem, _ place: Int) {
    let event = item.fact.event
    if case .proceeding(.roleAssigned(let read)) = event, let party = read.party {
      assign(read.role, names.identities.person(of: party.string), read.description?.string)
    }
    var taken: [Step] = []
    MoveReader.moves(of: item.fact, event, on: item.day, parties: &slugs, texts: &texts) {
      move, party, counts in
      taken.append(Step(move: move, party: party, counts: counts, item: place))
    }
    for place in taken.indices where taken[place].party != 0 {
      let person = names.identities.person(of: slugs[taken[place].party])
      taken[place].party = slugs.number(of: person)
      enter(person)
    }
    steps += taken
  }

  private mutating func enter(_ party: String) {
    if !order.contains(where: { $0.party == party }) { order.append((party, nil, nil)) }
  }

  /// A role of the accused is not hidden by another; else the later one counts.
  private mutating func assign(_ role: Role, _ party: String, _ description: String?) {
    enter(party)
    let place = order.firstIndex { $0.party == party }!
    guard role.isAccused || !(order[place].role?.isAccused ?? false) else { return }
    order[place].role = role
    order[place].description = description ?? order[place].description
  }

  /// The accused, then who else was moved, each in the order of their first coming.
  func persons() -> [CasePerson] {
    let persons = order.compactMap { person($0.party, $0.role, $0.description) }
    return persons.filter(\.isAccused) + persons.filter { !$0.isAccused }
  }

  private func person(_ party: String, _ role: Role?, _ description: String?) -> CasePerson? {
    let number = slugs.known(party)
    let isAccused = role?.isAccused ?? false
    let mine = steps.filter { ($0.party == 0 && isAccused) || ($0.party == number && number != 0) }
    guard isAccused || !mine.isEmpty else { return nil }
    var course = Course()
    for step in mine { course.play(step.move, step.counts) }
    var person = CasePerson(
      party: party, label: names.name(of: party), card: names.parties[party], role: role,
      description: description)
    person.stage = course.stage
    person.stagePosition = course.stagePosition
    person.liberty = course.liberty
    person.libertyPosition = course.libertyPosition
    person.counts = course.counts.map(count)
    person.outcome = course.foremostOutcome
    person.punishment = punishment(of: party, isAccused)
    person.unusual = Unusual.found(in: mine.map(\.move))
    return person
  }

  private func count(_ count: Course.Count) -> CasePerson.Count {
    let words = count.count
    func text(_ number: Int32?) -> String? { number.flatMap { $0 == 0 ? nil : texts[$0] } }
    return CasePerson.Count(
      number: words.flatMap { $0.number == 0 ? nil : $0.number }, offence: text(words?.offence),
      law: text(words?.law), provision: text(words?.provision), outcome: count.outcome,
      result: words?.result, isInferred: count.isInferred,
      isNotResponsible: isNotResponsible(count.position), position: count.position)
  }

  private func isNotResponsible(_ position: Int64) -> Bool {
    guard let item = items.first(where: { $0.position == position }),
      case .court(.verdictGiven(let read)) = item.fact.event
    else { return false }
    return read.result == .notResponsible
  }

  // MARK: Sentences

  private func punishment(of party: String, _ isAccused: Bool) -> CasePerson.Punishment? {
    var punishment: CasePerson.Punishment?
    let ordered = items.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
    for item in ordered where names(party, item.parties) ?? isAccused {
      guard case .court(let court) = item.fact.event else { continue }
      switch court {
      case .sentenceImposed:
        if let share = share(of: party, in: item) { punishment = share }
      case .sentenceChanged(let read):
        if read.change == .vacated {
          punishment = nil
        } else if var share = share(of: party, in: item), !share.components.isEmpty {
          share.changes = punishment?.changes ?? []
          punishment = share
          punishment?.changes.append(.init(change: read.change, position: item.position))
        } else {
          punishment?.changes.append(.init(change: read.change, position: item.position))
        }
      case .appealDecided(let read):
        if read.result == .quashed { punishment = nil }
      case .chargeLaid, .chargeChanged, .pleaEntered, .hearingScheduled, .hearingHeld,
        .verdictGiven, .appealLodged:
        break
      }
    }
    return punishment
  }

  /// Whether a person is among parties, by any slug; nil where there is no list.
  private func names(_ person: String, _ parties: [String]?) -> Bool? {
    parties.map { $0.contains { names.identities.person(of: $0) == person } }
  }

  /// The parts of a sentence that are one person's or everybody's; nil where all are others'.
  private func share(of party: String, in item: CaseItem) -> CasePerson.Punishment? {
    let all = item.member("components")?.array ?? []
    let mine = all.filter { part in part["party"].map { names(party, [$0.string ?? ""])! } ?? true }
    if mine.isEmpty && !all.isEmpty { return nil }
    return CasePerson.Punishment(
      parts: Sentence.parts(of: mine), components: mine, position: item.position)
  }
}
