import Events
import Projections
import Testing

/// What a case's file holds, story by story.
@Suite struct CaseFileTests {
  // MARK: Amendments

  private let arrest =
    #""id":"arrest","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#
  private let correction = #"""
    "id":"fix","type":"record.corrected","target":"arrest","patch":{"occurred":"2020-01-03","place":{"label":"Oslo"}},"reason":"the paper had the wrong day","kind":"dating"
    """#

  @Test func `a correction shows what was and what is, and the fact stands as corrected`() throws {
    let file = try CaseFileStory.file(arrest, correction)
    let item = try #require(file.item(at: 4))
    #expect(item.state == .corrected)
    #expect(item.occurred?.words == "3 January 2020")
    #expect(item.place == "Oslo")
    #expect(item.corrections == [5])
    let found = try #require(file.corrections.first)
    #expect(found.kind == .corrected)
    #expect(found.target == 4)
    #expect(found.reason == "the paper had the wrong day")
    #expect(found.recorder == "ines")
    #expect(found.recorded == 5_000_000)
    #expect(
      found.changes.map { [$0.field, $0.wasWords, $0.isWords] } == [
        ["occurred", "2 January 2020", "3 January 2020"], ["place", "nothing", "Oslo"],
      ])
  }

  @Test func `corrections apply in their order, each against what the one before left`() throws {
    let file = try CaseFileStory.file(
      arrest, correction,
      #"""
      "type":"record.corrected","target":"arrest","patch":{"occurred":"2020-01-04","place":null},"reason":"again"
      """#)
    #expect(file.item(at: 4)?.occurred?.description == "2020-01-04")
    #expect(
      file.corrections[1].changes.map { [$0.field, $0.wasWords, $0.isWords] } == [
        ["occurred", "3 January 2020", "4 January 2020"], ["place", "Oslo", "nothing"],
      ])
  }

  @Test func `a retraction takes the fact out of force and keeps it in sight`() throws {
    let file = try CaseFileStory.file(
      arrest, #""type":"record.retracted","target":"arrest","reason":"source_retracted""#)
    #expect(file.a == PersonState(.accused))
    #expect(file.item(at: 4)?.state == .retracted)
    #expect(file.item(at: 4)?.withdrawal == 5)
    #expect(file.corrections.map(\.reason) == ["source retracted"])
  }

  @Test func `retracting a correction restores what was`() throws {
    let file = try CaseFileStory.file(
      arrest, correction, #""type":"record.retracted","target":"fix","reason":"error""#)
    #expect(file.item(at: 4)?.occurred?.description == "2020-01-02")
    #expect(file.item(at: 4)?.state == .stands)
    #expect(file.corrections.map(\.undone) == [6, nil])
  }

  @Test func `retracting a retraction restores the fact`() throws {
    let file = try CaseFileStory.file(
      arrest, #""id":"out","type":"record.retracted","target":"arrest","reason":"error""#,
      #""type":"record.retracted","target":"out","reason":"error""#)
    #expect(file.a == PersonState(.accused, .arrested))
  }

  @Test func `a redaction tells nothing of the fact, not even through its corrections`() throws {
    let file = try CaseFileStory.file(
      arrest, correction, #""type":"record.redacted","target":"arrest","basis":"court_order""#)
    #expect(file.item(at: 4)?.state == .redacted)
    #expect(file.corrections.map(\.sentence) == [nil, nil])
    #expect(file.corrections.allSatisfy { $0.changes.isEmpty })
    #expect(file.corrections.map(\.reason) == ["the paper had the wrong day", "court order"])
  }

  // MARK: Accounts

  @Test func `of two accounts the court's record is shown, and the other one stays visible`() throws
  {
    let file = try CaseFileStory.file(
      #""type":"source.registered","source":"paper","kind":"newspaper""#,
      #""type":"source.registered","source":"judgment","kind":"court_record""#,
      #"""
      "id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02","sources":[{"source":"judgment"}]
      """#,
      #"""
      "type":"custody.detained","parties":["a"],"occurred":"2020-01-05","account_of":"one","sources":[{"source":"paper"}]
      """#)
    #expect(file.a == PersonState(.accused, .arrested))
    #expect(file.item(at: 6)?.others == [7])
    #expect(file.item(at: 7)?.state == .outvoted)
    guard case .account(let shown, let rule) = try #require(file.contested.first).kind else {
      Issue.record("not an account")
      return
    }
    #expect(shown == 6)
    #expect(rule == "a court record")
  }

  // MARK: Clocks

  @Test(arguments: [
    ("2020-01-02", "2020-01-02", Publicity.announced, 0, 0),
    ("2020-01-02", "2020-01-24", .delayed, 22, 22),
    ("2020-01", "2020-03-01", .delayed, 30, 60),
    ("2020-01", "2020-01-15", .announced, -16, 14),
  ])
  func `the lag runs from what occurred to what was disclosed`(
    occurred: String, disclosed: String, publicity: Publicity, least: Int64, most: Int64
  ) throws {
    let file = try CaseFileStory.file(
      #""type":"custody.arrested","occurred":"\#(occurred)","disclosed":"\#(disclosed)""#)
    let item = try #require(file.item(at: 4))
    #expect(item.publicity == publicity)
    #expect(item.lag.map { [$0.least, $0.most] } == [least, most])
  }

  @Test func `what has no beginning has no greatest lag`() throws {
    let file = try CaseFileStory.file(
      #""type":"custody.arrested","occurred":"../2023-08-11","disclosed":"2023-08-11""#)
    #expect(file.item(at: 4)?.lag.map { [$0.least, $0.most] } == [0, nil])
    #expect(file.item(at: 4)?.publicity == .announced)
  }

  @Test func `a sealed charge is sealed, and nothing is said without a disclosure`() throws {
    let file = try CaseFileStory.file(
      #"""
      "type":"charge.laid","instrument":"indictment","sealed":true,"occurred":"2020","disclosed":"2021"
      """#, #""type":"charge.changed","change":"unsealed","occurred":"2021""#,
      #""type":"custody.arrested","occurred":"2021""#)
    #expect((4...6).map { file.item(at: $0)?.publicity } == [.sealed, .unsealed, nil])
  }

  // MARK: Voices

  @Test(arguments: [
    ("MSS statement", "Ministry of State Security (China)", ["Ministry of State Security (China)"]),
    ("MSS", "Ministry of State Security (China)", ["Ministry of State Security (China)"]),
    ("CPS", "Crown Prosecution Service", ["Crown Prosecution Service"]),
    ("FSB", "FSB", ["FSB"]),
    (
      "MSS statement; CCTV", "Ministry of State Security (China)",
      ["Ministry of State Security (China)", "CCTV"]
    ),
    ("MSS statement", "Beijing State Security Bureau", ["MSS statement"]),
    ("Australian government", "Chinese prosecutors", ["Australian government"]),
    ("Stephen Parkinson", "Director of Public Prosecutions", ["Stephen Parkinson"]),
    ("US Department of State", "US Secretary of State", ["US Department of State"]),
  ])
  func `the authority stands for a speaker only where the speaker is its initials`(
    speaker: String, authority: String, voices: [String]
  ) throws {
    let file = try CaseFileStory.file(
      #"""
      "type":"conduct.alleged","kind":"meeting","authority":"\#(authority)","claim":{"speaker":"\#(speaker)"}
      """#)
    let item = try #require(file.item(at: 4))
    #expect(item.voices.map(\.name) == voices)
    #expect(item.speaker == speaker)
  }

  @Test func `a speaker that is a party is called by its label`() throws {
    let file = try CaseFileStory.file(
      #""type":"party.introduced","party":"mss","kind":"agency","label":"Ministry of State Security""#,
      #""type":"statement.made","kind":"accusation","claim":{"speaker":"mss"}"#)
    #expect(file.item(at: 5)?.voices.map(\.name) == ["Ministry of State Security"])
  }

  // MARK: Sentences

  @Test func `the sentence in force is each person's own, with what became of it`() throws {
    let file = try CaseFileStory.file(
      #"""
      "type":"sentence.imposed","occurred":"2020","components":[{"kind":"prison","term":"P27M","party":"a"},{"kind":"fine","amount":{"value":"5500.00","currency":"USD"}}]
      """#, #""type":"sentence.changed","change":"pardoned","parties":["a"],"occurred":"2021""#)
    #expect(file.persons[0].punishment?.parts == ["27 months in prison", "a fine of USD 5,500"])
    #expect(file.persons[0].punishment?.changes.map(\.word) == ["pardoned"])
    #expect(file.persons[1].punishment?.parts == ["a fine of USD 5,500"])
    #expect(file.persons[1].punishment?.changes == [])
  }

  @Test func `a changed sentence takes the place of the old one, a vacated one is not in force`() throws
  {
    let imposed = #"""
      "type":"sentence.imposed","occurred":"2020","components":[{"kind":"death"},{"kind":"reprieve","term":"P2Y"}]
      """#
    let commuted = #"""
      "type":"sentence.changed","change":"commuted","occurred":"2022","components":[{"kind":"life"}]
      """#
    #expect(
      try CaseFileStory.file(imposed).persons[0].punishment?.parts
        == ["death with a reprieve of 2 years"])
    #expect(try CaseFileStory.file(imposed, commuted).persons[0].punishment?.parts == ["life in prison"])
    let vacated = #""type":"sentence.changed","change":"vacated","occurred":"2023""#
    let person = try CaseFileStory.file(imposed, commuted, vacated).persons[0]
    #expect(person.punishment?.isInForce == false)
    #expect(person.punishment?.changes.map(\.word) == ["commuted", "vacated"])
  }

  // MARK: Order

  @Test func `an unusual order is told, not refused`() throws {
    let file = try CaseFileStory.file(
      #""type":"sentence.imposed","parties":["a"],"occurred":"2020""#,
      #""type":"verdict.given","result":"convicted","parties":["b"],"occurred":"2020""#)
    #expect(file.persons[0].unusual == [.sentenceWithoutVerdict])
    #expect(file.persons[1].unusual == [.verdictWithoutCharge])
  }

  // MARK: Next dates

  @Test func `a hearing is a next date until one of its kind is held`() throws {
    let scheduled = #""type":"hearing.scheduled","kind":"trial","on":"2026-03-16""#
    let check = #""type":"case.checked","result":"nothing_new","next":"2026-02""#
    let open = try CaseFileStory.file(scheduled, check)
    #expect(open.nextDates.map(\.on.description) == ["2026-02", "2026-03-16"])
    let held = try CaseFileStory.file(
      scheduled, #""type":"hearing.held","kind":"trial","occurred":"2026-03-17""#)
    #expect(held.nextDates.isEmpty)
    let other = try CaseFileStory.file(
      scheduled, #""type":"hearing.held","kind":"bail","occurred":"2026-03-17""#)
    #expect(other.nextDates.count == 1)
  }

  // MARK: Sources and links

  @Test func `a source tells how many facts rest on it, and what it was made from`() throws {
    let file = try CaseFileStory.file(
      #""type":"source.registered","source":"wire","kind":"wire","publisher":"Wire""#,
      #"""
      "type":"source.registered","source":"copy","kind":"aggregator","publisher":"Copy","derived":[{"of":"wire","how":"republished"}]
      """#, #""type":"source.changed","source":"copy","to":"dead""#,
      #""type":"custody.arrested","sources":[{"source":"copy"}]"#,
      #""type":"charge.laid","instrument":"charge","sources":[{"source":"copy"},{"source":"lost"}]"#
    )
    #expect(file.sources.map(\.slug) == ["copy", "lost", "wire"])
    #expect(file.sources.map(\.facts) == [2, 1, 0])
    #expect(file.sources.map(\.state) == [.dead, nil, nil])
    #expect(file.sources.map(\.kind) == [.aggregator, nil, .wire])
  }

  @Test func `links go out and come in, and a retracted one does neither`() throws {
    let file = try CaseFileStory.file(
      #""type":"law.changed","law":"act","country":"GB","change":"enacted","title":"The Act""#,
      #""type":"case.linked","to":"act","relation":"context""#,
      #""type":"case.linked","to":"CN","relation":"context""#,
      #""type":"case.opened","case":"y","title":"Y","country":"CN""#,
      #""type":"case.linked","case":"y","to":"x","relation":"timing","claim":{"speaker":"Reuters"}"#,
      #""id":"wrong","type":"case.linked","case":"y","to":"x","relation":"same_network""#,
      #""type":"record.retracted","case":"y","target":"wrong","reason":"error""#)
    #expect(file.linksOut.map(\.title) == ["The Act", "China"])
    #expect(file.linksOut.map(\.kind) == [.law, .country])
    #expect(file.linksIn.map(\.relation) == [.timing])
    #expect(file.linksIn.map(\.voices.first?.name) == ["Reuters"])
    #expect(file.laws.map(\.title) == ["The Act"])
  }

  // MARK: Names

  @Test func `whoever a court anonymises keeps the court's form, whatever the press prints`() throws
  {
    let file = try CaseFileStory.file(
      #"""
      "type":"party.introduced","party":"a","kind":"person","label":"Jian G.","naming":"court_anonymised","names":[{"form":"Jian Guo","kind":"press"}]
      """#, #""type":"party.identified","party":"a","label":"Jian Guo""#)
    #expect(file.persons[0].label == "Jian G.")
  }

  @Test func `a fact mentions the streams that a page about it needs`() throws {
    let story = try CaseFileStory(
      [
        #"""
        "type":"verdict.given","result":"convicted","parties":["a"],"court":"old-bailey","counts":[{"offence":"spying","law":"act"}],"claim":{"speaker":"FSB"},"sources":[{"source":"copy"}]
        """#, #""type":"case.linked","to":"y","relation":"timing""#,
      ], opening: [])
    let mentions = Mentions(story.gathered.stream.map(\.fact))
    #expect(mentions.parties == ["a", "old-bailey"])
    #expect(mentions.sources == ["copy"])
    #expect(mentions.targets == ["act", "y"])
  }
}
