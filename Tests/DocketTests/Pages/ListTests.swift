import Docket
import Documents
import Events
import Ports
import Projections
import Testing

/// The lists: one row each, with names that scripts may rely on.
@Suite struct ListTests {
  let docket: TestDocket
  let archive: Archive

  init() throws {
    docket = try TestDocket(Stories.three)
    archive = try docket.archive()
  }

  func ids(_ listing: Listing, _ filter: ListFilter = ListFilter()) throws -> [String] {
    try archive.list(listing, filter).data.array!.compactMap { $0["id"]?.string }
  }

  @Test func `a case's row names its states, stages and days`() throws {
    let page = try archive.list(.cases)
    #expect(
      page.csv == [
        "id,title,country,on_behalf_of,category,basis,stages,accused,prosecution,earliest,latest,"
          + "disclosed,next,facts",
        "cn-one-2020,One,CN,\"US; TW\",military,,sentenced,1,true,2020-05-04,2022-02-28,"
          + "2020-06-01,,6",
        "cn-two-2023,Two,CN,,,,accused,1,false,,2023-08-11,,,3",
        "us-three-2019,Three,US,CN,,,acquitted,1,true,2019-03-02,2020-09-09,,,5",
      ])
    #expect(page.data.array?.first?["on_behalf_of"] == ["US", "TW"])
    #expect(page.data.array?.first?["disclosed"] == "2020-06-01")
    #expect(page.data.array?.first?["accused"] == 1)
  }

  @Test func `lists are sorted by id`() throws {
    #expect(try ids(.cases) == ["cn-one-2020", "cn-two-2023", "us-three-2019"])
    #expect(try ids(.countries) == ["CN", "TW", "US"])
    #expect(try ids(.parties) == ["one", "three", "two"])
    #expect(try ids(.laws) == ["cn-law"])
    #expect(try ids(.sources) == ["agency", "copy", "court", "paper"])
    #expect(try ids(.swaps) == ["swap-2024"])
  }

  @Test func `cases are found by state, by whom they are said to be for, by stage and liberty`()
    throws
  {
    let china = try Country("CN")
    #expect(try ids(.cases, ListFilter(country: china)) == ["cn-one-2020", "cn-two-2023"])
    #expect(try ids(.cases, ListFilter(beneficiary: china)) == ["us-three-2019"])
    #expect(try ids(.cases, ListFilter(stage: .sentenced)) == ["cn-one-2020"])
    #expect(try ids(.cases, ListFilter(liberty: .imprisoned)) == ["cn-one-2020"])
    #expect(try ids(.cases, ListFilter(country: try Country("US"), liberty: .imprisoned)) == [])
    #expect(try ids(.cases, ListFilter(kind: "military")) == ["cn-one-2020"])
    #expect(try ids(.cases, ListFilter(limit: 2)) == ["cn-one-2020", "cn-two-2023"])
    #expect(try ids(.cases, ListFilter(stage: .accused, limit: 1)) == ["cn-two-2023"])
  }

  @Test func `a window shows definite and possible cases apart`() throws {
    let window = Window(since: try EDTF("2022-02"), until: try EDTF("2022-02"))
    let page = try archive.list(.cases, ListFilter(window: window))
    // "2022-02~" may be another month; "../2023-08-11" may be any day before.
    #expect(
      page.data.array!.map { [$0["id"], $0["match"]] } == [
        ["cn-one-2020", "possible"], ["cn-two-2023", "possible"],
      ])
    let day = Window(since: try EDTF("2020-05-04"), until: try EDTF("2020-05-04"))
    #expect(
      try archive.list(.cases, ListFilter(window: day)).data.array!
        .map { [$0["id"], $0["match"]] } == [
          ["cn-one-2020", "definite"], ["cn-two-2023", "possible"],
        ])
    #expect(page.text.contains("Definitely\n----------"))
    #expect(page.text.contains("Asked for: from 1 February 2022 to 28 February 2022."))
  }

  @Test func `a window on laws, sources and exchanges goes by their own dates`() throws {
    func match(_ listing: Listing, _ since: String?, _ until: String?) throws -> [[JSON?]] {
      let window = Window(
        since: try since.map { try EDTF($0) }, until: try until.map { try EDTF($0) })
      return try archive.list(listing, ListFilter(window: window)).data.array!
        .map { [$0["id"], $0["match"]] }
    }
    #expect(try match(.laws, "2023-07", nil) == [["cn-law", "definite"]])
    #expect(try match(.laws, "2023-08", nil) == [])
    #expect(
      try match(.sources, "2020-05-20", nil) == [["court", "definite"], ["paper", "possible"]])
    #expect(try match(.swaps, nil, "2024-11-27") == [["swap-2024", "definite"]])
    #expect(try match(.swaps, nil, "2024-11-26") == [])
  }

  @Test func `parties, laws, sources and exchanges are found by country and kind`() throws {
    let china = try Country("CN")
    #expect(try ids(.parties, ListFilter(country: china)) == ["one"])
    #expect(try ids(.parties, ListFilter(kind: "agency")) == [])
    #expect(try ids(.laws, ListFilter(country: china)) == ["cn-law"])
    #expect(try ids(.sources, ListFilter(country: china)) == ["agency", "court"])
    #expect(try ids(.sources, ListFilter(kind: "aggregator")) == ["copy"])
    #expect(try ids(.swaps, ListFilter(country: try Country("CH"))) == ["swap-2024"])
  }

  @Test func `a filter that a list does not have is refused by name`() throws {
    #expect(
      throws: FilterUnserved(list: "sources", part: .stage, serves: Listing.sources.serves)
    ) {
      try archive.list(.sources, ListFilter(stage: .charged))
    }
  }

  @Test func `all rows of a list have the columns it says, and each is described`() throws {
    for listing in Listing.allCases {
      let page = try archive.list(listing)
      #expect(page.table.columns.map(\.name) == listing.columns.map(\.name))
      #expect(page.table.rows.allSatisfy { $0.count == page.table.columns.count })
      #expect(listing.columns.allSatisfy { !$0.doc.isEmpty })
    }
  }

  @Test func `the caption says what is listed, how it is sorted and as of when`() throws {
    let text = try archive.list(.cases).text
    #expect(text.contains("Sorted by id. As of record 28, 1 April 2026."))
  }

  @Test func `an empty docket has empty lists`() throws {
    let docket = try TestDocket("")
    let empty = try docket.archive()
    for listing in Listing.allCases { #expect(try empty.list(listing).data == []) }
    #expect(try empty.list(.cases).text.contains("The log is empty."))
  }
}
