import Events
import Projections
import Testing

@Suite struct `Checks of evidence` {
  private let arrest = #""type":"custody.arrested","parties":["a"],"occurred":"2023-08-02""#

  private func paper(_ slug: String, derived: String? = nil, kind: String = "newspaper") -> String {
    let chain = derived.map { #","derived":[{"of":"\#($0)","how":"republished"}]"# } ?? ""
    return
      #""type":"source.registered","source":"\#(slug)","kind":"\#(kind)","publisher":"\#(slug.uppercased())"\#(chain)"#
  }

  @Test func `what happened needs a source`() throws {
    #expect(
      try CheckStory.found(.noSource, arrest) == ["#4 custody.arrested has no source."])
  }

  @Test func `what is only entered needs none, nor what was retracted`() throws {
    #expect(
      try CheckStory.found(
        .noSource, #""type":"case.checked","result":"nothing_new""#,
        #""type":"case.linked","to":"CN","relation":"context""#,
        #""type":"note.added","text":"To be read again.""#, arrest + #","id":"wrong""#,
        #""type":"record.retracted","target":"wrong","reason":"error""#) == [])
  }

  @Test func `papers that go back to one wire are one root`() throws {
    #expect(
      try CheckStory.found(
        .singleRoot, paper("wire"), paper("one", derived: "wire"), paper("two", derived: "wire"),
        arrest + #","sources":[{"source":"one"},{"source":"two"}]"#) == [
          "#7 custody.arrested is stated as fact and rests on one source: WIRE, to which all 2 "
            + "that it cites go back."
        ])
  }

  @Test func `a second root, a speaker, an official paper or an open standing will do`() throws {
    let one = #","sources":[{"source":"one"}]"#
    #expect(
      try CheckStory.found(
        .singleRoot, paper("one"), paper("two"), paper("act", kind: "court_record"),
        arrest + #","sources":[{"source":"one"},{"source":"two"}]"#,
        arrest + one + #","claim":{"speaker":"FBI"}"#,
        arrest + one + #","claim":{"standing":"alleged"}"#,
        arrest + #","sources":[{"source":"one"},{"source":"act"}]"#) == [])
  }

  @Test func `another account, or who confirms it, is a second source`() throws {
    let one = arrest + #","id":"one","sources":[{"source":"one"}]"#
    #expect(
      try CheckStory.found(
        .singleRoot, paper("one"), paper("two"), one,
        arrest + #","account_of":"one","sources":[{"source":"two"}]"#) == [])
    #expect(
      try CheckStory.found(
        .singleRoot, paper("one"), one,
        #""type":"statement.made","kind":"announcement","about":"one","claim":{"speaker":"a friend","speech":"confirms"}"#
      ) == [])
  }

  @Test func `two papers of one publisher are one source`() throws {
    let copy = #""type":"source.registered","source":"other","kind":"web","publisher":"The One""#
    #expect(
      try CheckStory.found(
        .singleRoot, paper("one"), copy,
        arrest + #","sources":[{"source":"one"},{"source":"other"}]"#) == [
          "#6 custody.arrested is stated as fact and rests on one source: ONE, to which all 2 "
            + "that it cites go back."
        ])
  }

  @Test(arguments: [
    "context; the report names none of them, the links are the compiler's",
    "Made by this docket’s editors.",
  ])
  func `a link that is the recorder's own has no speaker`(_ remark: String) throws {
    let link = #""type":"case.linked","to":"CN","relation":"context""#
    let speaker = #","claim":{"speaker":"Paper"}"#
    let remarked = #","details":{"relation":"\#(remark)"}"#
    #expect(
      try CheckStory.found(
        .linkSpeaker, link, link + speaker, link + remarked,
        link + speaker + #","details":{"relation":"timing, not evidence"}"#,
        link + speaker + remarked) == [
          "#8 The link gives Paper as its speaker, and is remarked on as the recorder's own: "
            + (remark.hasSuffix(".") ? remark : remark + ".")
        ])
    #expect(
      try CheckStory.found(.linkSpeaker, link + speaker + #","note":"\#(remark)""#).count == 1)
    #expect(
      try CheckStory.found(
        .linkSpeaker, link + #","claim":{"speaker":"docket's editors"}"# + remarked) == [])
  }

  @Test func `papers that go back to one court record rest on that`() throws {
    #expect(
      try CheckStory.found(
        .singleRoot, paper("act", kind: "court_record"), paper("one", derived: "act"),
        arrest + #","sources":[{"source":"one"}]"#) == [])
  }

  @Test func `what cites a withdrawn source is flagged, and what else there is`() throws {
    let gone = #""type":"source.changed","source":"one","to":"withdrawn""#
    #expect(
      try CheckStory.found(
        .sourceWithdrawn, paper("one"), paper("two"), gone,
        arrest + #","sources":[{"source":"one"}]"#,
        arrest + #","sources":[{"source":"one"},{"source":"two"}]"#) == [
          "#7 It cites one, which was withdrawn and has no other source.",
          "#8 It cites one, which was withdrawn.",
        ])
  }

  @Test func `a source that is dead is not withdrawn`() throws {
    #expect(
      try CheckStory.found(
        .sourceWithdrawn, paper("one"), #""type":"source.changed","source":"one","to":"dead""#,
        arrest + #","sources":[{"source":"one"}]"#) == [])
  }

  @Test func `doubts and open questions of the record stand until they are settled`() throws {
    #expect(
      try CheckStory.found(
        .unresolvedDoubt, arrest + #","details":{"doubt":"one book gives 9 November"}"#,
        #""type":"note.added","text":"T","details":{"open_question":"why now?","extent":"3"}"#) == [
          "#4 A doubt stands: one book gives 9 November.",
          "#5 An open question stands: why now?",
        ])
  }

  @Test func `other details are nobody's doubt`() throws {
    #expect(
      try CheckStory.found(.unresolvedDoubt, arrest + #","details":{"day":"Tuesday"}"#) == [])
  }
}
