import Events
import Projections
import Testing

@Suite struct `Checks of order` {
  private func charge(_ day: String, _ party: String = "a") -> String {
    #""type":"charge.laid","instrument":"indictment","parties":["\#(party)"],"occurred":"\#(day)""#
  }
  private func verdict(_ day: String, _ parties: String = #""a""#) -> String {
    #""type":"verdict.given","result":"convicted","parties":[\#(parties)],"occurred":"\#(day)""#
  }
  private func sentence(_ day: String) -> String {
    #""type":"sentence.imposed","parties":["a"],"components":[{"kind":"prison","term":"P1Y"}],"occurred":"\#(day)""#
  }

  @Test func `a verdict follows a charge, each person for themselves`() throws {
    #expect(
      try CheckStory.found(.verdictWithoutCharge, verdict("2023-05-01", #""a","b""#)) == [
        "#4 A verdict on a and b is recorded, but no charge."
      ])
    #expect(
      try CheckStory.found(
        .verdictWithoutCharge, charge("2023-01-01"), verdict("2023-05-01", #""a","b""#)) == [
          "#5 A verdict on b is recorded, but no charge."
        ])
  }

  @Test func `a trial too; a transfer to court is charge enough`() throws {
    let trial = #""type":"hearing.held","kind":"trial","occurred":"2023-04-01""#
    #expect(
      try CheckStory.found(.verdictWithoutCharge, trial, opening: CheckStory.inChina) == [
        "#3 A trial of a is recorded, but no charge."
      ])
    #expect(
      try CheckStory.found(
        .verdictWithoutCharge, #""type":"case.transferred","to":"court","occurred":"2023""#, trial)
        == [])
  }

  @Test func `a sentence follows a verdict or a plea of guilty`() throws {
    #expect(
      try CheckStory.found(.sentenceWithoutVerdict, sentence("2023-06-01")) == [
        "#4 A sentence on a is recorded, but no verdict and no plea of guilty."
      ])
    #expect(
      try CheckStory.found(
        .sentenceWithoutVerdict,
        #""type":"plea.entered","plea":"guilty","parties":["a"],"occurred":"2023-05-01""#,
        sentence("2023-06-01")) == [])
  }

  @Test func `a decision follows an appeal`() throws {
    let decision = #""type":"appeal.decided","result":"upheld","parties":["a"],"occurred":"2024""#
    #expect(
      try CheckStory.found(.decisionWithoutAppeal, decision) == [
        "#4 A decision on an appeal of a is recorded, but no appeal."
      ])
    #expect(
      try CheckStory.found(
        .decisionWithoutAppeal,
        #""type":"appeal.lodged","parties":["a"],"occurred":"2023-12""#, decision) == [])
  }

  @Test func `a verdict cannot lie before every charge`() throws {
    #expect(
      try CheckStory.found(.impossibleOrder, charge("2023-08-03"), verdict("2022-05-01")) == [
        "#5 The verdict of a is dated 1 May 2022 and lies before every charge that is recorded "
          + "(#4, 3 August 2023)."
      ])
  }

  @Test func `dates that leave the order open are no impossible order`() throws {
    #expect(
      try CheckStory.found(.impossibleOrder, charge("2023-08-03"), verdict("2023")) == [])
    // A superseding indictment and a retrial are normal.
    #expect(
      try CheckStory.found(
        .impossibleOrder, charge("2021-01-01"), verdict("2022-05-01"), charge("2023-08-03")) == [])
    // What is another's charge does not count.
    #expect(
      try CheckStory.found(.impossibleOrder, charge("2023-08-03", "b"), verdict("2022-05-01")) == []
    )
  }

  @Test func `nobody is tried after their death`() throws {
    let death = #""type":"custody.died","parties":["a"],"occurred":"2022-12-31""#
    #expect(
      try CheckStory.found(.impossibleOrder, death, charge("2023-08-03")) == [
        "#5 charge.laid of 3 August 2023 concerns a, who died on 31 December 2022 (#4)."
      ])
    // A charge against all of the accused is against those who live.
    #expect(
      try CheckStory.found(
        .impossibleOrder, death,
        #""type":"charge.laid","instrument":"indictment","occurred":"2023-08-03""#) == [])
  }
}
