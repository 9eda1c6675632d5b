import Testing

@testable import Events

@Suite struct EDTFWordsTests {
  @Test(arguments: [
    ("2023-08-11", "11 August 2023"),
    ("2023-08", "August 2023"),
    ("2023", "2023"),
    ("0052", "AD 52"),
    ("0000", "1 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("Y12023", "AD 12023"),
    ("Y-12023", "12024 BC"),
    ("2023-08-11T10:10:10", "11 August 2023, 10:10:10"),
    ("2023-08-11T10:10:10Z", "11 August 2023, 10:10:10 UTC"),
    ("2023-08-11T10:10:10+00:00", "11 August 2023, 10:10:10 UTC"),
    ("2023-08-11T10:10:10+05:30", "11 August 2023, 10:10:10 UTC+05:30"),
    ("2023-08-11T10:10:10-04", "11 August 2023, 10:10:10 UTC-04:00"),
    ("2018-21", "spring 2018"),
    ("2018-22", "summer 2018"),
    ("2018-23", "autumn 2018"),
    ("2018-24", "winter 2018/2019"),
    ("197X", "the 1970s"),
    ("200X", "the years 2000 to 2009"),
    ("19XX", "the years 1900 to 1999"),
    ("005X", "the years AD 50 to AD 59"),
    ("-004X", "the years 50 BC to 41 BC"),
    ("2004-XX", "some month in 2004"),
    ("2023-08-XX", "some day in August 2023"),
    ("2023-XX-XX", "some day in 2023"),
    ("2023-08-XX~", "some day in about August 2023"),
    ("2025-08-20~", "about 20 August 2025"),
    ("197X~", "about the 1970s"),
    ("2023?", "2023 (the year is uncertain)"),
    ("2023%", "about 2023 (the year is uncertain)"),
    ("2010/2012", "2010 to 2012"),
    ("2010~/2012", "about 2010 to 2012"),
    ("2010~/2012?", "about 2010 to 2012 (the year is uncertain)"),
    ("2023-03/2023-05", "March to May 2023"),
    ("2023-03/2023-03", "March 2023"),
    ("2023-08-02/2023-08-02", "2 August 2023"),
    ("2023-08-02~/2023-08-02", "about 2 August 2023"),
    ("2023-08-02/2023-08-02?", "2 August 2023 (the day is uncertain)"),
    ("2010/2010", "2010"),
    ("2018-21/2018-21", "spring 2018"),
    ("[1667..1667,1670]", "one of 1667 or 1670"),
    ("2023-03~/2023-05", "about March 2023 to May 2023"),
    ("2023-08-02/2023-08-11", "2 to 11 August 2023"),
    ("2023-08-29/2023-09-03", "29 August to 3 September 2023"),
    ("2022-08-02/2023-08-11", "2 August 2022 to 11 August 2023"),
    ("2023-08/2023-09-03", "August 2023 to 3 September 2023"),
    ("2018-21/2018-23", "spring to autumn 2018"),
    ("../2023-08-11", "by 11 August 2023"),
    ("../2023-08-11~", "by about 11 August 2023"),
    ("2019/..", "since 2019"),
    ("2019?/..", "since 2019 (the year is uncertain)"),
    ("/2023", "until 2023, start unknown"),
    ("2023/", "from 2023, end unknown"),
    ("[1667,1668,1670..1672]", "one of 1667, 1668 or 1670 to 1672"),
    ("[1667,1760-12]", "one of 1667 or December 1760"),
    ("[1667..1672]", "one of 1667 to 1672"),
    ("{1960,1961-12}", "all of 1960 and December 1961"),
    ("[..1760-12-03]", "3 December 1760 or earlier"),
    ("[1760-12..]", "December 1760 or later"),
    ("[1667,1760-12..]", "one of 1667, December 1760 or later"),
    ("[..1667,1670]", "one of 1667 or earlier or 1670"),
    ("{..1984}", "all of 1984 and earlier"),
  ])
  func `a date is shown in plain English`(text: String, words: String) throws {
    #expect(try EDTF(text).words == words)
  }

  @Test(arguments: [
    ("2023-08-11", "11 August 2023"), ("Y12023", "31 December AD 12023"),
    ("Y-12023", "31 December 12024 BC"),
  ])
  func `a day is in words whatever its year`(text: String, words: String) throws {
    #expect(try #require(EDTF(text).bounds.latest).words == words)
  }
}
