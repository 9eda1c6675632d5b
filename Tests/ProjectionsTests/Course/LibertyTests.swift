import Events
import Testing

@testable import Projections

/// Liberty: "How facts move a person" in VOCABULARY.md, second point.
@Suite struct `How facts move liberty` {
  private func liberty(_ facts: String) throws -> String {
    let scenario = try Scenario(facts)
    for person in scenario.file.persons {
      #expect(scenario.bulk[person.party] == scenario.state(person.party))
    }
    let parts = scenario.state().split(separator: "|")
    return String(parts[1].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  @Test(arguments: [
    ("custody.sought", "at_large 1"), ("custody.detained", "detained 1"),
    ("custody.arrested", "arrested 1"), ("custody.remanded", "remanded 1"),
    ("custody.restricted  measure=exit_ban", "restricted 1"),
    ("custody.restricted  measure=house_arrest", "restricted 1"),
    ("custody.restricted  measure=bail", "bailed 1"),
    ("custody.released  how=bail", "bailed 1"), ("custody.released  how=parole", "paroled 1"),
    ("custody.released  how=exchanged", "exchanged 1"),
    ("custody.released  how=served", "released 1"), ("custody.released  how=pardon", "released 1"),
    ("custody.released  how=deported", "released 1"),
    ("custody.released  how=unknown", "released 1"), ("custody.escaped", "escaped 1"),
    ("custody.surrendered  step=carried_out  to=US", "surrendered 1"),
    ("custody.surrendered  step=requested  to=US", "-"),
    ("custody.surrendered  step=ordered  to=US", "-"),
    ("custody.surrendered  step=refused  to=US", "-"),
    ("custody.died", "dead 1"), ("custody.executed", "executed 1"),
  ])
  func `each word of custody says where the person is`(word: String, liberty: String) throws {
    #expect(try self.liberty("2020  \(word)") == liberty)
  }

  // MARK: Sentences

  @Test(arguments: [
    ("prison P5Y", "imprisoned 1 (by_sentence)"), ("prison", "imprisoned 1 (by_sentence)"),
    ("life", "imprisoned 1 (by_sentence)"), ("death", "imprisoned 1 (by_death_sentence)"),
    ("death|reprieve P2Y", "imprisoned 1 (by_death_sentence)"),
    ("prison P3Y|suspended P1Y", "imprisoned 1 (by_sentence)"),
    ("life|suspended P1Y", "imprisoned 1 (by_sentence)"),
    ("suspended P2Y", "-"), ("suspended P2Y|fine", "-"), ("prison P2Y|suspended", "-"),
    ("prison P2Y|suspended P2Y", "-"), ("prison P24M|suspended P3Y", "-"), ("fine", "-"),
    ("supervision P1Y|damages", "-"),
  ])
  func `prison, life and death imprison, a term suspended whole does not`(
    parts: String, liberty: String
  ) throws {
    #expect(try self.liberty("2020  sentence.imposed  components=\(parts)") == liberty)
  }

  @Test func `who has served one sentence and has another to serve stays in prison`() throws {
    let facts = """
      2017  sentence.imposed  court=One  components=prison P2Y
      2018  verdict.given  result=convicted  court=Two  counts=espionage
      2018  sentence.imposed  court=Two  components=prison P4Y
      2019  sentence.changed  change=served
      """
    #expect(try liberty(facts) == "imprisoned 1 (by_sentence)")
    #expect(try liberty(facts + "\n2022  sentence.changed  change=served") == "released 5 (served)")
    #expect(
      try liberty(
        "2017  sentence.imposed  components=prison P2Y\n2019  sentence.changed  change=served")
        == "released 2 (served)")
  }

  @Test func `a sentence of death that is commuted is one of prison`() throws {
    #expect(
      try liberty(
        """
        2020  sentence.imposed  components=death
        2021  sentence.changed  change=commuted  components=life
        """) == "imprisoned 1 (by_sentence)")
  }

  @Test(arguments: [
    ("custody.detained", "imprisoned 2 (by_sentence)"),
    ("custody.remanded", "imprisoned 2 (by_sentence)"),
    ("custody.released  how=bail", "imprisoned 2 (by_sentence)"),
    ("custody.restricted  measure=exit_ban", "imprisoned 2 (by_sentence)"),
    ("custody.surrendered  step=carried_out  to=US", "imprisoned 2 (by_sentence)"),
    ("custody.released  how=unknown", "released 1"), ("custody.released  how=parole", "paroled 1"),
    ("custody.released  how=exchanged", "exchanged 1"), ("custody.sought", "at_large 1"),
    ("custody.escaped", "escaped 1"),
  ])
  func `a sentence imprisons who is held, bailed, restricted or of unknown liberty`(
    word: String, liberty: String
  ) throws {
    #expect(
      try self.liberty("2020  \(word)\n2021  sentence.imposed  components=prison P5Y") == liberty)
  }

  @Test func `who was released stays so until a hold`() throws {
    #expect(
      try liberty(
        """
        2020  custody.released  how=unknown
        2021  sentence.imposed  components=prison P5Y
        2022  custody.remanded
        """) == "remanded 3")
  }

  @Test func `a change of the sentence imprisons too, and a later one tells no new beginning`()
    throws
  {
    #expect(
      try liberty(
        """
        2020  sentence.imposed  components=suspended P1Y
        2021  sentence.changed  change=increased  components=prison P2Y
        """) == "imprisoned 2 (by_sentence)")
    let facts = """
      2009-11-04  sentence.imposed  components=prison P8Y
      2010-12-15  sentence.changed  change=increased  components=prison P9Y
      2015-12-23  sentence.changed  change=reduced  components=prison P7Y
      """
    #expect(try liberty(facts) == "imprisoned 1 (by_sentence)")
    #expect(try Scenario(facts).liberties() == ["imprisoned 1 (bySentence)"])
  }

  @Test func `a sentence that an appeal sets imprisons`() throws {
    #expect(
      try liberty(
        """
        2020  verdict.given  result=convicted
        2021  appeal.decided  result=varied  components=prison P2Y
        """) == "imprisoned 2 (by_sentence)")
  }

  // MARK: At large

  @Test func `a conviction or a sentence in absence of whom nobody holds is at large`() throws {
    #expect(
      try liberty("2020  verdict.given  result=convicted  in_absentia=true")
        == "at_large 1 (absence)")
    #expect(
      try liberty("2020  sentence.imposed  components=prison P8Y  in_absentia=true")
        == "at_large 1 (absence)")
    #expect(try liberty("2020  sentence.imposed  in_absentia=true") == "at_large 1 (absence)")
    #expect(try liberty("2020  verdict.given  result=acquitted  in_absentia=true") == "-")
  }

  @Test(arguments: [
    "custody.released  how=bail", "custody.arrested", "custody.released  how=parole",
  ])
  func `in absence of whom something is known changes nothing`(word: String) throws {
    let before = try liberty("2019  \(word)")
    #expect(
      try liberty(
        """
        2019  \(word)
        2020  verdict.given  result=convicted  in_absentia=true
        2020  sentence.imposed  components=prison P8Y  in_absentia=true
        """) == before)
  }

  @Test func `the sentence on a verdict in absence imprisons only who is held by then`() throws {
    let facts = """
      2020-01-01  custody.released  how=bail
      2021-01-01  verdict.given  result=convicted  in_absentia=true

      """
    #expect(
      try liberty(facts + "2021-02-01  sentence.imposed  components=prison P8Y") == "bailed 1")
    #expect(
      try liberty(
        facts + """
          2021-01-15  custody.arrested
          2021-02-01  sentence.imposed  components=prison P8Y
          """) == "imprisoned 4 (by_sentence)")
  }

  @Test func `an inferred release is no reason against absence or prison`() throws {
    let acquitted = """
      2018  custody.arrested
      2019  verdict.given  result=acquitted
      2020  appeal.decided  result=quashed

      """
    #expect(try liberty(acquitted) == "released 2 (acquittal)")
    #expect(
      try liberty(acquitted + "2021  verdict.given  result=convicted  in_absentia=true")
        == "at_large 4 (absence)")
    #expect(
      try liberty(acquitted + "2021  sentence.imposed  components=prison P1Y")
        == "imprisoned 4 (by_sentence)")
  }

  // MARK: What ends a hold

  private let charge = "2019  charge.laid  instrument=charge  counts=espionage\n"

  @Test(arguments: [
    ("verdict.given  result=acquitted", "acquittal"),
    ("verdict.given  result=dismissed", "discontinuance"),
    ("charge.changed  change=dropped", "discontinuance"),
    ("case.closed  outcome=discontinued", "discontinuance"),
    ("case.closed  outcome=charges_withdrawn", "discontinuance"),
    ("case.closed  outcome=terminated_by_court", "discontinuance"),
    ("case.closed  outcome=time_barred", "discontinuance"),
    ("appeal.decided  result=quashed", "quashing"),
  ])
  func `an acquittal, a discontinuance and a quashing end a hold, bail and restrictions`(
    word: String, reason: String
  ) throws {
    for hold in [
      "custody.arrested", "custody.remanded", "custody.sought", "custody.escaped",
      "custody.surrendered  step=carried_out  to=US", "custody.released  how=bail",
      "custody.restricted  measure=exit_ban",
    ] {
      #expect(
        try liberty(charge + "2020  \(hold)\n2021  \(word)") == "released 3 (\(reason))", "\(hold)")
    }
  }

  @Test(arguments: [
    ("sentence.imposed  components=suspended P1Y", "suspension"),
    ("sentence.imposed  components=fine", "no_prison"),
    ("sentence.changed  change=pardoned", "pardon"), ("sentence.changed  change=served", "served"),
    ("case.closed  outcome=amnesty", "amnesty"),
  ])
  func `a suspension, a fine, a pardon, a served term and an amnesty end a hold, not bail`(
    word: String, reason: String
  ) throws {
    for hold in ["custody.arrested", "custody.sought", "sentence.imposed  components=prison P1Y"] {
      #expect(
        try liberty(charge + "2020  \(hold)\n2021  \(word)") == "released 3 (\(reason))", "\(hold)")
    }
    #expect(try liberty("2020  custody.released  how=bail\n2021  \(word)") == "bailed 1")
  }

  @Test(arguments: ["verdict.given  result=acquitted", "sentence.changed  change=pardoned"])
  func `who is free by a fact, or of whom nothing is known, stays so`(word: String) throws {
    for (fact, liberty) in [
      ("custody.released  how=exchanged", "exchanged 2"),
      ("custody.released  how=parole", "paroled 2"),
      ("custody.released  how=unknown", "released 2"), ("hearing.held  kind=trial", "-"),
    ] {
      #expect(try self.liberty(charge + "2020  \(fact)\n2021  \(word)") == liberty)
    }
  }

  @Test(arguments: [
    ("verdict.given  result=convicted", "arrested 2"),
    ("case.closed  outcome=completed", "arrested 2"),
    ("sentence.imposed", "arrested 2"), ("verdict.given  result=mistrial", "arrested 2"),
    ("sentence.changed  change=parole_granted", "arrested 2"),
  ])
  func `other ends leave the person where the person is`(word: String, liberty: String) throws {
    #expect(try self.liberty(charge + "2020  custody.arrested\n2021  \(word)") == liberty)
  }

  @Test func `acquitted of one count alone frees nobody`() throws {
    #expect(
      try liberty(
        """
        2019  charge.laid  instrument=charge  counts=1 espionage|2 fraud
        2020  custody.arrested
        2021  verdict.given  result=mixed  counts=1 espionage: acquitted
        """) == "arrested 2")
  }

  @Test func `a suspended sentence frees nobody who serves another`() throws {
    #expect(
      try liberty(
        """
        2019  verdict.given  result=convicted  court=One  counts=espionage
        2019  sentence.imposed  court=One  components=prison P9Y
        2020  verdict.given  result=convicted  court=Two  counts=fraud
        2020  sentence.imposed  court=Two  components=suspended P1Y
        """) == "imprisoned 2 (by_sentence)")
  }

  // MARK: What ends an imprisonment by the sentence

  @Test(arguments: [
    "appeal.decided  result=remitted", "sentence.changed  change=vacated",
    "appeal.decided  result=quashed  of=sentence", "appeal.decided  result=remitted  of=sentence",
  ])
  func `a sentence that falls leaves the hold before it, else nothing is known`(word: String) throws
  {
    let sentence = """
      2020-06-01  verdict.given  result=convicted
      2020-06-01  sentence.imposed  components=prison P5Y
      2021-06-01  \(word)
      """
    #expect(try liberty(sentence) == "unknown 3 (sentence_fell)")
    let held = "2020-01-01  custody.arrested\n" + sentence
    #expect(try liberty(held) == "arrested 1")
    #expect(
      try Scenario(held).liberties()
        == ["arrested 1", "imprisoned 3 (bySentence)", "arrested 4 (sentenceFell)"])
    // Bail is no hold: whether it goes on is not known.
    #expect(
      try liberty("2020-01-01  custody.released  how=bail\n" + sentence)
        == "unknown 4 (sentence_fell)")
    // A hold that a fact says ends with no sentence.
    #expect(try liberty(sentence + "\n2020-07-01  custody.remanded") == "remanded 4")
  }

  @Test func `the hold before a second sentence is the one before the first`() throws {
    #expect(
      try liberty(
        """
        2019-01-01  custody.arrested
        2020-01-01  verdict.given  result=convicted
        2020-01-01  sentence.imposed  components=prison P5Y
        2021-01-01  appeal.decided  result=remitted
        2022-01-01  verdict.given  result=convicted
        2022-01-01  sentence.imposed  components=prison P4Y
        2023-01-01  appeal.decided  result=remitted
        """) == "arrested 1")
  }

  private let twice = """
    2019  verdict.given  result=convicted  court=One  counts=espionage
    2019  sentence.imposed  court=One  components=prison P9Y
    2020  verdict.given  result=convicted  court=Two  counts=fraud
    2020  sentence.imposed  court=Two  components=prison P1Y

    """

  @Test func `one conviction quashed frees nobody whom another holds, by that sentence`() throws {
    #expect(
      try liberty(twice + "2021  appeal.decided  result=quashed  from=Two")
        == "imprisoned 2 (by_sentence)")
    #expect(
      try liberty(twice + "2021  appeal.decided  result=quashed  from=One")
        == "imprisoned 4 (by_sentence)")
    #expect(
      try liberty(
        twice + """
          2021  appeal.decided  result=quashed  from=One
          2022  appeal.decided  result=quashed  from=Two
          """) == "released 6 (quashing)")
  }

  @Test func `who still has to be tried is not freed by a quashing`() throws {
    #expect(
      try liberty(
        """
        2018  custody.arrested
        2019  verdict.given  result=convicted  counts=espionage
        2019  sentence.imposed  components=prison P9Y
        2020  charge.laid  instrument=charge  counts=fraud
        2021  appeal.decided  result=quashed
        """) == "arrested 1")
  }

  @Test func `a verdict that sets all counts aside is a quashing`() throws {
    #expect(
      try liberty(
        """
        2019  verdict.given  result=convicted  counts=espionage
        2019  sentence.imposed  components=prison P9Y
        2021  verdict.given  result=mixed  counts=espionage: set_aside
        """) == "released 3 (quashing)")
  }

  // MARK: Contested

  @Test func `what is contested moves only where nothing uncontested stands`() throws {
    #expect(
      try liberty("2020  custody.arrested  standing=contested") == "arrested 1 (contested)")
    let beside = try Scenario(
      "2020  custody.arrested\n2021  custody.released  how=unknown  standing=contested")
    #expect(beside.state() == "accused 1 | arrested 1")
    #expect(beside.person()?.course.contestedLiberty.map(\.value) == [.released])
    let first = try Scenario(
      "2020  custody.arrested  standing=contested\n2021  custody.released  how=unknown")
    #expect(first.state() == "accused 1 | released 2")
    #expect(first.person()?.course.contestedLiberty.map(\.value) == [.arrested])
  }

  @Test func `a contested sentence is contested too`() throws {
    #expect(
      try liberty("2020  sentence.imposed  components=prison P1Y  standing=contested")
        == "imprisoned 1 (by_sentence, contested)")
    #expect(
      try liberty(
        "2019  custody.remanded\n2020  sentence.imposed  components=prison P1Y  standing=contested")
        == "remanded 1")
  }

  @Test func `a contested death ends nothing where something uncontested stands`() throws {
    try expect(
      """
      2019  charge.laid  instrument=charge  counts=espionage
      2020  custody.arrested
      2021  custody.died  standing=contested
      2022  hearing.held  kind=trial
      """, is: "trial 4 | arrested 2 | espionage: pending 1")
    try expect(
      """
      2021  custody.died  standing=contested
      2022  custody.arrested
      """, is: "ended 1 | arrested 2")
    try expect(
      """
      2021  custody.died  standing=contested
      2022  custody.arrested  standing=contested
      """, is: "ended 1 | dead 1 (contested)")
  }

  // MARK: Death

  @Test(arguments: [
    "custody.arrested", "custody.released  how=exchanged",
    "sentence.imposed  components=prison P1Y",
    "verdict.given  result=acquitted", "custody.executed", "appeal.decided  result=quashed",
  ])
  func `nothing moves liberty after a death`(word: String) throws {
    #expect(try liberty("2020  custody.died\n2021  \(word)") == "dead 1")
  }
}
