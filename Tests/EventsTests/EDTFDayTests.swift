import Testing

@testable import Events

@Suite struct EDTFDayTests {
  @Test(
    arguments: [
      (1970, 1, 1, 0, "1970-01-01"),
      (1969, 12, 31, -1, "1969-12-31"),
      (2000, 2, 29, 11_016, "2000-02-29"),
      (2023, 8, 11, 19_580, "2023-08-11"),
      (1582, 10, 15, -141_427, "1582-10-15"),
      (1, 1, 1, -719_162, "0001-01-01"),
      (0, 3, 1, -719_468, "0000-03-01"),
      (0, 2, 29, -719_469, "0000-02-29"),
      (-1, 12, 31, -719_529, "-0001-12-31"),
      (-44, 3, 15, -735_525, "-0044-03-15"),
      (12_023, 8, 11, 3_672_005, "Y12023-08-11"),
      (-12_023, 8, 11, -5_110_616, "Y-12023-08-11"),
    ] as [(Int64, Int, Int, Int64, String)])
  func `a day has a number, a date and a text`(
    year: Int64, month: Int, day: Int, number: Int64, text: String
  ) throws {
    let date = try #require(Day(year: year, month: month, day: day))
    #expect(date.number == number)
    #expect((date.year, date.month, date.day) == (year, month, day))
    #expect(date.description == text)
  }

  @Test func `every day of eight hundred years follows the day before`() throws {
    var number = try #require(Day(year: -400, month: 1, day: 1)).number
    for year in Int64(-400)..<400 {
      for month in 1...12 {
        for day in 1...Day.count(inMonth: month, year: year) {
          let date = Day(number: number)
          guard (date.year, date.month, date.day) == (year, month, day),
            Day(year: year, month: month, day: day) == date
          else {
            Issue.record("\(date) is not \(year)-\(month)-\(day).")
            return
          }
          number += 1
        }
      }
    }
  }

  @Test(
    arguments: [
      (2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0),
      (2023, 1, 32), (1_000_000_000_000_000, 1, 1), (.min, 1, 1), (.max, 12, 31),
    ] as [(Int64, Int, Int)])
  func `a date that the calendar does not have is no day`(year: Int64, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [Int64.min, .min + 1, -1, 0, .max - 1, .max])
  func `every number has a date`(number: Int64) {
    let day = Day(number: number)
    #expect(1...12 ~= day.month)
    #expect(1...31 ~= day.day)
  }

  @Test func `days are sorted by number`() {
    #expect(Day(number: -1) < Day(number: 0))
    #expect(!(Day(number: 0) < Day(number: 0)))
  }
}
