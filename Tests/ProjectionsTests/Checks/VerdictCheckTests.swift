import Events
import Projections
import Testing

@Suite struct `Checks of verdicts` {
  private func verdict(_ result: String, _ day: String, _ more: String = "") -> String {
    #""type":"verdict.given","result":"\#(result)","occurred":"\#(day)"\#(more)"#
  }
  private func counts(_ results: String?...) -> String {
    let all = results.enumerated().map { place, result in
      let found = result.map { #","result":"\#($0)""# } ?? ""
      return #"{"count":\#(place + 1),"offence":"x\#(place + 1)"\#(found)}"#
    }
    return #","counts":[\#(all.joined(separator: ","))]"#
  }
  private let charge =
    #""type":"charge.laid","instrument":"indictment","occurred":"2020-01-10","counts":[{"offence":"espionage"}]"#
  private let onlyA = #","parties":["a"]"#
  private let onlyB = #","parties":["b"]"#

  // MARK: Results

  @Test func `a result is what is found of the counts`() throws {
    #expect(
      try CheckStory.found(
        .resultAgainstCounts, verdict("acquitted", "2021-03-01", counts("convicted", "acquitted")),
        verdict("convicted", "2021-03-02", counts("acquitted")),
        verdict("convicted", "2021-03-03", counts("convicted", "acquitted")),
        verdict("acquitted", "2021-03-04", counts("not_proven")),
        verdict("convicted", "2021-03-05", counts(nil)),
        verdict("mixed", "2021-03-06", counts("hung"))) == [
          "#4 verdict.given of 1 March 2021 is “acquitted”, and finds of its counts: acquitted, "
            + "convicted.",
          "#5 verdict.given of 2 March 2021 is “convicted”, and finds of its counts: acquitted.",
        ])
  }

  @Test func `a mixed verdict says what it found of which count`() throws {
    #expect(
      try CheckStory.found(
        .mixedWithoutCounts, verdict("mixed", "2021-03-01"),
        verdict("mixed", "2021-03-02", counts(nil, nil)),
        verdict("mixed", "2021-03-03", counts("convicted", "convicted")),
        verdict("convicted", "2021-03-04", counts("convicted", "acquitted"))) == [
          "#4 verdict.given of 1 March 2021 is mixed and names no counts: which were acquitted is not "
            + "recorded.",
          "#5 verdict.given of 2 March 2021 is mixed, and none of its counts has a result.",
          "#6 verdict.given of 3 March 2021 is mixed, and every count that it names is convicted.",
          "#7 verdict.given of 4 March 2021 is “convicted”, and acquits of a count: its result is mixed.",
        ])
    #expect(
      try CheckStory.found(
        .mixedWithoutCounts, verdict("mixed", "2021-03-01", counts("hung")),
        verdict("mixed", "2021-03-01", counts("convicted", "set_aside")),
        verdict("convicted", "2021-03-01")) == [])
  }

  // MARK: Groups

  @Test func `who was acquitted is not convicted with the rest`() throws {
    let facts = [
      charge, verdict("acquitted", "2021-03-01", onlyB), verdict("convicted", "2021-03-02"),
    ]
    #expect(
      try CheckStory(facts).found(.groupContradicted) == [
        "#6 verdict.given of 2 March 2021, which speaks of all of the accused, reaches b, who was "
          + "acquitted by verdict.given of 1 March 2021 (#5), and no other conviction is recorded."
      ])
    #expect(
      try CheckStory([
        charge, verdict("acquitted", "2021-03-01", onlyB),
        verdict("convicted", "2021-03-02", onlyA),
      ]).found(.groupContradicted) == [])
    // Whichever of the two is recorded first, on one day.
    #expect(
      try CheckStory([
        charge, verdict("convicted", "2021-03-01"), verdict("acquitted", "2021-03-01", onlyB),
      ]).found(.groupContradicted).count == 1)
  }

  @Test func `an appeal between changes it, and so may a judge later`() throws {
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, verdict("acquitted", "2021-03-01", onlyB),
        #""type":"appeal.decided","result":"quashed","of":"acquittal","parties":["b"],"occurred":"2021-09""#,
        verdict("convicted", "2022-03-02")) == [])
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, verdict("convicted", "2021-03-01"),
        verdict("acquitted", "2021-05-01", onlyB)) == [])
  }

  @Test func `who pleaded guilty is not acquitted with the rest`() throws {
    #expect(
      try CheckStory.found(
        .groupContradicted, charge,
        #""type":"plea.entered","plea":"guilty","parties":["b"],"occurred":"2020-06-01""#,
        verdict("acquitted", "2021-03-02")) == [
          "#6 verdict.given of 2 March 2021, which speaks of all of the accused, finds b acquitted, and "
            + "plea.entered of 1 June 2020 (#5) is the plea of guilty."
        ])
  }

  @Test func `who was acquitted, or had the charges dropped, is not sentenced with the rest`()
    throws
  {
    let sentence =
      #""type":"sentence.imposed","components":[{"kind":"prison","term":"P3Y"}],"occurred":"2021-06-01""#
    let dropped =
      #""type":"charge.changed","change":"dropped","parties":["b"],"occurred":"2021-02-01""#
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, verdict("convicted", "2021-03-01", onlyA),
        verdict("acquitted", "2021-03-01", onlyB), sentence) == [
          "#7 sentence.imposed of 1 June 2021, which speaks of all of the accused, reaches b, who was "
            + "acquitted by verdict.given of 1 March 2021 (#6), and no other conviction is recorded."
        ])
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, dropped, verdict("convicted", "2021-03-01", onlyA), sentence)
        == [
          "#7 sentence.imposed of 1 June 2021, which speaks of all of the accused, reaches b, who had "
            + "the proceedings ended by charge.changed of 1 February 2021 (#5), and no other conviction "
            + "is recorded."
        ])
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, dropped, verdict("convicted", "2021-03-01")) == [
          "#6 verdict.given of 1 March 2021, which speaks of all of the accused, reaches b, who had the "
            + "proceedings ended by charge.changed of 1 February 2021 (#5), and no other conviction is "
            + "recorded."
        ])
    #expect(
      try CheckStory.found(
        .groupContradicted, charge, dropped, verdict("convicted", "2021-03-01", onlyA),
        sentence + onlyA) == [])
  }

  @Test func `a sentence alone, and a plea and a verdict that agree, contradict nothing`() throws {
    #expect(
      try CheckStory.found(
        .groupContradicted, charge,
        #""type":"plea.entered","plea":"guilty","parties":["b"],"occurred":"2020-06-01""#,
        verdict("convicted", "2021-03-02"),
        #""type":"sentence.imposed","occurred":"2021-06-01""#) == [])
    #expect(
      try CheckStory.found(
        .groupContradicted, #""type":"sentence.imposed","occurred":"2021-06-01""#) == [])
  }
}
