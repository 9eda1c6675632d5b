import Docket
import Documents
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// One filtered log feeds every page: what an audience may not see stands on none.
@Suite struct AudienceTests {
  /// Everything that nobody but its circle may see holds the word `concealed` or 隐.
  private static let facts = """
    {'type':'case.opened','case':'open','title':'Open','country':'US','on_behalf_of':['CN']}
    {'type':'party.introduced','party':'ann','kind':'person','label':'Ann','citizenship':['US']}
    {'type':'role.assigned','case':'open','party':'ann','role':'accused'}
    {'type':'custody.arrested','case':'open','id':'arrest','parties':['ann'],'occurred':'2023-08-02','sources':[{'source':'paper'}]}
    {'type':'source.registered','source':'paper','kind':'newspaper','title':'Paper','publisher':'The Paper'}
    {'type':'case.opened','case':'concealed-case','title':'concealed title','country':'US','on_behalf_of':['CN'],'marking':'amber'}
    {'type':'custody.arrested','case':'concealed-case','parties':['concealed-bob'],'occurred':'2023-09-02','note':'concealed note'}
    {'type':'party.introduced','party':'concealed-bob','kind':'person','label':'concealed Bob','names':[{'form':'隐鲍勃','script':'Hans'}],'citizenship':['CN'],'marking':'red'}
    {'type':'role.assigned','case':'open','party':'concealed-bob','role':'alleged_handler','description':'concealed handler'}
    {'type':'case.linked','case':'open','to':'concealed-case','relation':'same_network','note':'concealed link'}
    {'type':'source.registered','source':'concealed-source','kind':'document','title':'concealed file','publisher':'concealed publisher','marking':'amber+strict'}
    {'type':'source.registered','source':'concealed-copy','kind':'web','title':'concealed copy','derived':[{'of':'concealed-source','how':'republished'}]}
    {'type':'charge.laid','case':'open','id':'charge','parties':['ann'],'instrument':'indictment','occurred':'2023-08-03','counts':[{'offence':'concealed offence'}],'sources':[{'source':'concealed-copy','quote':'concealed quote'}]}
    {'type':'statement.made','case':'open','id':'statement','kind':'report','occurred':'2023-08-04','note':'concealed statement'}
    {'type':'record.marked','case':'open','target':'statement','marking':'green'}
    {'type':'statement.made','case':'open','kind':'denial','about':'charge','note':'concealed denial of a concealed charge'}
    {'type':'verdict.given','case':'open','id':'verdict','parties':['ann'],'result':'acquitted','occurred':'2024-01-02','note':'concealed until December'}
    {'type':'record.marked','case':'open','target':'verdict','marking':'clear','embargo_until':'2026-12-01'}
    {'type':'record.corrected','case':'open','target':'arrest','patch':{'note':'concealed remark'},'reason':'concealed reason','marking':'amber'}
    {'type':'law.changed','law':'act','country':'US','change':'enacted','title':'Act','occurred':'1917-06-15'}
    {'type':'law.changed','law':'act','country':'US','change':'amended','summary':'concealed change','occurred':'2025-01-01','marking':'green'}
    {'type':'swap.concluded','swap':'swap-1','states':['US','CN'],'legs':[{'party':'concealed-bob','case':'concealed-case'}],'occurred':'2025-02-02'}
    {'type':'measure.taken','country':'CN','kind':'expulsion','against':'concealed-bob','occurred':'2023-10-01','note':'concealed measure'}
    {'type':'party.introduced','party':'dora','kind':'person','label':'Dora','citizenship':['US']}
    {'type':'role.assigned','case':'open','party':'dora','role':'witness'}
    {'type':'party.matched','party':'ann','other':'concealed-bob','judgement':'positive','note':'concealed judgement'}
    {'type':'party.matched','party':'concealed-bob','other':'dora','judgement':'positive','note':'concealed judgement too'}
    {'type':'swap.concluded','swap':'concealed-swap','states':['US','RU'],'occurred':'2025-03-03','marking':'red'}
    {'type':'custody.released','case':'open','parties':['ann'],'how':'exchanged','swap':'concealed-swap','occurred':'2025-03-03','note':'concealed exchange'}
    {'type':'custody.released','case':'open','parties':['ann'],'how':'exchanged','swap':'swap-1','occurred':'2025-02-02','note':'concealed exchange too'}
    {'type':'law.changed','law':'concealed-law','country':'US','change':'enacted','title':'concealed law','occurred':'2020-01-01','marking':'amber'}
    {'type':'case.linked','case':'open','to':'concealed-law','relation':'applies_law'}
    {'type':'source.registered','source':'concealed-derived','kind':'web','publisher':'concealed web','derived':[{'of':'paper','how':'quoted'}],'marking':'green'}
    {'type':'source.archived','source':'paper','sha256':'DIGEST','media_type':'text/plain'}
    {'type':'note.added','case':'open','text':'concealed quotation','sources':[{'source':'paper','quote':'He was seen at the concealed station'}],'marking':'amber'}
    """

  private static let page = Array("He was seen at the railway station.".utf8)

  private let docket: TestDocket
  private let store = MemoryStore()
  private let index: any SearchIndex
  private let today = Day(number: 20_780)

  init() throws {
    let kept = try store.keep(Self.page)
    docket = try TestDocket(Self.facts.replacing("DIGEST", with: kept.sha256))
    index = try SQLiteSearchWorkshop().index(of: docket.log) { _, _ in }
  }

  private func reading(_ limit: Marking?, _ dials: Dials = Dials()) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials, for: limit.map { Audience($0, today: today) },
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  /// Every page there is for an audience, in every format.
  private func pages(_ reading: Reading) throws -> [String] {
    var documents: [Document] = []
    for (kind, id) in [
      (Subject.case, "open"), (.party, "ann"), (.source, "paper"), (.law, "act"),
      (.country, "US"), (.country, "CN"),
    ] {
      documents.append(try reading.page(of: kind, id))
      documents.append(try reading.blame(kind, id))
    }
    for listing in Listing.allCases { documents.append(try reading.list(listing)) }
    for overview in Overview.allCases {
      documents.append(try reading.list(overview))
      let asked = Overview.Question(caseID: overview.takes == .aCase ? "open" : nil)
      documents.append(try reading.page(of: overview, asked))
    }
    for clock in TimelineQuery.Clock.allCases {
      documents.append(try reading.timeline(TimelineQuery(clock: clock)))
      documents.append(try reading.page(of: .case, "open", .init(pressNames: true, clock: clock)))
    }
    documents.append(try reading.chain(of: "paper"))
    let settings = CheckSettings()
    let flags = try reading.inspection(store, Check.allCases, settings, today: today).run()
    documents.append(CheckPage.findings(flags, settings))
    for word in Self.words { documents.append(try search(word, reading)) }
    return documents.flatMap { document in
      Format.allCases.map { $0.render(document) }
    } + flags.map(CheckPage.line)
  }

  /// What the pages that compare two times tell.
  private func comparisons(_ reading: Reading) throws -> [String] {
    var documents: [Document] = []
    for (kind, id) in [(Subject.case, "open"), (.party, "ann"), (.source, "paper"), (.law, "act")] {
      documents.append(
        try self.reading(.clear, Dials(recordedAt: .position(1))).diff(kind, id, to: reading))
    }
    let before = try self.reading(.clear, Dials(recordedAt: .position(0)))
    documents.append(try reading.changes(ChangesQuery(since: 0), before: before))
    return documents.flatMap { document in
      Format.allCases.map { $0.render(document) }
    }
  }

  /// Words of which some stand in what is hidden, some in what is shown, and some are slips of the pen.
  private static let words = [
    "handler", "title", "bob", "offence", "quote", "publisher", "denial", "exchange", "judgement",
    "witness", "arrested", "ann", "dora", "paper", "act", "expulsion", "web", "law", "station",
    "conceeled", "concealex",
  ]

  private func search(_ word: String, _ reading: Reading) throws -> Document {
    try reading.search(
      SearchQuery(try SearchTerms(word), pressNames: true), index,
      workshop: SQLiteSearchWorkshop())
  }

  private func leaks(_ page: String) -> Bool {
    page.lowercased().contains("concealed") || page.contains("隐")
      || page.contains("\\u9690") || page.contains("&#x9690")
  }

  @Test func `what is not for everybody stands on no page for everybody`() throws {
    let reading = try reading(.clear)
    for page in try pages(reading) + comparisons(reading) { #expect(!leaks(page), "\(page)") }
  }

  @Test func `all of it stands on pages for the whole circle`() throws {
    let pages = try pages(reading(.red)).joined().lowercased()
    let hidden = Set(Self.facts.split(separator: "'").map { $0.lowercased() }.filter(leaks))
    #expect(hidden.count > 25)
    // A note on a hidden case stands on the page of that case alone.
    #expect(hidden.filter { !pages.contains($0) } == ["concealed note"])
  }

  @Test(arguments: ["concealed", "隐鲍勃", "隐"])
  func `what is hidden is not found`(word: String) throws {
    #expect(try search(word, reading(.clear)).data == .array([]))
    #expect(try search(word, reading(.red)).data != .array([]))
  }

  @Test func `who is one with somebody hidden stands alone`() throws {
    func parties(_ limit: Marking?) throws -> [String] {
      try reading(limit).list(.parties).data.array?.compactMap { $0["id"]?.string } ?? []
    }
    #expect(try parties(nil) == ["ann"])
    #expect(try parties(.red) == ["ann"])
    #expect(try parties(.clear) == ["ann", "dora"])
    let page = Format.text.render(try reading(.clear).page(of: .party, "ann"))
    #expect(!page.contains("Dora") && !page.contains("dora") && !page.contains("one person"))
  }

  @Test func `nor on one that looks back`() throws {
    let dials = [
      Dials(asOf: try EDTF("2026")), Dials(knownAt: try EDTF("2027")),
      Dials(recordedAt: .position(20)),
    ]
    for dial in dials {
      for page in try pages(reading(.clear, dial)) { #expect(!leaks(page), "\(page)") }
    }
  }

  @Test func `the whole circle sees it`() throws {
    let page = Format.text.render(try reading(.red).page(of: .case, "open"))
    for word in [
      "concealed handler", "concealed quote", "concealed statement", "concealed until December",
    ] {
      #expect(page.contains(word))
    }
    #expect(page.contains("TLP:RED"))
  }

  @Test(arguments: [
    (Subject.case, "concealed-case"), (.party, "concealed-bob"),
    // Nearly the names of hidden ones: they are not suggested.
    (.case, "concealed-cas"), (.party, "concealed-bo"), (.case, "quite-another"),
  ])
  func `what is hidden is not to be had, and as unknown as what there never was`(
    kind: Subject, id: String
  ) throws {
    #expect(throws: NotFound(kind: kind, id: id, nearest: [], marking: .clear)) {
      try reading(.clear).page(of: kind, id)
    }
  }

  @Test func `what is hidden from others is there for its circle`() throws {
    _ = try reading(.amber).page(of: .case, "concealed-case")
  }

  @Test func `what rested on a hidden fact is not told without it`() throws {
    let data = try reading(.clear).page(of: .case, "open").data
    #expect(data["accused"]?.array?.first?["stage"] == "accused")
    #expect(data["accused"]?.array?.first?["liberty"] == "arrested")
    let all = try reading(nil).page(of: .case, "open").data
    #expect(all["accused"]?.array?.first?["stage"] == "acquitted")
  }

  @Test func `counts leave out what is hidden`() throws {
    let countries = try reading(.clear).list(.cases).data.array?.compactMap { $0["id"]?.string }
    #expect(countries == ["open"])
  }

  @Test func `words that name a hidden party in a fact that is shown are pointed out`() throws {
    try docket.record(
      "{'type':'note.added','case':'open','text':'He met concealed Bob in the park.'}")
    #expect(try reading(.clear).exposures() == [docket.log.head().position])
    #expect(try reading(.red).exposures() == [])
  }
}
