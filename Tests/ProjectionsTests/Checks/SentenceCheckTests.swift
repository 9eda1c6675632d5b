import Events
import Projections
import Testing

@Suite struct `Checks of sentences` {
  private func sentence(_ components: String, _ more: String = "") -> String {
    #""type":"sentence.imposed","occurred":"2021-06-01","components":[\#(components)]\#(more)"#
  }
  private func term(_ party: String? = nil) -> String {
    #"{"kind":"prison","term":"P3Y"\#(party.map { #","party":"\#($0)""# } ?? "")}"#
  }
  private let both = #","parties":["a","b"]"#
  private func verdict(_ parties: String, _ court: String? = nil) -> String {
    #""type":"verdict.given","result":"convicted","parties":[\#(parties)],"occurred":"2021-03-01"\#(court.map { #","court":"\#($0)""# } ?? "")"#
  }

  @Test func `a sentence that gives terms gives one for each whom it names`() throws {
    #expect(
      try CheckStory.found(.sentenceShares, sentence(term("a"), both)) == [
        "#4 sentence.imposed of 1 June 2021 names b and gives no term for this person, as it does for "
          + "others."
      ])
    #expect(
      try CheckStory.found(
        .sentenceShares, sentence(term("a") + "," + term("b"), both), sentence(term("a")),
        sentence(term("a") + #",{"kind":"fine"}"#, both), sentence(term(), both)) == [])
  }

  @Test func `and none for somebody whom it does not name`() throws {
    #expect(
      try CheckStory.found(
        .sentenceShares, sentence(term("a") + "," + term("b"), #","parties":["a"]"#)) == [
          "#4 sentence.imposed of 1 June 2021 gives a term for b, whom its parties do not name."
        ])
  }

  @Test func `nor for somebody whom no verdict convicts while it convicts others`() throws {
    let shares = sentence(term("a") + "," + term("b"))
    #expect(
      try CheckStory.found(.sentenceShares, verdict(#""a""#), shares) == [
        "#5 sentence.imposed of 1 June 2021 gives a term for b, whom no plea and no verdict convicts, as "
          + "others are."
      ])
    #expect(try CheckStory.found(.sentenceShares, verdict(#""a","b""#), shares) == [])
    #expect(try CheckStory.found(.sentenceShares, shares) == [])
  }

  @Test func `a sentence is by the court of the verdict, under one name`() throws {
    let named = sentence(term(), #","court":"High Court""#)
    #expect(
      try CheckStory.found(.courtOfSentence, verdict(#""a","b""#, "District Court"), named) == [
        "#5 sentence.imposed of 1 June 2021 on a and b is by High Court, and the conviction that is "
          + "recorded is by District Court (verdict.given of 1 March 2021 (#4))."
      ])
    #expect(
      try CheckStory.found(.courtOfSentence, verdict(#""a","b""#, "The high court"), named).count
        == 1)
    for court in ["High Court", "HIGH court.", nil] {
      #expect(try CheckStory.found(.courtOfSentence, verdict(#""a","b""#, court), named) == [])
    }
    #expect(
      try CheckStory.found(
        .courtOfSentence, verdict(#""a","b""#, "District Court"), sentence(term())) == [])
  }
}
