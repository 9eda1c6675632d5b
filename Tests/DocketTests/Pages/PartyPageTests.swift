import Docket
import Documents
import Events
import Projections
import Testing

/// A party's page: names, parts in cases, exchanges, with whom it may be the same.
@Suite struct PartyPageTests {
  static let story = """
    {'type':'case.opened','case':'de-a','title':'A','country':'DE'}
    {'type':'party.introduced','party':'jian-g','kind':'person','label':'Jian G.','naming':'court_anonymised','citizenship':['DE'],'names':[{'form':'Jian Guo','kind':'press'},{'form':'郭建','script':'Hans','lang':'zh','kind':'alias'}]}
    {'type':'role.assigned','case':'de-a','party':'jian-g','role':'accused'}
    {'type':'charge.laid','case':'de-a','instrument':'indictment','occurred':'2024'}
    {'type':'sentence.imposed','case':'de-a','occurred':'2025','components':[{'kind':'prison','term':'P4Y'}]}
    {'type':'case.opened','case':'zz-b','title':'B','country':'FR'}
    {'type':'role.assigned','case':'zz-b','party':'jian-g','role':'accused'}
    {'type':'verdict.given','case':'zz-b','result':'acquitted','occurred':'2020'}
    {'type':'role.assigned','case':'zz-b','party':'jian-g','role':'witness'}
    {'type':'party.identified','party':'jian-g','label':'Jian Guo','occurred':'2025','sources':[{'source':'s'}]}
    {'type':'party.introduced','party':'other','kind':'person','label':'Another G.'}
    {'type':'party.matched','party':'jian-g','other':'other','judgement':'unsure'}
    {'type':'party.matched','party':'other','other':'jian-g','judgement':'negative'}
    {'type':'swap.concluded','swap':'s-1','states':['DE','RU'],'occurred':'2025-01-02','legs':[{'party':'jian-g','case':'de-a','from':'DE','to':'RU','form':'pardon'}]}
    """

  let docket: TestDocket
  let archive: Archive

  init() throws {
    docket = try TestDocket(PartyPageTests.story)
    archive = try docket.archive()
  }

  @Test func `a name known from the press alone is printed nowhere unless it is asked for`() throws
  {
    for format in Format.allCases {
      let page = try archive.page(of: .party, "jian-g")
      #expect(!format.render(page).contains("Jian Guo"), "\(format)")
      #expect(!format.render(try archive.list(.parties)).contains("Jian Guo"), "\(format)")
      #expect(
        !format.render(try archive.page(of: .country, "DE")).contains("Jian Guo"), "\(format)")
      let timeline = try archive.timeline(TimelineQuery(clock: .recorded))
      #expect(!format.render(timeline).contains("Jian Guo"), "\(format)")
    }
    let asked = try archive.page(of: .party, "jian-g", CasePage.Options(pressNames: true))
    #expect(asked.text.contains("Jian Guo"))
    #expect(asked.title == "Jian G.")
  }

  @Test func `names stand in every script`() throws {
    let page = try archive.page(of: .party, "jian-g")
    #expect(
      page.data["names"] == [["form": "郭建", "script": "Hans", "lang": "zh", "kind": "alias"]])
    #expect(page.text.contains("A name that is known from the press alone: not printed here."))
  }

  @Test func `an acquittal stands before all else`() throws {
    let page = try archive.page(of: .party, "jian-g")
    #expect(
      page.data["cases"]?.array?.map { [$0["case"], $0["stage"]] } == [
        ["zz-b", "acquitted"], ["de-a", "sentenced"],
      ])
    guard case .notice(let line) = page.blocks[0] else {
      Issue.record("no notice in front")
      return
    }
    #expect(line.runs.first == .strong("Acquitted"))
    #expect(page.text.contains("Nobody is called a spy here"))
  }

  @Test func `and says that it may still be taken back while an appeal is pending`() throws {
    let docket = try TestDocket(
      PartyPageTests.story + "\n" + """
        {'type':'appeal.lodged','case':'zz-b','by':'prosecution','of':'acquittal','occurred':'2021'}
        """)
    let page = try docket.archive().page(of: .party, "jian-g")
    #expect(
      page.text.contains(
        "At least one count acquitted: B (zz-b); no decision is recorded on an appeal by the prosecution"
          + " against the acquittal."))
  }

  @Test
  func `what facts of its cases tell of the person stands case by case, with dates as they are`()
    throws
  {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'de-a','title':'A','country':'DE'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann B.'}
      {'type':'party.introduced','party':'ben','kind':'person','label':'Ben C.'}
      {'type':'role.assigned','case':'de-a','party':'ann','role':'accused'}
      {'type':'role.assigned','case':'de-a','party':'ben','role':'accused'}
      {'type':'custody.arrested','case':'de-a','parties':['ben'],'occurred':'2023-05-01'}
      {'type':'verdict.given','case':'de-a','parties':['ann'],'result':'convicted','occurred':'2025-12-22~'}
      {'type':'statement.made','case':'de-a','kind':'denial','claim':{'speaker':'Ann B.'},'occurred':'2025-12-23'}
      """)
    let text = try docket.archive().page(of: .party, "ann").text
    #expect(text.contains("- About 22 December 2025: Ann B. convicted. #7"))
    #expect(text.contains("- 23 December 2025: Ann B. denied the accusation."))
    #expect(!text.contains("Ben C. arrested"))
    #expect(!text.contains(" 22 December 2025 ") || text.contains("about 22 December 2025"))
  }

  @Test func `several roles in one case stand in one row`() throws {
    let page = try archive.page(of: .party, "jian-g")
    #expect(page.data["cases"]?.array?.first?["roles"] == ["accused", "witness"])
  }

  @Test func `the last judgement on another party counts, whoever's page it stands on`() throws {
    func judgement(_ slug: JSON, _ other: JSON, _ label: JSON) -> JSON {
      [
        [
          "slug": slug, "other": other, "label": label, "judgement": "negative",
          "contradicted": false, "position": 13, "recorder": "ines",
          "recorded": "2026-04-01T09:00:13.000000Z",
        ]
      ]
    }
    #expect(
      try archive.page(of: .party, "jian-g").data["matches"]
        == judgement("jian-g", "other", "Another G."))
    #expect(
      try archive.page(of: .party, "other").data["matches"]
        == judgement("other", "jian-g", "Jian G."))
  }

  @Test func `exchanges say from where to where`() throws {
    #expect(
      try archive.page(of: .party, "jian-g").data["exchanges"] == [
        [
          "swap": "s-1", "occurred": "2025-01-02", "case": "de-a", "from": "DE", "to": "RU",
          "form": "pardon",
        ]
      ])
  }

  @Test func `a party that nobody introduced says so`() throws {
    let docket = try TestDocket("{'type':'note.added','party':'ghost','text':'who is this'}")
    let page = try docket.archive().page(of: .party, "ghost")
    #expect(page.text.contains("Mentioned, but never introduced."))
    #expect(page.title == "ghost")
  }

  @Test func `liberty over several cases is played together: the last mover wins`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'ru-c','title':'C','country':'RU'}
      {'type':'role.assigned','case':'ru-c','party':'other','role':'accused'}
      {'type':'custody.arrested','case':'ru-c','parties':['other'],'occurred':'2020-01-01'}
      {'type':'case.opened','case':'us-d','title':'D','country':'US'}
      {'type':'role.assigned','case':'us-d','party':'other','role':'accused'}
      {'type':'custody.released','case':'us-d','parties':['other'],'how':'exchanged','occurred':'2021-02'}
      """)
    let page = try docket.archive().page(of: .party, "other")
    #expect(page.data["liberty"]?["value"] == "exchanged")
    #expect(page.data["liberty"]?["case"] == "us-d")
    #expect(
      page.text.contains(
        "Liberty, all of these cases together: exchanged, February 2021 (D, #20)."))
  }

  @Test func `a release that is inferred in one case does not end a hold of another`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'ru-c','title':'C','country':'RU'}
      {'type':'role.assigned','case':'ru-c','party':'other','role':'accused'}
      {'type':'custody.remanded','case':'ru-c','parties':['other'],'occurred':'2020-01-01'}
      {'type':'case.opened','case':'us-d','title':'D','country':'US'}
      {'type':'role.assigned','case':'us-d','party':'other','role':'accused'}
      {'type':'custody.arrested','case':'us-d','parties':['other'],'occurred':'2020-02-01'}
      {'type':'verdict.given','case':'us-d','parties':['other'],'result':'acquitted','occurred':'2021-02-01'}
      """)
    let page = try docket.archive().page(of: .party, "other")
    #expect(page.data["liberty"]?["value"] == "remanded")
    #expect(page.data["liberty"]?["case"] == "ru-c")
    #expect(page.text.contains("released (inferred from the acquittal)"))
  }

  @Test func `since when is a month where a month is all that is known`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'ru-c','title':'C','country':'RU'}
      {'type':'custody.arrested','case':'ru-c','parties':['other'],'occurred':'2024-07'}
      """)
    let page = try docket.archive().page(of: .party, "other")
    #expect(page.data["cases"]?.array?.first?["liberty_since"] == "2024-07")
    #expect(page.text.contains("July 2024"))
    #expect(!page.text.contains("31 July 2024"))
  }
}
