import Events
import Testing

@testable import Projections

/// What pleas, verdicts, appeals and a death make of counts: the fourth point.
@Suite struct `How facts move counts` {
  private let two = "2019  charge.laid  instrument=charge  counts=1 espionage|2 fraud\n"

  @Test(arguments: [
    ("verdict.given  result=convicted", "1 espionage: convicted 2; 2 fraud: convicted 2"),
    ("verdict.given  result=acquitted", "1 espionage: acquitted 2; 2 fraud: acquitted 2"),
    ("verdict.given  result=dismissed", "1 espionage: dismissed 2; 2 fraud: dismissed 2"),
    ("verdict.given  result=mixed", "1 espionage: decided 2; 2 fraud: decided 2"),
    ("verdict.given  result=not_responsible", "1 espionage: decided 2; 2 fraud: decided 2"),
    ("verdict.given  result=mistrial", "1 espionage: pending 1; 2 fraud: pending 1"),
    ("verdict.given  result=ruled", "1 espionage: pending 1; 2 fraud: pending 1"),
    ("plea.entered  plea=guilty", "1 espionage: pleaded guilty 2; 2 fraud: pleaded guilty 2"),
    ("plea.entered  plea=no_contest", "1 espionage: pleaded guilty 2; 2 fraud: pleaded guilty 2"),
    ("plea.entered  plea=not_guilty", "1 espionage: pending 1; 2 fraud: pending 1"),
    ("plea.entered  plea=confession_reported", "1 espionage: pending 1; 2 fraud: pending 1"),
    (
      "sentence.imposed", "1 espionage: convicted 2, inferred; 2 fraud: convicted 2, inferred"
    ),
    (
      "verdict.given  result=mixed  counts=1 espionage: not_proven|2 fraud: set_aside",
      "1 espionage: acquitted 2; 2 fraud: vacated 2"
    ),
    (
      "verdict.given  result=mixed  counts=1 espionage: hung",
      "1 espionage: hung 2; 2 fraud: pending 1"
    ),
    ("custody.released  how=charges_dropped", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=discontinued", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=charges_withdrawn", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=terminated_by_court", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=amnesty", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=time_barred", "1 espionage: dropped 2; 2 fraud: dropped 2"),
    ("case.closed  outcome=abated_by_death", "1 espionage: abated 2; 2 fraud: abated 2"),
    ("case.closed  outcome=completed", "1 espionage: pending 1; 2 fraud: pending 1"),
    ("case.closed  outcome=transferred_abroad", "1 espionage: pending 1; 2 fraud: pending 1"),
    ("custody.died", "1 espionage: abated 2; 2 fraud: abated 2"),
    // Who is executed was judged; what was found is not recorded.
    ("custody.executed", "1 espionage: decided 2; 2 fraud: decided 2"),
  ])
  func `each word gives counts its outcome`(word: String, outcome: String) throws {
    #expect(try counts(two + "2020  \(word)") == outcome)
  }

  @Test func `hung counts are dropped and abated with the pending ones`() throws {
    let hung = two + "2020  verdict.given  result=mixed  counts=1 espionage: hung\n"
    #expect(
      try counts(hung + "2021  custody.released  how=charges_dropped")
        == "1 espionage: dropped 3; 2 fraud: dropped 3")
    #expect(
      try counts(hung + "2021  custody.died") == "1 espionage: abated 3; 2 fraud: abated 3")
  }

  @Test(arguments: [
    ("result=convicted", "1 espionage: pleaded guilty 2; 2 fraud: convicted 3"),
    ("result=acquitted", "1 espionage: pleaded guilty 2; 2 fraud: acquitted 3"),
    ("result=mixed", "1 espionage: pleaded guilty 2; 2 fraud: decided 3"),
    (
      "result=acquitted  counts=1 espionage: acquitted",
      "1 espionage: acquitted 3; 2 fraud: pending 1"
    ),
    (
      "result=mixed  counts=1 espionage: dismissed", "1 espionage: dismissed 3; 2 fraud: pending 1"
    ),
    ("result=mixed  counts=1 espionage: set_aside", "1 espionage: vacated 3; 2 fraud: pending 1"),
    ("result=mixed  counts=1 espionage: hung", "1 espionage: pleaded guilty 2; 2 fraud: pending 1"),
    (
      "result=not_responsible  counts=1 espionage",
      "1 espionage: pleaded guilty 2; 2 fraud: pending 1"
    ),
  ])
  func `a plea of guilty is left only for an acquittal, a dismissal or a setting aside`(
    verdict: String, outcome: String
  ) throws {
    #expect(
      try counts(
        two + """
          2020  plea.entered  plea=guilty  counts=1 espionage
          2021  verdict.given  \(verdict)
          """) == outcome)
  }

  @Test func `an acquittal of one who pleaded to all is of all`() throws {
    #expect(
      try counts(
        two + """
          2020  plea.entered  plea=guilty
          2021  verdict.given  result=acquitted
          """) == "1 espionage: acquitted 3; 2 fraud: acquitted 3")
  }

  @Test func `a verdict without counts is on what no court has decided`() throws {
    // An acquittal of one trial takes no conviction of another back.
    #expect(
      try counts(
        two + """
          2020  verdict.given  result=convicted  counts=1 espionage: convicted
          2021  verdict.given  result=acquitted
          """) == "1 espionage: convicted 2; 2 fraud: acquitted 3")
    // What was quashed is tried again only where nothing else is open.
    #expect(
      try counts(
        two + """
          2020  verdict.given  result=convicted  counts=1 espionage: convicted
          2021  appeal.decided  result=quashed
          2022  verdict.given  result=convicted
          2023  verdict.given  result=acquitted
          """) == "1 espionage: acquitted 5; 2 fraud: convicted 4")
    // Where all is decided it is on all.
    #expect(
      try counts(
        two + """
          2020  verdict.given  result=convicted
          2021  verdict.given  result=acquitted
          """) == "1 espionage: acquitted 3; 2 fraud: acquitted 3")
  }

  @Test func `a plea taken back leaves the count pending`() throws {
    let pleaded = two + "2020  plea.entered  plea=guilty\n"
    #expect(
      try counts(pleaded + "2021  plea.entered  plea=withdrawn")
        == "1 espionage: pending 3; 2 fraud: pending 3")
    #expect(
      try counts(pleaded + "2021  plea.entered  plea=withdrawn  counts=2 fraud")
        == "1 espionage: pleaded guilty 2; 2 fraud: pending 3")
  }

  @Test(arguments: [
    ("appeal.decided  result=quashed", "vacated 3"),
    ("appeal.decided  result=remitted", "pending 3"),
    ("appeal.decided  result=upheld", "convicted 2"),
    ("appeal.decided  result=varied", "convicted 2"),
    ("appeal.decided  result=quashed  of=sentence", "convicted 2"),
    ("appeal.decided  result=remitted  of=sentence", "convicted 2"),
    ("appeal.decided  result=quashed  of=extradition", "convicted 2"),
    ("sentence.changed  change=vacated", "convicted 2"),
  ])
  func
    `what is quashed is vacated, what is remitted pending, and a sentence takes no conviction along`(
      word: String, outcome: String
    ) throws
  {
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=charge  counts=espionage
        2020  verdict.given  result=convicted
        2021  \(word)
        """) == "espionage: \(outcome)")
  }

  @Test func `a quashed acquittal is pending`() throws {
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=charge  counts=espionage
        2020  verdict.given  result=acquitted
        2021  appeal.decided  result=quashed
        """) == "espionage: pending 3")
  }

  @Test func `of a judgment that does both, whose appeal it is decides what falls`() throws {
    let mixed =
      two
      + "2020  verdict.given  result=mixed  counts=1 espionage: acquitted|2 fraud: convicted\n"
    #expect(
      try counts(mixed + "2021  appeal.decided  result=quashed")
        == "1 espionage: acquitted 2; 2 fraud: vacated 3")
    #expect(
      try counts(mixed + "2021  appeal.decided  result=quashed  by=prosecution")
        == "1 espionage: pending 3; 2 fraud: convicted 2")
    #expect(
      try counts(mixed + "2021  appeal.decided  result=quashed  of=acquittal")
        == "1 espionage: pending 3; 2 fraud: convicted 2")
    #expect(
      try counts(mixed + "2021  appeal.decided  result=remitted  by=defence")
        == "1 espionage: acquitted 2; 2 fraud: pending 3")
  }

  @Test func `a sentence infers a conviction only without plea and verdict`() throws {
    #expect(
      try counts(
        two + """
          2020  verdict.given  result=convicted  counts=1 espionage: convicted
          2021  sentence.imposed
          """) == "1 espionage: convicted 2; 2 fraud: decided 3")
    #expect(
      try counts(
        two + """
          2020  plea.entered  plea=guilty  counts=1 espionage
          2021  sentence.imposed
          """) == "1 espionage: pleaded guilty 2; 2 fraud: decided 3")
  }

  @Test func `charges that came after the verdict are not decided by its sentence`() throws {
    #expect(
      try counts(
        """
        2019-01-01  charge.laid  instrument=charge  counts=espionage
        2020-01-01  verdict.given  result=convicted
        2020-02-01  charge.laid  instrument=charge  counts=escape
        2020-03-01  sentence.imposed
        """) == "espionage: convicted 2; escape: pending 3")
  }

  @Test func `a plea known by its year alone outweighs what was inferred from the sentence`() throws
  {
    #expect(
      try counts("2021-10  sentence.imposed\n2021  plea.entered  plea=guilty")
        == "?: pleaded guilty 2")
    #expect(
      try counts("2021-10  sentence.imposed\n2021-12  plea.entered  plea=guilty")
        == "?: pleaded guilty 2")
  }

  // MARK: After a death

  @Test func `retrials and rehabilitations after a death move counts, and are a remark`() throws {
    let scenario = try Scenario(
      """
      2008-11-28  charge.laid  instrument=charge  counts=tax evasion
      2009-11-16  custody.died
      2013-07-11  verdict.given  result=convicted  final=true
      """)
    #expect(scenario.state() == "ended 2 | dead 2 | tax evasion: convicted 3")
    #expect(scenario.person()?.unusual.contains(.posthumousJudgment) == true)
    #expect(scenario.person()?.unusual.contains(.proceedingsAfterDeath) == false)
    let rehabilitated = try Scenario(
      """
      1995-01-01  charge.laid  instrument=charge  counts=1 espionage
      1995-02-01  verdict.given  result=convicted
      1995-04-27  custody.executed
      2016-12-02  verdict.given  result=acquitted  counts=1 espionage: acquitted
      """)
    #expect(rehabilitated.state() == "acquitted 4 | executed 3 | 1 espionage: acquitted 4")
    #expect(rehabilitated.person()?.unusual.contains(.proceedingsAfterDeath) == false)
  }

  @Test(arguments: [
    ("custody.arrested", true), ("charge.laid  instrument=charge", true),
    ("charge.changed  change=added  counts=fraud", true), ("plea.entered  plea=guilty", true),
    ("conduct.alleged  kind=meeting", true), ("investigation.opened", true),
    ("case.closed  outcome=abated_by_death", false), ("charge.changed  change=dropped", false),
    ("verdict.given  result=acquitted", false), ("appeal.lodged", false),
    ("sentence.changed  change=pardoned", false),
  ])
  func `other steps definitely after a death are flagged, a closing is not`(
    word: String, isFlagged: Bool
  ) throws {
    let death = "2020-05-05  custody.died\n"
    for (date, flagged) in [("2020-05-06", isFlagged), ("2020", false)] {
      let scenario = try Scenario(death + "\(date)  \(word)")
      #expect(scenario.person()?.unusual.contains(.proceedingsAfterDeath) == flagged, "\(date)")
    }
  }

  @Test func `the outcome to tell first is the acquittal`() throws {
    let scenario = try Scenario(
      two + "2020  verdict.given  result=mixed  counts=1 espionage: convicted|2 fraud: acquitted")
    #expect(scenario.person()?.outcome == .acquitted)
  }
}
