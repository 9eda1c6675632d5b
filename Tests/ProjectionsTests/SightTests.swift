import Events
import Projections
import Testing

/// What is seen of a stream when the dials are turned.
struct SightTests {
  /// The facts of one case, at positions 1, 2, 3 …; `'` stands for `"`.
  private func facts(_ lines: [String]) throws -> [Fact] {
    try lines.enumerated().map { number, line in
      var json = try JSON(parsing: line.replacing("'", with: "\""))
      if json["case"] == nil, json["source"] == nil, json["law"] == nil { json["case"] = "x" }
      if json["id"] == nil { json["id"] = .string("f\(number + 1)") }
      return try Page(fact: json.canonical(), position: Int64(number + 1))[0]
    }
  }

  private func day(_ text: String) throws -> Day { try #require(try EDTF(text).bounds.latest) }

  /// How each fact answers, in order. Nothing is recorded by the day of `knownAt` but what stands
  /// up to `knownThrough`.
  private func seen(
    _ lines: String..., asOf: String? = nil, knownAt: String? = nil, knownThrough: Int64 = 0,
    published: [String: String] = [:]
  ) throws -> [Inside] {
    let facts = try facts(lines)
    let sight = Sight(
      facts,
      from: Standpoint(
        asOf: try asOf.map(day), knownAt: try knownAt.map(day), knownThrough: knownThrough)
    ) { published[$0].flatMap { try? EDTF($0) } }
    return facts.map { sight.answers[$0.position] ?? .no }
  }

  private let arrest =
    "{'type':'custody.arrested','occurred':'2023-08-02','disclosed':'2023-08-03'}"

  // MARK: As of

  @Test func `a fact is inside from the day it occurred`() throws {
    #expect(try seen(arrest, asOf: "2023-08-01") == [.no])
    #expect(try seen(arrest, asOf: "2023-08-02") == [.definite])
  }

  @Test func `a date that leaves it open is possibly inside`() throws {
    let fact = "{'type':'custody.arrested','occurred':'2023-08'}"
    #expect(try seen(fact, asOf: "2023-07-31") == [.no])
    #expect(try seen(fact, asOf: "2023-08-15") == [.possible])
    #expect(try seen(fact, asOf: "2023-08-31") == [.definite])
  }

  @Test func `the margin of an uncertain date is counted`() throws {
    let fact = "{'type':'custody.arrested','occurred':'2023-08-02?'}"
    #expect(try seen(fact, asOf: "2023-07-25") == [.no])
    #expect(try seen(fact, asOf: "2023-07-26") == [.possible])
    #expect(try seen(fact, asOf: "2023-08-08") == [.possible])
    #expect(try seen(fact, asOf: "2023-08-09") == [.definite])
  }

  @Test func `a dial that names a month stands on its last day`() throws {
    #expect(try seen(arrest, asOf: "2023-08") == [.definite])
  }

  @Test func `a fact without a day of its own had occurred once it was disclosed`() throws {
    let fact = "{'type':'custody.arrested','disclosed':'2023-08-03'}"
    #expect(try seen(fact, asOf: "2023-08-03") == [.definite])
    #expect(try seen(fact, asOf: "2020") == [.possible])
  }

  @Test func `what was announced had happened`() throws {
    let fact = "{'type':'custody.arrested','occurred':'2023-08','disclosed':'2023-08-11'}"
    #expect(try seen(fact, asOf: "2023-08-10") == [.possible])
    #expect(try seen(fact, asOf: "2023-08-11") == [.definite])
    // A hearing that is set, and a law to come, are announced before.
    let law =
      "{'type':'law.commenced','law':'l','country':'CN','occurred':'2023-08',"
      + "'disclosed':'2023-04-26'}"
    #expect(try seen(law, asOf: "2023-08-11") == [.possible])
  }

  @Test func `a fact without a day of its own had occurred once a source told of it`() throws {
    let fact = "{'type':'custody.arrested','sources':[{'source':'s'}]}"
    let published = ["s": "2023-08-10"]
    #expect(try seen(fact, asOf: "2023-08-10", published: published) == [.definite])
    #expect(try seen(fact, asOf: "2023-08-09", published: published) == [.possible])
  }

  // MARK: Known at

  @Test func `a fact is known from the day it was disclosed`() throws {
    #expect(try seen(arrest, knownAt: "2023-08-02") == [.no])
    #expect(try seen(arrest, knownAt: "2023-08-03") == [.definite])
  }

  private let undisclosed =
    "{'type':'custody.arrested','occurred':'2023-08-02','sources':[{'source':'s'}]}"

  @Test func `where nothing says when it was disclosed, its first source does`() throws {
    let published = ["s": "2023-08-10"]
    #expect(try seen(undisclosed, knownAt: "2023-08-10", published: published) == [.definite])
    #expect(try seen(undisclosed, knownAt: "2023-08-09", published: published) == [.possible])
    #expect(try seen(undisclosed, knownAt: "2023-08-01", published: published) == [.no])
  }

  @Test func `a source of that month makes nothing public that had not yet occurred`() throws {
    let published = ["s": "2023-08"]
    #expect(try seen(undisclosed, knownAt: "2023-08-01", published: published) == [.no])
    #expect(try seen(undisclosed, knownAt: "2023-08-02", published: published) == [.possible])
    #expect(try seen(undisclosed, knownAt: "2023-08-31", published: published) == [.definite])
  }

  @Test func `what was disclosed later than a source told of it was public with the source`() throws
  {
    let fact =
      "{'type':'custody.arrested','occurred':'2023-08-02','disclosed':'2023-08-20',"
      + "'sources':[{'source':'s'}]}"
    let published = ["s": "2023-08-10"]
    #expect(try seen(fact, knownAt: "2023-08-09", published: published) == [.no])
    #expect(try seen(fact, knownAt: "2023-08-10", published: published) == [.definite])
    #expect(try seen(fact, knownAt: "2023-08-20", published: ["s": "2024"]) == [.definite])
  }

  @Test func `a source that is older than what it is cited for makes nothing public`() throws {
    let published = ["s": "2022-01-10"]
    #expect(try seen(undisclosed, knownAt: "2022-06-01", published: published) == [.no])
    #expect(try seen(undisclosed, knownAt: "2023-08-05", published: published) == [.possible])
  }

  @Test func `a law is possibly public before it is in force`() throws {
    let law =
      "{'type':'law.commenced','law':'l','country':'CN','occurred':'2023-08-15',"
      + "'sources':[{'source':'s'}]}"
    #expect(try seen(law, knownAt: "2023-08-01", published: ["s": "2023-08"]) == [.possible])
  }

  @Test func `where no source says, it is known once it is recorded`() throws {
    #expect(try seen(undisclosed, knownAt: "2026", knownThrough: 1) == [.definite])
    #expect(try seen(undisclosed, knownAt: "2024") == [.possible])
  }

  @Test func `both dials ask, and the less sure answer counts`() throws {
    let fact = "{'type':'custody.arrested','occurred':'2023-08','disclosed':'2023-08-20'}"
    #expect(try seen(fact, asOf: "2023-08-15", knownAt: "2023-08-20") == [.possible])
    #expect(try seen(fact, asOf: "2024", knownAt: "2023-08-19") == [.no])
  }

  // MARK: Entries without dates

  private let opening = "{'type':'case.opened','country':'US','title':'X'}"
  private let role = "{'type':'role.assigned','party':'a','role':'accused'}"

  @Test func `names and roles follow what is dated`() throws {
    #expect(
      try seen(opening, role, arrest, asOf: "2024") == [.definite, .definite, .definite])
    #expect(try seen(opening, role, arrest, asOf: "2020") == [.no, .no, .no])
  }

  @Test func `a case is open as soon as anything of it is inside`() throws {
    let opening = "{'type':'case.opened','country':'US','title':'X','occurred':'2023-08-05'}"
    #expect(try seen(opening, arrest, asOf: "2023-08-02") == [.definite, .definite])
    #expect(try seen(opening, arrest, asOf: "2023-08-01") == [.no, .no])
  }

  @Test func `a case of which all is possible is possible`() throws {
    let fact = "{'type':'custody.arrested','occurred':'2023'}"
    #expect(try seen(opening, fact, asOf: "2023-05") == [.possible, .possible])
  }

  @Test func `a case without any date is known once it is recorded`() throws {
    #expect(try seen(opening, role, knownAt: "2024") == [.possible, .possible])
    #expect(try seen(opening, role, knownAt: "2024", knownThrough: 1) == [.definite, .possible])
    #expect(try seen(opening, role, asOf: "1900") == [.definite, .definite])
  }

  // MARK: The record itself

  private func correction(_ patch: String) -> String {
    "{'type':'record.corrected','target':'f1','patch':\(patch),'reason':'misread'}"
  }

  @Test func `a corrected date governs`() throws {
    let patched = correction("{'occurred':'2023-09-02'}")
    #expect(try seen(arrest, patched, asOf: "2023-08-15") == [.no, .no])
    #expect(try seen(arrest, patched, asOf: "2023-09-02") == [.definite, .definite])
  }

  @Test func `a correction that was not yet recorded governs nothing`() throws {
    let patched = correction("{'disclosed':'2023-09-02'}")
    #expect(try seen(arrest, patched, knownAt: "2023-08-15", knownThrough: 0) == [.definite, .no])
    #expect(try seen(arrest, patched, knownAt: "2023-08-15", knownThrough: 2) == [.no, .no])
  }

  @Test func `a correction that was public before it was recorded governs from that day`() throws {
    let patched = """
      {'type':'record.corrected','target':'f1','patch':{'disclosed':'2023-08-20'},'reason':'misread',\
      'disclosed':'2023-08-10'}
      """
    #expect(try seen(arrest, patched, knownAt: "2023-08-09") == [.definite, .no])
    #expect(try seen(arrest, patched, knownAt: "2023-08-15") == [.no, .no])
    #expect(try seen(arrest, patched, knownAt: "2023-08-20") == [.definite, .definite])
  }

  @Test func `a retraction of a correction restores the date`() throws {
    let undone = "{'type':'record.retracted','target':'f2','reason':'error'}"
    #expect(
      try seen(arrest, correction("{'occurred':'2023-09-02'}"), undone, asOf: "2023-08-15")
        == [.definite, .definite, .definite])
  }

  @Test func `an assessment of what is outside is outside`() throws {
    let assessed = "{'type':'claim.assessed','about':'f1','verification':'confirmed'}"
    #expect(try seen(arrest, assessed, asOf: "2020") == [.no, .no])
  }

  @Test func `what is left of a redacted fact follows what is dated`() throws {
    let remains = "{'type':'custody.detained','redacted':true}"
    #expect(try seen(arrest, remains, asOf: "2023-08-02") == [.definite, .definite])
    #expect(try seen(arrest, remains, asOf: "2020") == [.no, .no])
    let corrected = "{'type':'record.corrected','redacted':true}"
    #expect(try seen(arrest, corrected, knownAt: "2020") == [.no, .no])
  }

  @Test func `a source counts from its publication`() throws {
    let source = "{'type':'source.registered','source':'s','kind':'wire','published':'2023-08-10'}"
    #expect(try seen(source, asOf: "2023-08-09") == [.no])
    #expect(try seen(source, knownAt: "2023-08-10") == [.definite])
  }

  @Test func `dials that stand still show everything`() throws {
    #expect(try seen(opening, arrest) == [.definite, .definite])
  }
}
