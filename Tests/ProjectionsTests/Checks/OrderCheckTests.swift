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

  @Test func `of several decisions that without an appeal is named`() throws {
    func decision(_ court: String, _ day: String) -> String {
      #""type":"appeal.decided","result":"upheld","parties":["a"],"court":"\#(court)","occurred":"\#(day)""#
    }
    #expect(
      try CheckStory.found(
        .decisionWithoutAppeal, verdict("2022-05-01"),
        #""type":"appeal.lodged","parties":["a"],"court":"High Court","occurred":"2023-01-01""#,
        decision("High Court", "2024-01-01"), decision("Supreme Court", "2025-01-01")) == [
          "#7 A decision on an appeal of a is recorded, but no appeal."
        ])
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

  @Test func `a verdict of other proceedings, whose charge is not recorded, is possible`() throws {
    func espionage(_ day: String) -> String {
      verdict(day) + #","counts":[{"offence":"espionage"}]"#
    }
    let other = charge("2021-01-10") + #","counts":[{"offence":"disobeying staff"}]"#
    #expect(try CheckStory.found(.impossibleOrder, espionage("2019-01-10"), other) == [])
    #expect(
      try CheckStory.found(
        .impossibleOrder, espionage("2019-01-10"), sentence("2019-01-10"), other,
        verdict("2022-03-10"), sentence("2022-03-10")) == [])
    let same = charge("2021-01-10") + #","counts":[{"offence":"Espionage."}]"#
    #expect(
      try CheckStory.found(.impossibleOrder, espionage("2019-01-10"), same) == [
        "#4 The verdict of a is dated 10 January 2019 and lies before every charge that is recorded "
          + "(#5, 10 January 2021)."
      ])
  }

  @Test func `a decision before an appeal to another court is of an appeal that is not recorded`()
    throws
  {
    func decision(_ court: String) -> String {
      #""type":"appeal.decided","result":"upheld","court":"\#(court)","occurred":"2020-03-01""#
    }
    let lodged = #""type":"appeal.lodged","court":"Supreme Court","occurred":"2020-04-01""#
    #expect(try CheckStory.found(.impossibleOrder, decision("High Court"), lodged) == [])
    #expect(try CheckStory.found(.impossibleOrder, decision("Supreme Court"), lodged).count == 2)
  }

  @Test func `a day is no matter between two places`() throws {
    let abroad = #","place":{"label":"Sydney","country":"AU"}"#
    #expect(
      try CheckStory.found(
        .impossibleOrder, charge("2023-08-03") + abroad, verdict("2023-08-02")) == [])
    #expect(
      try CheckStory.found(
        .impossibleOrder, charge("2023-08-03") + abroad, verdict("2023-08-01")
      ).count == 1)
    #expect(
      try CheckStory.found(.impossibleOrder, charge("2023-08-03"), verdict("2023-08-02")).count == 1
    )
  }

  private let death = #""type":"custody.died","parties":["a"],"occurred":"2022-12-31""#
  private let chargeOfAll =
    #""type":"charge.laid","instrument":"indictment","occurred":"2023-08-03""#

  @Test func `nobody is arrested or charged after their death`() throws {
    #expect(
      try CheckStory.found(.impossibleOrder, death, charge("2023-08-03")) == [
        "#5 charge.laid of 3 August 2023 concerns a, who died on 31 December 2022 (#4)."
      ])
    // A charge against all of the accused is against those who live, where anybody does.
    #expect(try CheckStory.found(.impossibleOrder, death, chargeOfAll) == [])
    #expect(
      try CheckStory.found(
        .impossibleOrder, death, chargeOfAll, opening: CheckStory.inChina
      ) == ["#4 charge.laid of 3 August 2023 concerns a, who died on 31 December 2022 (#3)."])
  }

  @Test func `what is said of all reaches the dead, and that is a remark`() throws {
    #expect(
      try CheckStory.found(.afterDeath, death, chargeOfAll) == [
        "#5 charge.laid of 3 August 2023 reaches a, who died on 31 December 2022 (#4)."
      ])
    #expect(Check.afterDeath.severity == .info)
  }

  @Test(arguments: ["died", "executed"])
  func `courts judge the dead, and that is a remark, not an error`(_ end: String) throws {
    let dead = #""type":"custody.\#(end)","parties":["a"],"occurred":"1995""#
    let verdict = #""type":"verdict.given","result":"acquitted","occurred":"2016""#
    let facts = [charge("1994"), dead, verdict]
    #expect(try CheckStory(facts).found(.impossibleOrder) == [])
    #expect(
      try CheckStory(facts).found(.afterDeath) == [
        "#6 verdict.given of 2016 reaches a, who died in 1995 (#5)."
      ])
    #expect(
      try CheckStory(facts, opening: CheckStory.inChina).found(.impossibleOrder) == [])
    #expect(
      try CheckStory.found(
        .afterDeath, dead, #""type":"case.closed","outcome":"abated_by_death","occurred":"1996""#)
        == [])
  }
}
