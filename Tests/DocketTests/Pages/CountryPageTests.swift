import Docket
import Documents
import Events
import Projections
import Testing

/// A country's page: figures that say what they count, people, laws, statements.
@Suite struct CountryPageTests {
  let docket: TestDocket
  let page: Document

  init() throws {
    docket = try TestDocket(Stories.three)
    page = try docket.archive().page(of: .country, "CN")
  }

  @Test func `a figure says what it counts, as of when, and what it leaves out`() {
    #expect(
      page.text.contains(
        """
        1 prosecution: cases in which China is the prosecuting state, with somebody accused and a \
        custody, charge or court fact that stands. As of record 28, 1 April 2026. Left out: one of \
        2 cases: one without such a fact.
        """))
    let figure = page.data["prosecutions"]!
    #expect(figure["cases"] == 1)
    #expect(figure["left_out"]?["without_custody_charge_or_court_fact"] == ["cn-two-2023"])
    #expect(figure["left_out"]?["nobody_accused"] == [])
    #expect(figure["as_of"]?["position"] == 28)
  }

  @Test func `stages count persons, each clock is named`() {
    #expect(page.data["prosecutions"]?["by_stage"] == [["stage": "sentenced", "persons": 1]])
    #expect(page.text.contains("Clock: occurred, else disclosed."))
  }

  @Test func `the year of a prosecution is that of its first hold, charge or day in court`() {
    #expect(
      page.data["prosecutions"]?["by_year"] == [
        ["year": "2020", "first": 2020, "last": 2020, "cases": ["cn-one-2020"]]
      ])
  }

  @Test func `years that are not certain have lines of their own`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'a','title':'A','country':'KP'}
      {'type':'custody.arrested','case':'a','parties':['x'],'occurred':'../2011-02-03'}
      {'type':'case.opened','case':'b','title':'B','country':'KP'}
      {'type':'custody.arrested','case':'b','parties':['y'],'occurred':'2010/2012'}
      {'type':'case.opened','case':'c','title':'C','country':'KP'}
      {'type':'custody.arrested','case':'c','parties':['z']}
      {'type':'case.opened','case':'d','title':'D','country':'KP'}
      """)
    let page = try docket.archive().page(of: .country, "KP")
    let figure = page.data["prosecutions"]!
    #expect(figure["by_year"]?.array?.map { $0["year"] } == ["by 2011", "2010 to 2012"])
    #expect(figure["without_date"] == ["c"])
    #expect(figure["left_out"]?["nobody_accused"] == ["d"])
    #expect(page.text.contains("no date           1"))
  }

  @Test
  func `it tells the cases it prosecutes, those said to be for it, and those of its citizens`() {
    func ids(_ name: String) -> [String] {
      page.data[name]?.array?.compactMap { $0["id"]?.string } ?? []
    }
    #expect(ids("cases") == ["cn-one-2020", "cn-two-2023"])
    #expect(ids("said_to_benefit") == ["us-three-2019"])
    #expect(ids("citizens") == ["cn-one-2020"])
    #expect(page.text.contains("A case counts once per country and role."))
  }

  @Test func `a case counts once for its citizens, however many facts say so`() throws {
    try docket.record(
      """
      {'type':'role.assigned','case':'cn-one-2020','state':'CN','role':'citizenship'}
      {'type':'role.assigned','case':'cn-two-2023','state':'CN','role':'citizenship'}
      {'type':'role.assigned','case':'us-three-2019','state':'CN','role':'recruitment_place'}
      """)
    let page = try docket.archive().page(of: .country, "CN")
    #expect(
      page.data["citizens"]?.array?.map { $0["id"] } == ["cn-one-2020", "cn-two-2023"])
    #expect(page.data["other_roles"] == ["recruitment_place": ["us-three-2019"]])
  }

  @Test func `who is held stands there with since when and which record says so`() {
    #expect(
      page.data["held"] == [
        [
          "party": "one", "label": "Li Yi", "case": "cn-one-2020", "liberty": "imprisoned",
          "liberty_reason": "by_sentence", "contested": false, "since": "2022-02~",
          "stage": "sentenced", "position": 7,
        ]
      ])
    #expect(page.text.contains("about February 2022"))
  }

  @Test func `an acquittal stands before all else`() throws {
    let page = try docket.archive().page(of: .country, "US")
    guard case .notice(let line) = page.blocks[1] else {
      Issue.record("no notice in front")
      return
    }
    #expect(
      line.runs == [
        .reference(kind: "party", id: "three", text: "Ann Three"), .text(": acquitted ("),
        .reference(kind: "case", id: "us-three-2019", text: "Three"), .text(")."),
      ])
  }

  @Test func `whoever was acquitted is not listed as held`() throws {
    try docket.record(
      """
      {'type':'custody.arrested','case':'us-three-2019','parties':['three'],'occurred':'2019-03-02'}
      """)
    let page = try docket.archive().page(of: .country, "US")
    #expect(page.text.contains("Ann Three (acquitted)"))
    #expect(page.data["held"] == [])
    #expect(!page.text.contains("\nHeld\n"))
  }

  @Test func `who was exchanged stands in a part of its own`() throws {
    try docket.record(
      """
      {'type':'custody.released','case':'cn-one-2020','parties':['one'],'how':'exchanged','swap':'swap-2024','occurred':'2024-11'}
      """)
    let page = try docket.archive().page(of: .country, "CN")
    #expect(page.data["held"] == [])
    #expect(
      page.data["exchanged"]?.array?.map { [$0["party"], $0["since"]] } == [["one", "2024-11"]])
    #expect(page.text.contains("November 2024"))
  }

  @Test func `a place that is contested, or known by the sentence alone, is marked`() throws {
    #expect(page.text.contains("imprisoned, by the sentence"))
    try docket.record(
      """
      {'type':'case.opened','case':'cn-four','title':'Four','country':'CN'}
      {'type':'role.assigned','case':'cn-four','party':'two','role':'accused'}
      {'type':'custody.arrested','case':'cn-four','parties':['two'],'occurred':'2024-07','claim':{'speaker':'Kin','standing':'contested'}}
      """)
    let held = try docket.archive().page(of: .country, "CN")
    #expect(held.text.contains("arrested (contested)"))
    #expect(held.data["held"]?.array?.first { $0["party"] == "two" }?["contested"] == true)
    #expect(
      held.data["cases"]?.array?.first { $0["id"] == "cn-four" }?["accused"]?.array?.first?[
        "liberty_first"] == "2024-07-01")
  }

  @Test func `who is no accused of a case is counted at no stage`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'kp-a','title':'A','country':'KP'}
      {'type':'role.assigned','case':'kp-a','party':'w','role':'witness'}
      {'type':'custody.detained','case':'kp-a','parties':['w'],'occurred':'2020-01-01'}
      """)
    let page = try docket.archive().page(of: .country, "KP")
    #expect(page.data["prosecutions"]?["cases"] == 0)
    #expect(page.data["prosecutions"]?["persons"] == 0)
    #expect(page.data["held"] == [])
  }

  @Test func `who is held says how old that is, and whether the term has run out`() throws {
    let docket = try TestDocket(
      """
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann B.'}
      {'type':'party.introduced','party':'ben','kind':'person','label':'Ben C.'}
      {'type':'party.introduced','party':'cy','kind':'person','label':'Cy D.'}
      {'type':'party.introduced','party':'dee','kind':'person','label':'Dee E.'}
      {'type':'case.opened','case':'x','title':'X','country':'FR'}
      {'type':'custody.arrested','case':'x','parties':['ann','cy'],'occurred':'2022-11-07'}
      {'type':'custody.arrested','case':'x','parties':['ben'],'occurred':'2022-11-08'}
      {'type':'sentence.imposed','case':'x','parties':['ann'],'occurred':'2022-11-07','components':[{'kind':'prison','term':'P20M'}]}
      {'type':'sentence.imposed','case':'x','parties':['cy'],'occurred':'2022-11-07','components':[{'kind':'life'}]}
      {'type':'sentence.imposed','case':'x','parties':['dee'],'occurred':'2022-11-07'}
      """)
    let page = try docket.archive().page(of: .country, "FR").text
    #expect(
      page.contains(
        "imprisoned, by the sentence, whose term of 20 months, counted from then, ran out by July "
          + "2024; no release is recorded"))
    #expect(page.contains("arrested, when last heard of (8 November 2022)"))
    #expect(page.ranges(of: "ran out").count == 1)
    #expect(
      page.contains("Left out: Dee E., sentenced: whether they are held is not recorded."))
  }

  @Test func `a hold without a date, and a term beyond all time, stop no page`() throws {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'x','title':'X','country':'FR'}
      {'type':'custody.arrested','case':'x','parties':['ben']}
      {'type':'sentence.imposed','case':'x','parties':['ann'],'occurred':'2022-11-07','components':[{'kind':'prison','term':'P999999999Y'}]}
      {'type':'custody.arrested','case':'x','parties':['ann'],'occurred':'2022-11-06'}
      """)
    let page = try docket.archive().page(of: .country, "FR").text
    #expect(!page.contains("ran out") && !page.contains("when last heard of"))
  }

  @Test func `its laws are told with what was in force when`() {
    #expect(
      page.data["laws"]?.array?.first?["versions"]?.array?.map {
        [$0["change"], $0["adopted"], $0["in_force"], $0["replaced"]]
      } == [
        ["enacted", "2014-11-01", "2015-01-01", "2023-07-01"],
        ["amended", "2023-04-26", "2023-07-01", .null],
      ])
  }

  @Test func `statements and measures say who speaks; state media say according to whom`() {
    #expect(
      page.text.contains(
        """
        6 May 2020: The Foreign Ministry denied the accusation.
        """))
    #expect(page.text.contains("According to Xinhua"))
    #expect(page.data["statements"]?.array?.map { $0["position"] } == [26, 27])
  }

  @Test func `exchanges name the persons and their ways`() {
    #expect(
      page.text.contains("Li Yi from China to the United States; nobody-yet from the United States")
    )
    #expect(page.data["exchanges"]?.array?.first?["mediator"] == "CH")
  }

  @Test func `a country without any fact has an empty page that says so`() throws {
    let page = try docket.archive().page(of: .country, "AD")
    #expect(page.title == "Andorra")
    #expect(
      page.text.contains("No case is recorded in which it is the prosecuting state."))
  }

  @Test func `the table has one row a case and role`() {
    #expect(
      page.csv.map { $0.split(separator: ",").prefix(2).joined(separator: ",") } == [
        "role,id", "prosecuting,cn-one-2020", "prosecuting,cn-two-2023",
        "said_to_benefit,us-three-2019", "citizenship,cn-one-2020",
      ])
  }

  @Test func `words from people stay words in every format`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'evil','title':'<b>|x|</b> [a](javascript:1)','country':'CN'}
      {'type':'role.assigned','case':'evil','party':'one','role':'accused'}
      """)
    let page = try docket.archive().page(of: .country, "CN")
    let html = Format.html.render(page)
    #expect(!html.contains("<b>|x|"))
    #expect(html.contains("&lt;b&gt;|x|&lt;/b&gt;"))
    for format in Format.allCases { #expect(!format.render(page).isEmpty) }
  }
}
