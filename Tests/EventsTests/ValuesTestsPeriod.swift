import Events
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("P27M", "27 months"), ("P20Y", "20 years"), ("P4Y9M", "4 years 9 months"),
    ("P1Y", "1 year"), ("P1M", "1 month"), ("P6W", "6 weeks"),
    ("P1Y2M3W4D", "1 year 2 months 3 weeks 4 days"),
    ("PT36H", "36 hours"), ("P1DT12H30M5S", "1 day 12 hours 30 minutes 5 seconds"),
    ("P0D", "0 days"), ("P0Y6M", "6 months"), ("P0Y0M", "0 months"), ("P020Y", "20 years"),
    ("P999999999Y", "999999999 years"),
  ])
  func `a duration keeps its spelling and is printed in words`(text: String, words: String) throws {
    let period = try Period(text)
    #expect(period.description == text)
    #expect(period.words == words)
    #expect(try Period(period.description) == period)
  }

  @Test func `the parts of a duration can be read, months of the date and minutes of the time`()
    throws
  {
    let period = try Period("P1Y2M3W4DT5H6M7S")
    #expect([period.years, period.months, period.weeks, period.days] == [1, 2, 3, 4])
    #expect([period.hours, period.minutes, period.seconds] == [5, 6, 7])
    #expect(try Period("P27M").years == 0)
  }

  @Test(arguments: [
    ("27M", "P27M"), ("P20y", "P20Y"), ("p27m", "P27M"), ("20 years", "P20Y"), ("1 year", "P1Y"),
    ("4 years and 9 months", "P4Y9M"), ("4 years, 9 months", "P4Y9M"), ("4y9m", "P4Y9M"),
    ("9 months 4 years", "P4Y9M"), ("P9M4Y", "P4Y9M"), ("18 mos.", "P18M"), ("20-year", "P20Y"),
    ("P36H", "PT36H"), ("T36H", "PT36H"), ("36 hours", "PT36H"), ("p1dt12h", "P1DT12H"),
    ("1h30m", "PT1H30M"), (" P1Y", "P1Y"), ("pt5m", "PT5M"),
    ("P", nil), ("PT", nil), ("P1YT", nil), ("", nil), ("20", nil), ("years", nil), ("P1Y1Y", nil),
    ("-P1Y", "P1Y"), ("P-1Y", "P1Y"), ("P1234567890Y", nil), ("life", nil), ("P٣Y", nil),
    ("P1YT1Y", nil), ("PT1HT1M", nil),
  ])
  func `what is not a duration is refused with the one that was meant`(
    text: String, suggestion: String?
  ) {
    let reason = "a duration is written as P4Y9M or PT36H is, not \"\(text)\""
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) { try Period(text) }
  }

  @Test(arguments: ["P1.5Y", "P1,5Y", "1.5 years"])
  func `a duration with a fraction is refused without a guess`(text: String) {
    let reason = "a duration is in whole numbers, as P18M is, not \"\(text)\""
    #expect(throws: ValueError(reason: reason)) { try Period(text) }
  }
}
