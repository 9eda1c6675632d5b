import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// Who prosecutes whom said to be for which state, and what lies close in time.
@Suite struct ReciprocityTests {
  private let docket: TestDocket

  private static let facts = """
    {'type':'case.opened','case':'cn-a','title':'A','country':'CN','on_behalf_of':['US','TW']}
    {'type':'role.assigned','case':'cn-a','party':'ann','role':'accused'}
    {'type':'custody.arrested','case':'cn-a','parties':['ann'],'occurred':'2023-07-01','disclosed':'2023-08-11'}
    {'type':'case.opened','case':'us-b','title':'B','country':'US','on_behalf_of':['CN']}
    {'type':'role.assigned','case':'us-b','party':'ben','role':'defendant'}
    {'type':'charge.laid','case':'us-b','parties':['ben'],'instrument':'indictment','occurred':'2023-08-02','disclosed':'2023-08-03'}
    {'type':'verdict.given','case':'us-b','parties':['ben'],'result':'acquitted','occurred':'2024-01-01','disclosed':'2024-01-01'}
    {'type':'case.opened','case':'us-c','title':'C','country':'US','on_behalf_of':['CN']}
    {'type':'conduct.alleged','case':'us-c','kind':'recruitment','occurred':'2020','disclosed':'2023-09'}
    {'type':'case.opened','case':'us-d','title':'D','country':'US'}
    {'type':'case.opened','case':'us-e','title':'E','country':'US','on_behalf_of':['CN']}
    """

  init() throws { docket = try TestDocket(Self.facts) }

  private func reading(_ dials: Dials = Dials()) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  private func page(
    _ states: String..., within: Int64? = nil, country: String? = nil, dials: Dials = Dials()
  ) throws -> Document {
    try reading(dials).page(
      of: .reciprocity,
      .init(
        states: try states.map { try Country($0) }, country: try country.map { try Country($0) },
        within: within))
  }

  @Test func `a pair has its cases, its prosecutions, and its persons by stage`() throws {
    let rows = try reading().list(.reciprocity).data.array ?? []
    #expect(rows.map { $0["id"] } == ["CN-TW", "CN-US", "US-CN"])
    #expect(rows[2]["cases"] == 3)
    #expect(rows[2]["prosecutions"] == 1)
    #expect(rows[2]["stages"] == ["acquitted": 1])
    #expect(rows[1]["stages"] == ["accused": 1])
  }

  @Test func `the figure says what it counts and what it leaves out`() throws {
    let page = try page()
    #expect(
      page.text.contains(
        """
        4 cases filed here as allegedly for another state (who says so stands on the page of each), in 3 \
        pairs of a prosecuting state and a state said to benefit; a case counts once a pair. Left out: 1 of 5 cases, for which no \
        beneficiary is recorded. Stages count persons. As of record 11, 1 April 2026.
        """))
    #expect(page.data["left_out"]?["nobody_says_for_whom"] == 1)
    #expect(page.data["clock"] == "disclosed")
  }

  @Test func `a case is public at the latest when a source of it is published`() throws {
    try docket.record(
      """
      {'type':'source.registered','source':'paper','kind':'newspaper','publisher':'Paper','published':'2023-08-20'}
      {'type':'charge.laid','case':'us-c','instrument':'indictment','occurred':'2023-08-19','sources':[{'source':'paper'}]}
      """)
    let couples = try page("US", "CN").data["coincidences"]?.array ?? []
    #expect(couples.map { $0["other_disclosed"] }.contains("2023-08-20"))
  }

  @Test func `two cases that became public close to each other are a coincidence`() throws {
    let page = try page("US", "CN")
    let couples = page.data["coincidences"]?.array ?? []
    #expect(couples.count == 2)
    #expect(couples[0]["case"] == "cn-a" && couples[0]["other"] == "us-b")
    #expect(couples[0]["days"] == [8, 8])
    #expect(couples[0]["match"] == "definite")
    #expect(couples[0]["called"] == "coincidence")
    #expect(page.text.contains("That two cases lie close in time says nothing of why."))
    #expect(page.text.contains("Left out: 1 case of these states of which no fact says when"))
  }

  @Test func `a couple whose dates leave it open is only possibly one`() throws {
    let couple = try #require(try page("US", "CN").data["coincidences"]?.array?[1])
    #expect(couple["other"] == "us-c")
    #expect(couple["days"] == [21, 50])
    #expect(couple["match"] == "possible")
  }

  @Test func `the days asked for decide`() throws {
    #expect(try page(within: 8).data["coincidences"]?.array?.count == 1)
    #expect(try page(within: 7).data["coincidences"]?.array?.isEmpty == true)
  }

  @Test func `where somebody asserts more, it says who, and how far that is established`() throws {
    try docket.record(
      """
      {'type':'case.linked','case':'cn-a','to':'us-b','relation':'alleged_retaliation','claim':{'speaker':'A newspaper','standing':'alleged'}}
      {'type':'case.linked','case':'cn-a','to':'us-c','relation':'context'}
      """)
    let page = try page("US", "CN")
    #expect(page.data["asserted"]?.array?.count == 1)
    let link = try #require(page.data["asserted"]?.array?[0])
    #expect(link["says"] == "A newspaper")
    #expect(link["standing"] == "alleged")
    #expect(link["days"] == 8)
    #expect(
      page.data["coincidences"]?.array?[0]["called"]?.string?.hasSuffix("as asserted in #12")
        == true)
    #expect(page.data["coincidences"]?.array?[1]["called"] == "coincidence")
    let rows = try reading().list(.reciprocity).data.array ?? []
    #expect(rows.map { $0["asserted"] } == [0, 1, 1])
  }

  @Test func `a link that was retracted asserts nothing`() throws {
    try docket.record(
      """
      {'type':'case.linked','case':'cn-a','to':'us-b','relation':'timing','id':'link'}
      {'type':'record.retracted','case':'cn-a','target':'link','reason':'error'}
      """)
    #expect(try page().data["asserted"] == [])
  }

  @Test func `two states have their cases with the accused, an acquittal told`() throws {
    let page = try page("US", "CN")
    #expect(page.text.contains("Cases of the United States, allegedly for China"))
    #expect(page.text.contains("(acquitted)"))
    #expect(page.data["pairs"]?.array?.count == 2)
  }

  @Test func `a state narrows to what it has a part in`() throws {
    #expect(try page(country: "TW").data["pairs"]?.array?.map { $0["id"] } == ["CN-TW"])
    let rows = try reading().list(.reciprocity, ListFilter(country: try Country("TW"))).data
    #expect(rows.array?.count == 1)
  }

  @Test func `from a day in the past only what was public by then counts`() throws {
    let dials = Dials(knownAt: try EDTF("2023-08-05"))
    let pairs = try page(dials: dials).data["pairs"]?.array ?? []
    #expect(pairs.map { $0["id"] } == ["US-CN"])
    #expect(pairs.first?["cases"] == 1)
  }

  @Test func `what dates leave open stands apart`() throws {
    let page = try page(dials: Dials(knownAt: try EDTF("2023-09-10")))
    #expect(page.data["pairs"]?.array?.last?["cases"] == 1)
    #expect(page.text.contains("Possibly by then\n"))
    // C has a day that may come later, E no day at all.
    #expect(page.text.contains("Cases: 3; Coincidences: 2"))
  }

  @Test func `the closest couples are found however many there are`() throws {
    var facts = ""
    for number in 0..<40 {
      let day = number % 28 + 1
      facts += """
        {'type':'case.opened','case':'ir-\(number)','title':'I\(number)','country':'IR','on_behalf_of':['GB']}
        {'type':'conduct.alleged','case':'ir-\(number)','kind':'influence','disclosed':'2020-01-\(day < 10 ? "0" : "")\(day)'}
        {'type':'case.opened','case':'gb-\(number)','title':'G\(number)','country':'GB','on_behalf_of':['IR']}
        {'type':'conduct.alleged','case':'gb-\(number)','kind':'influence','disclosed':'2020-01-\(day < 10 ? "0" : "")\(day)'}

        """
    }
    try docket.record(facts)
    let page = try page("IR", "GB")
    // All of January lies within thirty days of all of January.
    #expect(page.data["pairs"]?.array?[0]["coincidences"] == 1600)
    let couples = page.data["coincidences"]?.array ?? []
    #expect(couples.count == 100)
    #expect(couples.first?["days"] == [0, 0])
    #expect(page.text.contains("The first 100 of 1600."))
  }
}
