import Docket
import Events
import Foundation
import Logs
import Projections
import Testing

/// Lags, detentions, the agenda and the balance of evidence over all cases.
@Suite struct OverviewStories {
  private let docket: TestDocket

  init() throws {
    docket = try TestDocket(
      """
      {'type':'case.opened','case':'one','title':'One','country':'CN'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann'}
      {'type':'role.assigned','case':'one','party':'ann','role':'accused'}
      {'type':'custody.detained','case':'one','parties':['ann'],'authority':'MSS','occurred':'2023-01-10','disclosed':'2023-03-01','claim':{'speaker':'MSS'}}
      {'type':'custody.arrested','case':'one','parties':['ann'],'authority':'MSS','occurred':'2023-02','claim':{'speaker':'MSS'}}
      {'type':'hearing.scheduled','case':'one','kind':'trial','on':'2030-05-01','occurred':'2023-04-01'}
      {'type':'case.opened','case':'two','title':'Two','country':'US'}
      {'type':'party.introduced','party':'bob','kind':'person','label':'Bob'}
      {'type':'role.assigned','case':'two','party':'bob','role':'accused'}
      {'type':'custody.arrested','case':'two','parties':['bob'],'authority':'FBI','occurred':'2020-01-01','disclosed':'2020-01-02'}
      {'type':'custody.released','case':'two','parties':['bob'],'how':'bail','occurred':'2020-01-11'}
      {'type':'case.checked','case':'two','result':'nothing_new','next':'2026-01-01'}
      {'type':'case.opened','case':'three','title':'Three','country':'US'}
      """)
  }

  private func page(
    _ overview: Overview, _ question: Overview.Question = .init(), _ dials: Dials = Dials()
  ) throws -> JSON {
    var question = question
    question.today = question.today ?? Day(number: 20_780)
    return try reading(dials).page(of: overview, question).data
  }

  private func reading(_ dials: Dials = Dials()) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials,
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  // MARK: Lag

  @Test func `the longest lag of each case stands first, and what is left out is counted`() throws {
    let page = try page(.lag)
    let cases = page["cases"]?.array ?? []
    #expect(cases.map { $0["id"]?.string } == ["one", "two"])
    #expect(cases.map { $0["longest_least"]?.integer } == [50, 1])
    #expect(cases.map { $0["left_out"]?.integer } == [1, 1])
    #expect(page["cases_left_out"] == 1)
    #expect(page["facts_left_out"] == 2)
  }

  @Test func `authorities and countries have the median of their cases`() throws {
    let page = try page(.lag)
    #expect(page["authorities"]?.array?.map { $0["name"]?.string } == ["FBI", "MSS"])
    #expect(page["countries"]?.array?.map { $0["median_most"]?.integer } == [50, 1])
  }

  // MARK: Detention

  @Test func `days in a state run from its beginning to the next one's`() throws {
    let stretches = try page(.detention)["stretches"]?.array ?? []
    #expect(
      stretches.map { "\($0["id"]?.string ?? "") \($0["liberty"]?.string ?? "")" } == [
        "one/ann/1 detained", "one/ann/2 arrested", "two/bob/1 arrested", "two/bob/2 bailed",
      ])
    #expect(stretches.map { $0["days_least"]?.integer } == [22, nil, 10, nil])
    #expect(stretches[0]["days_most"] == 49)
  }

  @Test func `where no end is recorded, the days up to today are the most`() throws {
    let persons = try page(.detention, .init(today: Day(number: 19_400)))["persons"]?.array ?? []
    #expect(persons[0]["open"] == true)
    #expect(persons[0]["held_least"] == 22)
    #expect(persons[0]["held_most"] == .integer(49 + 19_400 - 19_389))
    #expect(persons[1]["open"] == false)
    #expect(persons[1]["held_most"] == 10)
  }

  @Test func `who was cleared is called so`() throws {
    try docket.record(
      "{'type':'verdict.given','case':'two','parties':['bob'],'result':'acquitted','occurred':'2021'}"
    )
    let persons = try page(.detention)["persons"]?.array ?? []
    #expect(persons.map { $0["cleared"] } == [.null, "acquitted"])
    let text = Format.text.render(try reading().page(of: .detention))
    #expect(text.contains("Bob (acquitted)"))
  }

  @Test func `who was acquitted of one count and convicted of another is not called so`() throws {
    try docket.record(
      """
      {'type':'charge.laid','case':'two','parties':['bob'],'instrument':'indictment','occurred':'2020-02-01','counts':[{'count':1,'offence':'espionage'},{'count':2,'offence':'fraud'}]}
      {'type':'verdict.given','case':'two','parties':['bob'],'result':'mixed','occurred':'2021','counts':[{'count':1,'offence':'espionage','result':'convicted'},{'count':2,'offence':'fraud','result':'acquitted'}]}
      """)
    let persons = try page(.detention)["persons"]?.array ?? []
    #expect(persons.map { $0["cleared"] } == [.null, .null])
  }

  // MARK: Quality

  @Test func `the quality of the record is what the checks find`() throws {
    let store = SourceFolder(docket: NSTemporaryDirectory() + "none")
    let checking = Checking(store: store, settings: CheckSettings())
    let question = Overview.Question(today: Day(number: 20_780), checking: checking)
    let page = try page(.quality, question)
    let found = page["findings"]?.array?.compactMap { $0["check"]?.string } ?? []
    #expect(found.contains("cn-arrest-without-term"))
    #expect(Set(page["checks"]?.array?.compactMap { $0["check"]?.string } ?? []) == Set(found))
    let narrowed = try self.page(
      .quality, .init(caseID: "two", today: Day(number: 20_780), checking: checking))
    #expect(narrowed["findings"]?.array?.allSatisfy { $0["subject"] == "two" } == true)
  }

  // MARK: Agenda

  @Test func `hearings and checks are recorded, periods of law are computed`() throws {
    let items = try page(.agenda)["items"]?.array ?? []
    let told = items.map {
      "\($0["case"]?.string ?? "") \($0["what"]?.string ?? "") \($0["computed"] == true) "
        + "\($0["passed"] == true) \($0["latest"]?.string ?? "")"
    }
    #expect(
      told == [
        "one hearing: trial false false 2030-05-01", "two check due false true 2026-01-01",
        "one end of investigation in custody true true 2023-09-28",
      ])
  }

  @Test func `a hearing that was held lies no longer ahead`() throws {
    try docket.record(
      "{'type':'hearing.held','case':'one','kind':'trial','occurred':'2030-05-01'}")
    let items = try page(.agenda)["items"]?.array ?? []
    #expect(!items.contains { $0["what"] == "hearing: trial" })
  }

  // MARK: Evidence

  @Test func `the balance counts claims, and names who alone says so`() throws {
    let cases = try page(.evidence)["cases"]?.array ?? []
    #expect(cases.map { $0["id"]?.string } == ["one", "two"])
    // The hearing that was set is a claim too; nobody is named who says so.
    #expect(cases[0]["claims"] == 3)
    #expect(cases[0]["announced"] == 2)
    #expect(cases[0]["no_source"] == 1)
    #expect(cases[0]["firm"] == 0)
    #expect(cases[0]["only_speakers"] == "MSS: 2")
  }

  // MARK: All of them

  @Test(arguments: Overview.allCases)
  func `each is narrowed to a country, read at other times, and printed in every format`(
    overview: Overview
  ) throws {
    var question = Overview.Question(
      country: overview.asks.contains(.country) ? try Country("CN") : nil)
    if overview.takes == .aCase { question.caseID = "one" }
    question.today = Day(number: 20_780)
    for dials in [Dials(), Dials(asOf: try EDTF("2023-01-31")), Dials(recordedAt: .position(9))] {
      let page = try reading(dials).page(of: overview, question)
      // jsonl has nothing where there is no row, and svg nothing without a picture.
      for format in [Format.text, .json, .csv, .markdown, .html] {
        #expect(!format.render(page).isEmpty)
      }
      #expect(!Format.json.render(page).contains("\"two\""))
      _ = try reading(dials).list(overview, ListFilter(today: question.today))
    }
  }
}
