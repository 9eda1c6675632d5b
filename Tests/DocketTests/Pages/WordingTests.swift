import Events
import Testing
import Words

@testable import Docket

/// Small words around names.
struct WordingTests {
  @Test(arguments: [
    ("CIA", "the CIA"), ("CNN", "CNN"), ("plea agreement", "the plea agreement"),
    ("family", "the family"), ("Alireza Akbari", "Alireza Akbari"), ("Reuters", "Reuters"),
    ("MSS statement", "the MSS statement"), ("The Times", "The Times"),
  ])
  func `a name has its article`(_ name: String, _ words: String) {
    #expect(Wording.the(name) == words)
  }

  @Test(arguments: [
    ("Commonwealth prosecutors", "are"), ("FBI", "is"), ("FBI and CIA", "are"),
    ("court findings", "are"), ("Ministry of State Security (China)", "is"),
    ("Swedish authorities, Stockholm", "are"),
  ])
  func `one is and several are`(_ name: String, _ verb: String) {
    #expect(Wording.be(name) == verb)
  }

  @Test(arguments: [
    ("2018-06-02", "on 2 June 2018"), ("2019-03", "in March 2019"), ("2019", "in 2019"),
    ("../2023-01-14", "not later than 14 January 2023"), ("2019/..", "since 2019"),
    ("2023-08-02/2023-08-11", "at some time between 2 and 11 August 2023"),
    ("2022-11/2023-02", "at some time between November 2022 and February 2023"),
    ("2023-08-02/2023-08-02", "on 2 August 2023"), ("2025-08-20~", "about 20 August 2025"),
    ("2023-08-XX", "on some day in August 2023"), ("2004-XX", "in some month in 2004"),
    ("2023-10-13T15:00:00Z", "on 13 October 2023, 15:00:00 UTC"),
  ])
  func `what happened at one moment has a date that cannot be read as who did it`(
    _ date: String, _ words: String
  ) throws {
    #expect(Wording.when(try EDTF(date)) == words)
  }

  @Test func `what goes on has its interval`() throws {
    let years = try EDTF("2010/2012")
    #expect(Wording.when(years, lasts: true) == "from 2010 to 2012")
    #expect(Wording.date(years, lasts: true) == "2010 to 2012")
    #expect(Wording.date(years) == "at some time between 2010 and 2012")
  }

  @Test(arguments: [
    (1, 1, "1 day"), (29, 56, "29 to 56 days"), (163, 1774, "about five months to five years"),
    (2677, 2706, "about seven years"), (150, 180, "about five to six months"),
    (20, 400, "about 20 days to 13 months"), (0, 120, "about 0 days to four months"),
  ])
  func `a length of time is in the unit that fits it`(
    _ least: Int64, _ most: Int64, _ words: String
  ) {
    #expect(Wording.length(least: least, most: most) == words)
  }

  @Test func `a length without an end says so`() {
    #expect(Wording.length(least: 29, most: nil) == "at least 29 days")
    #expect(Wording.length(least: nil, most: 800) == "at most about two years")
    #expect(Wording.length(least: nil, most: nil) == nil)
  }

  @Test func `the days of a month are the month, never its last day`() throws {
    func days(_ first: String?, _ last: String?) throws -> String? {
      Wording.days(
        first: try first.flatMap { try EDTF($0).bounds.earliest },
        last: try last.flatMap { try EDTF($0).bounds.latest })
    }
    #expect(try days("2024-07-01", "2024-07-31") == "July 2024")
    #expect(try days("2024-01-01", "2024-12-31") == "2024")
    #expect(try days("2024-07-01", "2024-07-28") == "at some time between 1 and 28 July 2024")
    #expect(try days("2024-07-28", "2024-07-28") == "28 July 2024")
    #expect(try days(nil, "2024-07-28") == "by 28 July 2024")
    #expect(try days(nil, nil) == nil)
  }

  @Test func `items with commas are parted by semicolons, and the last is joined by and`() {
    #expect(Wording.list(["a", "b"]) == "a and b")
    #expect(Wording.list(["Reuters, citing officials", "X"]) == "Reuters, citing officials; and X")
    #expect(Wording.capitalised("two accused") == "Two accused")
    #expect(Wording.capitalised("eBay") == "eBay")
    #expect(Wording.ended("by the court, D. Mass.") == "by the court, D. Mass.")
    #expect(Wording.ended("so") == "so.")
  }
}
