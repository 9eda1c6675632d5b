import Events
import Projections
import Testing

@Suite struct `Checks of accounts and links` {
  private func arrest(_ day: String, _ party: String = "a", _ more: String = "") -> String {
    #""type":"custody.arrested","parties":["\#(party)"],"occurred":"\#(day)"\#(more)"#
  }

  @Test func `two arrests of one person at one time may be one`() throws {
    #expect(
      try CheckStory.found(.accountCandidates, arrest("2023-08-02"), arrest("2023-08")) == [
        "#5 custody.arrested (August 2023) may be another account of #4 (2 August 2023)."
      ])
  }

  @Test func `other days, other people and what is marked as an account are not`() throws {
    #expect(
      try CheckStory.found(
        .accountCandidates, arrest("2023-08-02", "a", #","id":"one""#), arrest("2023-08-03"),
        arrest("2023-08-02", "b"),
        arrest("2023-08-02", "a", #","account_of":"one""#)) == [])
  }

  @Test func `a complaint and an indictment are two, and so are appeals to two courts`() throws {
    #expect(
      try CheckStory.found(
        .accountCandidates, #""type":"charge.laid","instrument":"complaint","occurred":"2023-08""#,
        #""type":"charge.laid","instrument":"indictment","occurred":"2023-08""#,
        #""type":"appeal.lodged","occurred":"2023""#,
        #""type":"appeal.lodged","occurred":"2023","court":"Supreme Court""#,
        #""type":"statement.made","kind":"report","occurred":"2023""#,
        #""type":"statement.made","kind":"report","occurred":"2023""#) == [])
  }

  @Test func `facts name parties, sources, cases, exchanges and facts`() throws {
    let story = try CaseFileStory([
      #""type":"custody.released","how":"exchanged","swap":"swap-1","parties":["a"],"sources":[{"source":"paper"}]"#,
      #""type":"case.linked","to":"us-li-2020","relation":"context""#,
      #""type":"case.linked","to":"CN","relation":"context""#,
      #""type":"hearing.held","kind":"trial","court":"moscow","account_of":"f9""#,
    ]).gathered
    let names = Named.all(story.stream.map(\.fact)).map { "#\($0.position) \($0.referent.words)" }
    #expect(
      names.sorted() == [
        "#2 party a", "#3 party b", "#4 party a", "#4 source paper", "#4 swap swap-1",
        "#5 case, law or exchange us-li-2020", "#7 fact f9",
      ])
  }

  @Test func `what they name and the docket has not is flagged, unless it was retracted`() throws {
    let link = #""type":"case.linked","to":"us-li-2020","relation":"context","id":"link""#
    let missing = [Named(.oneOf([.case, .law, .swap], "us-li-2020"), position: 4)]
    #expect(
      try CheckStory([link], missing: missing).found(.linksToNothing) == [
        "#4 It names the case, law or exchange us-li-2020, of which nothing is recorded."
      ])
    #expect(
      try CheckStory(
        [link, #""type":"note.added","text":"T""#],
        missing: missing + [Named(missing[0].referent, position: 5)]
      ).found(.linksToNothing) == [
        "#4 It names the case, law or exchange us-li-2020, of which nothing is recorded, as one more "
          + "fact does."
      ])
    let retracted = [link, #""type":"record.retracted","target":"link","reason":"error""#]
    #expect(try CheckStory(retracted, missing: missing).found(.linksToNothing) == [])
  }
}
