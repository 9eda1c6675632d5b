import Events
import Projections
import Testing

/// What becomes of each count: the third bullet of "How facts move a person".
@Suite struct CourseOutcomeTests {
  private let charge = #"""
    "type":"charge.laid","instrument":"indictment","occurred":"2020","counts":[{"count":1,"offence":"espionage"},{"count":2,"offence":"fraud","provision":"s 2"}]
    """#

  private func counts(_ facts: String...) throws -> [String] {
    try CaseFile(CaseFileStory([charge] + facts).gathered).a!.counts
  }

  @Test func `a count is matched by its number, whatever it is called`() throws {
    #expect(
      try counts(
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021","counts":[{"count":1,"offence":"spying","result":"convicted"}]
        """#) == ["espionage: convicted", "fraud: pending"])
  }

  @Test func `a count without a number is matched by offence and provision`() throws {
    #expect(
      try counts(
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021","counts":[{"offence":"fraud","provision":"s 2","result":"acquitted"},{"offence":"fraud","provision":"s 3","result":"convicted"}]
        """#) == ["espionage: pending", "fraud: acquitted", "fraud: convicted"])
  }

  @Test func `a verdict without counts is on all of them`() throws {
    #expect(
      try counts(#""type":"verdict.given","result":"acquitted","occurred":"2021""#)
        == ["espionage: acquitted", "fraud: acquitted"])
  }

  @Test func `a plea of guilty stays through verdict and sentence`() throws {
    #expect(
      try counts(
        #"""
        "type":"plea.entered","plea":"guilty","occurred":"2021","counts":[{"count":1,"offence":"espionage"}]
        """#,
        #""type":"verdict.given","result":"convicted","occurred":"2022""#,
        #""type":"sentence.imposed","occurred":"2022""#)
        == ["espionage: pleaded_guilty", "fraud: convicted"])
  }

  @Test func `a plea of not guilty changes nothing`() throws {
    #expect(
      try counts(#""type":"plea.entered","plea":"not_guilty","occurred":"2021""#)
        == ["espionage: pending", "fraud: pending"])
  }

  @Test func `dropping the rest leaves what was pleaded guilty to`() throws {
    #expect(
      try counts(
        #"""
        "type":"plea.entered","plea":"guilty","occurred":"2021","counts":[{"count":1,"offence":"espionage"}]
        """#,
        #""type":"charge.changed","change":"dropped","occurred":"2021""#)
        == ["espionage: pleaded_guilty", "fraud: dropped"])
  }

  @Test func `an acquittal after a dropped charge is an acquittal`() throws {
    #expect(
      try counts(
        #""type":"charge.changed","change":"dropped","occurred":"2021""#,
        #""type":"verdict.given","result":"acquitted","occurred":"2021""#)
        == ["espionage: acquitted", "fraud: acquitted"])
  }

  @Test func `a sentence without plea or verdict infers the conviction`() throws {
    #expect(
      try counts(#""type":"sentence.imposed","occurred":"2021""#)
        == ["espionage: convicted, inferred", "fraud: convicted, inferred"])
  }

  @Test func `a plea known by its year alone outweighs what was inferred from the sentence`() throws
  {
    #expect(
      try counts(
        #""type":"sentence.imposed","occurred":"2021-10""#,
        #""type":"plea.entered","plea":"guilty","occurred":"2021""#)
        == ["espionage: pleaded_guilty", "fraud: pleaded_guilty"])
  }

  @Test func `a sentence after a verdict infers nothing`() throws {
    #expect(
      try counts(
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021","counts":[{"count":1,"offence":"espionage","result":"convicted"}]
        """#, #""type":"sentence.imposed","occurred":"2022""#)
        == ["espionage: convicted", "fraud: pending"])
  }

  @Test func `death before the verdict abates, death after it does not`() throws {
    #expect(
      try counts(#""type":"custody.died","occurred":"2021""#)
        == ["espionage: abated", "fraud: abated"])
    #expect(
      try counts(
        #""type":"verdict.given","result":"convicted","occurred":"2021""#,
        #""type":"custody.died","occurred":"2022""#)
        == ["espionage: convicted", "fraud: convicted"])
  }

  @Test(arguments: [
    #""type":"appeal.decided","result":"quashed","occurred":"2022""#,
    #""type":"sentence.changed","change":"vacated","occurred":"2022""#,
  ])
  func `what is quashed or vacated is vacated`(fact: String) throws {
    #expect(
      try counts(#""type":"verdict.given","result":"convicted","occurred":"2021""#, fact)
        == ["espionage: vacated", "fraud: vacated"])
  }

  @Test func `not proven is no conviction and keeps its own word`() throws {
    let file = try CaseFile(
      CaseFileStory([
        charge,
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021","counts":[{"count":1,"offence":"espionage","result":"not_proven"},{"count":2,"offence":"fraud","result":"hung"}]
        """#,
      ]).gathered)
    let counts = file.persons[0].counts
    #expect(counts.map(\.outcome) == [.acquitted, .pending])
    #expect(counts.map(\.result) == [.notProven, .hung])
  }

  @Test func `the outcome to tell first is the acquittal`() throws {
    let file = try CaseFile(
      CaseFileStory([
        charge,
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021","counts":[{"count":1,"offence":"espionage","result":"convicted"},{"count":2,"offence":"fraud","result":"acquitted"}]
        """#,
      ]).gathered)
    #expect(file.persons[0].outcome == .acquitted)
  }
}
