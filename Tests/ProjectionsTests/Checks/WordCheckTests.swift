import Events
import Projections
import Testing

@Suite struct `Checks of words` {
  private func verdict(_ result: String, _ note: String, _ more: String = "") -> String {
    #""type":"verdict.given","result":"\#(result)","occurred":"2021-03-01","note":"\#(note)"\#(more)"#
  }

  @Test(arguments: [
    "Three were convicted and Evans was acquitted.", "A jury found b not guilty.",
    "The court cleared b of all charges.", "One was exonerated.",
  ])
  func `an acquittal stands in no note alone`(_ note: String) throws {
    let found = [
      "#4 The note of verdict.given of 1 March 2021 says that somebody was acquitted, and no acquittal "
        + "is recorded."
    ]
    #expect(try CheckStory.found(.verdictInWords, verdict("convicted", note)) == found)
    #expect(
      try CheckStory.found(
        .verdictInWords,
        #""type":"sentence.imposed","occurred":"2021-03-01","note":"\#(note)""#
      ).count == 1)
    #expect(
      try CheckStory.found(
        .verdictInWords, verdict("convicted", note, #","parties":["a"]"#),
        #""type":"verdict.given","result":"acquitted","parties":["b"],"occurred":"2021-03-01""#)
        == []
    )
  }

  @Test(arguments: [
    "He pleaded not guilty and was found guilty.", "Nobody was acquitted.",
    "The defence had asked for acquittal.", "Found guilty, with a security clearance.",
    "He had entered a plea of not guilty.",
  ])
  func `a plea, a wish and a denial are no acquittal`(_ note: String) throws {
    #expect(try CheckStory.found(.verdictInWords, verdict("convicted", note)) == [])
  }

  @Test func `nor does a conviction stand in the note of an acquittal`() throws {
    #expect(
      try CheckStory.found(.verdictInWords, verdict("acquitted", "a was convicted of espionage."))
        == [
          "#4 The note of verdict.given of 1 March 2021 says that somebody was convicted, and no conviction "
            + "is recorded."
        ])
    #expect(
      try CheckStory.found(
        .verdictInWords, verdict("acquitted", "Convicted in 2019, he was acquitted on appeal."))
        == [])
  }

  @Test func `what a role's description says of an ending is what facts say of the person`() throws
  {
    let opening = [
      CaseFileStory.opening[0], CaseFileStory.opening[1],
      #""type":"role.assigned","party":"b","role":"defendant","description":"clerk; acquitted""#,
    ]
    let all = #""type":"verdict.given","result":"convicted","occurred":"2021-03-01""#
    let own =
      #""type":"verdict.given","result":"acquitted","parties":["b"],"occurred":"2021-03-01""#
    #expect(
      try CheckStory.found(.verdictInWords, all, opening: opening) == [
        "#3 The role of b is described as of somebody who was acquitted, and no verdict that is recorded "
          + "acquits them."
      ])
    #expect(
      try CheckStory.found(
        .verdictInWords, all + #","parties":["a"]"#, own, opening: opening) == [])
    let guilty = opening.map { $0.replacing("clerk; acquitted", with: "convicted clerk") }
    #expect(try CheckStory.found(.verdictInWords, all, opening: guilty) == [])
    #expect(try CheckStory.found(.verdictInWords, own, opening: guilty).count == 1)
  }

  @Test(arguments: [
    #","note":"In absentia.""#, #","tags":["in-absentia"]"#, #","note":"Tried in her absence.""#,
    #","note":"The court sat in the defendant's absence.""#,
  ])
  func `absence has a field of its own`(_ words: String) throws {
    let verdict = #""type":"verdict.given","result":"convicted","occurred":"2021-03-01""#
    #expect(
      try CheckStory.found(.absenceInWords, verdict + words) == [
        "#4 verdict.given of 1 March 2021 is said to be in absence, and in_absentia is not set."
      ])
    #expect(
      try CheckStory.found(
        .absenceInWords, verdict + words + #","in_absentia":true"#,
        verdict + #","note":"In the absence of evidence.""#) == [])
  }
}
