import Events
import Testing

@testable import Projections

/// Counts and their outcomes: "How facts move a person" in VOCABULARY.md, third and fourth point.
@Suite struct `How facts move counts` {
  private func counts(_ facts: String) throws -> String {
    let scenario = try Scenario(facts)
    for person in scenario.file.persons {
      #expect(scenario.bulk[person.party] == scenario.state(person.party))
    }
    return scenario.state().split(separator: "|").dropFirst(2).joined(separator: "|")
      .drop { $0 == " " }.description
  }

  // MARK: Identity

  @Test func `the same number in two instruments is two counts`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=indictment  counts=1 espionage
        2021  charge.laid  instrument=indictment  counts=1 fraud
        """) == "1 espionage: pending 1; 1 fraud: pending 2")
  }

  @Test func `within one instrument a number is one count`() throws {
    #expect(
      try counts("2020  charge.laid  instrument=charge  counts=1 espionage|1 Espionage|2 fraud")
        == "1 espionage: pending 1; 2 fraud: pending 1")
  }

  private let charge =
    "2020  charge.laid  instrument=charge  counts=1 Espionage (18 U.S.C. § 794)|fraud (s 2)\n"

  @Test(arguments: [
    // By number, in whatever words.
    (
      "1 espionage: convicted", "1 Espionage (18 U.S.C. § 794): convicted 2; fraud (s 2): pending 1"
    ),
    // By offence and provision, without case, spacing and punctuation.
    (
      "espionage (18 USC 794): convicted",
      "1 Espionage (18 U.S.C. § 794): convicted 2; fraud (s 2): pending 1"
    ),
    (
      "FRAUD (s.2): acquitted", "1 Espionage (18 U.S.C. § 794): pending 1; fraud (s 2): acquitted 2"
    ),
    // A provision on one side only is no difference.
    ("espionage: convicted", "1 Espionage (18 U.S.C. § 794): convicted 2; fraud (s 2): pending 1"),
    // A number that no count has finds by the offence those without a number alone.
    ("7 fraud: acquitted", "1 Espionage (18 U.S.C. § 794): pending 1; fraud (s 2): acquitted 2"),
  ])
  func `a verdict finds its count`(entry: String, outcome: String) throws {
    #expect(try counts(charge + "2021  verdict.given  result=mixed  counts=\(entry)") == outcome)
  }

  @Test(arguments: ["fraud (s 3): convicted", "7 espionage: convicted", "theft: convicted"])
  func `what nobody laid is kept, and flagged`(entry: String) throws {
    let scenario = try Scenario(charge + "2021  verdict.given  result=mixed  counts=\(entry)")
    #expect(scenario.state().contains("\(entry) 2"))
    #expect(scenario.person()?.counts.count == 3)
    #expect(scenario.person()?.unusual.contains(.countNobodyLaid) == true)
  }

  @Test(arguments: ["merged", "dropped"])
  func `what was dropped or merged before was laid, and is flagged as that`(change: String) throws {
    let scenario = try Scenario(
      """
      2020  charge.laid  instrument=indictment  counts=1 fraud|2 theft
      2021  charge.changed  change=\(change)  counts=2 theft
      2022  plea.entered  plea=guilty  counts=2 theft
      """)
    #expect(scenario.state().contains("2 theft: pleaded guilty 3"))
    #expect(scenario.person()?.unusual.contains(.countNobodyLaid) == false)
    #expect(scenario.person()?.unusual.contains(.closedCountNamed) == true)
  }

  @Test func `equal counts without numbers are each a count`() throws {
    let three = "2020  charge.laid  instrument=charge  counts=spying|spying|spying\n"
    #expect(
      try counts(
        three
          + "2021  verdict.given  result=mixed  counts=spying: convicted|spying: acquitted|spying: convicted"
      ) == "spying: convicted 2; spying: acquitted 2; spying: convicted 2")
    #expect(
      try counts(three + "2021  verdict.given  result=mixed  counts=spying x2: convicted")
        == "spying: convicted 2; spying: convicted 2; spying: pending 1")
  }

  @Test func `a quantity comes apart as later facts take of it`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying x5
        2021  plea.entered  plea=guilty  counts=spying x2
        2022  verdict.given  result=mixed  counts=spying: acquitted
        """) == "spying x2: pleaded guilty 2; spying: acquitted 3; spying x2: pending 1")
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying
        2021  verdict.given  result=convicted  counts=spying x3: convicted
        """) == "spying x2: convicted 2; spying: convicted 2")
  }

  @Test func `what was found of a whole is found of its parts`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying x3
        2021  verdict.given  result=convicted
        2022  verdict.given  result=mixed  counts=spying: set_aside
        2023  appeal.decided  result=quashed
        """) == "spying: vacated 3; spying x2: vacated 4")
  }

  @Test func `of two live counts that fit the one with the offence is meant`() throws {
    let two = """
      2020  charge.laid  instrument=indictment  counts=1 espionage
      2021  charge.laid  instrument=indictment  counts=1 fraud

      """
    #expect(
      try counts(two + "2022  verdict.given  result=convicted  counts=1 espionage: convicted")
        == "1 espionage: convicted 3; 1 fraud: pending 2")
    // Else that of the later instrument.
    #expect(
      try counts(two + "2022  verdict.given  result=mixed  counts=1 theft: acquitted")
        == "1 espionage: pending 1; 1 fraud: acquitted 3")
  }

  @Test func `of two that fit alike a court means the one that it has not decided`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying|spying
        2021  verdict.given  result=mixed  counts=spying: convicted
        2022  verdict.given  result=mixed  counts=spying: acquitted
        """) == "spying: convicted 2; spying: acquitted 3")
    // And what it sets aside is what was found.
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying|spying
        2021  verdict.given  result=mixed  counts=spying: convicted
        2022  verdict.given  result=mixed  counts=spying: set_aside
        """) == "spying: vacated 3; spying: pending 1")
  }

  // MARK: Changes

  @Test func `added adds, also what is like another`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying
        2021  charge.changed  change=added  counts=spying|2 fraud
        2022  charge.changed  change=added  counts=2 fraud
        """) == "spying: pending 1; spying: pending 2; 2 fraud: pending 2")
  }

  @Test(arguments: [
    ("1 treason (s 1)", "1 treason (s 1): pending 1; fraud (s 2): pending 1"),
    // Its provision is put right, or its offence.
    ("fraud (s 3)", "1 Espionage (18 U.S.C. § 794): pending 1; fraud (s 3): pending 1"),
    ("theft (s 2)", "1 Espionage (18 U.S.C. § 794): pending 1; theft (s 2): pending 1"),
    (
      "arson (s 9)",
      "1 Espionage (18 U.S.C. § 794): pending 1; fraud (s 2): pending 1; arson (s 9): pending 2"
    ),
  ])
  func `amended gives the count its new words`(entry: String, outcome: String) throws {
    #expect(try counts(charge + "2021  charge.changed  change=amended  counts=\(entry)") == outcome)
  }

  @Test func `where one count alone is open it is the one that is amended`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=espionage
        2021  charge.changed  change=amended  counts=treason
        """) == "treason: pending 1")
  }

  @Test(arguments: ["dropped", "merged"])
  func `dropped and merged close, what they name or all that is open`(change: String) throws {
    #expect(
      try counts(charge + "2021  charge.changed  change=\(change)  counts=1 espionage")
        == "1 Espionage (18 U.S.C. § 794): \(change) 2; fraud (s 2): pending 1")
    #expect(
      try counts(
        charge + """
          2021  plea.entered  plea=guilty  counts=1 espionage
          2022  charge.changed  change=\(change)
          """) == "1 Espionage (18 U.S.C. § 794): pleaded guilty 2; fraud (s 2): \(change) 3")
  }

  @Test func `what is dropped of a charge without counts leaves the rest of it open`() throws {
    try expect(
      """
      2020  charge.laid  instrument=charge
      2021  charge.changed  change=dropped  counts=2 fraud
      """, is: "charged 1 | - | ?: pending 1; 2 fraud: dropped 2")
  }

  // MARK: Superseding

  @Test func `a superseding indictment closes what no plea or verdict has decided`() throws {
    #expect(
      try counts(
        """
        2018  charge.laid  instrument=indictment  counts=1 conspiracy|2 fraud|3 theft
        2019  plea.entered  plea=guilty  counts=3 theft
        2019  verdict.given  result=mixed  counts=2 fraud: hung
        2020  charge.laid  instrument=superseding_indictment  counts=1 conspiracy|2 espionage
        """)
        == "1 conspiracy: superseded 4; 2 fraud: superseded 4; 3 theft: pleaded guilty 2; "
        + "1 conspiracy: pending 4; 2 espionage: pending 4")
  }

  @Test func `it closes the counts of those whom it names`() throws {
    let scenario = try Scenario(
      """
      2018  charge.laid  instrument=indictment  counts=1 conspiracy
      2020  charge.laid  instrument=superseding_indictment  parties=a  counts=1 espionage
      """, accused: ["a", "b"])
    #expect(
      scenario.state("a") == "charged 2 | - | 1 conspiracy: superseded 2; 1 espionage: pending 2")
    #expect(scenario.state("b") == "charged 1 | - | 1 conspiracy: pending 1")
  }

  @Test(arguments: ["indictment", "information", "charge", "chargesheet"])
  func `a charge proper closes a complaint, an accusation and a charge without counts`(
    instrument: String
  ) throws {
    for first in ["complaint", "accusation"] {
      #expect(
        try counts(
          """
          2019  charge.laid  instrument=\(first)  counts=spying
          2020  charge.laid  instrument=\(instrument)  counts=1 espionage
          """) == "spying: superseded 2; 1 espionage: pending 2")
    }
    // What stood for counts that were not recorded is not told any more.
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=indictment
        2020  charge.laid  instrument=\(instrument)  counts=1 espionage
        """) == "1 espionage: pending 2")
    // Another instrument adds.
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=indictment  counts=1 spying
        2020  charge.laid  instrument=\(instrument)  counts=1 espionage
        """) == "1 spying: pending 1; 1 espionage: pending 2")
  }

  @Test(arguments: ["complaint", "accusation", "other"])
  func `a paper that is no charge proper closes nothing`(instrument: String) throws {
    #expect(
      try counts(
        """
        2018  charge.laid  instrument=complaint  counts=spying
        2019  charge.laid  instrument=\(instrument)  counts=1 espionage
        """) == "spying: pending 1; 1 espionage: pending 2")
  }

  @Test(arguments: ["indictment", "superseding_indictment"])
  func `a paper whose counts are not recorded closes nothing, nor adds to what is open`(
    instrument: String
  ) throws {
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=complaint  counts=spying
        2020  charge.laid  instrument=\(instrument)
        """) == "spying: pending 1")
    // After a verdict it is a new charge.
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=charge  counts=spying
        2020  verdict.given  result=acquitted
        2021  charge.laid  instrument=\(instrument)
        2022  verdict.given  result=convicted
        """) == "spying: acquitted 2; ?: convicted 4")
  }

  // MARK: Closed counts

  @Test func `an acquittal gives dropped counts that outcome, named or where nothing is live`()
    throws
  {
    let dropped = """
      2020  charge.laid  instrument=charge  counts=1 espionage|2 fraud
      2021  charge.changed  change=dropped  counts=1 espionage|2 fraud

      """
    #expect(
      try counts(dropped + "2022  verdict.given  result=acquitted")
        == "1 espionage: acquitted 3; 2 fraud: acquitted 3")
    #expect(
      try counts(dropped + "2022  verdict.given  result=dismissed  counts=2 fraud: dismissed")
        == "1 espionage: dropped 2; 2 fraud: dismissed 3")
    // A conviction does not: it names a count that nobody laid.
    #expect(
      try counts(dropped + "2022  verdict.given  result=convicted  counts=2 fraud: convicted")
        == "2 fraud: convicted 3; 1 espionage: dropped 2; 2 fraud: dropped 2")
  }

  @Test func `an acquittal takes as many dropped counts as it names`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=spying x3
        2021  charge.changed  change=dropped
        2022  verdict.given  result=acquitted  counts=spying x2: acquitted
        """) == "spying x2: acquitted 3; spying: dropped 2")
  }

  @Test func `merged and superseded counts are moved by nothing`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=1 espionage|2 fraud
        2021  charge.changed  change=merged  counts=2 fraud
        2022  plea.entered  plea=guilty
        """) == "1 espionage: pleaded guilty 3; 2 fraud: merged 2")
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=1 espionage|2 fraud
        2021  charge.changed  change=merged  counts=2 fraud
        2022  verdict.given  result=acquitted
        """) == "1 espionage: acquitted 3; 2 fraud: merged 2")
  }

  private let superseded = """
    2020  charge.laid  instrument=indictment  counts=1 conspiracy|2 fraud
    2021  charge.laid  instrument=superseding_indictment  counts=1 espionage

    """

  @Test func `a plea or verdict revives a superseded count where nothing else fits`() throws {
    #expect(
      try counts(superseded + "2022  plea.entered  plea=guilty  counts=2 fraud")
        == "1 conspiracy: superseded 2; 2 fraud: pleaded guilty 3; 1 espionage: pending 2")
    #expect(
      try counts(superseded + "2022  verdict.given  result=mixed  counts=fraud: convicted")
        == "1 conspiracy: superseded 2; 2 fraud: convicted 3; 1 espionage: pending 2")
    // By its number only with its offence; the live count of that number is meant else.
    #expect(
      try counts(superseded + "2022  verdict.given  result=convicted  counts=1 theft: convicted")
        == "1 conspiracy: superseded 2; 2 fraud: superseded 2; 1 theft: convicted 3, charged as espionage"
    )
    #expect(
      try counts(superseded + "2022  verdict.given  result=convicted  counts=2 theft: convicted")
        == "2 theft: convicted 3; 1 conspiracy: superseded 2; 2 fraud: superseded 2; 1 espionage: pending 2"
    )
  }

  @Test func `of superseded counts the latest, and none where a dropped one fits`() throws {
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=indictment  counts=1 fraud
        2020  charge.laid  instrument=superseding_indictment  counts=1 fraud
        2021  charge.laid  instrument=superseding_indictment  counts=2 espionage
        2022  plea.entered  plea=guilty  counts=1 fraud
        """)
        == "1 fraud: superseded 2; 1 fraud: pleaded guilty 4; 2 espionage: pending 3")
    #expect(
      try counts(
        """
        2019  charge.laid  instrument=indictment  counts=1 fraud
        2020  charge.laid  instrument=superseding_indictment  counts=1 fraud
        2021  charge.changed  change=dropped  counts=1 fraud
        2022  plea.entered  plea=guilty  counts=1 fraud
        """)
        == "1 fraud: pleaded guilty 4; 1 fraud: superseded 2; 1 fraud: dropped 3")
  }

  @Test func `a plea or verdict fills a count whose offence is not stated`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge
        2021  plea.entered  plea=guilty  counts=espionage x2
        """) == "espionage x2: pleaded guilty 2")
    // What more is named is of the same paper, and nobody's slip.
    let scenario = try Scenario(
      """
      2020  charge.laid  instrument=charge
      2021  verdict.given  result=mixed  counts=1 espionage: convicted|2 fraud: acquitted
      """)
    #expect(scenario.state() == "verdict 2 | - | 1 espionage: convicted 2; 2 fraud: acquitted 2")
    #expect(scenario.person()?.unusual.contains(.countNobodyLaid) == false)
  }

  @Test(arguments: [
    ("verdict.given  result=convicted  counts=1 attempted espionage: convicted", "convicted"),
    ("plea.entered  plea=guilty  counts=1 attempted espionage", "pleaded guilty"),
  ])
  func `of another offence than was charged the person is convicted, charged as the first`(
    word: String, outcome: String
  ) throws {
    #expect(
      try counts("2020  charge.laid  instrument=charge  counts=1 espionage\n2021  \(word)")
        == "1 attempted espionage: \(outcome) 2, charged as espionage")
  }

  @Test func `an acquittal in other words is of what was charged`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=1 espionage
        2021  verdict.given  result=acquitted  counts=1 attempted espionage: acquitted
        """) == "1 espionage: acquitted 2")
  }

  @Test func `of another provision it is one of that provision`() throws {
    #expect(
      try counts(
        """
        2020  charge.laid  instrument=charge  counts=1 espionage (s 1)
        2021  verdict.given  result=convicted  counts=1 espionage (s 3): convicted
        """) == "1 espionage (s 3): convicted 2")
  }

  // MARK: Outcomes

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
