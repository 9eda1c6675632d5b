import Events
import Projections
import Testing

@Suite struct `Checks of dates` {
  private let arrest = #""type":"custody.arrested","parties":["a"]"#

  @Test func `nothing is disclosed before it occurs`() throws {
    #expect(
      try CheckStory.found(
        .contradictingDates, arrest + #","occurred":"2023-08-02","disclosed":"2023-07-30""#) == [
          "#4 Disclosed 30 July 2023, before it occurred (2 August 2023)."
        ])
  }

  @Test func `dates that can agree do; laws and hearings are told of beforehand`() throws {
    #expect(
      try CheckStory.found(
        .contradictingDates, arrest + #","occurred":"2023-08","disclosed":"2023-08-01""#,
        #""type":"hearing.scheduled","kind":"trial","on":"2024-01","occurred":"2023-09","disclosed":"2023-08""#
      ) == [])
  }

  @Test func `no source tells of what comes after it`() throws {
    let paper =
      #""type":"source.registered","source":"paper","kind":"newspaper","published":"2023-07-27""#
    let later =
      #""type":"source.registered","source":"later","kind":"newspaper","published":"2023-08-03""#
    let one = #","occurred":"2023-08-02","sources":[{"source":"paper"}]"#
    #expect(
      try CheckStory.found(.contradictingDates, paper, arrest + one) == [
        "#5 It occurred 2 August 2023, and all its sources were published before: the last on 27 "
          + "July 2023."
      ])
    #expect(
      try CheckStory.found(
        .contradictingDates, paper, later,
        arrest + #","occurred":"2023-08-02","sources":[{"source":"paper"},{"source":"later"}]"#)
        == [])
  }

  @Test func `nothing ends before it begins, and nothing has happened tomorrow`() throws {
    #expect(
      try CheckStory.found(
        .contradictingDates, arrest + #","occurred":"2023-08-02","until":"2023-08-01""#,
        arrest + #","occurred":"2026-01-03""#) == [
          "#4 It ends on 1 August 2023, before it begins (2 August 2023).",
          "#5 It occurred 3 January 2026, which is still to come.",
        ])
    #expect(
      try CheckStory.found(
        .contradictingDates, arrest + #","occurred":"2023-08-02","until":"2023-08-02""#,
        arrest + #","occurred":"2026-01-01""#) == [])
  }

  @Test func `a day is no matter between places, where it is tomorrow already`() throws {
    let told =
      #""type":"source.registered","source":"doj","kind":"official_statement","country":"US","published":"2023-10-13""#
    let cited = #","sources":[{"source":"doj"}]"#
    #expect(
      try CheckStory.found(
        .contradictingDates, told,
        arrest + #","occurred":"2023-10-14T08:00:00+11:00","disclosed":"2023-10-13T18:00:00-04:00""#
          + cited, arrest + #","occurred":"2023-10-14","disclosed":"2023-10-13""# + cited,
        arrest + #","occurred":"2026-01-02""#) == [])
    // Two moments with their zones are held to the minute, and one place to the day.
    #expect(
      try CheckStory.found(
        .contradictingDates, told,
        arrest
          + #","occurred":"2023-10-14T08:00:00+11:00","disclosed":"2023-10-13T16:59:00-04:00""#,
        arrest + #","occurred":"2023-10-14","place":{"country":"US"}"# + cited) == [
          "#5 Disclosed 13 October 2023, 16:59:00 UTC-04:00, before it occurred (14 October 2023, "
            + "08:00:00 UTC+11:00).",
          "#6 It occurred 14 October 2023, and all its sources were published before: the last on 13 "
            + "October 2023.",
        ])
  }

  @Test func `what is said to occur after it was disclosed is flagged, whatever it is`() throws {
    #expect(
      try CheckStory.found(
        .contradictingDates,
        #""type":"role.assigned","party":"b","role":"defendant","occurred":"2021-05","disclosed":"2021-04-01""#
      ) == ["#4 Disclosed 1 April 2021, before it occurred (May 2021)."])
  }

  @Test func `nobody is arrested before their birth`() throws {
    let born = #""type":"party.introduced","party":"a","kind":"person","label":"A","born":"1990""#
    #expect(
      try CheckStory.found(.contradictingDates, born, arrest + #","occurred":"1989-12-31""#) == [
        "#5 It occurred 31 December 1989, before A was born (1990)."
      ])
    #expect(
      try CheckStory.found(.contradictingDates, born, arrest + #","occurred":"1990-05-01""#) == [])
  }

  @Test func `a first arrest does not follow the sentence, unless somebody was away`() throws {
    let sentence = #""type":"sentence.imposed","parties":["a"],"occurred":"2020-05-01""#
    let late = arrest + #","occurred":"2021-03-01""#
    #expect(
      try CheckStory.found(.contradictingDates, sentence, late) == [
        "#5 The first custody of a (1 March 2021) lies after the sentence of 1 May 2020 (#4)."
      ])
    #expect(
      try CheckStory.found(
        .contradictingDates, sentence, late,
        #""type":"custody.surrendered","step":"carried_out","to":"US","parties":["a"],"occurred":"2021-02-27""#
      ) == [])
    #expect(
      try CheckStory.found(
        .contradictingDates, arrest + #","occurred":"2019-01-01""#, sentence, late) == [])
  }

  @Test func `who was sentenced in absence, was wanted or was free until then is held later`()
    throws
  {
    let late = arrest + #","occurred":"2021-03-01""#
    let sentence = #""type":"sentence.imposed","parties":["a"],"occurred":"2020-05-01""#
    for before in [
      #""type":"custody.sought","parties":["a"],"occurred":"2020-04""#,
      #""type":"custody.restricted","measure":"bail","parties":["a"],"occurred":"2019""#,
    ] {
      #expect(try CheckStory.found(.contradictingDates, before, sentence, late) == [])
    }
    #expect(
      try CheckStory.found(.contradictingDates, sentence + #","in_absentia":true"#, late) == [])
  }

  @Test func `an open case of which nothing was heard is stale, until somebody looks`() throws {
    let charge = #""type":"charge.laid","instrument":"charge","occurred":"2025-01-01""#
    #expect(
      try CheckStory.found(.staleCase, charge) == [
        "Nothing has happened and nobody has checked since 1 January 2025, 365 days ago."
      ])
    #expect(
      try CheckStory.found(
        .staleCase, charge, #""type":"case.checked","result":"nothing_new","occurred":"2025-11-01""#
      )
        == [])
    #expect(try CheckStory.found(.staleCase, charge, today: "2025-06-30") == [])
    #expect(try CheckStory.found(.staleCase, charge, today: "2025-07-01").count == 1)
  }

  @Test func `a case with a date ahead, or with nothing open, is not stale`() throws {
    let charge = #""type":"charge.laid","instrument":"charge","occurred":"2020-01-01""#
    #expect(
      try CheckStory.found(
        .staleCase, charge,
        #""type":"hearing.scheduled","kind":"trial","on":"2026-02","occurred":"2020-02-01""#) == [])
    #expect(
      try CheckStory.found(
        .staleCase, charge, #""type":"verdict.given","result":"acquitted","occurred":"2021""#) == []
    )
    #expect(
      try CheckStory.found(
        .staleCase, charge, #""type":"statement.made","kind":"report","occurred":"2020-03-01""#,
        opening: [CaseFileStory.opening[0]]) == [])
  }
}
