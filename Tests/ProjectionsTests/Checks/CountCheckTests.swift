import Events
import Projections
import Testing

@Suite struct `Checks of counts` {
  private func charge(
    _ counts: String, _ instrument: String = "indictment", _ day: String = "2020-01-10"
  ) -> String {
    #""type":"charge.laid","instrument":"\#(instrument)","occurred":"\#(day)","counts":[\#(counts)]"#
  }
  private func verdict(_ counts: String) -> String {
    #""type":"verdict.given","result":"convicted","occurred":"2021-03-01","counts":[\#(counts)]"#
  }
  private let one = #"{"count":1,"offence":"Espionage","provision":"18 U.S.C. § 794"}"#

  @Test func `a verdict is on what a charge laid`() throws {
    #expect(
      try CheckStory.found(
        .countNobodyLaid, charge(one),
        verdict(#"{"offence":"spying"},{"count":3,"offence":"theft","provision":"s. 1"}"#)) == [
          "#5 verdict.given of 1 March 2021 names of a and b what no recorded charge has: “spying”; "
            + "count 3, “theft” (s. 1)."
        ])
    #expect(
      try CheckStory.found(
        .countNobodyLaid, charge(one),
        #""type":"charge.changed","change":"dropped","occurred":"2020-05","counts":[{"offence":"theft"}]"#
      ).count == 1)
  }

  @Test func `a count that was merged is not one that nobody laid`() throws {
    let merged =
      #""type":"charge.changed","change":"merged","occurred":"2020-05-01","counts":[\#(one)]"#
    #expect(
      try CheckStory.found(.countNobodyLaid, charge(one), merged, verdict(one)) == [
        "#6 verdict.given of 1 March 2021 names of a and b what was dropped or merged before: count 1, "
          + "“Espionage” (18 U.S.C. § 794)."
      ])
    #expect(try CheckStory.found(.offencesDiffer, charge(one), merged, verdict(one)) == [])
  }

  @Test func `case and stops are no difference, and what no charge names may be meant`() throws {
    #expect(
      try CheckStory.found(.countNobodyLaid, charge(one), verdict(#"{"offence":"espionage"}"#))
        == [])
    #expect(
      try CheckStory.found(
        .countNobodyLaid, #""type":"charge.laid","instrument":"charge","occurred":"2020""#,
        verdict(#"{"offence":"espionage"}"#)) == [])
    #expect(try CheckStory.found(.countNobodyLaid, verdict(#"{"offence":"espionage"}"#)) == [])
    #expect(
      try CheckStory.found(
        .countNobodyLaid, charge(one),
        #""type":"charge.changed","change":"added","occurred":"2020-05","counts":[{"offence":"theft"}]"#,
        verdict(#"{"offence":"theft"}"#)) == [])
  }

  @Test func `one number is one offence`() throws {
    #expect(
      try CheckStory.found(
        .offencesDiffer, charge(one), verdict(#"{"count":1,"offence":"false statements"}"#)) == [
          "#5 Count 1 is “false statements” in verdict.given of 1 March 2021, and “Espionage” in the "
            + "charge against a and b."
        ])
    #expect(
      try CheckStory.found(
        .offencesDiffer, charge(one),
        #""type":"plea.entered","plea":"guilty","parties":["b"],"occurred":"2020-06-01","counts":[{"count":1,"offence":"false statements"}]"#
      ) == [
        "#5 Count 1 is “false statements” in plea.entered of 1 June 2020, and “Espionage” in the charge "
          + "against b."
      ])
    #expect(
      try CheckStory.found(.offencesDiffer, charge(one + #",{"count":1,"offence":"theft"}"#)) == [
        "#4 Count 1 stands twice in charge.laid of 10 January 2020: “Espionage” and “theft”."
      ])
  }

  @Test func `each paper numbers for itself, and an amendment gives a count its offence`() throws {
    let theft = #"{"count":1,"offence":"theft"}"#
    #expect(
      try CheckStory.found(
        .offencesDiffer, charge(one), charge(theft, "superseding_indictment", "2020-06-10"),
        verdict(theft)) == [])
    #expect(
      try CheckStory.found(
        .offencesDiffer, charge(one), charge(theft, "superseding_indictment", "2020-06-10"),
        verdict(#"{"count":1,"offence":"espionage"}"#)
      ).count == 1)
    let amended =
      #""type":"charge.changed","change":"amended","occurred":"2020-05","counts":[\#(theft)]"#
    #expect(try CheckStory.found(.offencesDiffer, charge(one), amended, verdict(theft)) == [])
    // What was admitted before the amendment was admitted under the old words.
    #expect(
      try CheckStory.found(
        .offencesDiffer, charge(one),
        #""type":"plea.entered","plea":"not_guilty","occurred":"2020-02","counts":[\#(one)]"#,
        amended)
        == [])
    #expect(
      try CheckStory.found(.offencesDiffer, charge(one), verdict(#"{"count":9,"offence":"x"}"#))
        == [])
  }

  private func laws(_ facts: String...) throws -> [String] {
    try CheckStory(
      facts,
      titledLaws: [
        "act": TitledLaw(title: "Official Secrets Act 1911", country: Country(code: "US")),
        "theirs": TitledLaw(title: "Official Secrets Act 1920", country: Country(code: "GB")),
      ]
    ).found(.provisionNamesLaw)
  }

  @Test func `a provision that names a law of the docket says so in its field`() throws {
    let count = #"{"offence":"x","provision":"Official Secrets Act, 1911 s 1"}"#
    #expect(
      try laws(charge(count), charge(count), verdict(count)) == [
        "#4 The provision “Official Secrets Act, 1911 s 1” names Official Secrets Act 1911, which no count "
          + "names as its law, as 2 more facts do."
      ])
    #expect(
      try laws(charge(#"{"offence":"x","law":"act","provision":"Official Secrets Act 1911 s 1"}"#))
        == [])
    #expect(
      try laws(
        charge(#"{"offence":"x","law":"act"},\#(count)"#),
        charge(#"{"offence":"x","provision":"Official Secrets Act 1920 s 1"}"#),
        charge(#"{"offence":"x","provision":"s. 1"}"#)) == [])
  }
}
