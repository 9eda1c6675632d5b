import Events
import Projections
import Testing

/// Which grade a fact has, rule by rule, and of which facts there is none.
struct GradeRuleTests {
  @Test func `nobody named and nothing cited is unverified, without a root`() throws {
    #expect(try GradeStory.grade(GradeTests.arrest) == Graded(.noSource))
  }

  @Test func `an outlet that could not verify the announcement reaches what it announced`() throws {
    let facts = [
      GradeTests.alleged,
      #""id":"news","type":"statement.made","kind":"announcement","occurred":"2023-08-11","authority":"Department of Justice","claim":{"speaker":"DOJ"}"#,
      #""type":"statement.made","kind":"could_not_verify","about":"news","claim":{"speaker":"Paper"}"#,
      #""type":"conduct.alleged","kind":"payment","disclosed":"2023-09-01","authority":"Department of Justice","claim":{"speaker":"DOJ"}"#,
      #""type":"conduct.alleged","kind":"meeting","disclosed":"2023-08-11","claim":{"speaker":"Post"}"#,
    ]
    let story = try GradeStory(facts)
    #expect(try story.grade() == Graded(.attributedOnly, "Department of Justice"))
    #expect(try story.grade(of: 3) == Graded(.oneSource, "Department of Justice"))
    #expect(try story.grade(of: 4) == Graded(.oneSource, "Post"))
  }

  @Test func `an outlet that could not verify a fact makes that fact attributed only`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.alleged,
        #""type":"statement.made","kind":"could_not_verify","about":"claim","claim":{"speaker":"Paper"}"#
      ) == Graded(.attributedOnly, "Department of Justice"))
  }

  @Test func `two independent accounts corroborate`() throws {
    let story = try GradeStory([
      GradeTests.alleged,
      #""type":"conduct.alleged","kind":"recruitment","account_of":"claim","claim":{"speaker":"a friend"}"#,
    ])
    #expect(try story.grade() == Graded(.corroborated, "Department of Justice", "a friend"))
    #expect(try story.grade(of: 1) == Graded(.corroborated, "a friend"))
    #expect(story.file.item(at: 13)?.grade?.reasons == [.told(with: 12)])
  }

  @Test func `a paper that carries a speaker's account is no second root by another account`()
    throws
  {
    let other = #""type":"conduct.alleged","kind":"recruitment","account_of":"claim""#
    let alleged = GradeTests.cited(GradeTests.alleged, "paper")
    #expect(
      try GradeStory.grade(alleged, GradeTests.cited(other, "paper"))
        == Graded(.oneSource, "Department of Justice"))
    #expect(
      try GradeStory.grade(alleged, GradeTests.cited(other, "post"))
        == Graded(.corroborated, "Department of Justice", "Post"))
  }

  @Test func `a court record confirms what a court did`() throws {
    #expect(
      try GradeStory.grade(GradeTests.cited(GradeTests.arrest, "court"))
        == Graded(.confirmed, "District Court"))
  }

  @Test func `a gazette confirms a law, and nothing else`() throws {
    #expect(
      try GradeStory.grade(GradeTests.cited(GradeTests.arrest, "gazette"))
        == Graded(.oneSource, "Gazette"))
  }

  @Test func `an indictment on file shows what was charged, not that it is so`() throws {
    let story = try GradeStory([GradeTests.cited(GradeTests.alleged, "court")])
    #expect(try story.grade() == Graded(.oneSource, "Department of Justice"))
    let graded = try #require(story.file.timeline.last { $0.grade != nil })
    let reasons = try #require(graded.grade?.reasons)
    #expect(reasons == [.onlyAccuser, .filing(source: "District Court")])
  }

  @Test func `a judgment on file confirms what was adjudicated`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(GradeTests.alleged, "court"),
        #""type":"verdict.given","result":"convicted","parties":["a"]"#)
        == Graded(.confirmed, "Department of Justice"))
  }

  @Test func `what is called adjudicated and was tried in public is so, and adds no root`() throws {
    let adjudicated = GradeTests.alleged.replacing(
      #""DOJ statement""#, with: #""DOJ statement","standing":"adjudicated""#)
    let verdict =
      #""type":"verdict.given","result":"convicted","parties":["a"],"authority":"Old Bailey""#
    #expect(
      try GradeStory.grade(adjudicated, verdict)
        == Graded(.adjudicated, "Department of Justice"))
    #expect(
      try GradeStory.grade(
        adjudicated, verdict, #""type":"hearing.held","kind":"trial","openness":"closed""#)
        == Graded(.unverifiable, "Department of Justice"))
    #expect(
      try GradeStory.grade(adjudicated) == Graded(.oneSource, "Department of Justice"))
  }

  @Test func `the word of the side it speaks against confirms`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.alleged,
        #""type":"statement.made","kind":"announcement","about":"claim","claim":{"speaker":"China","speech":"confirms"}"#
      ) == Graded(.confirmed, "Department of Justice", "China"))
  }

  @Test func `a denial disputes what is alleged, in the case or of the person it names`() throws {
    for about in ["", #","about":"x""#, #","about":"claim""#] {
      #expect(
        try GradeStory.grade(
          GradeTests.alleged,
          #""type":"statement.made","kind":"denial","claim":{"speaker":"a"}\#(about)"#)
          == Graded(.disputed, "Department of Justice"))
    }
  }

  @Test func `a denial of the accusation does not dispute the arrest`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(GradeTests.arrest, "paper", "post"),
        #""type":"statement.made","kind":"denial","claim":{"speaker":"a"}"#)
        == Graded(.corroborated, "Paper", "Post"))
  }

  @Test func `a denial does not outweigh a conviction in open court, and does one in secret`()
    throws
  {
    let facts = [
      GradeTests.alleged, #""type":"statement.made","kind":"denial","claim":{"speaker":"a"}"#,
      #""type":"verdict.given","result":"convicted","parties":["a"]"#,
    ]
    #expect(try GradeStory(facts).grade() == Graded(.oneSource, "Department of Justice"))
    let closed = #""type":"hearing.held","kind":"trial","openness":"closed""#
    #expect(try GradeStory(facts + [closed]).grade() == Graded(.disputed, "Department of Justice"))
  }

  @Test func `an acquittal of all whom it names disputes an allegation, before all else`() throws {
    let story = try GradeStory([
      GradeTests.alleged, #""type":"verdict.given","result":"acquitted","parties":["a"]"#,
    ])
    #expect(try story.grade() == Graded(.disputed, "Department of Justice"))
    #expect(story.file.item(at: 12)?.grade?.reasons == [.cleared(position: 13)])
  }

  @Test func `who is named as disputing it, and the record's own word, dispute it`() throws {
    let lead = #""type":"custody.arrested","authority":"FBI","claim":{"speaker":"FBI"#
    #expect(try GradeStory.grade(lead + #"; disputed by India"}"#) == Graded(.disputed, "FBI"))
    #expect(
      try GradeStory.grade(lead + #"","standing":"contested"}"#) == Graded(.disputed, "FBI"))
  }

  @Test func `two roots that tell different things dispute each other`() throws {
    let other =
      #""type":"custody.restricted","measure":"exit_ban","account_of":"claim","claim":{"speaker":"the brother"}"#
    let story = try GradeStory([GradeTests.cited(GradeTests.arrest, "paper"), other])
    #expect(try story.grade() == Graded(.disputed, "Paper"))
    #expect(try story.grade(of: 1) == Graded(.disputed, "the brother"))
  }

  @Test func `one voice in other words does not dispute itself`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(GradeTests.arrest, "paper"),
        GradeTests.cited(
          #""type":"custody.restricted","measure":"exit_ban","account_of":"claim""#, "paper"), of: 1
      )
        == Graded(.oneSource, "Paper"))
  }

  @Test func `a court record refutes the account that says otherwise`() throws {
    let story = try GradeStory([
      GradeTests.cited(GradeTests.arrest, "paper") + #","occurred":"2023-08-03""#,
      GradeTests.cited(#""type":"custody.arrested","account_of":"claim""#, "court")
        + #","occurred":"2023-08-02""#,
    ])
    #expect(try story.grade().rating == .refuted)
    #expect(try story.grade(of: 1).rating == .confirmed)
  }

  @Test func `silence and analyses change no grade, and are told`() throws {
    let story = try GradeStory([
      GradeTests.alleged,
      #""type":"statement.made","kind":"no_response","about":"claim","claim":{"speaker":"CIA"}"#,
      #""type":"statement.made","kind":"analysis","about":"x","claim":{"speaker":"An analyst"},"details":{"open_question":"timing"}"#,
    ])
    #expect(try story.grade() == Graded(.oneSource, "Department of Justice"))
    let told = story.file.item(at: 12)?.grade?.reasons.compactMap { reason -> String? in
      guard case .statement(let bearing) = reason else { return nil }
      return "\(bearing.by.joined()): \(bearing.kind.rawValue) \(bearing.openQuestion ?? "")"
    }
    #expect(told == ["An analyst: analysis timing", "CIA: no_response "])
  }

  // MARK: Statements

  @Test func `of a statement it is graded that it was made`() throws {
    let statement = #""type":"statement.made","kind":"denial","claim":{"speaker":"Post"}"#
    #expect(
      try GradeStory.grade(GradeTests.cited(statement, "paper", "wire"))
        == Graded(.corroborated, "Paper", "Wire"))
    #expect(
      try GradeStory.grade(GradeTests.cited(statement, "post")) == Graded(.confirmed, "Post"))
    #expect(try GradeStory.grade(statement) == Graded(.oneSource, "Post"))
  }

  @Test func `entries of the record are no claims`() throws {
    #expect(
      try GradeStory.grade(#""type":"case.linked","to":"y","relation":"context""#) == Graded(nil))
    #expect(try GradeStory.grade(#""type":"note.added","text":"look again""#) == Graded(nil))
  }
}
