import Events
import Projections
import Testing

/// "How facts move a person" in VOCABULARY.md, sentence by sentence.
@Suite struct CourseTests {
  // MARK: Whom a fact moves

  @Test func `a fact without parties moves all who are accused and nobody else`() throws {
    let file = try CaseFileStory.file(
      #""type":"role.assigned","party":"w","role":"witness""#,
      #""type":"role.assigned","party":"c","role":"co_defendant""#,
      #""type":"custody.arrested","occurred":"2020-01-02""#)
    #expect(file.persons.map(\.party) == ["a", "b", "c"])
    for party in ["a", "b", "c"] { #expect(file.state(of: party) == PersonState(nil, .arrested)) }
  }

  @Test func `a fact with parties moves only them, whatever their role`() throws {
    let file = try CaseFileStory.file(
      #""type":"role.assigned","party":"w","role":"witness""#,
      #""type":"custody.detained","parties":["w"],"occurred":"2020-01-02""#)
    #expect(file.state(of: "w") == PersonState(nil, .detained))
    #expect(file.a == PersonState(nil))
    #expect(file.accused.map(\.party) == ["a", "b"])
  }

  @Test func `moves follow the day of the world, not the order of recording`() throws {
    let file = try CaseFileStory.file(
      #""type":"custody.remanded","parties":["a"],"occurred":"2020-03""#,
      #""type":"custody.arrested","parties":["a"],"occurred":"2020-02-28""#)
    #expect(file.a == PersonState(nil, .remanded))
  }

  @Test func `where no day is known, the day of disclosure counts, and then the position`() throws {
    let file = try CaseFileStory.file(
      #""type":"custody.arrested","parties":["a"],"disclosed":"2020-05-01""#,
      #""type":"custody.detained","parties":["a"],"occurred":"2020-04-30""#,
      #""type":"custody.remanded","parties":["a"],"occurred":"2020-05-01""#)
    #expect(file.a == PersonState(nil, .remanded))
  }

  // MARK: Stage

  @Test func `an allegation moves only whom nothing else has moved`() throws {
    let allegation = #""type":"conduct.alleged","kind":"meeting","occurred":"2021""#
    #expect(try CaseFileStory.file(allegation).a == PersonState(.alleged))
    let file = try CaseFileStory.file(
      #""type":"investigation.opened","occurred":"2020""#, allegation)
    #expect(file.a == PersonState(.investigation))
  }

  @Test(arguments: [
    (#""type":"investigation.opened""#, Stage.investigation),
    (#""type":"investigation.step","kind":"search""#, .investigation),
    (#""type":"case.transferred","to":"prosecutors""#, .prosecutionReview),
    (#""type":"case.transferred","to":"military_prosecutors""#, .prosecutionReview),
    (#""type":"case.transferred","to":"investigators""#, .investigation),
    (#""type":"case.transferred","to":"court""#, .charged),
    (#""type":"hearing.held","kind":"trial""#, .trial),
    (#""type":"appeal.lodged""#, .appeal),
    (#""type":"appeal.decided","result":"upheld""#, .final),
    (#""type":"appeal.decided","result":"varied""#, .final),
    (#""type":"appeal.decided","result":"refused""#, .final),
    (#""type":"appeal.decided","result":"withdrawn""#, .final),
    (#""type":"appeal.decided","result":"remitted""#, .trial),
    (#""type":"case.closed","outcome":"completed""#, .ended),
  ])
  func `each word moves the stage to its own`(fact: String, stage: Stage) throws {
    #expect(try CaseFileStory.file(fact).a == PersonState(stage))
  }

  @Test func `a charge charges, an accusation during the investigation only accuses`() throws {
    let counts = #","counts":[{"offence":"espionage"}]"#
    #expect(
      try CaseFileStory.file(#""type":"charge.laid","instrument":"indictment""# + counts).a
        == PersonState(.charged, nil, "espionage: pending"))
    #expect(
      try CaseFileStory.file(#""type":"charge.laid","instrument":"accusation""# + counts).a
        == PersonState(.accused, nil, "espionage: pending"))
  }

  @Test func `a hearing other than the trial moves nobody`() throws {
    #expect(
      try CaseFileStory.file(#""type":"hearing.held","kind":"bail""#).a == PersonState(nil))
  }

  @Test func `a verdict is the stage verdict, an acquittal its own`() throws {
    #expect(
      try CaseFileStory.file(#""type":"verdict.given","result":"convicted""#).a
        == PersonState(.verdict, nil, "-: convicted"))
    #expect(
      try CaseFileStory.file(#""type":"verdict.given","result":"acquitted""#).a
        == PersonState(.acquitted, nil, "-: acquitted"))
  }

  @Test(arguments: ["mistrial", "ruled"])
  func `a mistrial and a ruling move nothing`(result: String) throws {
    let file = try CaseFileStory.file(
      #""type":"charge.laid","instrument":"indictment","occurred":"2020""#,
      #""type":"verdict.given","result":"\#(result)","occurred":"2021""#)
    #expect(file.a == PersonState(.charged, nil, "-: pending"))
  }

  @Test func `a final verdict is final, but a final acquittal stays an acquittal`() throws {
    let convicted = #""type":"verdict.given","result":"convicted","final":true"#
    #expect(try CaseFileStory.file(convicted).a?.stage == .final)
    let acquitted = #""type":"verdict.given","result":"acquitted","final":true"#
    #expect(try CaseFileStory.file(acquitted).a?.stage == .acquitted)
    let sentence = #""type":"sentence.imposed","final":true"#
    #expect(try CaseFileStory.file(convicted, sentence).a?.stage == .final)
  }

  @Test func `a quashed judgment goes back to the verdict and vacates the conviction`() throws {
    let file = try CaseFileStory.file(
      #""type":"verdict.given","result":"convicted","occurred":"2020""#,
      #""type":"appeal.decided","result":"quashed","occurred":"2021""#)
    #expect(file.a == PersonState(.verdict, nil, "-: vacated"))
  }

  @Test func `proceedings are discontinued when all counts are dropped, not when some are`() throws
  {
    let charge = #"""
      "type":"charge.laid","instrument":"charge","occurred":"2020","counts":[{"offence":"one"},{"offence":"two"}]
      """#
    let some = try CaseFileStory.file(
      charge,
      #""type":"charge.changed","change":"dropped","occurred":"2021","counts":[{"offence":"one"}]"#)
    #expect(some.a == PersonState(.charged, nil, "one: dropped", "two: pending"))
    let all = try CaseFileStory.file(
      charge, #""type":"charge.changed","change":"dropped","occurred":"2021""#)
    #expect(all.a == PersonState(.discontinued, nil, "one: dropped", "two: dropped"))
  }

  @Test func `the basis of a case feeds no status`() throws {
    let file = try CaseFileStory.file(
      opening: [
        #""type":"case.opened","title":"X","country":"US","basis":"convicted""#,
        #""type":"role.assigned","party":"a","role":"accused""#,
      ])
    #expect(file.a == PersonState(nil))
  }

  // MARK: Liberty

  @Test(arguments: [
    (#""type":"custody.detained""#, Liberty.detained),
    (#""type":"custody.arrested""#, .arrested),
    (#""type":"custody.remanded""#, .remanded),
    (#""type":"custody.restricted","measure":"exit_ban""#, .restricted),
    (#""type":"custody.released","how":"bail""#, .bailed),
    (#""type":"custody.released","how":"parole""#, .paroled),
    (#""type":"custody.released","how":"exchanged""#, .exchanged),
    (#""type":"custody.released","how":"served""#, .released),
    (#""type":"custody.escaped""#, .escaped),
    (#""type":"custody.surrendered","step":"carried_out","to":"US""#, .surrendered),
    (#""type":"custody.executed""#, .executed),
  ])
  func `each word of custody moves liberty to its own`(fact: String, liberty: Liberty) throws {
    #expect(try CaseFileStory.file(fact).a == PersonState(nil, liberty))
  }

  @Test(arguments: ["requested", "ordered", "refused"])
  func `a surrender moves only when it is carried out`(step: String) throws {
    let file = try CaseFileStory.file(
      #""type":"custody.surrendered","step":"\#(step)","to":"US""#)
    #expect(file.a == PersonState(nil))
  }

  @Test func `prison and life imprison those whose part it is`() throws {
    let file = try CaseFileStory.file(
      #"""
      "type":"sentence.imposed","components":[{"kind":"life","party":"a"},{"kind":"fine","party":"b"}]
      """#)
    #expect(file.a?.liberty == .imprisoned)
    #expect(file.state(of: "b") == PersonState(.sentenced, nil, "-: convicted, inferred"))
  }

  @Test func `a sentence that is suspended whole imprisons nobody`() throws {
    let file = try CaseFileStory.file(
      #""type":"sentence.imposed","components":[{"kind":"suspended","term":"P2Y"}]"#)
    #expect(file.a?.liberty == nil)
  }

  @Test func `components add up: two years in prison and two suspended imprison`() throws {
    let file = try CaseFileStory.file(
      #"""
      "type":"sentence.imposed","components":[{"kind":"prison","term":"P2Y"},{"kind":"suspended","term":"P2Y"}]
      """#)
    #expect(file.a?.liberty == .imprisoned)
  }

  @Test func `a death sentence leaves liberty as it is`() throws {
    let file = try CaseFileStory.file(
      #""type":"custody.arrested","occurred":"2020""#,
      #""type":"sentence.imposed","occurred":"2021","components":[{"kind":"death"}]"#)
    #expect(file.a == PersonState(.sentenced, .arrested, "-: convicted, inferred"))
  }
}
