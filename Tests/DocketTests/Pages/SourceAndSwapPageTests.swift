import Docket
import Documents
import Events
import Projections
import Testing

/// A source's page: what it was made from, what was made from it, what rests on it.
@Suite struct SourcePageTests {
  let docket: TestDocket

  init() throws { docket = try TestDocket(Stories.three) }

  @Test func `republication is followed both ways, each source once`() throws {
    try docket.record(
      """
      {'type':'source.registered','source':'copy-2','kind':'web','derived':[{'of':'copy','how':'translated'},{'of':'paper','how':'quoted'}]}
      """)
    let archive = try docket.archive()
    func steps(_ id: String, _ name: String) throws -> [[JSON?]] {
      try archive.page(of: .source, id).data[name]!.array!.map {
        [$0["source"], $0["how"], $0["of"], $0["depth"]]
      }
    }
    #expect(
      try steps("copy-2", "made_from_sources") == [
        ["copy", "translated from", "copy-2", 1], ["paper", "republished from", "copy", 2],
      ])
    #expect(
      try steps("paper", "sources_made_from_it") == [
        ["copy", "republished from", "paper", 1], ["copy-2", "translated from", "copy", 2],
      ])
  }

  @Test func `a circle of sources ends`() throws {
    try docket.record(
      """
      {'type':'source.registered','source':'a','kind':'web','derived':[{'of':'b','how':'quoted'}]}
      {'type':'source.registered','source':'b','kind':'web','derived':[{'of':'a','how':'quoted'}]}
      """)
    let page = try docket.archive().page(of: .source, "a")
    #expect(page.data["made_from_sources"]?.array?.count == 1)
    #expect(page.data["sources_made_from_it"]?.array?.count == 1)
  }

  @Test func `what rests on it is told stream by stream, then fact by fact`() throws {
    let page = try docket.archive().page(of: .source, "paper")
    #expect(
      page.data["rests_on_it"] == [
        [
          "kind": "case", "id": "cn-two-2023", "title": "Two", "facts": 1, "positions": [11],
          "claims": [
            [
              "position": 11, "verification": "one_source", "verification_by": "computed",
              "roots": ["The Paper"], "before_withdrawal": .null,
            ]
          ],
        ],
        [
          "kind": "country", "id": "CN", "title": "China", "facts": 1, "positions": [26],
          "claims": [
            [
              "position": 26, "verification": "one_source", "verification_by": "computed",
              "roots": ["The Paper"], "before_withdrawal": .null,
            ]
          ],
        ],
      ])
    #expect(page.text.contains("By 11 August 2023: Alleged of Wang Er: having been recruited"))
    #expect(page.csv[1] == "case,cn-two-2023,Two,1")
  }

  @Test func `what rests on it through a copy is told apart`() throws {
    let page = try docket.archive().page(of: .source, "paper")
    #expect(
      page.data["rests_on_it_through_copies"]?.array?.map { $0["positions"] } == [.array([4])])
    #expect(page.text.contains("Through what was made from it"))
  }

  @Test func `of a source that was withdrawn it is told what that changed`() throws {
    try docket.record(
      "{'type':'source.changed','source':'paper','to':'withdrawn','occurred':'2024-05-03'}")
    let page = try docket.archive().page(of: .source, "paper")
    #expect(
      page.text.contains(
        "Two: Alleged of Wang Er: having been recruited. Was: one source; is: withdrawn. #11"))
    #expect(page.text.contains("One: Li Yi arrested. Was: one source; is: withdrawn. #4"))
    let claims = page.data["rests_on_it"]?.array?.first?["claims"]?.array
    #expect(claims?.first?["verification"] == "withdrawn")
    #expect(claims?.first?["before_withdrawal"] == "one_source")
  }

  @Test func `a source that no longer says what was cited is told of first`() throws {
    try docket.record("{'type':'source.changed','source':'paper','to':'silently_edited'}")
    let page = try docket.archive().page(of: .source, "paper")
    guard case .notice(let line) = page.blocks[0] else {
      Issue.record("no notice in front")
      return
    }
    #expect(line.runs == [.strong("This source is now silently edited.")])
  }
}

/// An exchange's page: when, between whom, who went where.
@Suite struct SwapPageTests {
  @Test func `each leg names the person, the case it ends, and the way`() throws {
    let docket = try TestDocket(Stories.three)
    let page = try docket.archive().page(of: .swap, "swap-2024")
    #expect(page.title == "Exchange between China and the United States, 27 November 2024")
    #expect(
      page.csv == [
        "party,description,case,stage,outcome,from,to,form",
        "one,,cn-one-2020,sentenced,convicted,CN,US,release", "nobody-yet,,,,,US,CN,",
      ])
    #expect(
      page.text.contains(
        "Between China and the United States; mediated by Switzerland; 27 November 2024. "
          + "The facts name 2 persons; more may have been exchanged.")
    )
  }

  @Test func `an exchange whose fact was retracted is told as that`() throws {
    let docket = try TestDocket(
      Stories.three
        + "\n{'type':'record.retracted','swap':'swap-2024','target':'f22','reason':'error'}")
    let page = try docket.archive().page(of: .swap, "swap-2024")
    #expect(page.text.contains("No fact that stands says that it was concluded."))
    #expect(page.text.contains("[withdrawn: Exchange between China and the United States"))
  }

  @Test func `an exchange is dated by the fact that concludes it, not by the first of its stream`()
    throws
  {
    let docket = try TestDocket(Stories.three)
    try docket.record(
      """
      {'type':'swap.concluded','swap':'swap-2','states':['CN','US'],'occurred':'2020-01-01','id':'wrong'}
      {'type':'record.retracted','swap':'swap-2','target':'wrong','reason':'error'}
      {'type':'swap.concluded','swap':'swap-2','states':['CN','US'],'occurred':'2020-05-05'}
      {'type':'custody.released','case':'cn-two-2023','parties':['two'],'how':'exchanged','swap':'swap-2','occurred':'2020-05-05'}
      {'type':'case.linked','case':'cn-two-2023','to':'swap-2','relation':'context'}
      """)
    let archive = try docket.archive()
    #expect(
      try archive.page(of: .swap, "swap-2").title
        == "Exchange between China and the United States, 5 May 2020")
    #expect(
      try archive.page(of: .case, "cn-two-2023").text.contains("exchange of 5 May 2020"))
  }
}
