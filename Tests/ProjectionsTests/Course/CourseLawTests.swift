import Events
import Testing

@testable import Projections

/// Laws that hold of every course, tried on courses that chance makes. Seeds are fixed: what fails
/// once fails always.
@Suite struct `Laws of courses` {
  // MARK: Any steps at all

  @Test(arguments: 0..<20)
  func `nothing that can be recorded stops the model, and its answers fit together`(batch: Int) {
    for seed in batch * 1000..<(batch + 1) * 1000 {
      let random = RandomSteps(seed)
      let course = random.course
      for flaw in Flaws.of(course, random) { Issue.record("seed \(seed): \(flaw)") }
    }
  }

  @Test func `the order never puts a fact before one that is before it`() {
    for seed in 0..<3000 {
      let steps = RandomSteps(seed, most: 24).steps
      let order = Course.order(of: steps)
      #expect(order.sorted() == Array(steps.indices))
      for (place, later) in order.enumerated() {
        for earlier in order[..<place] where steps[later].span.isBefore(steps[earlier].span) {
          Issue.record("seed \(seed): \(later) stands after \(earlier)")
        }
      }
    }
  }

  /// The contract's words, pair by pair: of what nothing outstanding is before, the first by rank, by
  /// end and by position. Nil where each waits for another.
  private static func plainOrder(_ steps: [Step]) -> [Int]? {
    let gates = Returns.gates(of: steps, in: Array(steps.indices))
    var outstanding = Array(steps.indices)
    var order: [Int] = []
    while !outstanding.isEmpty {
      let free = outstanding.filter { place in
        !outstanding.contains { other in
          steps[other].span.isBefore(steps[place].span)
            || gates.contains {
              $0.before.contains(Int32(other)) && $0.after.contains(Int32(place))
            }
        }
      }
      let first = free.min {
        let (left, right) = (steps[$0], steps[$1])
        return (left.verb.rank, left.span.latest, left.position)
          < (right.verb.rank, right.span.latest, right.position)
      }
      guard let first else { return nil }
      order.append(first)
      outstanding.removeAll { $0 == first }
    }
    return order
  }

  @Test func `the order is the one that comparing all pairs gives`() {
    var compared = 0
    for seed in 0..<3000 {
      let steps = RandomSteps(seed, most: 20).steps
      guard let plain = Self.plainOrder(steps) else { continue }
      compared += 1
      #expect(Course.order(of: steps) == plain, "seed \(seed)")
    }
    #expect(compared > 2900)
  }

  // MARK: Dates

  @Test func `the order of recording changes nothing that dates decide`() throws {
    for seed in 0..<150 {
      let random = RandomCase(seed, people: ["a", "b"], isExact: true)
      let straight = Array(random.facts.indices)
      var chance = CourseChance(seed)
      let told = try signatures(random, in: straight)
      #expect(try signatures(random, in: straight.shuffled(using: &chance)) == told, "seed \(seed)")
    }
  }

  /// Words in the order of the law, each of a rank of its own.
  private static let ladder = [
    "conduct.alleged  kind=meeting", "investigation.opened", "custody.detained", "custody.arrested",
    "custody.remanded", "case.transferred  to=prosecutors",
    "charge.laid  instrument=indictment  counts=1 espionage|2 fraud x2|3 theft",
    "charge.changed  change=amended  counts=1 treason", "case.transferred  to=court",
    "plea.entered  plea=guilty  counts=2 fraud", "charge.changed  change=dropped  counts=3 theft",
    "hearing.held  kind=trial", "verdict.given  result=convicted",
    "sentence.imposed  components=prison P5Y", "appeal.lodged", "appeal.decided  result=varied",
    "sentence.changed  change=reduced  components=prison P2Y", "custody.released  how=served",
    "case.closed  outcome=completed", "custody.died",
  ]

  @Test func `a coarser date changes no axis where the law's order agrees with the days`() throws {
    for seed in 0..<120 {
      var chance = CourseChance(seed)
      let words = Self.ladder.filter { _ in chance.happens(60) }
      let days = (0..<words.count).map { _ in chance.number(0..<1000) }.sorted()
      let facts = zip(words, days).enumerated().map { place, fact in
        RandomCase.Fact(
          words: fact.0, parties: [], day: fact.1 + place, date: RandomCase.day(fact.1 + place))
      }
      let exact = try Scenario(facts.map { $0.line() }.joined(separator: "\n"))
      for coarsening in [RandomCase.month, RandomCase.year, { _ in "-" }] {
        let lines = facts.map { $0.line(chance.happens(40) ? coarsening($0.day) : $0.date) }
        let coarse = try Scenario(lines.joined(separator: "\n"))
        #expect(
          coarse.state().withoutOrder == exact.state().withoutOrder,
          "seed \(seed):\n\(lines.joined(separator: "\n"))")
        #expect(coarse.judgments() == exact.judgments())
        #expect(coarse.appeals() == exact.appeals())
        #expect(coarse.liberties() == exact.liberties())
      }
    }
  }

  @Test
  func `a coarser date never reverses a definite order, and the same order gives the same answer`()
    throws
  {
    var same = 0
    for seed in 0..<150 {
      var chance = CourseChance(seed)
      let random = RandomCase(seed, people: ["a"], isExact: true)
      let lines = random.facts.map { fact in
        fact.line(
          chance.happens(60)
            ? fact.date : chance.one(of: [RandomCase.month, RandomCase.year])(fact.day))
      }
      let exact = try random.scenario(people: ["a"])
      let coarse = try Scenario(lines.joined(separator: "\n"))
      let order = coarse.order
      for (place, later) in order.enumerated() {
        let span = coarse.file.item(at: later + 2)!.span
        for earlier in order[..<place] {
          #expect(!span.isBefore(coarse.file.item(at: earlier + 2)!.span), "seed \(seed)")
        }
      }
      guard order == exact.order else { continue }
      same += 1
      #expect(
        coarse.state().withoutOrder == exact.state().withoutOrder,
        "seed \(seed):\n\(lines.joined(separator: "\n"))")
    }
    #expect(same > 30)
  }

  // MARK: Other people

  @Test func `an unrelated accused changes nobody else's course`() throws {
    for seed in 0..<150 {
      var chance = CourseChance(seed)
      let random = RandomCase(seed, people: ["a", "b"], isExact: false)
      let others = RandomCase(seed + 100_000, people: ["z"], isExact: false, isNamed: true)
      var mixed = random
      var places = Array(random.facts.indices)
      for fact in others.facts {
        let place = chance.number(0..<mixed.facts.count + 1)
        mixed.facts.insert(fact, at: place)
        places = places.map { $0 >= place ? $0 + 1 : $0 }
      }
      let alone = try random.scenario(people: ["a", "b"])
      let together = try mixed.scenario(people: ["a", "b", "z"])
      var lines: [Int64: String] = [:]
      for (old, new) in places.enumerated() { lines[Int64(new + 4 + 1)] = String(old) }
      var before: [Int64: String] = [:]
      for old in random.facts.indices { before[Int64(old + 3 + 1)] = String(old) }
      for person in ["a", "b"] {
        #expect(
          together.signature(of: person, lines) == alone.signature(of: person, before),
          "seed \(seed), \(person)")
      }
    }
  }

  // MARK: One model

  @Test func `the tables and the case's page say the same of everybody`() throws {
    for seed in 0..<250 {
      let people = seed % 3 == 0 ? [] : ["a", "b"]
      let scenario = try RandomCase(seed, people: ["a", "b", "c"], isExact: false)
        .scenario(people: people)
      let told = scenario.file.persons.map(\.party)
      #expect(Set(told) == Set(scenario.bulk.keys), "seed \(seed)")
      for person in told {
        #expect(scenario.bulk[person] == scenario.state(person), "seed \(seed)")
      }
    }
  }

  /// What is said of each person when the facts are recorded in some order.
  private func signatures(_ random: RandomCase, in order: [Int]) throws -> [String] {
    let lines = order.map { random.facts[$0].line() }.joined(separator: "\n")
    let scenario = try Scenario(lines, accused: ["a", "b"])
    var names: [Int64: String] = [:]
    for (place, fact) in order.enumerated() { names[Int64(place + 3 + 1)] = String(fact) }
    return ["a", "b"].map { scenario.signature(of: $0, names) }
  }
}

extension String {
  /// Without the mark of an order that is not recorded: two exact dates have none.
  fileprivate var withoutOrder: String {
    replacing(", order not recorded", with: "").replacing(" (order not recorded)", with: "")
  }
}

extension Scenario {
  /// All that the model says of a person, with names for facts.
  fileprivate func signature(of party: String, _ names: [Int64: String]) -> String {
    guard let person = person(party) else { return "nobody" }
    func name(_ position: Int64?) -> String { position.map { names[$0] ?? "role" } ?? "-" }
    let course = person.course
    let stage = course.stage.map { "\($0.value) \(name($0.position)) \($0.isOrderUnrecorded)" }
    let liberties =
      (course.liberties + course.contestedLiberty + [course.liberty].compactMap(\.self))
      .map {
        "\($0.value) \(name($0.position)) \($0.reason) \($0.isContested) \($0.isOrderUnrecorded)"
      }
    let counts = zip(person.counts, course.toldCounts).map {
      "\($0.offence ?? "?") \($0.provision ?? "") \($0.quantity) \($0.outcome) "
        + "\(name($0.position)) \(name($1.laid)) \($0.isInferred)"
    }
    let judgments = course.judgments.map { judgment in
      let sentences = judgment.sentences.map { "\($0.kind) \(name($0.position))" }
      return "\(name(judgment.position)) \(judgment.found.count) \(sentences) \(judgment.stands)"
    }
    let appeals = course.appeals.map {
      "\(name($0.lodged)) \(name($0.decided)) \(name($0.ended)) \($0.judgment ?? -1)"
    }
    let moments = course.moments.map { name($0.position) }
    return
      "\(stage ?? "-") \(liberties) \(counts) \(judgments) \(appeals) \(moments) "
      + "\(course.afterDeath.map(name)) \(course.posthumous.map(name))"
  }
}

/// What does not fit together in a course.
private enum Flaws {
  static func of(_ course: Course, _ random: RandomSteps) -> [String] {
    var flaws: [String] = []
    func check(_ holds: Bool, _ what: @autoclosure () -> String) {
      if !holds { flaws.append(what()) }
    }
    // Liberty.
    if let death = course.liberties.firstIndex(where: { $0.value.isDeath && !$0.isContested }) {
      check(death == course.liberties.count - 1, "liberty moved after death")
      check(course.liberty?.value.isDeath ?? false, "dead, and somewhere else")
    }
    check(course.liberty?.value == course.liberties.last?.value, "liberty is not the last change")
    // Counts.
    for quantity in quantities(course, random) { flaws.append(quantity) }
    for count in course.counts {
      check(count.quantity > 0, "a count that stands for none")
      check(!(count.isInferred && count.outcome != .convicted), "inferred, and not convicted")
      check(!(count.isReplaced && count.outcome != .superseded), "replaced, and not superseded")
    }
    let parts = course.counts.map { "\($0.instrument) \($0.ordinal) \($0.part)" }
    check(Set(parts).count == parts.count, "two counts in one place")
    // Stage: who is told as cleared is guilty of nothing.
    let isGuilty = course.counts.contains { $0.outcome.isGuilt }
    let isDead = course.liberties.contains { $0.value.isDeath }
    if !isDead, let stage = course.stage?.value, stage == .acquitted || stage == .discontinued {
      check(!isGuilty, "\(stage) and guilty")
    }
    // Judgments and appeals.
    for judgment in course.judgments {
      check(
        judgment.found.allSatisfy { course.counts.indices.contains($0.count) }, "found no count")
      check(Set(judgment.found.map(\.count)).count == judgment.found.count, "found twice")
    }
    for appeal in course.appeals {
      check(appeal.judgment.map(course.judgments.indices.contains) ?? true, "of no judgment")
      check(appeal.decided == nil || appeal.ended == nil, "decided and ended")
    }
    let last = course.moments.map(\.position)
    check(last.allSatisfy { (1...Int64(random.steps.count)).contains($0) }, "a moment of no fact")
    return flaws
  }

  /// Whether the parts of each count that was laid add up to what was laid.
  private static func quantities(_ course: Course, _ random: RandomSteps) -> [String] {
    var flaws: [String] = []
    for (place, instrument) in course.instruments.enumerated() where instrument.hasCounts {
      var laid: [NamedCount] = []
      for named in random.counts[Int(instrument.position) - 1] {
        let isKnown = laid.contains {
          named.number != 0 && $0.number == named.number && $0.isOffence(of: named)
        }
        if !isKnown { laid.append(named) }
      }
      for (ordinal, named) in laid.enumerated() {
        let parts = course.counts.filter { $0.instrument == place && $0.ordinal == ordinal }
        let sum = parts.map(\.quantity).reduce(0, +)
        if sum != named.quantity { flaws.append("\(named.quantity) laid, \(sum) told") }
      }
    }
    return flaws
  }
}
