import Events
import Projections
import Testing

/// Accounts of one event: which belong together, and in which fields they differ.
struct AccountsTests {
  private static let sources = [
    #""type":"source.registered","source":"court","kind":"court_record","publisher":"Old Bailey""#,
    #""type":"source.registered","source":"paper","kind":"newspaper","publisher":"Paper""#,
    #""type":"source.registered","source":"wire","kind":"wire","publisher":"Wire""#,
  ]

  private func file(_ facts: String...) throws -> CaseFile {
    CaseFile(try CaseFileStory(AccountsTests.sources + facts).gathered)
  }

  /// "occurred: 2 January 2020 / 5 January 2020 (#7)": what is shown, and what the others say.
  private func differences(_ file: CaseFile) -> [String] {
    file.disagreements.map { point in
      let others = point.others.map { "\($0.words) (#\($0.position))" }.joined(separator: ", ")
      return "\(point.field): \(point.shown.words) / \(others)"
    }
  }

  @Test func `two accounts of a third that is missing still belong together`() throws {
    let file = try file(
      #""type":"custody.arrested","parties":["a"],"occurred":"2020-01-05","account_of":"gone","sources":[{"source":"paper"}]"#,
      #""type":"custody.arrested","parties":["a"],"occurred":"2020-01-02","account_of":"gone","sources":[{"source":"court"}]"#
    )
    #expect(file.timeline.filter(\.isEvent).map(\.state) == [.stands, .outvoted])
    #expect(differences(file) == ["occurred: 2 January 2020 / 5 January 2020 (#7)"])
  }

  @Test func `one account of a fact that is missing stands for itself`() throws {
    let file = try file(#""type":"custody.arrested","parties":["a"],"account_of":"gone""#)
    #expect(file.timeline.filter(\.isEvent).map(\.state) == [.stands])
    #expect(file.disagreements.isEmpty)
  }

  @Test func `each field that differs is told with the value shown, the rule, and the others`()
    throws
  {
    let file = try file(
      #""id":"one","type":"custody.restricted","measure":"unspecified","parties":["a"],"occurred":"2020-01-02","place":{"label":"Rome"},"sources":[{"source":"court"}]"#,
      #""type":"custody.restricted","measure":"house_arrest","parties":["a"],"occurred":"2020-01-05","account_of":"one","sources":[{"source":"paper"}]"#,
      #""type":"custody.arrested","parties":["a"],"occurred":"2020-01","account_of":"one","sources":[{"source":"wire"}]"#
    )
    #expect(
      differences(file) == [
        "measure: unspecified / house arrest (#8)",
        "occurred: 2 January 2020 / 5 January 2020 (#8)",
        "type: A placed under a measure that is not specified / A arrested (#9)",
      ])
    #expect(Set(file.disagreements.map(\.rule)) == ["a court record"])
  }

  @Test func `a date that may be the same day, and what is not said, are no differences`() throws {
    let file = try file(
      #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02","sources":[{"source":"court"}]"#,
      #""type":"custody.arrested","occurred":"2020-01","disclosed":"2020-02","account_of":"one","sources":[{"source":"paper"}]"#
    )
    #expect(file.disagreements.isEmpty)
  }
}
