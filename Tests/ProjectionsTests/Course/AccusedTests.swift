import Events
import Testing

@testable import Projections

/// Whom a fact moves: the first paragraph of "How facts move a person" in VOCABULARY.md.
@Suite struct `Whom a fact moves` {
  private func accused(_ text: String, roles: [String] = []) throws -> [String] {
    try Scenario(text, accused: roles).file.accused.map(\.party)
  }

  // MARK: Who is accused

  @Test(arguments: ["accused", "defendant", "co_defendant"])
  func `who has the role of an accused is one`(role: String) throws {
    #expect(try accused("-  role.assigned  party=a  role=\(role)") == ["a"])
  }

  @Test(arguments: [
    "custody.sought", "custody.detained", "custody.arrested", "custody.remanded",
    "custody.restricted  measure=bail", "custody.released  how=unknown", "custody.escaped",
    "custody.surrendered  step=requested  to=US", "custody.surrendered  step=carried_out  to=US",
    "custody.died", "custody.executed", "charge.laid  instrument=charge",
    "charge.changed  change=dropped", "charge.changed  change=unsealed",
    "plea.entered  plea=refused",
    "verdict.given  result=convicted", "verdict.given  result=ruled",
    "sentence.imposed", "sentence.changed  change=pardoned",
  ])
  func `who is named by a custody, charge, plea, verdict or sentence fact is accused`(
    word: String
  ) throws {
    #expect(try accused("2020  \(word)  parties=a") == ["a"])
  }

  @Test(arguments: [
    "conduct.alleged  kind=meeting", "investigation.opened", "hearing.held  kind=bail",
    "hearing.scheduled  kind=trial  on=2021", "appeal.lodged", "case.transferred  to=other",
  ])
  func `who is named by another fact alone is not`(word: String) throws {
    #expect(try accused("2020  \(word)  parties=a").isEmpty)
  }

  @Test func `unless a role says another part: then the fact moves and does not accuse`() throws {
    let facts = """
      -  role.assigned  party=w  role=witness
      2020-01-02  custody.detained  parties=w
      2020-01-03  custody.arrested
      """
    let scenario = try Scenario(facts)
    #expect(scenario.file.accused.map(\.party) == ["a"])
    #expect(scenario.state("w") == "- | detained 2")
    #expect(scenario.state("a") == "accused 3 | arrested 3")
  }

  @Test func `a role of the accused is not hidden by another of the same person`() throws {
    #expect(
      try accused(
        """
        -  role.assigned  party=a  role=defendant
        -  role.assigned  party=a  role=witness
        """) == ["a"])
  }

  // MARK: Facts without parties

  @Test func `a fact without parties moves all accused and nobody else`() throws {
    let facts = """
      -  role.assigned  party=w  role=witness
      2020-01-02  custody.arrested
      """
    let scenario = try Scenario(facts, accused: ["a", "b"])
    #expect(scenario.file.persons.map(\.party) == ["a", "b"])
    #expect(scenario.state("b") == "accused 2 | arrested 2")
  }

  @Test func `it does not reach who joined definitely later by a dated role`() throws {
    let facts = """
      2018-01-10  charge.laid  instrument=indictment  counts=1 conspiracy
      2018-01-11  custody.arrested
      2021-05-01  role.assigned  party=c  role=defendant
      2021-05-01  charge.laid  instrument=superseding_indictment  parties=c  counts=1 conspiracy
      2022  hearing.held  kind=trial
      """
    try expect(facts, "a", is: "trial 5 | arrested 2 | 1 conspiracy: pending 1")
    try expect(facts, "c", is: "trial 5 | - | 1 conspiracy: pending 4")
  }

  @Test func `a fact that may have come after the role reaches the person`() throws {
    let facts = """
      2021-05-01  role.assigned  party=c  role=defendant
      2021  custody.arrested
      """
    try expect(facts, "c", is: "accused 2 | arrested 2")
  }

  @Test func `an undated role is there from the start`() throws {
    let facts = """
      2018-01-11  custody.arrested
      -  role.assigned  party=c  role=defendant
      2021-05-01  role.assigned  party=c  role=accused
      """
    try expect(facts, "c", is: "accused 1 | arrested 1")
  }

  @Test func `without any role the first fact that names the person is the beginning`() throws {
    let facts = """
      2018-01-11  custody.arrested
      2021-05-01  charge.laid  instrument=charge  parties=c
      """
    try expect(facts, "c", is: "charged 2 | - | ?: pending 2")
    // Any fact that names the person, also one that moves nothing.
    let hearing = """
      2018-01-10  hearing.held  kind=bail  parties=c
      2018-01-11  custody.arrested
      2021-05-01  charge.laid  instrument=charge  parties=c
      """
    try expect(hearing, "c", is: "charged 3 | arrested 2 | ?: pending 3")
  }

  @Test func `in a case of one accused it reaches that one from the start`() throws {
    let facts = """
      2018-01-11  custody.arrested
      2021-05-01  charge.laid  instrument=charge  parties=c
      """
    try expect(facts, "c", accused: [], is: "charged 2 | arrested 1 | ?: pending 2")
  }

  @Test func `a verdict without parties in a case without roles reaches who was charged`() throws {
    let facts = """
      2020-01-01  charge.laid  instrument=charge  parties=a  counts=espionage
      2020-06-01  verdict.given  result=convicted
      """
    try expect(facts, accused: [], is: "verdict 2 | - | espionage: convicted 2")
  }

  // MARK: Facts with parties

  @Test func `a sentence that names two and the terms of one has sentenced two`() throws {
    let facts = """
      2021-01-01  verdict.given  result=convicted  counts=arson
      2021-02-01  sentence.imposed  parties=a|b  components=prison P3Y @a
      """
    try expect(
      facts, "a", accused: ["a", "b"],
      is: "sentenced 2 | imprisoned 2 (by_sentence) | arson: convicted 1")
    try expect(facts, "b", accused: ["a", "b"], is: "sentenced 2 | - | arson: convicted 1")
  }

  @Test func `a sentence of all whose terms are each somebody's moves those alone`() throws {
    let facts = """
      2021-01-01  verdict.given  result=convicted  counts=arson
      2021-02-01  sentence.imposed  components=life @a|fine @b
      """
    let all = ["a", "b", "c"]
    try expect(
      facts, "a", accused: all,
      is: "sentenced 2 | imprisoned 2 (by_sentence) | arson: convicted 1")
    try expect(facts, "b", accused: all, is: "sentenced 2 | - | arson: convicted 1")
    try expect(facts, "c", accused: all, is: "verdict 1 | - | arson: convicted 1")
  }

  @Test func `what is common to all is added to what is one's own`() throws {
    let facts = "2021-02-01  sentence.imposed  components=prison P2Y|suspended P2Y @b"
    try expect(
      facts, "a", accused: ["a", "b"],
      is: "sentenced 1 | imprisoned 1 (by_sentence) | ?: convicted 1, inferred")
    try expect(facts, "b", accused: ["a", "b"], is: "sentenced 1 | - | ?: convicted 1, inferred")
  }

  @Test func `an exchange moves nobody: the release does`() throws {
    let swap =
      #"{"type":"swap.concluded","swap":"s","states":["US","RU"],"legs":[{"party":"a","case":"x"}]}"#
    let arrest = #"{"type":"custody.arrested","case":"x","parties":["a"],"occurred":"2020"}"#
    var checker = Checker()
    for fact in [swap, arrest] {
      let body = try checker.draft(JSON(parsing: fact)) { _ in "f" }.body
      let read = try Page(fact: body)[0]
      var (parties, texts) = (Strings(capacity: 4), Strings(capacity: 4))
      var steps = 0
      StepReader.steps(of: read, read.event, on: .always, parties: &parties, texts: &texts) {
        _, _, _ in steps += 1
      }
      #expect(steps == (fact == swap ? 0 : 1))
    }
  }
}
