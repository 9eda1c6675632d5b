import Events
import Projections
import Testing

@Suite struct `Checks of who is accused` {
  private let verdict = #""type":"verdict.given","result":"convicted","occurred":"2021-03-01""#
  private let alone = [CaseFileStory.opening[0]]

  @Test func `a fact about all of the accused needs somebody who is`() throws {
    #expect(
      try CheckStory.found(.movesNobody, verdict, opening: alone) == [
        "#2 verdict.given of 1 March 2021 reaches nobody: it names no parties, and nobody is accused in "
          + "the case."
      ])
    #expect(
      try CheckStory.found(
        .movesNobody, verdict,
        #""type":"role.assigned","party":"a","role":"defendant","occurred":"2022-05-01""#,
        opening: alone) == [
          "#2 verdict.given of 1 March 2021 reaches nobody: it names no parties, and everybody who is "
            + "accused came into the case later."
        ])
    #expect(
      try CheckStory.found(.movesNobody, verdict + #","parties":[]"#).count == 1)
  }

  @Test func `an inquiry into persons unknown, a statement and a named fact are none of these`()
    throws
  {
    #expect(
      try CheckStory.found(
        .movesNobody, #""type":"investigation.opened","occurred":"2020""#,
        #""type":"conduct.alleged","kind":"cyber","occurred":"2020""#,
        #""type":"statement.made","kind":"report","occurred":"2020""#,
        #""type":"case.linked","to":"CN","relation":"context""#, opening: alone) == [])
    #expect(
      try CheckStory.found(.movesNobody, verdict + #","parties":["a"]"#, opening: alone) == [])
    #expect(
      try CheckStory.found(
        .movesNobody,
        #""type":"sentence.imposed","occurred":"2021","components":[{"kind":"prison","party":"a"}]"#,
        opening: alone) == [])
    #expect(try CheckStory.found(.movesNobody, verdict) == [])
  }

  @Test func `who is charged or held is one of the accused`() throws {
    let opening =
      CaseFileStory.opening + [#""type":"role.assigned","party":"w","role":"witness""#]
    let charge =
      #""type":"charge.laid","instrument":"charge","parties":["w"],"occurred":"2020-01-10""#
    #expect(
      try CheckStory.found(
        .movesAnotherPart, charge,
        #""type":"custody.arrested","parties":["w"],"occurred":"2020-02""#,
        opening: opening) == [
          "#5 charge.laid of 10 January 2020 and one more fact concern w, whose role in the case is "
            + "witness: facts about all of the accused do not reach this person."
        ])
    #expect(
      try CheckStory.found(
        .movesAnotherPart, charge, #""type":"role.assigned","party":"w","role":"co_defendant""#,
        opening: opening) == [])
    #expect(try CheckStory.found(.movesAnotherPart, charge) == [])
    #expect(
      try CheckStory.found(
        .movesAnotherPart,
        #""type":"custody.restricted","measure":"exit_ban","parties":["w"],"occurred":"2020""#,
        #""type":"conduct.alleged","kind":"meeting","parties":["w"],"occurred":"2020""#,
        opening: opening) == [])
  }

  private let chargeOfAll =
    #""type":"charge.laid","instrument":"indictment","occurred":"2018-01-10""#
  private let arrestOfAll = #""type":"custody.arrested","occurred":"2018-01-11""#
  private let late =
    #""type":"charge.laid","instrument":"superseding_indictment","parties":["c"],"occurred":"2021-05-01""#

  @Test func `whoever comes later has a role with a date`() throws {
    let undated = #""type":"role.assigned","party":"c","role":"defendant""#
    #expect(
      try CheckStory.found(.lateDefendant, undated, chargeOfAll, arrestOfAll, late) == [
        "#5 charge.laid of 10 January 2018 and one more fact speak of all of the accused and so of c, "
          + "whose own first fact is the later charge.laid of 1 May 2021 (#7)."
      ])
    #expect(
      try CheckStory.found(
        .lateDefendant, undated + #","occurred":"2021-05-01""#, chargeOfAll, arrestOfAll, late)
        == [])
    #expect(try CheckStory.found(.lateDefendant, chargeOfAll, arrestOfAll, late) == [])
    // An arrest of one's own may well follow a charge against all.
    #expect(
      try CheckStory.found(
        .lateDefendant, undated, chargeOfAll,
        #""type":"custody.arrested","parties":["c"],"occurred":"2021-05-01""#) == [])
  }
}

@Suite struct `Checks of exchanges` {
  private func flags(_ facts: String..., leg: String = #"{"party":"a","case":"x"}"#) throws
    -> [String]
  {
    var exchanged = ExchangedPersons()
    exchanged.take(CaseFile(try CaseFileStory(facts).gathered), .case)
    var json = try JSON(
      parsing:
        #"{"type":"swap.concluded","swap":"s","states":["US","CN"],"legs":[\#(leg)],"occurred":"2024-08-01"}"#
    )
    json["id"] = .string("swap")
    let fact = try Page(fact: json.canonical(), position: 9)[0]
    let record = Dossier.Recorded(fact, recorded: 0, recorder: "ines", revision: 1)
    exchanged.take(CaseFile(Dossier(id: "s", stream: [record])), .swap)
    return exchanged.flags().map { "\($0.id) #\($0.position ?? 0): \($0.sentence)" }
  }
  private let release =
    #""type":"custody.released","how":"exchanged","swap":"s","parties":["a"],"occurred":"2024-08-01""#

  @Test func `whom an exchange names, a case releases: an exchange moves nobody`() throws {
    let found = ["s #9: It names a, and case/x records no release by exchange."]
    #expect(try flags() == found)
    #expect(try flags(leg: #"{"party":"a"}"#) == found)
    #expect(try flags(release) == [])
    #expect(try flags(release, leg: #"{"party":"a"}"#) == [])
  }

  @Test
  func `of somebody who is accused nowhere, or in a case that is not there, nothing is asked`()
    throws
  {
    #expect(try flags(leg: #"{"party":"z"}"#) == [])
    #expect(try flags(leg: #"{"party":"a","case":"elsewhere"}"#) == [])
  }
}
