import Events
import Projections
import Testing

/// What changes a grade afterwards: a source that is withdrawn, and somebody's own assessment.
struct RegradeTests {
  private let arrest =
    #""id":"claim","type":"custody.arrested","parties":["a"],"sources":[{"source":"paper"},{"source":"wire-copy"}]"#

  private func changed(_ source: String, to state: String) -> String {
    #""type":"source.changed","source":"\#(source)","to":"\#(state)","occurred":"2024-05-03""#
  }

  private func grade(_ facts: String...) throws -> Grade {
    try #require(try GradeStory([arrest] + facts).file.item(at: 12)?.grade)
  }

  @Test func `a source that is withdrawn takes its root with it, and the grade says so`() throws {
    let grade = try grade(changed("paper", to: "withdrawn"))
    #expect(Graded(grade) == Graded(.oneSource, "Wire"))
    #expect(grade.before == .corroborated)
    #expect(
      grade.reasons == [
        .withdrawn(source: "Paper", on: try EDTF("2024-05-03"), position: 13)
      ])
  }

  @Test func `copies of a withdrawn source go with it`() throws {
    let grade = try grade(changed("wire", to: "withdrawn"), changed("paper", to: "withdrawn"))
    #expect(Graded(grade) == Graded(.withdrawn))
    #expect(grade.before == .corroborated)
  }

  @Test func `a speaker's word goes with the last source that carried it`() throws {
    let story = try GradeStory([
      #""type":"custody.arrested","claim":{"speaker":"FBI"},"sources":[{"source":"paper"}]"#,
      changed("paper", to: "withdrawn"),
    ])
    #expect(try story.grade() == Graded(.withdrawn))
  }

  @Test func `a denial goes with the last source that carried it`() throws {
    let facts = [
      #""type":"conduct.alleged","kind":"payment","claim":{"speaker":"FBI"}"#,
      #""type":"statement.made","kind":"denial","claim":{"speaker":"a"},"sources":[{"source":"paper"}]"#,
    ]
    #expect(try GradeStory(facts).grade() == Graded(.disputed, "FBI"))
    #expect(
      try GradeStory(facts + [changed("paper", to: "withdrawn")]).grade()
        == Graded(.oneSource, "FBI"))
  }

  @Test func `a doubt that goes with its source changes the grade, and that is told`() throws {
    let story = try GradeStory([
      #""id":"claim","type":"conduct.alleged","kind":"payment","claim":{"speaker":"FBI"}"#,
      #""type":"statement.made","kind":"could_not_verify","about":"claim","claim":{"speaker":"Paper"},"sources":[{"source":"paper"}]"#,
      changed("paper", to: "withdrawn"),
    ])
    let grade = try #require(story.file.item(at: 12)?.grade)
    #expect(grade.rating == .oneSource)
    #expect(grade.before == .attributedOnly)
    guard case .lapsed(let bearing)? = grade.reasons.last else {
      Issue.record("no reason")
      return
    }
    #expect(bearing.position == 13)
  }

  @Test func `a source that is usable again carries again`() throws {
    let grade = try grade(changed("paper", to: "withdrawn"), changed("paper", to: "usable"))
    #expect(Graded(grade) == Graded(.corroborated, "Paper", "Wire"))
    #expect(grade.before == nil)
  }

  @Test func `a source that was removed still counts, and is told of`() throws {
    let grade = try grade(changed("paper", to: "removed"))
    #expect(Graded(grade) == Graded(.corroborated, "Paper", "Wire"))
    #expect(
      grade.reasons == [.removed(source: "Paper", on: try EDTF("2024-05-03"), position: 13)])
  }

  @Test func `a judgment that is withdrawn no longer confirms`() throws {
    let story = try GradeStory([
      #""type":"custody.arrested","sources":[{"source":"court"},{"source":"paper"}]"#,
      changed("court", to: "withdrawn"),
    ])
    #expect(try story.grade() == Graded(.oneSource, "Paper"))
    #expect(story.file.item(at: 12)?.grade?.before == .confirmed)
  }

  @Test func `the latest assessment that stands is shown, with the computed one beside it`() throws
  {
    let first =
      #""id":"first","type":"claim.assessed","about":"claim","verification":"refuted","claim":{"speaker":"Desk"}"#
    let second =
      #""id":"second","type":"claim.assessed","about":"claim","verification":"unverifiable","credibility":4,"reason":"sealed file""#
    let both = try grade(first, second)
    #expect(both.rating == .unverifiable)
    #expect(both.computed == .corroborated)
    let assessment = try #require(both.assessment)
    #expect(assessment.by == "ines")
    #expect(assessment.reason == "sealed file")
    #expect(assessment.credibility == 4)
    #expect(assessment.position == 14)
    let retracted = try grade(
      first, second, #""type":"record.retracted","target":"second","reason":"error""#)
    #expect(retracted.rating == .refuted)
    #expect(retracted.assessment?.by == "Desk")
    let none = try grade(
      first, #""type":"record.retracted","target":"first","reason":"error""#)
    #expect(none.rating == .corroborated)
  }
}
