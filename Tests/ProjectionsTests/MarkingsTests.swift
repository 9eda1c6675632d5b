import Events
import Projections
import Testing

/// How far the facts of a stream may go.
struct MarkingsTests {
  private let opening = "{'type':'case.opened','country':'US','title':'X'}"
  private let arrest = "{'type':'custody.arrested','id':'a','occurred':'2023-08-02'}"

  /// The positions, from 1 on, that an audience may not see on a day.
  private func hidden(
    _ lines: String..., from limit: Marking = .clear, on day: String = "2026-11-23"
  ) throws -> [Int64] {
    let facts = try lines.enumerated().map { number, line in
      var json = try JSON(parsing: line.replacing("'", with: "\""))
      json["case"] = "x"
      return try Page(fact: json.canonical(), position: Int64(number + 1))[0]
    }
    let today = try #require(try EDTF(day).bounds.earliest)
    return Markings(facts).hidden(from: Audience(limit, today: today)).sorted()
  }

  private func mark(_ marking: String, _ more: String = "") -> String {
    "{'type':'record.marked','id':'m','target':'a','marking':'\(marking)'\(more)}"
  }

  @Test func `what is not marked is for everybody`() throws {
    #expect(try hidden(opening, arrest) == [])
  }

  @Test(arguments: zip([Marking.clear, .green, .amber, .amberStrict, .red], [3, 3, 2, 0, 0]))
  func `a fact is shown to its circle and narrower ones`(audience: Marking, count: Int) throws {
    let green = "{'type':'note.added','text':'t','marking':'amber'}"
    let amber = "{'type':'note.added','text':'t','marking':'amber+strict'}"
    let red = "{'type':'note.added','text':'t','marking':'amber+strict'}"
    #expect(try hidden(opening, green, amber, red, from: audience).count == count)
  }

  @Test func `that a fact was marked is for those who hold the docket`() throws {
    #expect(try hidden(opening, arrest, mark("clear")) == [3])
  }

  @Test func `the last marking counts`() throws {
    #expect(try hidden(opening, arrest, mark("red")) == [2, 3])
    #expect(try hidden(opening, arrest, mark("red"), mark("clear")) == [3, 4])
  }

  @Test func `a retracted marking marks nothing`() throws {
    let retracted = "{'type':'record.retracted','target':'m','reason':'error'}"
    #expect(try hidden(opening, arrest, mark("red"), retracted) == [3, 4])
  }

  @Test func `what is said about a hidden fact is hidden with it`() throws {
    let corrected =
      "{'type':'record.corrected','id':'c','target':'a','patch':{'note':'n'},'reason':'r'}"
    let again = "{'type':'record.corrected','target':'c','patch':{'reason':'q'},'reason':'r'}"
    let assessed = "{'type':'claim.assessed','about':'a','verification':'confirmed'}"
    #expect(
      try hidden(opening, arrest, corrected, again, assessed, mark("amber")) == [2, 3, 4, 5, 6])
  }

  @Test func `a correction may mark`() throws {
    let corrected =
      "{'type':'record.corrected','target':'a','patch':{'marking':'red'},'reason':'r'}"
    #expect(try hidden(opening, arrest, corrected) == [2, 3])
  }

  @Test func `until the day of its embargo a fact is red`() throws {
    let embargo = mark("clear", ",'embargo_until':'2026-12-01'")
    #expect(try hidden(opening, arrest, embargo, from: .amberStrict) == [2, 3])
    #expect(try hidden(opening, arrest, embargo, from: .red) == [])
    #expect(try hidden(opening, arrest, embargo, on: "2026-12-01") == [3])
  }

  @Test func `where the opening may not be shown, nothing of the case may`() throws {
    let secret = "{'type':'case.opened','country':'US','title':'X','marking':'red'}"
    #expect(try hidden(secret, arrest) == [1, 2])
  }

  @Test func `a fact names what stands in it as a value, not what its members are called`() throws {
    var texts = Strings(capacity: 8)
    _ = texts.number(of: "note")
    func fact(_ line: String) throws -> Fact {
      try Page(fact: JSON(parsing: line.replacing("'", with: "\"")).canonical())[0]
    }
    let noted = "{'type':'custody.arrested','case':'x','note':'a remark'}"
    #expect(!(try fact(noted).names(anyOf: texts)))
    let named = "{'type':'custody.arrested','case':'x','parties':['note']}"
    #expect(try fact(named).names(anyOf: texts))
  }
}
