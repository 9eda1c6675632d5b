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
