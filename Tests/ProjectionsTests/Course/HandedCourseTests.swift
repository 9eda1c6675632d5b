import Events
import Testing

@testable import Projections

/// Courses of proceedings that came out false once, as readers handed them in; each with some of its
/// kind.
@Suite struct `Courses that came out false once` {
  // MARK: Counts

  @Test func `counts that a superseding indictment numbers otherwise keep their own offences`()
    throws
  {
    try expect(
      """
      2020-01-10  charge.laid  instrument=indictment  counts=1 conspiracy (371)|2 false statements (1001)
      2020-06-10  charge.laid  instrument=superseding_indictment  counts=1 conspiracy (371)|2 espionage (794)|3 false statements (1001)
      2021-03-01  verdict.given  result=mixed  counts=1 conspiracy (371): convicted|2 espionage (794): acquitted|3 false statements (1001): convicted
      """,
      is:
        "verdict 3 | - | 1 conspiracy (371): superseded 2; 2 false statements (1001): superseded 2; "
        + "1 conspiracy (371): convicted 3; 2 espionage (794): acquitted 3; "
        + "3 false statements (1001): convicted 3")
  }

  @Test func `a plea to count 1 of an information is not one to count 1 of the old indictment`()
    throws
  {
    try expect(
      """
      2018-03-06  charge.laid  instrument=indictment  counts=1 computer intrusion (371)
      2024-06-24  charge.laid  instrument=information  counts=1 obtaining defence information (793)
      2024-06-26  plea.entered  plea=guilty  counts=1 obtaining defence information (793)
      """,
      is: "verdict 3 | - | 1 computer intrusion (371): pending 1; "
        + "1 obtaining defence information (793): pleaded guilty 3")
    // Nor where the information itself is not recorded.
    try expect(
      """
      2018-03-06  charge.laid  instrument=indictment  counts=1 computer intrusion (371)
      2024-06-26  plea.entered  plea=guilty  counts=1 obtaining defence information (793)
      """,
      is: "verdict 2 | - | 1 obtaining defence information (793): pleaded guilty 2, "
        + "charged as computer intrusion")
  }

  @Test func `two of three equal counts convicted and one acquitted are three counts`() throws {
    let charge =
      "2020-01-10  charge.laid  instrument=indictment  counts=spying (793)|spying (793)|spying (793)\n"
    for (results, told) in [
      ("convicted|convicted|acquitted", ["convicted", "convicted", "acquitted"]),
      ("acquitted|convicted|convicted", ["acquitted", "convicted", "convicted"]),
    ] {
      let counts = results.split(separator: "|").map { "spying (793): \($0)" }
      let scenario = try Scenario(
        charge + "2021-03-01  verdict.given  result=mixed  counts=\(counts.joined(separator: "|"))")
      #expect(scenario.person()?.counts.map(\.outcome.rawValue) == told)
      #expect(scenario.person()?.stage == .verdict)
    }
  }

  @Test func `acquitted of one count a year after the conviction on another is convicted`() throws {
    try expect(
      """
      2019-01-10  charge.laid  instrument=indictment  counts=1 wire fraud (x)|2 false statements (y)
      2022-06-16  verdict.given  result=convicted  counts=2 false statements (y): convicted
      2023-09-16  verdict.given  result=acquitted  counts=1 wire fraud (x): acquitted
      """,
      is: "verdict 3 | - | 1 wire fraud (x): acquitted 3; 2 false statements (y): convicted 2")
  }

  @Test func `a verdict in a newspaper's words is on the count that was laid`() throws {
    let scenario = try Scenario(
      """
      2020-01-10  charge.laid  instrument=indictment  counts=1 Espionage (18 U.S.C. § 794)
      2021-03-01  verdict.given  result=convicted  counts=espionage: convicted
      """)
    #expect(scenario.state() == "verdict 2 | - | 1 Espionage (18 U.S.C. § 794): convicted 2")
    #expect(scenario.person()?.unusual == [])
  }

  @Test func `a mixed verdict without counts leaves nothing pending beside a prison term`() throws {
    let scenario = try Scenario(
      """
      2019-01-01  charge.laid  instrument=charge  counts=espionage|bribery
      2020-01-01  verdict.given  result=mixed
      2020-01-02  sentence.imposed  components=prison P1Y
      """)
    #expect(
      scenario.state()
        == "sentenced 3 | imprisoned 3 (by_sentence) | espionage: decided 2; bribery: decided 2")
    #expect(scenario.person()?.counts.allSatisfy(\.isMixed) == true)
  }

  // MARK: Dates

  @Test func `an arrest and a charge of a year stand before what followed in it`() throws {
    try expect(
      """
      2023  custody.arrested
      2023  charge.laid  instrument=charge  counts=espionage
      2023-06-01  verdict.given  result=convicted
      2023-09-01  sentence.imposed  components=prison P5Y
      2023-10-01  custody.released  how=pardon
      """,
      is:
        "sentenced 4 (order not recorded) | released 5 (order not recorded) | espionage: convicted 3"
    )
  }

  @Test func `a charge of a year stands before the acquittal in it`() throws {
    try expect(
      """
      2024  charge.laid  instrument=indictment  counts=espionage
      2024-06-05  verdict.given  result=acquitted
      """, is: "acquitted 2 (order not recorded) | - | espionage: acquitted 2")
  }

  @Test func `a sentence by month hides no exchange in it`() throws {
    try expect(
      """
      2024-07  verdict.given  result=convicted  counts=espionage
      2024-07  sentence.imposed  components=prison P16Y
      2024-07-28  custody.released  how=exchanged
      """, is: "sentenced 2 | exchanged 3 | espionage: convicted 1")
  }

  @Test func `who died in the month of the arrest is dead`() throws {
    try expect("2020-03  custody.arrested\n2020-03-10  custody.died", is: "ended 2 | dead 2")
  }

  @Test func `an appeal that is pending since some day of the month follows the sentence in it`()
    throws
  {
    let facts = """
      2023-11-09  sentence.imposed  components=prison P8Y
      2023-11/..  appeal.lodged
      """
    try expect(
      facts,
      is: "appeal 2 (order not recorded) | imprisoned 1 (by_sentence) | ?: convicted 1, inferred")
    #expect(try Scenario(facts).appeals() == ["lodged 2 from judgment 1, pending"])
  }

  @Test func `the clock orders one day, in whatever order it was typed`() throws {
    let facts = """
      2023-01-13  charge.laid  instrument=charge  counts=espionage
      2023-10-13T15:00:00+08:00  sentence.imposed  components=prison P5Y
      2023-10-13T10:00:00+08:00  verdict.given  result=convicted
      """
    #expect(try Scenario(facts).order == [1, 3, 2])
    #expect(try Scenario(facts).person()?.unusual == [])
    try expect(facts, is: "sentenced 2 | imprisoned 2 (by_sentence) | espionage: convicted 3")
  }

  @Test func `arrested and bailed on one day is bailed`() throws {
    for facts in [
      "2024-04-22  custody.released  how=bail\n2024-04-22  custody.arrested",
      "2024-04-22  custody.arrested\n2024-04-22  custody.restricted  measure=bail",
    ] {
      #expect(try Scenario(facts).person()?.liberty == .bailed)
    }
  }

  @Test func `an hour later elsewhere is later, though the day is written earlier`() throws {
    let charge = try Scenario(
      """
      2023-10-14T08:00:00+11:00  charge.laid  instrument=charge  counts=espionage
      2023-10-13T18:00:00-04:00  statement.made  kind=announcement
      """)
    #expect(charge.order == [1, 2])
  }

  // MARK: Liberty

  @Test func `who is convicted in absence and never held is at large`() throws {
    try expect(
      """
      2007-02-16  charge.laid  instrument=indictment  counts=abduction
      2009-11-04  verdict.given  result=convicted  in_absentia=true
      2009-11-04  sentence.imposed  components=prison P8Y  in_absentia=true
      """, is: "sentenced 3 | at_large 2 (absence) | abduction: convicted 2")
  }

  @Test func `a sentence suspended whole ends an arrest`() throws {
    try expect(
      """
      2023-01-01  custody.arrested
      2023-06-01  sentence.imposed  components=suspended P2Y
      """, is: "sentenced 2 | released 2 (suspension) | ?: convicted 2, inferred")
  }

  @Test func `one is exchanged, the other still charged`() throws {
    let facts = """
      2024-01-10  charge.laid  instrument=indictment  counts=espionage
      2024-08-01  custody.released  how=exchanged  parties=b
      """
    try expect(facts, "a", accused: ["a", "b"], is: "charged 1 | - | espionage: pending 1")
    try expect(
      facts, "b", accused: ["a", "b"], is: "charged 1 | exchanged 2 | espionage: pending 1")
  }

  @Test func `one is executed, the other still arrested`() throws {
    let facts = """
      2020-01-01  custody.arrested
      2021-01-01  custody.executed  parties=b
      """
    try expect(facts, "a", accused: ["a", "b"], is: "accused 1 | arrested 1")
    try expect(facts, "b", accused: ["a", "b"], is: "ended 2 | executed 2")
  }

  @Test func `a refused extradition and a release leave the charge`() throws {
    try expect(
      """
      2020-03-01  charge.laid  instrument=charge  counts=espionage
      2020-10-01  custody.surrendered  step=refused  to=US
      2020-10-02  custody.released  how=unknown
      """, is: "charged 1 | released 3 | espionage: pending 1")
  }

  // MARK: Ends

  @Test(arguments: ["discontinued", "charges_withdrawn"])
  func `charges dropped at the release are the end of it`(outcome: String) throws {
    try expect(
      """
      2020-01-01  custody.arrested
      2020-02-01  custody.released  how=charges_dropped
      2020-03-01  case.closed  outcome=\(outcome)
      """, is: "discontinued 3 | released 2")
  }

  @Test func `a pardon before the trial leaves no conviction`() throws {
    try expect(
      """
      1992-06-16  charge.laid  instrument=indictment  counts=perjury
      1992-12-24  sentence.changed  change=pardoned
      """, is: "charged 1 | - | perjury: pending 1")
  }

  @Test func `an amnesty frees who was convicted in absence`() throws {
    try expect(
      """
      2020-01-01  charge.laid  instrument=indictment  counts=espionage
      2020-02-01  plea.entered  plea=not_guilty
      2020-03-01  verdict.given  result=convicted  in_absentia=true
      2020-03-01  sentence.imposed  components=prison P8Y  in_absentia=true
      2021-03-01  case.closed  outcome=amnesty
      """, is: "ended 5 | released 5 (amnesty) | espionage: convicted 3")
  }

  @Test(arguments: [
    ("result=mistrial", "trial 2 | - | espionage: pending 1"),
    ("result=mixed  counts=espionage: hung", "trial 2 | - | espionage: hung 2"),
    ("result=dismissed", "discontinued 2 | - | espionage: dismissed 2"),
  ])
  func `a trial without a verdict is told as what it was`(verdict: String, state: String) throws {
    try expect(
      """
      2020-03-01  charge.laid  instrument=charge  counts=espionage
      2020-10-01  verdict.given  \(verdict)
      """, is: state)
  }

  @Test func `a conviction or an acquittal after the death is no error`() throws {
    for (death, verdict, state) in [
      ("custody.died", "convicted", "ended 2 | dead 2 | tax evasion: convicted 3"),
      ("custody.executed", "acquitted", "acquitted 3 | executed 2 | tax evasion: acquitted 3"),
    ] {
      let scenario = try Scenario(
        """
        2008-11-28  charge.laid  instrument=charge  counts=tax evasion
        2009-11-16  \(death)
        2013-07-11  verdict.given  result=\(verdict)
        """)
      #expect(scenario.state() == state)
      #expect(scenario.person()?.course.afterDeath == [])
      #expect(scenario.person()?.course.posthumous.count == 1)
    }
  }

  // MARK: Judgments

  private let once = """
    2020-01-01  charge.laid  instrument=indictment  counts=1 espionage
    2021-06-05  verdict.given  result=convicted  authority=First Court
    2021-06-05  sentence.imposed  components=prison P5Y  authority=First Court

    """

  @Test func `a second conviction in prison has its own day and term`() throws {
    let scenario = try Scenario(
      """
      2019-01-10  verdict.given  result=convicted  counts=espionage (275)
      2019-01-10  sentence.imposed  components=prison P9Y
      2021-01-10  charge.laid  instrument=charge  counts=disobedience (321)
      2022-03-10  verdict.given  result=convicted  counts=disobedience (321): convicted
      2022-03-10  sentence.imposed  components=prison P3Y6M
      """)
    #expect(
      scenario.judgments()
        == [
          "verdict 1: espionage convicted, imposed 2",
          "verdict 4: disobedience convicted, imposed 5",
        ])
    #expect(
      scenario.person()?.punishments.map(\.parts) == [
        ["9 years in prison"], ["3 years 6 months in prison"],
      ])
    #expect(
      scenario.state()
        == "sentenced 5 | imprisoned 2 (by_sentence) | espionage (275): convicted 1; "
        + "disobedience (321): convicted 4")
  }

  @Test func `a term raised and cut keeps its first day and its steps`() throws {
    let scenario = try Scenario(
      """
      2007-02-16  charge.laid  instrument=charge  counts=espionage
      2009-11-04  verdict.given  result=convicted
      2009-11-04  sentence.imposed  components=prison P8Y
      2010-12-15  sentence.changed  change=increased  components=prison P9Y
      2015-12-23  sentence.changed  change=reduced  components=prison P7Y
      """)
    #expect(
      scenario.judgments() == ["verdict 2: espionage convicted, imposed 3, increased 4, reduced 5"])
    #expect(scenario.person()?.punishment?.parts == ["7 years in prison"])
  }

  @Test func `a sentence set aside for another leaves the conviction`() throws {
    let facts = """
      2020-01-10  charge.laid  instrument=charge  counts=espionage
      2021-01-10  verdict.given  result=convicted
      2021-05-10  sentence.imposed  components=prison P20Y
      2022-05-10  sentence.changed  change=vacated

      """
    try expect(facts, is: "verdict 4 | unknown 4 (sentence_fell) | espionage: convicted 2")
    try expect(
      facts + "2022-09-10  sentence.imposed  components=prison P12Y",
      is: "sentenced 5 | imprisoned 5 (by_sentence) | espionage: convicted 2")
  }

  @Test func `a conviction quashed years later takes its sentence along`() throws {
    let scenario = try Scenario(
      """
      1894-11-10  charge.laid  instrument=charge  counts=treason
      1894-12-22  verdict.given  result=convicted
      1894-12-22  sentence.imposed  components=life
      1903-11-26  appeal.lodged
      1906-07-12  appeal.decided  result=quashed
      """)
    #expect(scenario.state() == "ended 5 | released 5 (quashing) | treason: vacated 5")
    #expect(scenario.judgments() == ["verdict 2: treason convicted, imposed 3, quashed 5"])
    #expect(scenario.person()?.punishment?.isInForce == false)
  }

  @Test func `who is tried again after a quashing is on trial, and free as far as known`() throws {
    try expect(
      once + """
        2021-07-05  appeal.lodged
        2022-02-01  appeal.decided  result=quashed  authority=Appeal Court
        2022-09-01  hearing.held  kind=trial  authority=Second Court
        """, is: "trial 6 | released 5 (quashing) | 1 espionage: vacated 5")
  }

  @Test func `a retrial's conviction is a judgment of its own`() throws {
    let scenario = try Scenario(
      once + """
        2022-02-01  appeal.decided  result=remitted  authority=Appeal Court
        2023-06-05  verdict.given  result=convicted  authority=Second Court
        2023-06-05  sentence.imposed  components=prison P3Y  authority=Second Court
        """)
    #expect(
      scenario.state() == "sentenced 6 | imprisoned 6 (by_sentence) | 1 espionage: convicted 5")
    #expect(
      scenario.judgments() == [
        "verdict 2: espionage convicted, imposed 3, remitted 4",
        "verdict 5: espionage convicted, imposed 6",
      ])
  }

  @Test func `what is sent back is pending, and nobody is imprisoned by it any more`() throws {
    try expect(
      once + "2022-02-01  appeal.decided  result=remitted  authority=Appeal Court",
      is: "trial 4 | unknown 4 (sentence_fell) | 1 espionage: pending 4")
  }

  @Test func `a sentence reduced with the decision of the appeal`() throws {
    let scenario = try Scenario(
      """
      2020-01-01  verdict.given  result=convicted  counts=espionage
      2020-01-02  sentence.imposed  components=prison P10Y
      2020-06-02  appeal.decided  result=varied  authority=High Court
      2020-06-02  sentence.changed  change=reduced  components=prison P7Y  authority=High Court
      """)
    #expect(scenario.state() == "final 3 | imprisoned 2 (by_sentence) | espionage: convicted 1")
    #expect(scenario.person()?.punishment?.parts == ["7 years in prison"])
  }

  @Test func `acquitted by the court that quashes is acquitted`() throws {
    try expect(
      """
      2020-01-01  verdict.given  result=convicted  counts=espionage
      2020-01-02  sentence.imposed  components=prison P10Y
      2020-06-02  verdict.given  result=acquitted  authority=High Court
      2020-06-02  appeal.decided  result=quashed  authority=High Court
      """, is: "acquitted 3 | released 4 (quashing) | espionage: acquitted 3")
  }

  @Test
  func `an acquittal under the prosecution's appeal is an acquittal, and the appeal is pending`()
    throws
  {
    let facts = """
      2019-01-01  charge.laid  instrument=charge  counts=espionage
      2020-01-01  verdict.given  result=acquitted
      2020-02-01  appeal.lodged  by=prosecution
      """
    try expect(facts, is: "appeal 3 | - | espionage: acquitted 2")
    #expect(try Scenario(facts).appeals() == ["lodged 3 from judgment 1, pending"])
  }

  @Test func `an acquittal sent back and then a conviction`() throws {
    let scenario = try Scenario(
      """
      2019-01-01  charge.laid  instrument=charge  counts=espionage
      2020-01-01  verdict.given  result=acquitted
      2020-06-01  appeal.decided  result=remitted
      2021-01-01  verdict.given  result=convicted
      """)
    #expect(scenario.state() == "verdict 4 | - | espionage: convicted 4")
    #expect(
      scenario.judgments() == [
        "verdict 2: espionage acquitted, remitted 3", "verdict 4: espionage convicted",
      ])
  }

  @Test func `a sentence without a verdict infers the conviction, and names no offence`() throws {
    try expect(
      """
      2022-03-31  hearing.held  kind=trial
      2022-04-30  sentence.imposed  components=prison P3Y
      """, is: "sentenced 2 | imprisoned 2 (by_sentence) | ?: convicted 2, inferred")
  }
}
