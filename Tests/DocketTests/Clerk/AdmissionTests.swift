import Docket
import Events
import Logs
import Ports
import Testing

/// Every rule of admission, with the sentence that it says.
@Suite struct AdmissionTests {
  // MARK: Cases and parties

  @Test func `a fact of a case that nobody opened is refused`() throws {
    let refusals = try Office().refusals([Office.arrest])
    expect(
      refusals, .unknownCase, at: "case",
      "us-wei-2023 is not in the log. Open it first: docket record open --case us-wei-2023 "
        + "--title … --country US")
  }

  @Test func `a slug that begins with no country leaves the country open`() throws {
    let refusals = try Office().refusals([["type": "appeal.lodged", "case": "wei"]])
    #expect(refusals[0].advice?.hasSuffix("--country …") == true)
  }

  @Test func `a case that is not there is refused once for all its facts`() throws {
    var second = Office.arrest
    second["id"] = "f-4"
    #expect(try Office().refusals([Office.arrest, second]).map(\.fact) == [0])
  }

  @Test func `a case may be opened in the same batch, before its facts`() throws {
    #expect(try Office().refusals([Office.opening, Office.arrest]).isEmpty)
    #expect(try Office().refusals([Office.arrest, Office.opening]).map(\.fact) == [0])
  }

  @Test func `every other reference may dangle`() throws {
    let facts: [JSON] = [
      Office.opening,
      [
        "type": "case.linked", "case": "us-wei-2023", "to": "us-zhao-2023", "relation": "timing",
        "sources": [["source": "nowhere"]], "account_of": "f-99",
      ],
      ["type": "party.identified", "party": "nobody", "label": "N"],
      ["type": "statement.made", "law": "no-law", "kind": "report", "about": "f-99"],
      ["type": "source.changed", "source": "nowhere", "to": "dead"],
      ["type": "swap.concluded", "swap": "s", "states": ["US"], "legs": [["party": "nobody"]]],
    ]
    #expect(try Office().refusals(facts).isEmpty)
  }

  @Test func `a case is opened once`() throws {
    var second = Office.opening
    second["id"] = "f-9"
    let sentence =
      "us-wei-2023 was opened before (record 1, id f-1). Put that fact right with "
      + "record.corrected, or open another case."
    expect(try Office.withCase().refusals([second]), .secondOpening, at: "case", sentence)
    // What stands in the same batch is taken back with it, and its position with that.
    expect(
      try Office().refusals([Office.opening, second]), .secondOpening, at: "case",
      "us-wei-2023 was opened before (fact 1 of this batch, id f-1). Leave one of the two out, or open "
        + "another case.")
  }

  @Test func `a party is introduced once`() throws {
    var second = Office.introduction
    second["id"] = "f-9"
    let sentence =
      "jinchao-wei was introduced before (record 2, id f-2). Record what became known since with "
      + "party.identified, put that fact right with record.corrected, or take another slug for "
      + "another party."
    expect(try Office.withCase().refusals([second]), .secondOpening, at: "party", sentence)
    expect(
      try Office().refusals([Office.opening, Office.introduction, second]), .secondOpening,
      at: "party",
      "jinchao-wei was introduced before (fact 2 of this batch, id f-2). Record what became known since "
        + "with party.identified, leave one of the two out, or take another slug for another party."
    )
  }

  @Test func `a party may be spoken of before it is introduced`() throws {
    let office = Office()
    let identified: JSON = ["type": "party.identified", "party": "jinchao-wei", "label": "Wei"]
    #expect(try office.refusals([identified, Office.introduction]).isEmpty)
  }

  // MARK: Identity

  @Test func `an id that another fact has is refused with what differs`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest])
    var other = Office.arrest
    other["occurred"] = "2023-08-03"
    other["note"] = "A note."
    let sentence =
      "The id f-3 is taken by record 3 of case/us-wei-2023, which says otherwise in occurred and "
      + "note. Give the new fact an id of its own, or put the old one right: docket record correct "
      + "--target f-3 …"
    expect(try office.refusals([other]), .otherContent, at: "id", sentence)
    expect(
      try Office().refusals([Office.opening, Office.introduction, Office.arrest, other]),
      .otherContent, at: "id",
      "The id f-3 is taken by fact 3 of this batch, which says otherwise in occurred and note. Give one "
        + "of the two an id of its own, or leave it out.")
  }

  @Test func `an id is one over all streams and words`() throws {
    let office = try Office.withCase()
    let facts: [JSON] = [
      ["type": "case.opened", "case": "other", "id": "f-2", "title": "O", "country": "US"],
      ["type": "note.added", "country": "US", "id": "f-2", "text": "A note."],
      [
        "type": "record.retracted", "case": "us-wei-2023", "id": "f-2", "target": "f-1",
        "reason": "error",
      ],
    ]
    for fact in facts {
      #expect(try office.refusals([fact]).map(\.code) == ["admission.other-content"])
    }
  }

  // MARK: Facts about facts

  @Test(arguments: [
    ["type": "record.corrected", "target": "f-9", "reason": "r", "patch": ["note": "A."]] as JSON,
    ["type": "record.retracted", "target": "f-9", "reason": "error"],
    ["type": "record.redacted", "target": "f-9", "basis": "privacy"],
    ["type": "record.marked", "target": "f-9", "marking": "red"],
    ["type": "claim.assessed", "about": "f-9", "verification": "disputed"],
  ])
  func `a fact about a fact that is not there is refused`(_ fact: JSON) throws {
    var fact = fact
    fact["case"] = "us-wei-2023"
    expect(
      try Office.withCase().refusals([fact]), .unknownTarget,
      at: fact["about"] == nil ? "target" : "about",
      "\(fact["type"]?.string ?? "") speaks of f-9, and no such fact is in the log. Look its id "
        + "up: docket log --case us-wei-2023 --format jsonl")
  }

  @Test func `a fact about a fact stands in the same stream`() throws {
    let fact: JSON = [
      "type": "record.retracted", "case": "us-wei-2023", "target": "f-2", "reason": "error",
    ]
    expect(
      try Office.withCase().refusals([fact]), .otherStream, at: "case",
      "f-2 belongs to party/jinchao-wei (record 2), not to case/us-wei-2023. Write \"party\": "
        + "\"jinchao-wei\".")
  }

  @Test func `a fact may be corrected in the batch that brings it`() throws {
    let office = try Office.withCase()
    #expect(
      try office.refusals([Office.arrest, Office.correction("f-3", ["note": "A."])]).isEmpty)
  }

  @Test func `a correction that leaves no valid fact is refused`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest])
    expect(
      try office.refusals([Office.correction("f-3", ["occurred": "2023-02-30"])]),
      .invalidCorrection, at: "patch",
      "Corrected so, f-3 (record 3) would be no valid fact. \"2023-02-30\" is no date: February "
        + "2023 has the days 01 to 28. Did you mean \"2023-02-28\"?")
    expect(
      try office.refusals([Office.correction("f-1", ["title": .null])]), .invalidCorrection,
      at: "patch",
      "Corrected so, f-1 (record 1) would be no valid fact. case.opened needs \"title\". Add "
        + "\"title\": what the case is called.")
    #expect(
      try office.refusals([Office.correction("f-3", ["law": "a-law"])]).map(\.code)
        == ["admission.invalid-correction"])
  }

  @Test func `a correction is judged on the fact as it stands`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([
      Office.arrest, Office.correction("f-3", ["term": ["text": "逮捕"]], id: "c-1"),
    ])
    // Without the first correction this one would leave a term without its text.
    let second = Office.correction("f-3", ["term": ["lang": "zh"]], id: "c-2")
    #expect(
      try Office.withCase().refusals([Office.arrest, second]).map(\.code)
        == ["admission.invalid-correction"])
    #expect(try office.refusals([second]).isEmpty)
  }

  @Test func `a correction that others rest on is not retracted before them`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([
      Office.arrest, Office.correction("f-3", ["term": ["text": "逮捕"]], id: "c-1"),
      Office.correction("f-3", ["term": ["lang": "zh"]], id: "c-2"),
    ])
    func retraction(_ target: String) -> JSON {
      [
        "type": "record.retracted", "case": "us-wei-2023", "target": .string(target),
        "reason": "error",
      ]
    }
    expect(
      try office.refusals([retraction("c-1")]), .heldCorrection, at: "target",
      "After this, f-3 (record 3) would be no valid fact. term needs \"text\". Retract the later "
        + "corrections of f-3 first.")
    #expect(try office.refusals([retraction("c-2"), retraction("c-1")]).isEmpty)
  }

  @Test func `a correction does not come back where another was made without it`() throws {
    let office = try Office.withCase()
    func retraction(_ target: String, _ id: String) -> JSON {
      [
        "type": "record.retracted", "case": "us-wei-2023", "target": .string(target),
        "reason": "error", "id": .string(id),
      ]
    }
    _ = try office.clerk.record([
      Office.arrest, Office.correction("f-3", ["place": ["label": "Rome"]], id: "c-1"),
      retraction("c-1", "r-1"),
      Office.correction("f-3", ["place": ["country": "IT"]], id: "c-2"),
    ])
    // Both corrections together leave a valid fact, so here it does.
    #expect(try office.refusals([retraction("r-1", "r-2")]).isEmpty)
  }

  @Test func `what an amendment speaks of is not corrected`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest, Office.correction("f-3", ["note": "A."])])
    expect(
      try office.refusals([Office.correction("c-1", ["target": "f-1"], id: "c-2")]),
      .invalidCorrection, at: "patch",
      "A correction of c-1 (record 4) leaves its target as it is. Retract it, and record another.")
  }

  @Test func `a redacted fact is not corrected`() throws {
    let office = try Office.withCase()
    let redaction: JSON = [
      "type": "record.redacted", "case": "us-wei-2023", "target": "f-3", "basis": "court_order",
    ]
    _ = try office.clerk.record([Office.arrest, redaction], destroying: true)
    expect(
      try office.refusals([Office.correction("f-3", ["note": "A."])]), .redactedTarget,
      at: "target",
      "f-3 (record 3) is redacted: nothing is left to correct. Record the fact again, under another "
        + "id.")
  }

  @Test func `a correction itself may be corrected, but only into a valid one`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest, Office.correction("f-3", ["note": "A."])])
    #expect(
      try office.refusals([Office.correction("c-1", ["reason": ""], id: "c-2")]).map(\.code)
        == ["admission.invalid-correction"])
    #expect(
      try office.refusals([Office.correction("c-1", ["reason": "seen again"], id: "c-3")]).isEmpty)
  }

  // MARK: Expectations

  @Test func `a stream that has grown is a conflict, with all three numbers`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest])
    var next = Office.arrest
    next["id"] = "f-4"
    let refusals = try office.refusals([next], expecting: ["case/us-wei-2023": 1])
    expect(
      refusals, .conflict, at: "",
      "case/us-wei-2023 was expected at revision 1, and is at 2 since record 3. Look at what came "
        + "in between, and record with --expect 2.")
    #expect(refusals.map(\.isConflict) == [true])
    #expect(try office.refusals([next], expecting: ["case/us-wei-2023": 2]).isEmpty)
  }

  @Test func `a stream that was expected and is not there is a conflict`() throws {
    let refusals = try Office().refusals([Office.opening], expecting: ["case/us-wei-2023": 4])
    expect(
      refusals, .conflict, at: "",
      "case/us-wei-2023 was expected at revision 4, and is at 0: it has no records. Look at what "
        + "came in between, and record with --expect 0.")
    #expect(try Office().refusals([Office.opening], expecting: ["case/us-wei-2023": 0]).isEmpty)
  }

  @Test func `a batch that stands already is no conflict`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest], expecting: ["case/us-wei-2023": 1])
    let again = try office.clerk.record([Office.arrest], expecting: ["case/us-wei-2023": 1])
    #expect(again.known.map(\.position) == [3])
  }

  @Test func `every code of admission is shown here`() {
    // Those of quotes and archived sources are in QuoteAdmissionTests.
    #expect(Refusal.Code.allCases.count == 15)
  }

  private func expect(
    _ refusals: [Refusal], _ code: Refusal.Code, at path: String, _ sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(refusals.map(\.code) == [code.rawValue], sourceLocation: sourceLocation)
    #expect(refusals.map(\.path) == [path], sourceLocation: sourceLocation)
    #expect(refusals.map(\.description) == [sentence], sourceLocation: sourceLocation)
  }

  // MARK: Twice

  private func withdrawal(_ word: String, _ target: String, _ id: String) -> JSON {
    var fact: JSON = [
      "type": .string("record.\(word)"), "case": "us-wei-2023", "target": .string(target),
      "id": .string(id),
    ]
    if word == "retracted" { fact["reason"] = "error" } else { fact["basis"] = "privacy" }
    return fact
  }

  @Test func `what is retracted is not retracted once more`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Office.arrest, withdrawal("retracted", "f-3", "r-1")])
    expect(
      try office.refusals([withdrawal("retracted", "f-3", "r-2")]), .alreadyWithdrawn, at: "target",
      "#3 is retracted already (#4). There is no need; what that says is put right with "
        + "record.corrected.")
    #expect(try office.records.count == 4)
    // The same fact again is the same fact; and what came back may go again.
    #expect(try office.refusals([withdrawal("retracted", "f-3", "r-1")]).isEmpty)
    #expect(try office.refusals([withdrawal("retracted", "r-1", "r-3")]).isEmpty)
    #expect(try office.refusals([withdrawal("retracted", "f-3", "r-4")]).isEmpty)
    #expect(
      try office.refusals([withdrawal("retracted", "f-3", "r-5")]).map(\.code)
        == ["admission.already-withdrawn"])
  }

  @Test func `what is redacted is neither redacted nor retracted any more`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record(
      [Office.arrest, withdrawal("redacted", "f-3", "r-1")], destroying: true)
    for word in ["retracted", "redacted"] {
      do {
        _ = try office.clerk.record([withdrawal(word, "f-3", "r-2")], destroying: true)
        Issue.record("it was taken")
      } catch let refusals as Refusals {
        expect(
          refusals.all, .alreadyWithdrawn, at: "target",
          "#3 is redacted already (#4). Nothing is left of it; there is no need.")
      }
    }
    #expect(try office.records.count == 4)
  }

  @Test func `a log that has a retraction twice can be imported all the same`() throws {
    let office = try Office.withCase()
    let lines = [
      Office.arrest, withdrawal("retracted", "f-3", "r-1"), withdrawal("retracted", "f-3", "r-2"),
    ].map { String(decoding: $0.canonical(), as: UTF8.self) }.joined(separator: "\n")
    let report = try office.clerk.import([ImportFile("log.jsonl", lines)])
    #expect(report.new == 3 && report.refused == 0)
  }
}
