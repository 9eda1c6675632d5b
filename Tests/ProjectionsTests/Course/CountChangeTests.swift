import Events
import Testing

@testable import Projections

/// Counts that are added, amended, dropped, merged or superseded: the third point.
@Suite struct `How counts change and close` {
  private let charge =
    "2020  charge.laid  instrument=charge  counts=1 Espionage (18 U.S.C. § 794)|fraud (s 2)\n"

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
}
