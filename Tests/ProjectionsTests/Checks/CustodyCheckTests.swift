import Events
import Projections
import Testing

@Suite struct `Checks of custody` {
  private func custody(_ word: String, _ day: String, _ more: String = "") -> String {
    #""type":"custody.\#(word)","parties":["a"],"occurred":"\#(day)"\#(more)"#
  }
  private func released(_ day: String, _ how: String = "pardon") -> String {
    custody("released", day, #","how":"\#(how)""#)
  }

  @Test(arguments: ["pardon", "exchanged", "served", "charges_dropped", "parole", "unknown"])
  func `nobody is held after a release without a reason`(_ how: String) throws {
    #expect(
      try CheckStory.found(
        .heldAfterRelease, custody("arrested", "2020-01-01"), released("2020-03-01", how),
        custody("detained", "2021-05-01")) == [
          "#6 custody.detained of 1 May 2021 holds a after custody.released of 1 March 2020 (#5), and "
            + "nothing recorded between says why."
        ])
  }

  @Test(arguments: [
    #""type":"custody.sought","parties":["a"],"occurred":"2021-01""#,
    #""type":"custody.surrendered","step":"carried_out","to":"US","parties":["a"],"occurred":"2021-01""#,
    #""type":"charge.laid","instrument":"charge","parties":["a"],"occurred":"2021-01""#,
    #""type":"appeal.decided","result":"quashed","of":"acquittal","parties":["a"],"occurred":"2021-01""#,
  ])
  func `a search, a surrender, a charge or a decision between is a reason`(_ between: String) throws
  {
    #expect(
      try CheckStory.found(
        .heldAfterRelease, custody("arrested", "2020-01-01"), released("2020-03-01"), between,
        custody("detained", "2021-05-01")) == [])
  }

  @Test func `so is a ground that the hold names; bail ends, and dates leave much open`() throws {
    let arrest = custody("arrested", "2020-01-01")
    #expect(
      try CheckStory.found(
        .heldAfterRelease, arrest, released("2020-03-01"),
        custody("remanded", "2021-05-01", #","basis":"parole revoked""#)) == [])
    #expect(
      try CheckStory.found(
        .heldAfterRelease, arrest, released("2020-03-01", "bail"), custody("remanded", "2021-05-01")
      )
        == [])
    #expect(
      try CheckStory.found(
        .heldAfterRelease, custody("arrested", "2020"), released("2020-03-01")) == [])
    #expect(
      try CheckStory.found(
        .heldAfterRelease, arrest, custody("escaped", "2020-02-01"),
        custody("arrested", "2020-02-04")) == [])
  }

  @Test func `a release follows a hold, a measure or a prison sentence`() throws {
    let both =
      #""type":"custody.released","how":"exchanged","parties":["a","b"],"occurred":"2024-08-01""#
    #expect(
      try CheckStory.found(.releaseWithoutHold, both) == [
        "#4 custody.released of 1 August 2024 releases a and b, and nothing before says that they were "
          + "held."
      ])
    #expect(
      try CheckStory.found(
        .releaseWithoutHold, custody("arrested", "2024-01"),
        #""type":"sentence.imposed","parties":["b"],"components":[{"kind":"prison","term":"P1Y"}],"occurred":"2023""#,
        both) == [])
    #expect(
      try CheckStory.found(
        .releaseWithoutHold, custody("restricted", "2024-01", #","measure":"exit_ban""#),
        released("2024-02-01")) == [])
    #expect(try CheckStory.found(.releaseWithoutHold, released("2024-02-01", "bail")) == [])
  }

  @Test func `a hold does not last beyond the release, unless it was taken up again`() throws {
    let held = custody("remanded", "2024-01-10", #","until":"2024-06-30""#)
    #expect(
      try CheckStory.found(.heldUntil, held, released("2024-03-01")) == [
        "#4 custody.remanded of 10 January 2024 is said to hold a until 30 June 2024, beyond "
          + "custody.released of 1 March 2024 (#5)."
      ])
    #expect(try CheckStory.found(.heldUntil, held, released("2024-06-29")) == [])
    #expect(try CheckStory.found(.heldUntil, held, released("2024-03-01", "bail")) == [])
    #expect(
      try CheckStory.found(
        .heldUntil, held, custody("escaped", "2024-03-01"), custody("arrested", "2024-03-04")) == []
    )
  }
}
