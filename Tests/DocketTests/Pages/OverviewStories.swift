import Docket
import Documents
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
    // Between two holds nothing says that the first went on; a release says it.
    #expect(stretches.map { $0["days_least"]?.integer } == [0, nil, 10, nil])
    #expect(stretches[0]["days_most"] == 49)
    #expect(stretches.map { $0["end_known"] } == [false, false, true, false])
  }

  @Test func `where no end is recorded, the days up to today are the most`() throws {
    let persons = try page(.detention, .init(today: Day(number: 19_400)))["persons"]?.array ?? []
    #expect(persons[0]["open"] == true)
    #expect(persons[0]["held_least"] == .null)
    // The days on which one hold can have followed the other count once.
    #expect(persons[0]["held_most"] == 49)
    #expect(persons[1]["open"] == false)
    #expect(persons[1]["held_most"] == 10)
  }

  private func stretches(_ facts: String) throws -> (rows: [String], held: String) {
    try docket.record(
      """
      {'type':'case.opened','case':'x','title':'X','country':'IR'}
      {'type':'role.assigned','case':'x','party':'pat','role':'defendant'}

      """ + facts)
    let page = try page(.detention, .init(caseID: "x", today: Day(number: 20_780)))
    func days(_ json: JSON, _ name: String) -> String {
      let ends = ["least", "most"].map { json["\(name)_\($0)"]?.integer.map(String.init) ?? "?" }
      return ends.joined(separator: "-")
    }
    let rows = page["stretches"]?.array ?? []
    return (
      rows.map { "\($0["liberty"]?.string ?? "") \(days($0, "days"))" },
      days(page["persons"]?.array?.first ?? .null, "held")
    )
  }

  @Test func `a hold of a year counts to the sentence at most, the prison to the release`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023'}
      {'type':'charge.laid','case':'x','instrument':'charge','occurred':'2023','counts':[{'offence':'espionage'}]}
      {'type':'verdict.given','case':'x','result':'convicted','occurred':'2023-06-01'}
      {'type':'sentence.imposed','case':'x','occurred':'2023-09-01','components':[{'kind':'prison','term':'P5Y'}]}
      {'type':'custody.released','case':'x','how':'pardon','occurred':'2023-10-01'}
      """)
    #expect(found.rows == ["arrested 0-243", "imprisoned 30-30", "released ?-?"])
    #expect(found.held == "30-273")
  }

  @Test func `a pardon just before an exchange set nobody free`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023-01-01'}
      {'type':'sentence.changed','case':'x','change':'pardoned','occurred':'2023-01-21'}
      {'type':'custody.released','case':'x','how':'exchanged','occurred':'2023-01-26'}
      """)
    #expect(found.rows == ["arrested 25-25", "exchanged ?-?"])
    #expect(found.held == "25-25")
  }

  @Test func `an acquittal before an exchange does end the hold`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023-01-01'}
      {'type':'charge.laid','case':'x','instrument':'charge','occurred':'2023-01-02','counts':[{'offence':'espionage'}]}
      {'type':'verdict.given','case':'x','result':'acquitted','occurred':'2023-01-21'}
      {'type':'custody.released','case':'x','how':'exchanged','occurred':'2023-03-01'}
      """)
    #expect(found.rows == ["arrested 0-20", "released ?-?", "exchanged ?-?"])
  }

  @Test func `who escaped was held before, and nothing says since when`() throws {
    let found = try stretches(
      """
      {'type':'custody.escaped','case':'x','occurred':'2023-01-01'}
      {'type':'custody.detained','case':'x','occurred':'2023-01-04'}
      {'type':'custody.released','case':'x','how':'served','occurred':'2023-02-04'}
      """)
    #expect(found.held == "31-?")
  }

  @Test(arguments: ["served", "bail"])
  func `a release of an earlier day elsewhere ends the hold that it came after`(how: String) throws
  {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023-03-03T01:30:00+14:00'}
      {'type':'custody.released','case':'x','occurred':'2023-03-02T00:30:00-12:00','how':'\(how)'}
      """)
    #expect(found.rows[0] == "arrested 0-0")
    #expect(found.rows.count == 2)
    #expect(found.held == "0-0")
    let page = try page(.detention, .init(caseID: "x", today: Day(number: 20_780)))
    #expect(page["persons"]?.array?.first?["open"] == false)
  }

  @Test func `a hold that is said to last until a day counts to that day`() throws {
    let found = try stretches(
      """
      {'type':'custody.detained','case':'x','occurred':'2023-01-01','until':'2023-01-11'}
      {'type':'custody.arrested','case':'x','occurred':'2023-03-01'}
      {'type':'custody.released','case':'x','how':'bail','occurred':'2023-03-05'}
      """)
    #expect(found.rows == ["detained 10-10", "arrested 4-4", "bailed ?-1359"])
    #expect(found.held == "14-14")
  }

  @Test func `an end that is only inferred proves nothing of the least`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023-01-01'}
      {'type':'verdict.given','case':'x','result':'acquitted','occurred':'2023-03-01'}
      """)
    #expect(found.rows == ["arrested 0-59", "released ?-?"])
    #expect(found.held == "0-59")
  }

  @Test func `the same hold recorded twice does not bridge the years between`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2020-01-01'}
      {'type':'custody.arrested','case':'x','occurred':'2023-01-01'}
      {'type':'custody.released','case':'x','how':'unknown','occurred':'2023-01-06'}
      """)
    #expect(found.rows == ["arrested 0-1096", "arrested 5-5", "released ?-?"])
    #expect(found.held == "5-1101")
  }

  @Test func `no day counts twice where holds overlap`() throws {
    let found = try stretches(
      """
      {'type':'custody.detained','case':'x','occurred':'2023-01-01/2023-01-31'}
      {'type':'custody.arrested','case':'x','occurred':'2023-01'}
      {'type':'custody.released','case':'x','how':'unknown','occurred':'2023-02-10'}
      """)
    #expect(found.rows == ["detained 0-30", "arrested 10-40", "released ?-?"])
    #expect(found.held == "10-40")
  }

  @Test func `about stays about, with its margin`() throws {
    let found = try stretches(
      """
      {'type':'custody.arrested','case':'x','occurred':'2023-03-10~'}
      {'type':'custody.released','case':'x','how':'bail','occurred':'2023-03-31'}
      """)
    #expect(found.rows == ["arrested 14-28", "bailed ?-1333"])
    let text = try Format.text.render(reading().page(of: .detention))
    #expect(text.contains("about 10 March 2023"))
  }

  @Test func `in absentia nobody is imprisoned, and a sentence suspended whole is no custody`()
    throws
  {
    let found = try stretches(
      """
      {'type':'verdict.given','case':'x','result':'convicted','in_absentia':true,'occurred':'2023-03-01'}
      {'type':'sentence.imposed','case':'x','in_absentia':true,'occurred':'2023-03-01','components':[{'kind':'prison','term':'P8Y'}]}
      """)
    #expect(found.rows == ["at_large ?-1363"])
    #expect(found.held == "?-?")
    try docket.record(
      """
      {'type':'case.opened','case':'y','title':'Y','country':'IT'}
      {'type':'role.assigned','case':'y','party':'quin','role':'defendant'}
      {'type':'custody.arrested','case':'y','occurred':'2023-01-01'}
      {'type':'sentence.imposed','case':'y','occurred':'2023-02-01','components':[{'kind':'prison','term':'P2Y'},{'kind':'suspended','term':'P2Y'}]}
      """)
    let page = try page(.detention, .init(caseID: "y", today: Day(number: 20_780)))
    #expect(page["persons"]?.array?.first?["open"] == false)
    #expect(page["persons"]?.array?.first?["held_most"] == 31)
  }

  @Test func `whoever was acquitted is not open`() throws {
    try docket.record(
      """
      {'type':'verdict.given','case':'one','parties':['ann'],'result':'acquitted','occurred':'2024'}
      """)
    let persons = try page(.detention)["persons"]?.array ?? []
    #expect(persons[0]["open"] == false)
  }

  @Test func `an appeal that waits for a decision stands on the agenda until it is decided`() throws
  {
    try docket.record(
      """
      {'type':'verdict.given','case':'two','parties':['bob'],'result':'convicted','occurred':'2021'}
      {'type':'appeal.lodged','case':'two','parties':['bob'],'by':'defence','occurred':'2022'}
      """)
    func appeals() throws -> [String] {
      (try page(.agenda)["items"]?.array ?? []).compactMap { $0["what"]?.string }
        .filter { $0.contains("appeal") }
    }
    #expect(
      try appeals() == [
        "decision on an appeal by the defence against the judgment; pending when last heard of (2022)"
      ])
    try docket.record(
      "{'type':'appeal.decided','case':'two','parties':['bob'],'result':'upheld','occurred':'2023'}"
    )
    #expect(try appeals() == [])
  }

  @Test func `a case's next date lies ahead`() throws {
    let rows = try reading().list(
      .cases, ListFilter(today: Day(number: 20_780)))
    let next = rows.data.array?.map { $0["next"] }
    // The check of case two was due before that day.
    #expect(next == ["2030-05-01", .null, .null])
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

  @Test func `who was acquitted of one count and convicted of another is said to be so`() throws {
    try docket.record(
      """
      {'type':'charge.laid','case':'two','parties':['bob'],'instrument':'indictment','occurred':'2020-02-01','counts':[{'count':1,'offence':'espionage'},{'count':2,'offence':'fraud'}]}
      {'type':'verdict.given','case':'two','parties':['bob'],'result':'mixed','occurred':'2021','counts':[{'count':1,'offence':'espionage','result':'convicted'},{'count':2,'offence':'fraud','result':'acquitted'}]}
      """)
    let persons = try page(.detention)["persons"]?.array ?? []
    #expect(persons.map { $0["cleared"] } == [.null, "cleared of at least one count"])
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
        "one trial false false 2030-05-01", "two check due false true 2026-01-01",
        "one end of investigation in custody true true 2023-09-28",
      ])
  }

  @Test func `a hearing that was held lies no longer ahead`() throws {
    try docket.record(
      "{'type':'hearing.held','case':'one','kind':'trial','occurred':'2030-05-01'}")
    let items = try page(.agenda)["items"]?.array ?? []
    #expect(!items.contains { $0["what"] == "trial" })
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
