import Testing

@testable import Events

@Suite struct EDTFOverlapTests {
  @Test(
    arguments: [
      // A day, a month, a year.
      ("2023-08-11", "2023-08-11", .definitely),
      ("2023-08-11", "2023-08", .definitely),
      ("2023-08-11", "2023-08-12", .no),
      ("2023-08", "2023-08-11", .possibly),
      ("2023", "2023", .definitely),
      ("2023", "2023-07/2024-06", .possibly),
      ("2023", "2024", .no),
      // Margins on what is asked about: definite only with the whole margin.
      ("2023~", "2023", .possibly),
      ("2023~", "2022/2024", .definitely),
      ("2023~", "2024-12", .possibly),
      ("2023~", "2025", .no),
      ("2023%", "2025", .possibly),
      ("2023-08-11?", "2023-08", .definitely),
      ("2023-08-11?", "2023-08-01/2023-08-17", .possibly),
      ("2023-08-11%", "2023-08-19/2023-08-31", .possibly),
      ("2023-08-11?", "2023-08-19/2023-08-31", .no),
      // Margins on what is asked for: they can make it possible, not definite.
      ("2022", "2023~", .possibly),
      ("2023", "2023~", .definitely),
      ("2021", "2023~", .no),
      // Intervals are all their days.
      ("2010/2012", "2009/2013", .definitely),
      ("2010/2012", "2011", .possibly),
      ("2010/2012", "2012/2014", .possibly),
      ("2010/2012", "2013", .no),
      // Open and unknown ends.
      ("../2023-08-11", "2023", .possibly),
      ("../2023-08-11", "2024", .no),
      ("../2023-08-11", "../2023", .definitely),
      ("2019/..", "2025", .possibly),
      ("2019/..", "2018/..", .definitely),
      ("2019/..", "2018", .no),
      ("2019/", "2018/..", .definitely),
      ("2019/", "2030", .possibly),
      ("/2019", "2018/2019", .possibly),
      ("2020", "2019/", .definitely),
      ("2020", "/2021", .definitely),
      // Winter is in two years.
      ("2018-24", "2018", .possibly),
      ("2019-02-01", "2018-24", .definitely),
      // Sets: the days between their members are not meant, and members that touch are one stretch.
      ("[1667,1760-12]", "1700", .no),
      ("[1667,1760-12]", "1667", .possibly),
      ("[1667,1760-12]", "1667/1760", .definitely),
      ("{1667,1760-12}", "1760", .possibly),
      ("[1667,1760..]", "1600/..", .definitely),
      ("1700", "[1667,1760-12]", .no),
      ("1667-05", "[1667,1760-12]", .definitely),
      ("1667/1668", "[1667,1760-12]", .possibly),
      ("1984/1985", "{1984,1985}", .definitely),
      ("1984/1985", "{..1950,1985,1984}", .definitely),
      ("[1667,1760]", "[1760,1667]", .definitely),
      ("[1667,1761]", "[1760,1667]", .possibly),
      ("1666", "[1667~,1760]", .possibly),
      ("1666", "[1667,1760]", .no),
      ("2050", "[1667,1760..]", .definitely),
    ] as [(String, String, EDTF.Overlap)])
  func `a date lies in another definitely, possibly or not`(
    text: String, asked: String, overlap: EDTF.Overlap
  ) throws {
    #expect(try EDTF(text).overlap(EDTF(asked)) == overlap)
  }

  @Test(
    arguments: [
      ("2023", "2023-01-01", "2023-12-31", .definitely),
      ("2023", "2023-01-02", "2023-12-31", .possibly),
      ("2023", "2023-01-01", "2023-12-30", .possibly),
      ("2023", "2023-12-31", nil, .possibly),
      ("2023", "2024-01-01", nil, .no),
      ("2023", nil, "2022-12-31", .no),
      ("2023", nil, "2023-12-31", .definitely),
      ("2023?", nil, "2023-12-31", .possibly),
      ("2023", nil, nil, .definitely),
      ("../2023", nil, nil, .definitely),
      ("../2023", nil, "2023-12-31", .definitely),
      ("../2023", "1000-01-01", nil, .possibly),
      ("2023/", "2023-01-01", nil, .definitely),
      ("2023/..", nil, "2023-01-01", .possibly),
      ("[1667,1760-12]", "1668-01-01", "1760-11-30", .no),
      ("[1667,1760-12]", "1667-12-31", "1760-11-30", .possibly),
      ("2023", "2023-12-31", "2023-01-01", .no),
    ] as [(String, String?, String?, EDTF.Overlap)])
  func `a date lies between two days definitely, possibly or not`(
    text: String, since: String?, until: String?, overlap: EDTF.Overlap
  ) throws {
    let since = try since.flatMap { try EDTF($0).bounds.earliest }
    let until = try until.flatMap { try EDTF($0).bounds.latest }
    #expect(try EDTF(text).overlap(since: since, until: until) == overlap)
  }

  @Test func `a date lies in another as it lies between its days`() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<2000 {
      let one = try EDTF(EDTFSamples.valid(&random))
      let other = try EDTF(EDTFSamples.valid(&random))
      guard !other.isSet, other.bounds.earliest == other.bounds.earliestMargin,
        other.bounds.latest == other.bounds.latestMargin
      else { continue }
      let bounds = other.bounds
      #expect(one.overlap(other) == one.overlap(since: bounds.earliest, until: bounds.latest))
    }
  }

  @Test func `what meets one way meets the other way`() throws {
    var random = SplitMix(state: 4)
    let dates = try (0..<60).map { _ in try EDTF(EDTFSamples.valid(&random)) }
    for one in dates {
      for other in dates {
        #expect((one.overlap(other) == .no) == (other.overlap(one) == .no), "\(one) \(other)")
      }
    }
  }
}
