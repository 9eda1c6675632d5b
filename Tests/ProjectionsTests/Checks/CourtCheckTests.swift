import Events
import Projections
import Testing

@Suite struct `Checks of arrests, charges and laws` {
  private let arrest = #""type":"custody.arrested","occurred":"2023-08-02""#

  @Test func `an arrest in China needs the local term`() throws {
    #expect(
      try CheckStory.found(.arrestWithoutTerm, arrest, opening: CheckStory.inChina) == [
        "#3 An arrest in China without the local term: whether it was 拘留, 逮捕 or 强制措施 is not said."
      ])
  }

  @Test func `with the term it is exact; elsewhere it needs none; a detention claims less`() throws
  {
    #expect(
      try CheckStory.found(
        .arrestWithoutTerm, arrest + #","term":{"text":"逮捕","lang":"zh-Hans"}"#,
        #""type":"custody.detained""#, arrest + #","place":{"country":"IT"}"#,
        opening: CheckStory.inChina) == [])
    #expect(try CheckStory.found(.arrestWithoutTerm, arrest) == [])
  }

  private func charge(_ counts: String, _ occurred: String = "2023-08-03") -> String {
    #""type":"charge.laid","instrument":"indictment","occurred":"\#(occurred)","counts":[\#(counts)]"#
  }

  @Test func `a charge names its articles`() throws {
    let bare = #"{"offence":"espionage"}"#
    let full = #"{"offence":"espionage","provision":"s. 1"}"#
    #expect(
      try CheckStory.found(
        .chargeWithoutProvision, charge(bare), charge("\(bare),\(full)"), charge(full),
        #""type":"charge.laid","instrument":"charge""#) == [
          "#4 The charge names no article or section.",
          "#5 1 of the 2 counts name no article or section.",
          "#7 The charge names no counts.",
        ])
  }

  private let law =
    #""type":"law.changed","law":"act","country":"GB","change":"enacted","title":"Act","occurred":"2023-07-11""#
  private let commenced =
    #""type":"law.commenced","law":"act","country":"GB","occurred":"2023-12-20""#
  private let count = #"{"offence":"espionage","law":"act","provision":"s. 1"}"#

  private func conduct(_ occurred: String) -> String {
    #""type":"conduct.alleged","kind":"collection","occurred":"\#(occurred)""#
  }

  @Test func `a law passed is not yet in force`() throws {
    #expect(
      try CheckStory.found(.lawNotInForce, law, commenced, charge(count, "2023-11-01")) == [
        "#6 s. 1 of Act came into force on 20 December 2023, after the charge."
      ])
    #expect(
      try CheckStory.found(
        .lawNotInForce, law, commenced, conduct("2023-10"), charge(count, "2024-02-01")) == [
          "#7 s. 1 of Act came into force on 20 December 2023, after all conduct that is recorded."
        ])
  }

  @Test func `conduct that went on until the law came is under the law`() throws {
    for occurred in ["2023-10/2024-01", "2023", "2024-01-10", "2023-12-20"] {
      #expect(
        try CheckStory.found(
          .lawNotInForce, law, commenced, conduct(occurred), charge(count, "2024-02-01")) == [])
    }
  }

  @Test func `a law linked to the case counts where the counts name none`() throws {
    #expect(
      try CheckStory.found(
        .lawNotInForce, law, commenced,
        #""type":"case.linked","to":"act","relation":"applies_law""#,
        charge(#"{"offence":"espionage"}"#, "2023-11-01")) == [
          "#7 Act came into force on 20 December 2023, after the charge."
        ])
  }

  @Test func `a new article begins when it commences, and not with its law`() throws {
    #expect(
      try CheckStory.found(
        .lawNotInForce, law,
        #""type":"law.commenced","law":"act","country":"GB","occurred":"1911""#,
        #""type":"law.commenced","law":"act","country":"GB","provisions":["s. 1"],"occurred":"2024-05-01""#,
        charge(count, "2024-02-01")) == [
          "#7 s. 1 of Act came into force on 1 May 2024, after the charge."
        ])
  }

  @Test func `where only an amended version's beginning is recorded, the law began before`() throws
  {
    #expect(
      try CheckStory.found(
        .lawNotInForce,
        #""type":"law.changed","law":"act","country":"CN","change":"enacted","occurred":"2014-11-01""#,
        #""type":"law.changed","law":"act","country":"CN","change":"amended","occurred":"2023-04-26""#,
        #""type":"law.commenced","law":"act","country":"CN","occurred":"2023-07-01""#,
        charge(count, "2020-01-01")) == [])
  }

  @Test func `a law that was repealed before the conduct is not in force`() throws {
    let repeal =
      #""type":"law.changed","law":"act","country":"GB","change":"repealed","occurred":"2024-01-01""#
    #expect(
      try CheckStory.found(
        .lawNotInForce, law, repeal, conduct("2024-06"), charge(count, "2024-08-01")) == [
          "#7 s. 1 of Act was repealed from 1 January 2024, before all conduct that is recorded."
        ])
    #expect(
      try CheckStory.found(
        .lawNotInForce, law, repeal, conduct("2023-06"), charge(count, "2024-08-01")) == [])
  }
}
