import Docket
import Documents
import Events
import Ports
import Projections
import Testing

/// Timelines: one clock at a time, and what is only possible apart.
@Suite struct TimelineTests {
  let docket: TestDocket

  init() throws { docket = try TestDocket(Stories.three) }

  func positions(_ query: TimelineQuery) throws -> [Int64] {
    try docket.archive().timeline(query).data.array!.compactMap { $0["position"]?.integer }
  }

  func matches(_ query: TimelineQuery) throws -> [[JSON?]] {
    try docket.archive().timeline(query).data.array!.map { [$0["position"], $0["match"]] }
  }

  @Test func `by when things occurred, the last day each can have decides`() throws {
    #expect(
      try positions(TimelineQuery()) == [
        18, 19, 15, 4, 26, 27, 16, 5, 6, 7, 20, 21, 11, 22,
      ])
  }

  @Test func `a case and a country have timelines of their own`() throws {
    #expect(try positions(TimelineQuery(.case("cn-two-2023"))) == [11])
    #expect(
      try positions(TimelineQuery(.country(try Country("CN")))) == [
        18, 19, 15, 4, 26, 27, 16, 5, 6, 7, 20, 21, 11, 22,
      ])
    #expect(try positions(TimelineQuery(.country(try Country("CH")))) == [22])
    #expect(throws: NotFound(kind: .case, id: "nope", nearest: [])) {
      try positions(TimelineQuery(.case("nope")))
    }
  }

  @Test func `what only possibly lies in the days asked for is shown apart`() throws {
    let window = Window(since: try EDTF("2022-02"), until: try EDTF("2022-12"))
    #expect(
      try matches(TimelineQuery(window: window)) == [
        [6, "possible"], [7, "possible"], [11, "possible"],
      ])
    let spring = Window(since: try EDTF("2020-05"), until: try EDTF("2020-05"))
    let page = try docket.archive().timeline(TimelineQuery(window: spring))
    #expect(
      page.data.array!.map { [$0["position"], $0["match"]] } == [
        [4, "definite"], [26, "definite"], [27, "definite"], [11, "possible"],
      ])
    #expect(page.text.contains("Possibly\n--------"))
  }

  @Test func `margins reach across the ends of the days asked for`() throws {
    let window = Window(since: try EDTF("2022-03"), until: try EDTF("2022-03"))
    // "about February 2022" may be as late as March 2022.
    #expect(
      try matches(TimelineQuery(.case("cn-one-2020"), window: window)) == [
        [6, "possible"], [7, "possible"],
      ])
    #expect(
      try matches(TimelineQuery(window: window)).prefix(2) == [
        [6, "possible"], [7, "possible"],
      ])
  }

  @Test func `by when things became public, facts that do not say are left out and counted`()
    throws
  {
    #expect(try positions(TimelineQuery(clock: .disclosed)) == [4])
    let text = try docket.archive().timeline(
      TimelineQuery(.case("cn-one-2020"), clock: .disclosed)
    ).text
    #expect(text.contains("Clock: disclosed."))
    #expect(text.contains("Left out: 5 facts that do not say when they became public."))
  }

  @Test func `by when things were recorded, all facts stand in the order of the log`() throws {
    #expect(try positions(TimelineQuery(clock: .recorded)) == Array(1...28))
    let day = Window(since: try EDTF("2026-04-01"), until: try EDTF("2026-04-01"))
    #expect(try positions(TimelineQuery(clock: .recorded, window: day)) == Array(1...28))
    let next = Window(since: try EDTF("2026-04-02"))
    #expect(try positions(TimelineQuery(clock: .recorded, window: next)) == [])
  }

  @Test func `all streams and each stream agree on what a window holds`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'x','title':'X','country':'FR'}
      {'type':'note.added','case':'x','text':'a','occurred':'2019/..'}
      {'type':'note.added','case':'x','text':'b','occurred':'../2020-05-05'}
      {'type':'note.added','case':'x','text':'c','occurred':'2020?'}
      {'type':'note.added','case':'x','text':'d','occurred':'[2020-05-04,2021]'}
      {'type':'note.added','case':'x','text':'e','occurred':'2021%'}
      {'type':'note.added','case':'x','text':'f','occurred':'2018-05-04~'}
      """)
    for (since, until) in [("2020-05-04", "2020-05-06"), ("2018", "2022"), ("2019-06", "2019-06")] {
      let window = Window(since: try EDTF(since), until: try EDTF(until))
      let inCase = try matches(TimelineQuery(.case("x"), window: window))
      let all = try matches(TimelineQuery(window: window)).filter { ($0[0]?.integer ?? 0) > 28 }
      #expect(inCase == all)
      #expect(!inCase.isEmpty)
    }
  }

  @Test func `a limit keeps the first and says that there are more`() throws {
    let page = try docket.archive().timeline(TimelineQuery(limit: 3))
    #expect(page.data.array!.map { $0["position"] } == [18, 19, 15])
    #expect(page.text.contains("The first 3 only; there are more."))
    #expect(
      !(try docket.archive().timeline(TimelineQuery(limit: 14)).text.contains("there are more")))
    #expect(try positions(TimelineQuery(limit: 0)) == [])
  }

  @Test func `facts are shown as corrected, retracted ones struck`() throws {
    try docket.record(
      """
      {'type':'record.corrected','case':'cn-one-2020','target':'f4','patch':{'occurred':'2020-07-04'},'reason':'dating'}
      {'type':'record.retracted','case':'cn-one-2020','target':'f5','reason':'error'}
      """)
    let rows = try docket.archive().timeline().data.array!
    let arrest = rows.first { $0["position"] == 4 }
    #expect(arrest?["occurred"] == "2020-07-04")
    #expect(arrest?["state"] == "corrected")
    #expect(rows.first { $0["position"] == 5 }?["state"] == "retracted")
    #expect(try docket.archive().timeline().text.contains("[withdrawn: "))
  }

  @Test func `a row tells who says so, or according to whom`() throws {
    let rows = try docket.archive().timeline().data.array!
    func speaker(_ position: JSON) -> JSON? {
      rows.first { $0["position"] == position }?["speaker"]
    }
    #expect(speaker(26) == "Foreign Ministry")
    #expect(speaker(27) == "according to Xinhua")
    #expect(speaker(4) == "according to Copy")
    #expect(speaker(6) == .null)
  }
}
