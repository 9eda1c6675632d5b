import Docket
import Documents
import Events
import Projections
import Testing

/// How far a claim is verified, as the page of a case tells it.
@Suite struct EvidencePageTests {
  private let opening = [
    #""type":"party.introduced","party":"a","kind":"person","label":"Ann B.""#,
    #""type":"role.assigned","party":"a","role":"accused""#,
    #""type":"source.registered","source":"paper","kind":"newspaper","publisher":"Paper""#,
    #""type":"source.registered","source":"post","kind":"newspaper","publisher":"Post""#,
    #""type":"source.registered","source":"copy","kind":"web","publisher":"Copy","derived":[{"of":"post","how":"republished"}]"#,
    #""id":"claim","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02","sources":[{"source":"paper"},{"source":"copy"}]"#,
  ]

  private func page(_ facts: String...) throws -> Document { try Desk.of(opening + facts).page() }

  @Test func `an entry has a mark, a legend says what for, the evidence says who and why`() throws {
    let text = plain(try page())
    #expect(
      text.contains(
        """
        At the end of an entry, how far it is verified: ● two independent sources or more. Of a \
        statement it is said that it was made, not that it is true.
        """))
    #expect(
      text.contains(
        """
        - 2 January 2020: Ann B. arrested. According to Paper and Copy. Sources: Paper, Copy \
        (republished from Post). #7 ●
        """))
    #expect(
      text.contains(
        "- Two independent sources: Ann B. arrested #7. From Paper; the Post (repeated by Copy)."))
  }

  @Test func `no grade stands in brackets, and no reader meets a root`() throws {
    let whole = plain(try page(allSorts))
    let text = String(whole[try #require(whole.firstRange(of: "## Timeline")).lowerBound...])
    #expect(!text.contains("["))
    #expect(!text.lowercased().contains("root"))
    #expect(!text.contains("; contested"))
    #expect(!text.contains("Unverified"))
  }

  private let allSorts = #"""
    "type":"conduct.alleged","kind":"recruitment","parties":["a"],"authority":"FBI","claim":{"speaker":"FBI","standing":"contested"},"sources":[{"source":"paper"}]
    """#

  @Test func `what is contested is said with who contests it`() throws {
    let denial =
      #""type":"statement.made","kind":"denial","about":"a","claim":{"speaker":"a, aired by Post"}"#
    let text = plain(try page(allSorts, denial))
    #expect(
      text.contains(
        "Alleged of Ann B.: having been recruited. According to the FBI; contested: Ann B. denied it (#9). "
      ))
    #expect(
      text.contains(
        "- Alleged of Ann B.: having been recruited: contested: Ann B. denied it (#9). "))
    #expect(text.contains("Ann B. denied the accusation. Aired by Post. "))
    #expect(
      plain(try page(allSorts)).contains(
        "According to the FBI; recorded as contested, by whom is not recorded. "))
  }

  @Test func `a contested claim that no statement disputes says what its note says`() throws {
    let noted = allSorts.replacing(
      #""kind":"recruitment""#, with: #""note":"Her lawyer denied it.","kind":"recruitment""#)
    let text = plain(try page(noted))
    #expect(text.contains("According to the FBI; contested (see the note). "))
    #expect(text.contains("contested (note of the record: “Her lawyer denied it”)"))
    #expect(!text.contains("by whom is not recorded"))
  }

  @Test
  func `what several are said to have done is borne out by what became of each, with the offence`()
    throws
  {
    let text = plain(
      try page(
        #""type":"party.introduced","party":"b","kind":"person","label":"Ben C.""#,
        #""type":"conduct.alleged","kind":"sabotage","parties":["a","b"],"claim":{"speaker":"FBI","standing":"adjudicated"},"sources":[{"source":"paper"}]"#,
        #""type":"plea.entered","plea":"guilty","parties":["a"],"counts":[{"offence":"escape"}],"sources":[{"source":"paper"}]"#,
        #""type":"verdict.given","result":"convicted","parties":["b"],"counts":[{"offence":"arson"}],"sources":[{"source":"paper"}]"#
      ))
    #expect(
      text.contains(
        "Each of them was convicted of, or pleaded guilty to, escape and arson (#10, #11)."))
  }

  @Test func `what a jury found and what was set aside later stand with both facts`() throws {
    let text = plain(
      try page(
        #""type":"charge.laid","instrument":"indictment","parties":["a"],"counts":[{"count":1,"offence":"arson"},{"count":2,"offence":"fraud"}]"#,
        #""type":"conduct.alleged","kind":"sabotage","parties":["a"],"claim":{"speaker":"prosecutors; trial evidence","standing":"adjudicated"},"sources":[{"source":"paper"}]"#,
        #""type":"verdict.given","occurred":"2021-01-01","result":"convicted","parties":["a"]"#,
        #""type":"verdict.given","occurred":"2021-02-01","result":"mixed","parties":["a"],"counts":[{"count":2,"offence":"fraud","result":"set_aside"}]"#
      ))
    #expect(
      text.contains(
        """
        sabotage #9. From prosecutors (also named: trial evidence). Not every count stands: guilty \
        of arson; no conviction stands for fraud (#10, #11).
        """))
  }

  @Test func `who is named as disputing it is told apart from who says it`() throws {
    let text = plain(
      try page(
        #""type":"conduct.alleged","kind":"payment","parties":["a"],"claim":{"speaker":"DOJ; disputed by defence"}"#
      ))
    #expect(text.contains("taking payment. According to the DOJ; disputed by the defence. "))
  }

  @Test func `a slug is no name, and is not printed as one`() throws {
    let text = plain(
      try page(
        #""type":"source.registered","source":"reuters-com-63b2cc","kind":"web","url":"https://www.reuters.com/x""#,
        #""type":"custody.released","how":"bail","sources":[{"source":"reuters-com-63b2cc"},{"source":"gone-1"}]"#
      ))
    #expect(text.contains("According to reuters.com and source “gone-1”."))
  }

  @Test func `an own act is announced by who did it`() throws {
    let text = plain(
      try page(
        #""type":"custody.released","how":"bail","authority":"Metropolitan Police","claim":{"speaker":"Metropolitan Police","speech":"announces"},"parties":["a"],"sources":[{"source":"paper"}]"#
      ))
    #expect(text.contains("- Announced by the Metropolitan Police: Ann B. released on bail #8."))
    #expect(text.contains("Ann B. released on bail. Announced by the Metropolitan Police. "))
    #expect(text.contains("◐ announced by the authority that acted"))
  }

  @Test func `what only the accuser says is told so, in the summary too`() throws {
    let text = plain(
      try page(
        #"""
        "type":"conduct.alleged","kind":"recruitment","parties":["a"],"disclosed":"2020-02","authority":"Federal Bureau of Investigation","claim":{"speaker":"FBI; Channel 9"},"sources":[{"source":"paper"},{"source":"copy"}]
        """#))
    #expect(
      text.contains("The Federal Bureau of Investigation is the only speaker for what is alleged."))
    #expect(
      text.contains(
        """
        - One source: Alleged of Ann B.: having been recruited #8. From the Federal Bureau of Investigation \
        (also named: Channel 9). Only the prosecuting state says so.
        """))
  }

  @Test func `an assessment is shown as such, with who made it and the computed grade`() throws {
    let page = try page(
      #"""
      "type":"claim.assessed","about":"claim","verification":"unverifiable","credibility":4,"reason":"sealed file"
      """#)
    let text = plain(page)
    #expect(text.contains("#7 □"))
    #expect(
      text.contains(
        """
        - Cannot be verified: Ann B. arrested #7. Assessed as unverifiable by \
        ines, credibility 4 (#8): “sealed file”. Computed: two independent sources. From two \
        independent sources: Paper; the Post (repeated by Copy).
        """))
    let evidence = try #require(page.data["evidence"]?.array?.first)
    #expect(evidence["verification"] == "unverifiable")
    #expect(evidence["verification_by"] == "ines")
    #expect(evidence["computed"] == "corroborated")
    #expect(evidence["assessment"]?["position"] == 8)
  }

  @Test func `a withdrawn source is told with its day, and what the grade was before`() throws {
    let page = try page(
      #""type":"source.changed","source":"post","to":"withdrawn","occurred":"2024-05-03""#)
    #expect(
      plain(page).contains(
        """
        - One source: Ann B. arrested #7. From Paper. It rested on the Post, withdrawn on 3 May 2024 \
        (#8). Before that: several independent sources.
        """))
    #expect(page.data["evidence"]?.array?.first?["before_withdrawal"] == "corroborated")
  }

  @Test func `accounts that differ stand field by field with who says so`() throws {
    let page = try page(
      #"""
      "type":"custody.restricted","measure":"exit_ban","parties":["a"],"occurred":"2020-01-05","account_of":"claim","claim":{"speaker":"the brother"}
      """#)
    let text = plain(page)
    #expect(
      text.contains(
        """
        - Occurred: “2 January 2020” (Paper and Copy, #7), shown for more independent sources. Also: \
        “5 January 2020” (the brother, #8).
        """))
    #expect(text.contains("- Disputed: Ann B. arrested #7."))
    let contested = try #require(page.data["contested"]?.array?.first)
    #expect(
      contested["differs"]?.array?.map { $0["field"] } == [.string("occurred"), .string("type")])
  }

  @Test func `an account that agrees is graded with the one that is shown`() throws {
    let text = plain(
      try page(
        #""type":"custody.arrested","account_of":"claim","claim":{"speaker":"the brother"}"#))
    #expect(text.contains("#7 is shown, for more independent sources. "))
    #expect(text.contains("Three independent sources: Ann B. arrested #7. "))
    #expect(text.contains("From Paper; the Post (repeated by Copy); the brother."))
  }

  @Test func `data and tables have the grade of each fact, and none for entries`() throws {
    let page = try page()
    let facts = try #require(page.data["timeline"]?.array)
    let arrest = try #require(facts.first { $0["position"] == 7 })
    #expect(arrest["verification"] == "corroborated")
    #expect(arrest["verification_by"] == "computed")
    #expect(arrest["roots"] == ["Paper", "Post"])
    let role = try #require(facts.first { $0["position"] == 3 })
    #expect(role["verification"] == .null)
    #expect(role["roots"] == .null)
    #expect(page.csv[0].hasSuffix(",state,verification,verification_by,roots"))
    #expect(page.csv.contains { $0.hasSuffix(",stands,corroborated,computed,2") })
  }

  @Test func `of a redacted fact no grade is told`() throws {
    let page = try page(#""type":"record.redacted","target":"claim","basis":"court_order""#)
    #expect(page.data["evidence"] == [])
    #expect(!plain(page).contains("Evidence"))
  }
}
