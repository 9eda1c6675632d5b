import Docket
import Documents
import Events
import Testing

/// When somebody was last heard of.
@Suite struct LastHeardTests {
  private func paragraph(_ facts: String...) throws -> String {
    try Desk.of(
      [
        #""type":"party.introduced","party":"a","kind":"person","label":"Ann Low""#,
        #""type":"role.assigned","party":"a","role":"accused""#,
      ] + facts
    ).page().data["status"]?.string ?? ""
  }

  @Test func `the later moment is the last, whatever day is written where it was`() throws {
    #expect(
      try paragraph(
        #""type":"custody.arrested","occurred":"2023-03-03T01:30:00+14:00""#,
        #""type":"charge.laid","instrument":"charge","occurred":"2023-03-02T00:30:00-12:00","counts":[{"offence":"espionage"}]"#
      ).contains("Ann Low was last heard of on 2 March 2023, 00:30:00 UTC-12:00."))
  }

  @Test func `a day without a time is later than the hours of that day`() throws {
    #expect(
      try paragraph(
        #""type":"custody.arrested","occurred":"2023-03-03T01:30:00+01:00""#,
        #""type":"charge.laid","instrument":"charge","occurred":"2023-03-03","counts":[{"offence":"espionage"}]"#
      ).contains("Ann Low was last heard of on 3 March 2023."))
  }

  @Test func `what others say of somebody is not heard of the person`() throws {
    #expect(
      try paragraph(
        #""type":"custody.arrested","occurred":"2023-03-03""#,
        #""type":"statement.made","kind":"denial","occurred":"2023-04-03","claim":{"speaker":"a"}"#,
        #""type":"statement.made","kind":"report","occurred":"2023-05-03","claim":{"speaker":"paper"}"#
      ).contains("Ann Low was last heard of on 3 April 2023."))
  }

  @Test func `of two that end on one day the more exact one is named`() throws {
    #expect(
      try paragraph(
        #""type":"plea.entered","plea":"not_guilty","occurred":"2023-01/2023-12-13""#,
        #""type":"hearing.held","kind":"trial","occurred":"2023-12-13""#
      ).contains("Ann Low was last heard of on 13 December 2023."))
  }
}
