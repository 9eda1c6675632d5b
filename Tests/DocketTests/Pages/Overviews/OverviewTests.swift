import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// What holds for every view over many cases.
@Suite struct OverviewTests {
  private let docket: TestDocket

  init() throws {
    docket = try TestDocket(Stories.three)
    try docket.record(
      "{'type':'case.checked','case':'cn-one-2020','result':'nothing_new','next':'2030-01-01'}")
  }

  private func reading(_ dials: Dials = Dials()) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, dials, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  private var checking: Checking {
    Checking(
      store: SourceFolder(docket: NSTemporaryDirectory() + "none"), settings: CheckSettings())
  }

  private func question(_ overview: Overview) -> Overview.Question {
    .init(caseID: overview.takes == .aCase ? "cn-one-2020" : nil, checking: checking)
  }

  @Test(arguments: Overview.allCases)
  func `its list has the columns it names, and rows of ids of their own`(overview: Overview) throws
  {
    let list = try reading().list(overview, ListFilter(checking: checking))
    #expect(list.table.columns.map(\.name) == overview.columns.map(\.name))
    #expect(overview.columns.allSatisfy { !$0.doc.isEmpty })
    let ids = list.data.array?.compactMap { $0["id"]?.string } ?? []
    #expect(!ids.isEmpty && Set(ids).count == ids.count && ids == ids.sorted())
  }

  @Test(arguments: Overview.allCases)
  func `its page is there in every format, and says what it was made from`(
    overview: Overview
  ) throws {
    let page = try reading().page(of: overview, question(overview))
    #expect(page.data["made_from"]?["position"] == 29)
    #expect(page.text.contains("Made from log position #29"))
    for format in Format.allCases where format != .svg || !page.figures.isEmpty {
      #expect(!format.render(page).isEmpty)
    }
  }

  @Test(arguments: Overview.allCases)
  func `in an empty docket it has no rows`(overview: Overview) throws {
    let empty = try TestDocket("")
    try empty.views.catchUp(with: empty.log) { _, _ in }
    let reading = try Reading(
      empty.log, empty.views, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
    #expect(try reading.list(overview).data == [])
    if overview.takes != .aCase { #expect(!(try reading.page(of: overview).text.isEmpty)) }
  }

  @Test(arguments: Overview.allCases)
  func `it says where its dials stand`(overview: Overview) throws {
    let dials = Dials(asOf: try EDTF("2024-12-31"))
    let page = try reading(dials).page(of: overview, question(overview))
    #expect(page.data["dials"]?["as_of"] == "2024-12-31")
    #expect(try reading(dials).list(overview).table.columns.map(\.name).contains("match"))
  }

  @Test func `a list refuses what its rows do not have`() throws {
    #expect(
      throws: FilterUnserved(
        list: "reciprocity", part: .stage, serves: Overview.reciprocity.serves)
    ) { try reading().list(.reciprocity, ListFilter(stage: .charged)) }
  }
}
