import Docket
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

  @Test func `an entry says its grade and its roots, the evidence says which and why`() throws {
    let text = plain(try page())
    #expect(text.contains("- 2 January 2020: Ann B. arrested. [corroborated: 2 roots] "))
    #expect(
      text.contains(
        "- Corroborated: Ann B. arrested #7. Two roots: Paper; Post (repeated by Copy)."))
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
        - Unverified: Alleged of Ann B.: recruitment #8. One root: Federal Bureau of Investigation \
        (repeated by Channel 9). Only the prosecuting state says so.
        """))
  }

  @Test func `an assessment is shown as such, with who made it and the computed grade`() throws {
    let page = try page(
      #"""
      "type":"claim.assessed","about":"claim","verification":"unverifiable","credibility":4,"reason":"sealed file"
      """#)
    let text = plain(page)
    #expect(text.contains("[unverifiable, as assessed by ines: 2 roots]"))
    #expect(
      text.contains(
        """
        - Unverifiable: Ann B. arrested #7. Assessed as unverifiable by ines, credibility 4 (#8): \
        “sealed file”. Computed: corroborated. Two roots: Paper; Post (repeated by Copy).
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
        - Unverified: Ann B. arrested #7. One root: Paper. It rested on the Post, withdrawn on 3 May \
        2024 (#8). Before that it was corroborated.
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
        - Occurred: “2 January 2020” (Paper and Copy, #7), shown for more independent roots. Also: \
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
    #expect(text.contains("- 2 January 2020: Ann B. arrested. [corroborated: 3 roots] "))
    #expect(text.contains("#7 is shown, for more independent roots. [corroborated, with #7] "))
    #expect(text.contains("Three roots: Paper; Post (repeated by Copy); the brother."))
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
