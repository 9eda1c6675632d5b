import Events
import Testing

@testable import Projections

/// Counts and their outcomes: "How facts move a person" in VOCABULARY.md, third and fourth point.
@Suite struct `How counts are told apart` {
  private let charge =
    "2020  charge.laid  instrument=charge  counts=1 Espionage (18 U.S.C. § 794)|fraud (s 2)\n"

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
}
