import Testing

@testable import Events

@Suite struct EDTFErrorTests {
  /// Every reason there is: a text, the byte where it goes wrong, the reason, the way out.
  @Test(
    arguments: [
      ("", 0, "nothing is written", nil),
      ("2023 ", 4, "a date has no spaces", "2023"),
      ("2023-08-11T10:10:10Zx", 20, "the date is complete before this", nil),
      ("Aug 2023", 0, "a date begins with a year of four digits", "2023-08"),
      ("12345", 4, "a year of more than four digits is written with Y in front", "Y12345"),
      ("-0000", 0, "the year 0 has no sign", "0000"),
      (
        "Y2004", 1, "a year after Y has five digits or more, and no zero in front", "2004"
      ),
      ("Y1234567890123456", 16, "a year has fifteen digits at most", nil),
      ("Y12345-06", 6, "a year with Y has no months or days", "Y12345"),
      ("2023-13", 5, "a month is 01 to 12, a season 21 to 24", nil),
      ("2023-8-1", 5, "a month is two digits", "2023-08-01"),
      ("2023-08-1", 8, "a day is two digits", "2023-08-01"),
      ("2001-21-15", 8, "a season has no days", "2001-21"),
      ("2023-02-30", 8, "February 2023 has the days 01 to 28", "2023-02-28"),
      ("201x", 3, "a digit that is not said is a capital X", "201X"),
      ("1984?~", 5, "one sign is enough: % is ? and ~ together", "1984%"),
      ("2023-08-11T10:10", 16, "a time is hh:mm:ss", "2023-08-11T10:10:00"),
      ("2023-12-31T24:00:00Z", 11, "an hour is 00 to 23", "2024-01-01T00:00:00Z"),
      ("2023-08-11T10:61:00", 14, "a minute is 00 to 59", nil),
      ("2023-08-11T23:59:60Z", 17, "a second is 00 to 59", "2023-08-11T23:59:59Z"),
      (
        "2023-08-11T10:10:10-00:00", 19,
        "a zone is Z, or the hours and minutes from it, 14:00 at most, as in +05:00",
        "2023-08-11T10:10:10Z"
      ),
      ("2023-08-11T10:10:10.5Z", 19, "a time has whole seconds", "2023-08-11T10:10:10Z"),
      ("2023-08T10:10:10Z", 7, "a time needs a whole day before it", "2023-08"),
      ("2023-08-11T10:10:10Z?", 20, "a date with a time takes no ?, ~ or %", "2023-08-11?"),
      (
        "2023-08-11T10:10:10Z/2023-08-12", 10, "an interval is from day to day, without times",
        "2023-08-11/2023-08-12"
      ),
      ("[2023-08-11T10:10:10Z,2024]", 11, "a set is of days, without times", "[2023-08-11,2024]"),
      ("2023/08/11", 7, "an interval has one /, and a date is written with -", "2023-08-11"),
      ("../", 0, "an interval needs a date at one end at least", nil),
      ("2012/2010", 5, "the interval ends before it begins", "2010/2012"),
      ("[1667,1668", 10, "a set that begins with [ ends with ]", "[1667,1668]"),
      ("{1667,1668]", 10, "a set that begins with { ends with }", "{1667,1668}"),
      ("[1984]", 0, "a set has two members at least", "1984"),
      ("[1667/1668,1670]", 5, "a range in a set is written with ..", "[1667..1668,1670]"),
      ("[1667.1670]", 5, "a range is written with two dots", "[1667..1670]"),
      (
        "[1667,..1668]", 6,
        "only the first member of a set begins with .. and only the last ends with it", nil
      ),
      (
        "[1667~..1668]", 1,
        "a range is of two years, two months or two days, without ?, ~, % and X", nil
      ),
      ("[1672..1670]", 7, "the range ends before it begins", nil),
      // Level 2.
      (
        "156X-12-25", 3,
        "X elsewhere than in the last one or two digits of a year, a whole month or a whole day"
          + " is level 2", "156X"
      ),
      ("2004-06-XX/2004-07-03", 8, "X in an interval is level 2", "2004-06/2004-07-03"),
      (
        "2004?-06-11", 4, "group qualification is level 2; ?, ~ and % stand after the whole date",
        "2004-06-11?"
      ),
      ("2001-34", 5, "the seasons 25 to 41 are level 2", "2001-04/2001-06"),
      ("1950S2", 4, "significant digits with S are level 2", "19XX"),
      ("Y-17E7", 4, "an exponent with E is level 2", "Y-170000000"),
    ] as [(String, Int, String, String?)])
  func `a text that is no EDTF is refused with the place, the reason and the way out`(
    text: String, offset: Int, reason: String, suggestion: String?
  ) {
    let error = #expect(throws: EDTFError.self) { try EDTF(text) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
    #expect(error?.suggestion == suggestion)
  }

  /// Where else a text goes wrong.
  @Test(arguments: [
    (" 2023", 0), ("202", 3), ("x", 0), ("2023-", 5), ("2023-08-", 8), ("2023-08-11x", 10),
    ("-", 1), ("Y", 1), ("Y-", 2), ("Y-0123456", 2), ("2023-1X", 6), ("2023-X1", 5), ("1X99", 1),
    ("XXXX-12-XX", 0), ("2004-XX-11", 5), ("201X-05", 3), ("2004-xx", 5), ("19uu", 2),
    ("?2004-06-~11", 0), ("2004-%06-11", 5), ("2004-06~-11", 7), ("2004-06-~01/2004-06-20", 8),
    ("2023-08-11?T10:10:10Z", 10), ("2023-08-11T10:10:10+15", 20), ("2023-08-11T1", 12),
    ("2023-08-11T10:10:10+0530", 22), ("../..", 0), ("/", 0), ("2012-05/2010-13", 13),
    ("[]", 1), ("[1667,]", 6), ("[1667, 1668]", 6), ("[1667..,1668]", 5), ("[1667..1668-12]", 7),
    ("[1667,1668]?", 11), ("２０２３", 0), ("2023年8月", 4), ("2023–08", 4),
  ])
  func `the place is the byte where the text goes wrong`(text: String, offset: Int) {
    let error = #expect(throws: EDTFError.self) { try EDTF(text) }
    #expect(error?.offset == offset)
  }

  @Test func `an error reads as a sentence`() {
    let error = #expect(throws: EDTFError.self) { try EDTF("2023-8-1") }
    #expect("\(error!)" == "a month is two digits (at byte 5); write 2023-08-01")
    let other = #expect(throws: EDTFError.self) { try EDTF("2023-13") }
    #expect("\(other!)" == "a month is 01 to 12, a season 21 to 24 (at byte 5)")
  }
}
