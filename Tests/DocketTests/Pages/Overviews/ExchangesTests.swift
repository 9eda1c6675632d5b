import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// All exchanges: who went where, what each state received and let go, and after how long.
@Suite struct ExchangesTests {
  private let docket: TestDocket

  init() throws {
    docket = try TestDocket(
      """
      {'type':'party.introduced','party':'ann','kind':'person','label':'Ann'}
      {'type':'case.opened','case':'ru-ann','title':'Ann','country':'RU'}
      {'type':'role.assigned','case':'ru-ann','party':'ann','role':'accused'}
      {'type':'custody.detained','case':'ru-ann','occurred':'2023-03-29'}
      {'type':'custody.remanded','case':'ru-ann','occurred':'2023-03-30'}
      {'type':'case.opened','case':'de-ben','title':'Ben','country':'DE'}
      {'type':'custody.arrested','case':'de-ben','parties':['ben'],'occurred':'2022-11'}
      {'type':'case.opened','case':'no-carl','title':'Carl','country':'NO'}
      {'type':'charge.laid','case':'no-carl','parties':['carl'],'instrument':'charge','occurred':'2023-01-01'}
      {'type':'swap.concluded','swap':'swap-1','states':['RU','DE','NO'],'mediator':'TR','occurred':'2024-08-01','legs':[{'party':'ann','case':'ru-ann','from':'RU','to':'DE'},{'party':'ben','from':'DE','to':'RU'},{'party':'carl','case':'no-carl','from':'NO'}]}
      """)
  }

  private func reading() throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  @Test func `days are counted from the first hold that is recorded`() throws {
    let rows = try reading().list(.exchanges).data.array ?? []
    #expect(rows.map { $0["id"] } == ["swap-1/1", "swap-1/2", "swap-1/3"])
    #expect(rows[0]["held"] == "2023-03-29")
    #expect(rows[0]["days_least"] == 491 && rows[0]["days_most"] == 491)
  }

  @Test func `where a date is not exact they have a least and a most`() throws {
    // Ben's only case is found by his part in it.
    let row = try #require(try reading().list(.exchanges).data.array?[1])
    #expect(row["case"] == "de-ben")
    #expect(row["days_least"] == 610 && row["days_most"] == 639)
  }

  @Test func `who has no recorded hold is left out, and counted`() throws {
    let page = try reading().page(of: .exchanges)
    #expect(page.data["left_out"]?["without_recorded_hold"] == 1)
    #expect(
      page.text.contains(
        "2 persons; left out: 1 of 3, of whom no arrest or detention with a date is recorded."))
    #expect(page.figures.map(\.name) == ["days"])
  }

  @Test func `each state has what it received and what it let go, and no balance is made`() throws {
    let states = try reading().page(of: .exchanges).data["by_state"]?.array ?? []
    #expect(states.map { $0["country"] } == ["DE", "NO", "RU"])
    #expect(states.map { $0["received"] } == [1, 0, 1])
    #expect(states.map { $0["let_go"] } == [1, 1, 1])
    #expect(states.allSatisfy { $0["net"] == nil })
  }

  @Test func `a hold after the exchange is none before it`() throws {
    try docket.record(
      """
      {'type':'swap.concluded','swap':'swap-0','states':['RU','DE'],'occurred':'2019-08-01','legs':[{'party':'ann','case':'ru-ann','from':'RU','to':'DE'}]}
      """)
    let row = try #require(try reading().list(.exchanges).data.array?[0])
    #expect(row["exchange"] == "swap-0")
    #expect(row["days_most"] == .null)
  }

  @Test func `a state narrows to the exchanges it had a part in`() throws {
    let asked = Overview.Question(country: try Country("US"))
    #expect(try reading().page(of: .exchanges, asked).data["ways"] == [])
    let mediated = Overview.Question(country: try Country("TR"))
    #expect(try reading().page(of: .exchanges, mediated).data["ways"]?.array?.count == 3)
  }
}
