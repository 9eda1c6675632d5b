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
    var isAccused = false
    /// Whether a role says another part: a witness is not accused by being held.
    var isOutsider: Bool { role != nil && !isAccused }
    /// The places of the steps that name the person.
    fileprivate var own: [Int] = []
    fileprivate var isFromStart = false
    /// The first day of a fact that names the person.
    fileprivate var named = Int64.max
    fileprivate var isNamedAccused = false
  }

  /// Everybody, in the order of their coming.
  private(set) var persons: [Person] = []
  private var numbers: [Int32: Int] = [:]
  /// The places of the steps of all of the accused.
  private var common: [Int] = []
  /// Whether more than one person is accused.
  private var isOfSeveral = false

  /// - Parameters:
  ///   - parts: the roles of persons, in the order of their positions.
  ///   - steps: all steps of the case in the order of their positions, with the person whom each
  ///     moves; 0 is all of the accused.
  init(_ parts: [Part], _ steps: [(step: Step, party: Int32)]) {
    for part in parts { take(part) }
    for place in steps.indices { take(steps[place].step, steps[place].party, place) }
    for place in persons.indices where persons[place].role == nil {
      persons[place].isAccused = persons[place].isNamedAccused
      persons[place].joins = persons[place].named
    }
    let accused = persons.count(where: \.isAccused)
    isOfSeveral = accused > 1
    for place in persons.indices
    where persons[place].isFromStart || (persons[place].role == nil && accused < 2) {
      persons[place].joins = .min
    }
  }

  private mutating func number(of party: Int32) -> Int {
    // Most cases have a few persons, who are sooner looked through than looked up.
    if persons.count < Roster.few {
      if let known = persons.firstIndex(where: { $0.party == party }) { return known }
    } else if let known = numbers[party] {
      return known
    }
    persons.append(Person(party: party))
    if persons.count == Roster.few {
      for (place, person) in persons.enumerated() { numbers[person.party] = place }
    } else if persons.count > Roster.few {
      numbers[party] = persons.count - 1
    }
    return persons.count - 1
  }

  private static let few = 8

  /// A role of the accused is not hidden by another; else the later one counts.
  private mutating func take(_ part: Part) {
    let place = number(of: part.party)
    let isAccused = part.role.isAccused
    guard isAccused || !persons[place].isAccused else { return }
    if isAccused {
      if !part.isDated { persons[place].isFromStart = true }
      let known = persons[place].isAccused ? persons[place].joins : .max
      persons[place].joins = min(known, part.span.earliest)
    }
    persons[place].role = part.role
    persons[place].isAccused = persons[place].isAccused || isAccused
  }

  private mutating func take(_ step: Step, _ party: Int32, _ place: Int) {
    if party == 0 {
      if step.verb.moves { common.append(place) }
      return
    }
    let number = number(of: party)
    persons[number].named = min(persons[number].named, step.span.earliest)
    if step.verb.makesAccused { persons[number].isNamedAccused = true }
    if step.verb.moves { persons[number].own.append(place) }
  }

  /// The steps that move a person, by their places.
  func steps(at places: [Int], in steps: [(step: Step, party: Int32)]) -> [Step] {
    places.map { place in
      var step = steps[place].step
      step.isOfSeveral = isOfSeveral && steps[place].party == 0
      return step
    }
  }

  /// Whether a step without a person reaches somebody.
  static func reaches(_ person: Person, _ step: Step) -> Bool {
    person.isAccused && step.span.latest >= person.joins
  }

  /// The places of the steps that move a person, each fact once: what names the person goes before
  /// what is said of all.
  ///
  /// - Parameter steps: those that the roster was made from.
  func places(of person: Person, in steps: [(step: Step, party: Int32)]) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(person.own.count + (person.isAccused ? common.count : 0))
    var own = person.own[...]
    var last = Int64.min
    func take(_ place: Int) {
      // A fact that names a person twice is one step.
      if steps[place].step.position != last { places.append(place) }
      last = steps[place].step.position
    }
    if person.isAccused {
      for place in common where Roster.reaches(person, steps[place].step) {
        while let next = own.first, steps[next].step.position <= steps[place].step.position {
          take(next)
          own.removeFirst()
        }
        take(place)
      }
    }
    for place in own { take(place) }
    return places
  }
}
