import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// What a page behind a dial leaves out, says otherwise, or tells as possible.
@Suite struct BehindDialsTests {
  private func reading(_ docket: TestDocket, _ dials: Dials) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  private func asOf(_ day: String) throws -> Dials { Dials(asOf: try EDTF(day)) }
  private func knownAt(_ day: String) throws -> Dials { Dials(knownAt: try EDTF(day)) }

  private func page(
    _ docket: TestDocket, _ dials: Dials, _ kind: Subject = .case, _ id: String = "us-x"
  ) throws -> Document {
    try reading(docket, dials).page(of: kind, id)
  }

  /// Recorded in April 2026.
  private func course(_ more: String = "") throws -> TestDocket {
    try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'Ann','country':'US','on_behalf_of':['CN'],'basis':'convicted'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann Low','description':'sailor, convicted'}
      {'type':'role.assigned','case':'us-x','party':'ann','role':'defendant','description':'defendant; sentenced sailor'}
      {'type':'custody.arrested','case':'us-x','parties':['ann'],'occurred':'2023-08-02','disclosed':'2023-08-03','claim':{'speaker':'FBI','standing':'adjudicated'}}
      {'type':'verdict.given','case':'us-x','parties':['ann'],'result':'convicted','occurred':'2025-08-20','disclosed':'2025-08-20','counts':[{'offence':'espionage','result':'convicted'}]}
      \(more)
      """)
  }

  /// Why the case is in the docket, as the list of cases has it.
  private func basis(_ docket: TestDocket, _ dials: Dials) throws -> JSON? {
    try reading(docket, dials).list(.cases).data.array?.first?["basis"]
  }

  // MARK: Where one stands

  @Test func `a dial beyond four digits of a year says where it stands`() throws {
    let docket = try course()
    #expect(
      try page(docket, asOf("Y999999999")).text.contains(
        "! As of 31 December AD 999999999. Facts count that occurred by then;"))
    #expect(
      try page(docket, knownAt("Y12023")).text.contains("! As public by 31 December AD 12023."))
  }

  // MARK: What was written later

  @Test
  func
    `why a case is here and how people are described is not told before it was written`()
    throws
  {
    let docket = try course()
    for dials in [try asOf("2023-08-10"), try knownAt("2023-08-10")] {
      let page = try page(docket, dials)
      #expect(try basis(docket, dials) == .null)
      #expect(!page.text.contains("sailor"))
      #expect(page.text.contains("Ann Low"))
      #expect(page.data["accused"]?.array?.first?["description"] == .null)
    }
    #expect(try basis(docket, asOf("2026-05-01")) == "convicted")
    #expect(try page(docket, asOf("2026-05-01")).text.contains("sentenced sailor"))
  }

  @Test func `what has a date of its own is told from that day`() throws {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'Ann','country':'US','basis':'charged','occurred':'2023-08-04'}
      {'type':'role.assigned','case':'us-x','party':'ann','role':'defendant','description':'a sailor','disclosed':'2023-08-05'}
      {'type':'custody.arrested','case':'us-x','parties':['ann'],'occurred':'2023-08-02','disclosed':'2023-08-02'}
      """)
    #expect(try basis(docket, knownAt("2023-08-03")) == .null)
    #expect(try !page(docket, knownAt("2023-08-03")).text.contains("a sailor"))
    #expect(try basis(docket, asOf("2023-08-05")) == "charged")
    #expect(try page(docket, asOf("2023-08-05")).text.contains("a sailor"))
  }

  @Test func `nothing stands as adjudicated before a verdict, a plea or a sentence is inside`()
    throws
  {
    let docket = try course()
    func standing(_ dials: Dials) throws -> JSON? {
      try page(docket, dials).data["timeline"]?.array?.first { $0["position"] == 4 }?["standing"]
    }
    #expect(try standing(asOf("2023-08-10")) == .null)
    #expect(try standing(asOf("2025-08-20")) == "adjudicated")
    #expect(try standing(knownAt("2025-08-19")) == .null)
  }

  @Test func `whom a case is said to have served is told with the first fact that says so`() throws
  {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'Ann','country':'US','on_behalf_of':['CN','RU']}
      {'type':'custody.arrested','case':'us-x','occurred':'2023-08-02'}
      {'type':'conduct.alleged','case':'us-x','kind':'transmission','on_behalf_of':['RU'],'occurred':'2024-02'}
      """)
    // Of China no fact says when anybody said so.
    #expect(try page(docket, asOf("2023-12-31")).data["on_behalf_of"] == ["CN"])
    #expect(try page(docket, asOf("2024-12-31")).data["on_behalf_of"] == ["CN", "RU"])
  }

  // MARK: Names

  @Test func `a party is there from the first dated fact that names it`() throws {
    let docket = try course(
      """
      {'type':'party.introduced','party':'ben','kind':'person','label':'Ben High'}
      {'type':'role.assigned','case':'us-x','party':'ben','role':'alleged_handler'}
      {'type':'conduct.alleged','case':'us-x','kind':'meeting','parties':['ann'],'counterpart':'ben','occurred':'2024-01-05'}
      """)
    let before = try reading(docket, asOf("2023-12-31"))
    #expect(try before.list(.parties).data.array?.map { $0["id"] } == ["ann"])
    #expect(throws: OutsideDials.self) { try before.page(of: .party, "ben") }
    #expect(try !before.page(of: .case, "us-x").text.contains("Ben High"))
    let after = try reading(docket, asOf("2024-01-05"))
    #expect(try after.list(.parties).data.array?.map { $0["id"] } == ["ann", "ben"])
    #expect(try after.page(of: .case, "us-x").text.contains("Ben High"))
  }

  @Test func `a name that became known later is not in title, page or list before`() throws {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'de-x','title':'Jian Guo','country':'DE'}
      {'type':'party.introduced','party':'jian-g','kind':'person','label':'Jian G.'}
      {'type':'role.assigned','case':'de-x','party':'jian-g','role':'accused'}
      {'type':'custody.arrested','case':'de-x','occurred':'2024-04-22'}
      {'type':'party.identified','party':'jian-g','label':'Jian Guo','occurred':'2025-03-01'}
      """)
    let before = try reading(docket, asOf("2024-12-31"))
    for document in [
      try before.page(of: .case, "de-x"), try before.page(of: .party, "jian-g"),
      try before.list(.cases), try before.list(.parties), try before.timeline(TimelineQuery()),
    ] {
      #expect(!document.text.contains("Jian Guo"), "\(document.title)")
    }
    #expect(try before.page(of: .case, "de-x").title == "de-x")
    #expect(try page(docket, asOf("2025-03-01"), .case, "de-x").title == "Jian Guo")
  }

  @Test func `who was judged one person later stands apart before`() throws {
    let docket = try course(
      """
      {'type':'party.introduced','party':'annie','kind':'person','label':'Annie Low'}
      {'type':'custody.restricted','case':'us-x','parties':['annie'],'measure':'bail','occurred':'2023-08-04'}
      {'type':'party.matched','party':'ann','other':'annie','judgement':'positive'}
      """)
    #expect(try reading(docket, asOf("2023-08-10")).list(.parties).data.array?.count == 2)
    #expect(try reading(docket, asOf("2026-05-01")).list(.parties).data.array?.count == 1)
  }

  @Test func `a link is there once what it leads to is`() throws {
    let docket = try course(
      """
      {'type':'case.opened','case':'cn-y','title':'Yan','country':'CN'}
      {'type':'custody.detained','case':'cn-y','occurred':'2024-03-01','disclosed':'2024-03-02'}
      {'type':'case.linked','case':'us-x','to':'cn-y','relation':'timing','occurred':'2023-08-05','claim':{'speaker':'A paper'}}
      {'type':'case.linked','case':'us-x','to':'cn-y','relation':'context'}
      """)
    func links(_ dials: Dials) throws -> Int? {
      try page(docket, dials).data["links_out"]?.array?.count
    }
    #expect(try links(asOf("2023-12-31")) == 0)
    #expect(try links(asOf("2024-03-01")) == 1)
    // One without a date is of the day it was recorded on.
    #expect(try links(asOf("2026-05-01")) == 2)
  }

  // MARK: Sources

  private func sourced() throws -> TestDocket {
    try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'X','country':'US'}
      {'type':'source.registered','source':'early','kind':'wire','publisher':'A Wire','title':'Sailor held','published':'2023-08-03'}
      {'type':'source.registered','source':'late','kind':'newspaper','publisher':'A Paper','title':'Convicted sailor sentenced','url':'https://paper.example/sentenced','published':'2025-08-21'}
      {'type':'custody.arrested','case':'us-x','occurred':'2023-08-02','sources':[{'source':'early'},{'source':'late','quote':'arrested in 2023, and now sentenced'}]}
      {'type':'charge.laid','case':'us-x','occurred':'2023-08-02','disclosed':'2023-08-03','instrument':'indictment','sources':[{'source':'late','quote':'indicted that day'}]}
      """)
  }

  @Test func `of a source that is younger than the dials only the publisher is told`() throws {
    let page = try page(sourced(), asOf("2023-08-10")).text
    #expect(page.contains("A Paper"))
    for later in ["Convicted sailor sentenced", "paper.example", "21 August 2025"] {
      #expect(!page.contains(later))
    }
  }

  @Test func `nothing known rests on a source that was published later`() throws {
    let page = try page(sourced(), knownAt("2023-08-10"))
    let facts = page.data["timeline"]?.array ?? []
    let arrest = facts.first { $0["position"] == 4 }
    #expect(arrest?["sources"]?.array?.map { $0["source"] } == ["early"])
    #expect(arrest?["roots"]?.array?.count == 1)
    // One that rests on nothing else says where it was read, and not what is quoted.
    let charge = facts.first { $0["position"] == 5 }
    #expect(charge?["sources"]?.array?.map { $0["source"] } == ["late"])
    #expect(charge?["sources"]?.array?.map { $0["quote"] } == [.null])
  }

  // MARK: What is missing, and what is possible

  @Test func `what is missing behind a dial is missing by then`() throws {
    let docket = try course()
    let before = try page(docket, asOf("2023-08-10")).text
    #expect(before.contains("No verdict and no sentence are recorded by then."))
    let now = try reading(docket, Dials()).page(of: .case, "us-x").text
    #expect(now.contains("recorded") && !now.contains("by then"))
  }

  @Test func `what is possibly inside stands in the first paragraph, and nothing denies it`() throws
  {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'X','country':'US'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann Low'}
      {'type':'role.assigned','case':'us-x','party':'ann','role':'accused'}
      {'type':'custody.arrested','case':'us-x','occurred':'2023-08-02'}
      {'type':'verdict.given','case':'us-x','result':'acquitted','occurred':'2023'}
      """)
    let page = try page(docket, asOf("2023-10-01"))
    let first = page.data["status"]?.string ?? ""
    #expect(first.contains("Possibly by then: "))
    #expect(first.contains("(2023)"))
    #expect(!first.contains("No verdict"))
    #expect(plain(page).split(separator: "\n").contains { $0.contains(first) })
  }

  @Test func `a case of which nothing is certain says at once what is possible`() throws {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'us-x','title':'X','country':'US'}
      {'type':'custody.arrested','case':'us-x','occurred':'2023'}
      """)
    let page = try page(docket, asOf("2023-05-01")).text
    #expect(page.contains("Nothing of it is definitely inside these dials. Possibly by then: "))
    #expect(page.contains("arrested (2023)."))
  }

  // MARK: The day it is

  @Test func `the day it is behind a dial is the dial's`() throws {
    let docket = try course()
    let reading = try reading(docket, asOf("2023-08-12"))
    let detention = try reading.page(of: .detention, .init(today: Day(number: 20_780)))
    #expect(detention.data["persons"]?.array?.first?["held_most"] == 10)
    // It was heard of ten days before, and not three years.
    let options = CasePage.Options(today: Day(number: 20_780))
    #expect(
      try !reading.page(of: .case, "us-x", options).text.contains("ast heard of"))
    let held = try self.reading(
      docket, Dials(recordedAt: .moment(TestDocket.start + 5_000_000, words: "then")))
    let page = try held.page(of: .agenda, .init(today: Day(number: 21_000)))
    #expect(page.data["today"] == "2026-04-01")
  }

  // MARK: Links of the editors

  private func linked() throws -> TestDocket {
    try course(
      """
      {'type':'source.registered','source':'report','kind':'newspaper','publisher':'A Paper','published':'2026-01-02'}
      {'type':'case.opened','case':'cn-y','title':'Yan','country':'CN'}
      {'type':'custody.detained','case':'cn-y','occurred':'2024-03-01'}
      {'type':'case.opened','case':'cn-z','title':'Zou','country':'CN'}
      {'type':'custody.detained','case':'cn-z','occurred':'2024-03-01'}
      {'type':'case.linked','case':'cn-y','to':'cn-z','relation':'timing','claim':{'speaker':'A Paper'},'sources':[{'source':'report'}]}
      {'type':'case.linked','case':'cn-y','to':'us-x','relation':'context','occurred':'2026-01','claim':{'speaker':'docket\\u0027s editors'},'sources':[{'source':'report'}],'note':'Set among convictions.'}
      {'type':'case.linked','case':'cn-y','to':'cn-z','relation':'context','occurred':'2026-01','claim':{'speaker':'docket\\u0027s editors'},'sources':[{'source':'report'}],'note':'Set among others.'}
      """)
  }

  @Test
  func `what the editors set beside a report stands apart, and names nobody whom it does not`()
    throws
  {
    let docket = try linked()
    let page = try reading(docket, Dials()).page(of: .case, "cn-y")
    let text = plain(page)
    #expect(text.contains("[Zou](case/cn-z) (cn-z): timing, not evidence. Made by A Paper"))
    let own = try #require(
      text.range(of: "### Set beside it by this docket's editors").map { text[$0.upperBound...] })
    #expect(own.contains("- One conviction that the report does not name: context, not evidence"))
    #expect(own.contains("- One case that the report does not name: context, not evidence"))
    #expect(!text.contains("Ann"))
    // Scripts have them all.
    #expect(page.data["links_out"]?.array?.map { $0["to"] } == ["cn-z", "us-x", "cn-z"])
  }

  @Test func `from the other end it stands apart too`() throws {
    let docket = try linked()
    let text = plain(try reading(docket, Dials()).page(of: .case, "us-x"))
    #expect(text.contains("### Set beside it by this docket's editors"))
    #expect(text.contains("One case whose report does not name this case: context, not evidence"))
    #expect(!text.contains("Yan"))
  }
}
