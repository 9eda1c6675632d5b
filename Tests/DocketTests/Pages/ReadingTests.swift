import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// Pages from where the dials stand.
@Suite struct ReadingTests {
  private let docket: TestDocket

  init() throws {
    docket = try TestDocket(
      """
      {'type':'case.opened','case':'one','title':'One','country':'US'}
      {'type':'case.opened','case':'two','title':'Two','country':'CN'}
      {'type':'case.linked','case':'two','to':'one','relation':'timing','id':'link','occurred':'2023-08-05'}
      {'type':'custody.arrested','case':'one','occurred':'2023-08-02','disclosed':'2023-08-03'}
      {'type':'custody.arrested','case':'two','occurred':'2023-08','disclosed':'2023-08'}
      {'type':'record.retracted','case':'two','target':'link','reason':'error'}
      """)
  }

  private func reading(_ dials: Dials) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials,
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  @Test func `a link that was retracted later comes in when one looks from before`() throws {
    let before = try reading(Dials(recordedAt: .position(5))).page(of: .case, "one").data
    #expect(before["links_in"]?.array?.count == 1)
    let now = try reading(Dials()).page(of: .case, "one").data
    #expect(now["links_in"]?.array?.isEmpty == true)
  }

  @Test func `a link that was corrected later leads where it led then`() throws {
    try docket.record(
      """
      {'type':'case.opened','case':'three','title':'Three','country':'US'}
      {'type':'case.linked','case':'three','to':'one','relation':'context','id':'moved'}
      {'type':'record.corrected','case':'three','target':'moved','patch':{'to':'two'},'reason':'misread'}
      """)
    let before = try reading(Dials(recordedAt: .position(8))).page(of: .case, "one").data
    #expect(before["links_in"]?.array?.contains { $0["from"] == "three" } == true)
    let now = try reading(Dials(recordedAt: .position(9))).page(of: .case, "one").data
    #expect(now["links_in"]?.array?.contains { $0["from"] == "three" } == false)
  }

  @Test func `a page tells what is possibly inside, and what that would change`() throws {
    let data = try reading(Dials(asOf: try EDTF("2023-08-10"))).page(of: .case, "two").data
    #expect(data["possibly"]?["facts"] == [5])
    #expect(data["dials"]?["as_of"] == "2023-08-10")
  }

  @Test func `a list sets apart what is possibly there`() throws {
    let rows = try reading(Dials(asOf: try EDTF("2023-08-04"))).list(.cases).data.array ?? []
    #expect(rows.map { $0["id"]?.string } == ["one", "two"])
    #expect(rows.map { $0["match"]?.string } == ["definite", "possible"])
  }

  @Test func `what lies outside is said to`() throws {
    let early = try reading(Dials(asOf: try EDTF("2020")))
    #expect(throws: OutsideDials.self) { try early.page(of: .case, "one") }
    #expect(throws: NotFound.self) { try early.page(of: .case, "three") }
  }

  @Test func `a position beyond the log, and a date without an end, are refused`() throws {
    #expect(throws: DialError.self) { try reading(Dials(recordedAt: .position(7))) }
    #expect(throws: DialError.self) { try reading(Dials(asOf: try EDTF("2020/.."))) }
  }

  @Test func `every page of the past says from where it was looked`() throws {
    let reading = try reading(Dials(recordedAt: .position(4)))
    for document in [
      try reading.page(of: .case, "one"), try reading.page(of: .country, "US"),
      try reading.list(.cases), try reading.timeline(TimelineQuery()),
      try reading.blame(.case, "one"),
    ] {
      #expect(Format.text.render(document).contains("As recorded up to #4."))
    }
  }

  @Test func `a diff tells which claims stand on other evidence, and why`() throws {
    try docket.record(
      """
      {'type':'source.registered','source':'wire','kind':'wire','publisher':'A Wire'}
      {'type':'source.registered','source':'paper','kind':'newspaper','publisher':'A Paper'}
      {'type':'custody.detained','case':'one','occurred':'2023-08-01','sources':[{'source':'wire'},{'source':'paper'}]}
      {'type':'source.changed','source':'wire','to':'withdrawn','occurred':'2024-01-01'}
      """)
    let page = try reading(Dials(recordedAt: .position(9))).diff(
      .case, "one", to: reading(Dials()))
    let change = page.data["changes"]?.array?.first
    #expect(change?["change"] == "regraded")
    #expect(change?["verification_was"] == "corroborated")
    #expect(change?["verification"] == "one_source")
  }
}
