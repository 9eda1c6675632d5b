import Docket
import Documents
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// Searching as a journalist does: by names in any script, terms, phrases; and what is never found.
@Suite struct SearchTests {
  let docket: TestDocket
  let index: any SearchIndex

  init() throws {
    docket = try TestDocket(SearchTests.story)
    index = try SQLiteSearchWorkshop().index(of: docket.log) { _, _ in }
  }

  private static let story = """
    {'type':'case.opened','case':'ru-gershkovich-2023','title':'Evan Gershkovich','country':'RU','on_behalf_of':['US']}
    {'type':'party.introduced','party':'evan-gershkovich','kind':'person','label':'Evan Gershkovich','names':[{'form':'Эван Гершкович','lang':'ru'},{'form':'Old Friend','kind':'press'}],'citizenship':['US']}
    {'type':'role.assigned','case':'ru-gershkovich-2023','party':'evan-gershkovich','role':'accused'}
    {'type':'custody.detained','case':'ru-gershkovich-2023','parties':['evan-gershkovich'],'occurred':'2023-03-29','authority':'FSB','note':'Held in Yekaterinburg.'}
    {'type':'case.opened','case':'cn-zeng-2023','title':'Zeng','country':'CN','on_behalf_of':['US']}
    {'type':'party.introduced','party':'zeng','kind':'person','label':'Zeng','names':[{'form':'曾某','lang':'zh-Hans'}],'citizenship':['CN']}
    {'type':'role.assigned','case':'cn-zeng-2023','party':'zeng','role':'accused'}
    {'type':'custody.arrested','case':'cn-zeng-2023','parties':['zeng'],'occurred':'2023-08','authority':'Ministry of State Security','term':{'text':'依法逮捕','lang':'zh-Hans'},'id':'arrest'}
    {'type':'statement.made','case':'cn-zeng-2023','kind':'denial','claim':{'speaker':'CIA'},'occurred':'2023-08-12','sources':[{'source':'daily','quote':'no word on security of the ministry'}]}
    {'type':'source.registered','source':'daily','kind':'newspaper','title':'Zeng und Schäfer','publisher':'Zürcher Blatt','country':'CH','published':'2023-08-13'}
    {'type':'law.changed','law':'cn-law','country':'CN','change':'amended','title':'Counter-Espionage Law 反间谍法','occurred':'2023-04-26'}
    """

  private func page(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws
    -> Document
  {
    var query = SearchQuery(try SearchTerms(text))
    change(&query)
    _ = try docket.archive()
    let reading = try Reading(
      docket.log, docket.views, workshop: SQLiteWorkshop(folder: "/nowhere"))
    return try reading.search(query, index, workshop: SQLiteSearchWorkshop())
  }

  /// What is found, group by group: slugs, and of facts their positions.
  private func found(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws
    -> [String]
  {
    try page(text, change).data.array!.map { row in
      row["group"] == "facts"
        ? "#\(row["position"]!.integer!)" : "\(row["group"]!.string!)/\(row["id"]!.string!)"
    }
  }

  // MARK: Names and scripts

  @Test(arguments: ["Gershkovich", "Гершкович", "гершков", "GERSHKOVICH", "Ｇershkovich"])
  func `a name finds its case, its party and what happened, in whatever script`(name: String) throws
  {
    #expect(
      try found(name) == [
        "cases/ru-gershkovich-2023", "parties/evan-gershkovich", "#4", "#3",
      ])
  }

  @Test(arguments: ["曾", "曾某", "\"曾某\""])
  func `names of one or two characters are found`(name: String) throws {
    #expect(try found(name) == ["cases/cn-zeng-2023", "parties/zeng", "#8", "#7"])
  }

  @Test func `words of two scripts that name one party go together`() throws {
    #expect(try found("Evan Гершкович detained") == ["#4"])
  }

  @Test func `terms are found wherever they stand in a text without spaces`() throws {
    #expect(try found("逮捕") == ["#8"])
    #expect(try found("捕逮") == [])
    #expect(try found("间谍法") == ["laws/cn-law"])
  }

  @Test func `what pages print of a statement finds it`() throws {
    try docket.record(
      """
      {'type':'statement.made','case':'cn-zeng-2023','kind':'no_response','claim':{'speaker':'CIA'}}
      {'type':'statement.made','case':'cn-zeng-2023','kind':'could_not_verify','claim':{'speaker':'FT'}}
      """)
    let index = try SQLiteSearchWorkshop().index(of: docket.log) { _, _ in }
    func found(_ text: String) throws -> [JSON?] {
      _ = try docket.archive()
      let reading = try Reading(
        docket.log, docket.views, workshop: SQLiteWorkshop(folder: "/nowhere"))
      return try reading.search(
        SearchQuery(try SearchTerms(text)), index, workshop: SQLiteSearchWorkshop()
      ).data.array!.map { $0["position"] }
    }
    #expect(try found("\"did not respond\"") == [12])
    #expect(try found("no_response") == [12])
    #expect(try found("\"could not verify it\"") == [13])
    #expect(try found("\"denied it\"") == [9])
  }

  @Test func `accents make no difference`() throws {
    #expect(try found("schafer") == ["sources/daily"])
    #expect(try found("ZÜRCHER") == ["sources/daily"])
  }

  @Test func `names known from the press are found and printed only when asked for`() throws {
    #expect(try found("Friend") == [])
    let page = try page("Friend") { $0.pressNames = true }
    #expect(page.text.contains("Old Friend"))
    #expect(try !self.page("Gershkovich").text.contains("Old Friend"))
    #expect(try self.page("Frend").data == [])
    #expect(try !self.page("Frend").text.contains("Friend"))
  }

  // MARK: Operators

  @Test func `a phrase is found as it stands, its words apart also otherwise`() throws {
    #expect(try found("\"Ministry of State Security\"") == ["#8"])
    #expect(try found("security ministry") == ["#8", "#9"])
  }

  @Test func `a minus leaves out`() throws {
    #expect(try found("ministry -逮捕") == ["#9"])
    #expect(try found("ministry -\"State Security\"") == ["#9"])
  }

  // MARK: Narrowing

  @Test func `groups are chosen and limited, and what was cut is told`() throws {
    #expect(try found("Gershkovich") { $0.groups = [.facts] } == ["#4", "#3"])
    let page = try page("Gershkovich") { $0.limit = 1 }
    #expect(page.data.array!.count == 3)
    #expect(page.text.contains("Facts: 1 of 2"))
  }

  @Test
  func `a country takes its cases and those said to be for it, its citizens, laws, publishers`()
    throws
  {
    let china = try Country("CN")
    #expect(try found("Zeng") { $0.country = china }.contains("cases/cn-zeng-2023"))
    #expect(try found("Gershkovich") { $0.country = china } == [])
    #expect(
      try found("Gershkovich") { $0.country = try! Country("US") } == [
        "cases/ru-gershkovich-2023", "parties/evan-gershkovich", "#4", "#3",
      ])
    #expect(try found("Zeng") { $0.country = try! Country("CH") } == ["sources/daily"])
  }

  @Test func `days match definitely or possibly, and the two stand apart`() throws {
    let day = Window(since: try EDTF("2023-08-12"), until: try EDTF("2023-08-13"))
    let page = try page("ministry") { $0.window = day }
    #expect(
      page.data.array!.map { [$0["position"], $0["match"]] } == [
        [8, "possible"], [9, "definite"],
      ])
    #expect(page.text.contains("Definitely\n"))
    #expect(try found("Zeng") { $0.window = day } == ["cases/cn-zeng-2023", "sources/daily", "#8"])
  }

  @Test func `what is outside the dials is not found`() throws {
    _ = try docket.archive()
    let dials = Dials(asOf: try EDTF("2023-06"))
    let reading = try Reading(
      docket.log, docket.views, dials, workshop: SQLiteWorkshop(folder: "/nowhere"))
    func found(_ text: String) throws -> [JSON?] {
      let query = SearchQuery(try SearchTerms(text), in: [.facts])
      return try reading.search(query, index, workshop: SQLiteSearchWorkshop()).data.array!
        .map { $0["position"] }
    }
    #expect(try found("detained") == [4])
    #expect(try found("arrested") == [])
  }

  @Test func `what an audience may not see is not found, and the stored index stays whole`() throws
  {
    try docket.record(
      """
      {'type':'record.marked','case':'cn-zeng-2023','target':'arrest','marking':'red'}
      """)
    _ = try docket.archive()
    let reading = try Reading(
      docket.log, docket.views,
      for: Audience(.clear, today: try #require(EDTF("2026-04-01").bounds.latest)),
      workshop: SQLiteWorkshop(folder: "/nowhere"))
    let query = SearchQuery(try SearchTerms("逮捕"))
    #expect(try reading.search(query, index, workshop: SQLiteSearchWorkshop()).data == [])
    #expect(try found("逮捕") == ["#8"])
  }

  // MARK: Amended facts

  @Test func `a retracted fact is found as such, and last`() throws {
    try docket.record(
      """
      {'type':'custody.arrested','case':'cn-zeng-2023','parties':['zeng'],'note':'Arrested, arrested, arrested.','id':'wrong'}
      {'type':'record.retracted','case':'cn-zeng-2023','target':'wrong','reason':'error'}
      """)
    let page = try page("arrested")
    #expect(page.data.array!.map { $0["position"] } == [8, 12])
    #expect(page.data.array!.map { $0["state"] } == ["stands", "retracted"])
    #expect(page.text.contains("[withdrawn: Zeng arrested"))
  }

  @Test func `a corrected fact is found by its corrected words only`() throws {
    try docket.record(
      """
      {'type':'record.corrected','case':'cn-zeng-2023','target':'arrest','patch':{'term':{'text':'拘留'}},'reason':'translation'}
      """)
    #expect(try found("逮捕") == [])
    #expect(try found("拘留") == ["#8"])
    #expect(try page("拘留").text.contains("(as corrected)"))
  }

  @Test func `a case is found by the title that it had, and says what it was`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'us-one','title':'Granata v. Campbell','country':'US','id':'open'}
      {'type':'record.corrected','case':'us-one','target':'open','patch':{'title':'Granata v. Healey'},'reason':'Renamed by the court.','id':'first'}
      {'type':'record.corrected','case':'us-one','target':'open','patch':{'title':'Granata v. Doe'},'reason':'Renamed again.'}
      """)
    for name in ["Campbell", "Healey", "Granata Campbell"] {
      #expect(try found(name) == ["cases/us-one"])
    }
    #expect(
      try page("Campbell").data.array?[0]["found"]
        == "Granata v. Doe · formerly Granata v. Campbell (as corrected)")
    #expect(
      try page("Granata").data.array?[0]["found"]?.string
        == "Granata v. Doe · formerly Granata v. Campbell · formerly Granata v. Healey "
        + "(as corrected)")
    #expect(try page("Campbel").text.contains("Granata v. Campbell"))
    // A correction that no longer stands has renamed nothing.
    try docket.record(
      "{'type':'record.retracted','case':'us-one','target':'first','reason':'error'}")
    #expect(try found("Healey") == [])
    #expect(try found("Campbell") == ["cases/us-one"])
  }

  @Test func `a title that named somebody wrongly leads nowhere once it is put right`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'us-one','title':'Smith','country':'US','id':'open'}
      {'type':'record.corrected','case':'us-one','target':'open','patch':{'title':'Smythe'},'reason':'Another man.','kind':'identity'}
      """)
    #expect(try found("Smith") == [])
    #expect(try found("Smythe") == ["cases/us-one"])
  }

  @Test(arguments: [
    ("'type':'statement.made','kind':'no_response'", "did not respond"),
    ("'type':'statement.made','kind':'no_response'", "\"did not respond\""),
    ("'type':'statement.made','kind':'no_response'", "quuxia did not respond"),
    ("'type':'statement.made','kind':'no_comment'", "declined to comment"),
    ("'type':'statement.made','kind':'no_comment'", "gave no comment"),
    ("'type':'statement.made','kind':'could_not_verify'", "could not verify"),
    ("'type':'statement.made','kind':'could_not_verify'", "\"could not verify it\""),
    ("'type':'statement.made','kind':'denial'", "denied"),
    ("'type':'statement.made','kind':'denial'", "denied it"),
    ("'type':'statement.made','kind':'analysis'", "gave an analysis"),
    ("'type':'statement.made','kind':'protest'", "protested against it"),
    (
      "'type':'note.added','text':'-','claim':{'speaker':'quuxia','speech':'did_not_respond'}",
      "did not respond"
    ),
    ("'type':'note.added','text':'-','claim':{'speaker':'quuxia','speech':'denies'}", "denied"),
    (
      "'type':'note.added','text':'-','claim':{'speaker':'quuxia','speech':'could_not_verify'}",
      "could not verify"
    ),
    (
      "'type':'note.added','text':'-','claim':{'speaker':'quuxia','speech':'declines_to_comment'}",
      "declined to comment"
    ),
    ("'type':'conduct.alleged','kind':'transmission'", "passing information"),
    ("'type':'conduct.alleged','kind':'unspecified'", "conduct that is not specified"),
    ("'type':'conduct.alleged','kind':'cyber'", "cyber operations"),
    ("'type':'charge.laid','instrument':'superseding_indictment'", "indicted"),
    ("'type':'charge.laid','instrument':'complaint'", "charged"),
    ("'type':'plea.entered','plea':'not_guilty'", "pleaded not guilty"),
    ("'type':'hearing.held','kind':'trial'", "tried"),
    ("'type':'sentence.imposed','components':[{'kind':'life'}]", "sentenced life imprisonment"),
    ("'type':'appeal.decided','result':'remitted'", "sent back"),
    ("'type':'custody.released','how':'bail'", "released on bail"),
    ("'type':'custody.restricted','measure':'exit_ban'", "barred from leaving"),
    ("'type':'custody.sought'", "wanted"),
    (
      "'type':'custody.surrendered','step':'carried_out','to':'US','how':'extradition'",
      "extradited"
    ),
    ("'type':'case.linked','to':'us-two','relation':'timing'", "timing, not evidence"),
    ("'type':'case.linked','to':'us-two','relation':'co_defendant'", "co-defendant"),
  ])
  func `what pages print for a word finds the facts with the word`(fact: String, typed: String)
    throws
  {
    let claim = fact.contains("claim") ? "" : ",'claim':{'speaker':'quuxia'}"
    try docket.record(
      """
      {'type':'case.opened','case':'us-one','title':'One','country':'US'}
      {'type':'note.added','case':'us-one','text':'quuxia respond'}
      {\(fact),'case':'us-one'\(claim)}
      """)
    let hits = try found(typed)
    #expect(hits.contains("#14"), "\(hits)")
    #expect(try found("\(typed) quuxia").contains("#14"))
  }

  @Test func `what is left out is left out in all of its words`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'us-one','title':'One','country':'US'}
      {'type':'note.added','case':'us-one','text':'quuxia respond'}
      {'type':'statement.made','case':'us-one','kind':'no_response','claim':{'speaker':'quuxia'}}
      {'type':'statement.made','case':'us-one','kind':'denial','claim':{'speaker':'quuxia'}}
      """)
    #expect(try Set(found("quuxia -\"did not respond\"")) == ["#13", "#15"])
    #expect(try Set(found("quuxia -denied")) == ["#13", "#14"])
    #expect(try Set(found("quuxia -denied -\"did not respond\"")) == ["#13"])
  }

  @Test func `another account is found and marked`() throws {
    try docket.record(
      """
      {'type':'custody.arrested','case':'cn-zeng-2023','account_of':'arrest','disclosed':'2023-08-11','place':{'label':'Chengdu'}}
      """)
    let states = try page("arrested").data.array!.map { $0["state"] }
    #expect(states.count == 2)
    #expect(states.contains("another account"))
  }

  @Test func `an acquittal is said first wherever the person or the case is found`() throws {
    try docket.record(
      """
      {'type':'charge.laid','case':'cn-zeng-2023','parties':['zeng'],'instrument':'indictment','occurred':'2023-09'}
      {'type':'verdict.given','case':'cn-zeng-2023','parties':['zeng'],'result':'acquitted','occurred':'2024'}
      """)
    let rows = try page("Zeng").data.array!
    #expect(rows.first { $0["group"] == "cases" }?["found"] == "Acquitted: Zeng. Zeng")
    #expect(rows.first { $0["group"] == "parties" }?["found"] == "Acquitted in cn-zeng-2023. Zeng")
  }

  // MARK: The page

  @Test func `a row says what was found, when, of what and by whom`() throws {
    let row = try #require(try page("依法").data.array?.first)
    #expect(row["group"] == "facts")
    #expect(row["kind"] == "case")
    #expect(row["id"] == "cn-zeng-2023")
    #expect(row["title"] == "Zeng")
    #expect(row["found"] == "Zeng arrested — 依法逮捕")
    #expect(row["matched"] == ["依法"])
    #expect(row["date"] == "2023-08")
    #expect(row["speaker"] == "Ministry of State Security")
    #expect(row["state"] == "stands")
  }

  @Test func `what matched is bold on a terminal and in Markdown`() throws {
    let page = try page("Yekaterinburg")
    #expect(Format.markdown.render(page).contains("Held in **Yekaterinburg**."))
    #expect(
      Format.text.render(page, Style(color: true)).contains("\u{1B}[1mYekaterinburg\u{1B}[0m"))
  }

  @Test func `nothing found is a sentence, with names near it`() throws {
    #expect(try page("Gershkovitch").text.contains("Names near it: “Evan Gershkovich”."))
    #expect(try page("rshkovi").text.contains("Names near it: “Evan Gershkovich”."))
    #expect(try page("quux").text.contains("Nothing was found.\n"))
  }

  // MARK: Any input

  @Test(arguments: 1...12)
  func `any input is looked for literally or refused with its place`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    var searched = 0
    for _ in 0..<60 {
      let text = dice.search(30)
      do {
        _ = try page(text) { $0.pressNames = true }
        searched += 1
      } catch let error as SearchSyntaxError {
        #expect(0...text.utf8.count ~= error.offset)
      }
    }
    #expect(searched > 0)
  }
}
