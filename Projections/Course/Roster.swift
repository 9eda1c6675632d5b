import Events

/// Who stands in a case, and which of its steps move whom: VOCABULARY.md, "How facts move a
/// person", first paragraph.
struct Roster {
  /// The part of somebody in the case, as a fact assigns it.
  struct Part {
    /// The number of the person's slug.
    var party: Int32
    var role: Role
    var span: FactSpan
    /// Whether it has a date.
    var isDated: Bool
  }

  /// Somebody whom the case's facts name or move.
  struct Person {
    /// The number of the person's slug.
    var party: Int32
    /// The part of an accused, where there is one; else the last.
    var role: Role?
    /// The first day of the person's part in the case; facts without parties that ended before it
    /// do not reach the person. `Int64.min` where it was there from the start.
    var joins = Int64.min
    var isAccused: Bool
  }

  /// Everybody, in the order of their coming.
  private(set) var persons: [Person] = []

  /// - Parameters:
  ///   - parts: the roles of persons, in the order of their positions.
  ///   - steps: all steps of the case with the person whom each moves; 0 is all of the accused.
  init(_ parts: [Part], _ steps: some Collection<(step: Step, party: Int32)>) {
    var isFromStart: [Bool] = []
    for part in parts {
      let place = enter(part.party, &isFromStart)
      take(part, place, &isFromStart)
    }
    var named: [(first: Int64, makesAccused: Bool)] = persons.map { _ in (.max, false) }
    for (step, party) in steps where party != 0 {
      let place = enter(party, &isFromStart)
      if place == named.count { named.append((.max, false)) }
      named[place].first = min(named[place].first, step.span.earliest)
      if step.verb.makesAccused { named[place].makesAccused = true }
    }
    for place in persons.indices where persons[place].role == nil {
      persons[place].isAccused = named[place].makesAccused
      persons[place].joins = named[place].first
    }
    let accused = persons.count(where: \.isAccused)
    for place in persons.indices
    where isFromStart[place] || (persons[place].role == nil && accused < 2) {
      persons[place].joins = .min
    }
  }

  private mutating func enter(_ party: Int32, _ isFromStart: inout [Bool]) -> Int {
    if let known = persons.firstIndex(where: { $0.party == party }) { return known }
    persons.append(Person(party: party, isAccused: false))
    isFromStart.append(false)
    return persons.count - 1
  }

  /// A role of the accused is not hidden by another; else the later one counts.
  private mutating func take(_ part: Part, _ place: Int, _ isFromStart: inout [Bool]) {
    let isAccused = part.role.isAccused
    guard isAccused || !persons[place].isAccused else { return }
    if isAccused {
      if !part.isDated { isFromStart[place] = true }
      let known = persons[place].isAccused ? persons[place].joins : .max
      persons[place].joins = min(known, part.span.earliest)
    }
    persons[place].role = part.role
    persons[place].isAccused = persons[place].isAccused || isAccused
  }

  /// Whether a step without a person reaches somebody.
  static func reaches(_ person: Person, _ step: Step) -> Bool {
    person.isAccused && step.span.latest >= person.joins
  }

  /// The places of the steps that move a person, each fact once: what names the person goes before
  /// what is said of all.
  static func places(
    of person: Person, in steps: some RandomAccessCollection<(step: Step, party: Int32)>
  ) -> [Int] {
    var places: [Int] = []
    var own: Set<Int64> = []
    for (place, entry) in steps.enumerated() where entry.party == person.party {
      if own.insert(entry.step.position).inserted { places.append(place) }
    }
    for (place, entry) in steps.enumerated() where entry.party == 0 {
      if reaches(person, entry.step), !own.contains(entry.step.position) { places.append(place) }
    }
    return places.sorted()
  }
}
