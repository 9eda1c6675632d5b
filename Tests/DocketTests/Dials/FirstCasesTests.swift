import Docket
import Documents
import Events
import Foundation
import Logs
import Ports
import Projections
import Testing

/// The first rows of a list behind dials are made from some cases only, and are those of the whole.
@Suite struct FirstCasesTests {
  private static let dials: [Dials] = [
    Dials(knownAt: date("2023-10-01")), Dials(knownAt: date("1999-05")),
    Dials(asOf: date("2018-12-03")), Dials(asOf: date("1950")),
    Dials(asOf: date("2024-07-31"), knownAt: date("2024-06-01")),
    Dials(knownAt: date("2021"), recordedAt: .position(400)),
  ]

  private static func date(_ text: String) -> EDTF { try! EDTF(text) }

  @Test(arguments: FirstCasesTests.dials.indices)
  func `the first rows are those that the whole log gives`(number: Int) throws {
    let docket = try SeedDocket.shared.get()
    let whole = try docket.reading(FirstCasesTests.dials[number])
    _ = try whole.archive()
    for (place, filter) in FirstCasesTests.filters.enumerated() {
      var filter = filter
      filter.limit = [1, 3, 10, 60][(place + number) % 4]
      let expected = try whole.list(.cases, filter)
      let found = try docket.reading(FirstCasesTests.dials[number]).list(.cases, filter)
      #expect(Format.text.render(found) == Format.text.render(expected))
      #expect(found.data == expected.data)
    }
  }

  /// Each docket as its facts, and what is asked of it; the first rows are those of the list without a
  /// limit.
  private func compare(_ facts: String, _ dials: Dials, _ filter: ListFilter) throws {
    let docket = try TestDocket(facts)
    try docket.views.catchUp(with: docket.log) { _, _ in }
    func reading() throws -> Reading {
      try Reading(
        docket.log, docket.views, dials, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
    }
    let expected = try reading().list(.cases, filter).data.array ?? []
    var filter = filter
    for limit in [1, 5] {
      filter.limit = limit
      let found = try reading().list(.cases, filter).data.array ?? []
      #expect(found == Array(expected.prefix(limit)))
    }
  }

  @Test func `of several accounts the same one stands`() throws {
    let facts = """
      {'type':'source.registered','source':'court','kind':'court_record','published':'2020-01-02'}
      {'type':'source.registered','source':'blog','kind':'web','published':'2020-01-03'}
      {'type':'case.opened','case':'a','title':'A','country':'US','disclosed':'2020-01-01'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann'}
      {'type':'role.assigned','case':'a','party':'ann','role':'accused','disclosed':'2020-01-01'}
      {'type':'custody.detained','id':'d1','case':'a','parties':['ann'],'occurred':'2021-03-01','disclosed':'2020-01-02','sources':[{'source':'court'}]}
      {'type':'custody.detained','case':'a','parties':['ann'],'account_of':'d1','occurred':'2022-06-01','disclosed':'2021-03-03','sources':[{'source':'blog'}]}
      """
    for since in ["2022", "2021"] {
      try compare(
        facts, Dials(asOf: FirstCasesTests.date("2025-01-01")),
        ListFilter(window: Window(since: FirstCasesTests.date(since))))
    }
  }

  @Test func `a judgement that was withdrawn since joins two slugs behind a dial`() throws {
    let facts = """
      {'type':'case.opened','case':'a','title':'A','country':'US','disclosed':'2020-01-01'}
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann'}
      {'type':'party.introduced','party':'ann2','kind':'person','label':'Ann Two'}
      {'type':'role.assigned','case':'a','party':'ann','role':'accused','disclosed':'2020-01-01'}
      {'type':'role.assigned','case':'a','party':'ann2','role':'accused','disclosed':'2020-01-01'}
      {'type':'party.matched','id':'m','party':'ann','other':'ann2','judgement':'positive','disclosed':'2020-01-01'}
      {'type':'record.retracted','party':'ann','target':'m','reason':'error'}
      """
    try compare(
      facts, Dials(asOf: FirstCasesTests.date("2026-12-01"), recordedAt: .position(6)),
      ListFilter())
    try compare(facts, Dials(knownAt: FirstCasesTests.date("2021-01-01")), ListFilter())
  }

  @Test func `links lead to a case with a redacted fact that lies outside the first cases`() throws
  {
    var facts = (10..<60).map {
      "{'type':'case.opened','case':'c\($0)','title':'C','country':'US','disclosed':'2020-01-01'}"
    }
    facts += [
      "{'type':'case.linked','case':'c10','to':'c58','relation':'timing','disclosed':'2020-01-01'}",
      "{'type':'case.linked','case':'c58','to':'c59','relation':'timing','disclosed':'2020-01-01'}",
      "{'type':'note.added','id':'n','case':'c59','text':'secret'}",
      "{'type':'record.redacted','case':'c59','target':'n','basis':'court_order'}",
    ]
    let docket = try TestDocket(facts.joined(separator: "\n"))
    try docket.log.write { try $0.redact(id: "n") }
    try docket.views.catchUp(with: docket.log) { _, _ in }
    let reading = try Reading(
      docket.log, docket.views, Dials(asOf: FirstCasesTests.date("2024-01-01")),
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
    let rows = try reading.list(.cases, ListFilter(limit: 1)).data.array ?? []
    #expect(rows.map { $0["id"]?.string } == ["c10"])
  }

  private static let filters = [
    ListFilter(), ListFilter(country: Country(code: "CN")), ListFilter(liberty: .imprisoned),
    ListFilter(window: Window(since: date("2010"), until: date("2020"))),
  ]

  /// Of six cases, two of which only may be there, the first three stand on the page, whichever of them
  /// are definite.
  @Test func `a row is not lost where other rows are only possible`() throws {
    let docket = try TestDocket(
      (1...6).map { number in
        let date = number % 3 == 1 ? "2000" : "1990-05-02"
        return """
          {'type':'case.opened','case':'c-\(number)','title':'C\(number)','country':'US'}
          {'type':'custody.arrested','case':'c-\(number)','occurred':'\(date)'}
          """
      }.joined(separator: "\n"))
    try docket.views.catchUp(with: docket.log) { _, _ in }
    let reading = try Reading(
      docket.log, docket.views, Dials(asOf: FirstCasesTests.date("2000-06-01")),
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
    _ = try reading.archive()
    let rows = try reading.list(.cases, ListFilter(limit: 5)).data.array ?? []
    #expect(rows.map { $0["id"]?.string } == ["c-2", "c-3", "c-5", "c-6", "c-1"])
    #expect(
      rows.map { $0["match"]?.string }
        == ["definite", "definite", "definite", "definite", "possible"])
  }
}
