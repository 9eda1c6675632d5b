import Testing

@testable import Events

@Suite struct EDTFStrictBoundsTests {
  @Test(
    arguments: [
      ("2023-08-11", 19_580, 19_580), ("2023-08-11~", 19_580, 19_580),
      ("2024-02", 19_754, 19_782), ("2023-02?", 19_389, 19_416),
      ("2023", 19_358, 19_722), ("2024%", 19_723, 20_088), ("0000", -719_528, -719_163),
      ("../2023-08-11", .min, 19_580), ("../2023-08-11?", .min, 19_580),
      ("2023-08-11/..", 19_580, .max), ("/2023-08-11", .min, 19_580), ("2023/", 19_358, .max),
      ("[2023,2024..]", 19_358, .max),
    ] as [(String, Int64, Int64)])
  func `the days of a text are found without making a date of it`(
    text: String, earliest: Int64, latest: Int64
  ) throws {
    let bounds = try #require(strictBounds(text))
    #expect(bounds == (earliest, latest))
  }

  @Test func `every day of the years 0 to 9999 is found at once`() throws {
    var number = try #require(Day(year: 0, month: 1, day: 1)).number
    let last = try #require(Day(year: 9999, month: 12, day: 31)).number
    while number <= last {
      let text = Day(number: number).description
      guard let bounds = strictBounds(text), bounds == (number, number) else {
        Issue.record("\(text) is not day \(number).")
        return
      }
      number += 17  // Meets every day of the year, and takes a tenth of the time.
    }
  }

  @Test func `every month and year of 0 to 9999 is found at once`() {
    for year in 0...9999 {
      let text = Day.text(year: Int64(year))
      #expect(isSameByParser(text))
      for month in 0...13 where !isSameByParser("\(text)-\(Day.text(month))") {
        Issue.record("\(text)-\(Day.text(month)) has other days by the parser.")
      }
    }
  }

  @Test func `the days found at once are those the parser finds`() throws {
    var random = SplitMix(state: 5)
    for turn in 0..<20_000 {
      let text = turn % 2 == 0 ? EDTFSamples.valid(&random) : EDTFSamples.mutated(&random)
      guard isSameByParser(text) else {
        Issue.record("\(text) has other days by the parser.")
        return
      }
    }
  }

  private func isSameByParser(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      switch (EDTF.strictBounds(utf8: bytes), EDTF.parsedBounds(utf8: bytes)) {
      case (nil, nil): return true
      case (let one?, let other?): return one == other
      default: return false
      }
    }
  }

  private func strictBounds(_ text: String) -> (earliest: Int64, latest: Int64)? {
    var text = text
    return text.withUTF8 { EDTF.strictBounds(utf8: UnsafeRawBufferPointer($0)) }
  }
}
