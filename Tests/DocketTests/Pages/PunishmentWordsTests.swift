import Docket
import Events
import Testing

/// What was imposed on somebody, as the table of the accused tells it.
@Suite struct PunishmentWordsTests {
  private let opening = [
    #""type":"case.opened","title":"X","country":"NO""#,
    #""type":"party.introduced","party":"a","kind":"person","label":"Ann B.""#,
    #""type":"role.assigned","party":"a","role":"accused""#,
    #""type":"charge.laid","instrument":"indictment","occurred":"2015-01-01","counts":[{"count":1,"offence":"espionage"},{"count":2,"offence":"sabotage"}]"#,
  ]

  /// The row of the accused.
  private func row(_ facts: String...) throws -> String {
    let page = plain(try Desk.of(opening + facts).page())
    return try #require(page.split(separator: "\n").first { $0.contains("Name: Ann B.") })
      .description
  }

  private let convicted =
    #""type":"verdict.given","occurred":"2015-10-01","court":"City Court","result":"convicted""#

  private func sentence(_ term: String, _ day: String) -> String {
    #""type":"sentence.imposed","occurred":"\#(day)","court":"City Court","components":[{"kind":"prison","term":"\#(term)"}]"#
  }

  @Test func `a sentence that was sent back is set aside, and the next one stands behind it`()
    throws
  {
    #expect(
      try row(
        convicted, sentence("P6Y", "2015-10-01"),
        #""type":"appeal.decided","occurred":"2016-05-01","of":"sentence","result":"remitted""#,
        sentence("P4Y", "2016-09-01")
      ).hasSuffix("Sentence: 6 years in prison; set aside, 1 May 2016; 4 years in prison"))
  }

  @Test func `a sentence falls with its conviction, also beside an acquittal`() throws {
    #expect(
      try row(
        #""type":"verdict.given","occurred":"2015-10-01","court":"City Court","result":"mixed","counts":[{"count":1,"offence":"espionage","result":"convicted"},{"count":2,"offence":"sabotage","result":"acquitted"}]"#,
        sentence("P6Y", "2015-10-01"),
        #""type":"appeal.decided","occurred":"2016-05-01","of":"conviction","result":"quashed""#
      ).hasSuffix("Sentence: 6 years in prison; set aside, 1 May 2016"))
  }

  @Test func `a conviction of all says whom it does not reach`() throws {
    let page = plain(
      try Desk.of(
        opening + [
          #""type":"party.introduced","party":"b","kind":"person","label":"Bo C.""#,
          #""type":"role.assigned","party":"b","role":"accused""#,
          #""type":"custody.died","parties":["b"],"occurred":"2015-03-05""#, convicted,
        ]
      ).page())
    #expect(page.contains("(not Bo C., who was out of the case before)"))
  }

  @Test func `one sentence for a plea and a verdict is told once, and its term counted once`()
    throws
  {
    let row = try row(
      #""type":"plea.entered","plea":"guilty","occurred":"2015-03-01","counts":[{"count":1,"offence":"espionage"}]"#,
      #""type":"verdict.given","occurred":"2015-10-01","court":"City Court","result":"convicted","counts":[{"count":2,"offence":"sabotage","result":"convicted"}]"#,
      sentence("P3Y", "2015-10-02"))
    #expect(row.contains("whose term of 3 years, counted from then, ran out by October 2018"))
    #expect(row.hasSuffix("Sentence: 3 years in prison"))
  }
}
