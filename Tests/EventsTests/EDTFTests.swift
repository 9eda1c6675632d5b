import Testing

@testable import Events

@Suite struct EDTFTests {
  @Test(arguments: EDTFSamples.specification)
  func `every example of the specification is read and given back to the byte`(
    text: String
  ) throws {
    #expect(try EDTF(text).description == text)
  }

  @Test func `the bounds of every example of the specification are in a table of bounds`() {
    let tested = Set(
      EDTFBoundsTests.golden.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
        + EDTFBoundsTests.different.map { $0[0] })
    #expect(EDTFSamples.specification.filter { !tested.contains($0) } == [])
  }

  @Test func `every text that is read is given back to the byte`() throws {
    var random = SplitMix(state: 1)
    for _ in 0..<5000 {
      let text = EDTFSamples.valid(&random)
      #expect(try EDTF(text).description == text)
    }
  }

  @Test(arguments: [
    "2023-08-11", "1970-01-01", "-0044-03-15", "9999-12-31",
  ])
  func `a whole day is a date`(text: String) throws {
    let day = try #require(try EDTF(text).bounds.earliest)
    #expect(try EDTF(day) == EDTF(text))
    #expect(try EDTF(day)?.bounds == EDTF(text).bounds)
  }

  @Test func `a day of a long year has no date`() {
    #expect(EDTF(Day(number: .max)) == nil)
    #expect(EDTF(Day(number: .min)) == nil)
  }

  @Test func `dates for the same days are equal only when they are the same text`() throws {
    #expect(try EDTF("2023") == EDTF("2023"))
    #expect(try EDTF("2023") != EDTF("2023-XX"))
    #expect(try Set([EDTF("2023"), EDTF("2023"), EDTF("2023?")]).count == 2)
  }

  @Test func `dates are sorted by first day, then last day, then text`() throws {
    let sorted = try [
      "../2022", "/2022", "../2023", "[..2023]", "2022-12-31", "2023-01", "2023", "2023-XX",
      "2023?", "2023/2024", "2023/", "2023/..", "[2023..]", "2023-01-02",
    ].map { text throws(EDTFError) in try EDTF(text) }
    #expect(sorted.shuffled().sorted() == sorted)
  }

  @Test func `the order is total`() throws {
    var random = SplitMix(state: 2)
    let dates = try (0..<300).map { _ in try EDTF(EDTFSamples.valid(&random)) }.sorted()
    for (index, one) in dates.enumerated() {
      for other in dates[index...] {
        #expect(!(other < one))
        #expect((one < other) != (one == other))
      }
    }
  }
}
