import Events
import Testing

@testable import Projections

/// "The order of facts" in VOCABULARY.md, sentence by sentence.
@Suite struct `The order of facts` {
  private static func span(_ members: String) throws -> FactSpan {
    let json = try JSON(
      parsing: #"{"type":"custody.arrested","case":"x","id":"f"\#(members)}"#)
    return FactSpan(try Page(fact: json.canonical())[0])
  }

  private static func day(_ text: String) -> Int64 { try! EDTF(text).bounds.earliest!.number }

  // MARK: Spans

  @Test(arguments: [
    (#","occurred":"2023-08-02""#, "2023-08-02", "2023-08-02"),
    (#","occurred":"2023-08""#, "2023-08-01", "2023-08-31"),
    (#","occurred":"2023~""#, "2023-01-01", "2023-12-31"),
    (#","occurred":"2010/2012""#, "2010-01-01", "2012-12-31"),
    // What was announced had happened.
    (#","occurred":"2023","disclosed":"2023-08-11""#, "2023-01-01", "2023-08-11"),
    (#","occurred":"2023","disclosed":"2023-08""#, "2023-01-01", "2023-08-31"),
    (#","occurred":"2023-05","disclosed":"2023-05-15""#, "2023-05-01", "2023-05-15"),
    // What lies wholly after its disclosure is not cut.
    (#","occurred":"2023-09","disclosed":"2023-08-11""#, "2023-09-01", "2023-09-30"),
    // An open or unknown end: the span of the beginning.
    (#","occurred":"2023-11/..""#, "2023-11-01", "2023-11-30"),
    (#","occurred":"2023-11-03/""#, "2023-11-03", "2023-11-03"),
  ])
  func `a fact has the days of its date, which its disclosure ends`(
    members: String, first: String, last: String
  ) throws {
    let span = try Self.span(members)
    #expect(span == FactSpan(Self.day(first), Self.day(last)))
  }

  @Test(arguments: [
    (#","disclosed":"2023-08-11""#, "2023-08-11"), (#","occurred":"../2023-08-11""#, "2023-08-11"),
    (#","disclosed":"2023-08""#, "2023-08-31"),
  ])
  func `without a beginning it has an end alone`(members: String, last: String) throws {
    #expect(try Self.span(members) == FactSpan(.min, Self.day(last)))
  }

  @Test func `without any date it spans all days`() throws {
    #expect(try Self.span("") == .always)
  }

  @Test func `a hearing that is set is a plan, which its announcement does not end`() throws {
    let scenario = try Scenario(
      """
      2024  hearing.scheduled  kind=trial  on=2024-11  disclosed=2024-02-01
      2024-06-01  custody.arrested
      """)
    #expect(
      scenario.file.timeline.first { $0.position == 3 }?.span.latest == Self.day("2024-12-31"))
  }

  // MARK: Before

  @Test(arguments: [
    ("2023-01-01", "2023-01-02", true), ("2023-01", "2023-02-01", true),
    ("2023-01-01", "2023-01-01", false), ("2023", "2023-06-01", false),
    ("2023-06-01", "2023", false),
    // The clock, with zones counted: 14 October 08:00 in Sydney is 13 October 21:00 UTC.
    ("2023-10-13T10:00:00+08:00", "2023-10-13T15:00:00+08:00", true),
    ("2023-10-14T08:00:00+11:00", "2023-10-13T18:00:00-04:00", true),
    ("2023-10-13T18:00:00-04:00", "2023-10-14T08:00:00+11:00", false),
    ("2023-10-13T10:00:00", "2023-10-13T15:00:00", true),
    // A time without a zone is compared with its like alone.
    ("2023-10-13T10:00:00", "2023-10-13T15:00:00Z", false),
    ("2023-10-13T10:00:00", "2023-10-14T15:00:00Z", true),
    ("2023-10-13T10:00:00Z", "2023-10-13", false),
  ])
  func `one fact is before another by its days, or by the clock`(
    one: String, other: String, isBefore: Bool
  ) throws {
    let left = try Self.span(#","occurred":"\#(one)""#)
    let right = try Self.span(#","occurred":"\#(other)""#)
    #expect(left.isBefore(right) == isBefore)
  }

  @Test func `the clock puts a day that is written later before one that is written earlier`()
    throws
  {
    let scenario = try Scenario(
      """
      2023-10-13T18:00:00-04:00  custody.released  how=bail
      2023-10-14T08:00:00+11:00  custody.arrested
      2023-10-13  custody.detained
      """)
    #expect(scenario.order == [3, 2, 1])
    #expect(scenario.state() == "accused 3 | bailed 1")
  }

  // MARK: Rank

  /// All words in the order that the law gives them.
  private static let law = """
    2024  conduct.alleged  kind=meeting
    2024  investigation.opened
    2024  custody.sought
    2024  custody.detained
    2024  custody.arrested
    2024  custody.surrendered  step=carried_out  to=US
    2024  custody.remanded
    2024  custody.released  how=bail
    2024  case.transferred  to=prosecutors
    2024  case.transferred  to=investigators
    2024  charge.laid  instrument=indictment  counts=1 espionage
    2024  charge.changed  change=amended  counts=1 spying
    2024  case.transferred  to=court
    2024  plea.entered  plea=not_guilty
    2024  charge.changed  change=dropped  counts=2 fraud
    2024  hearing.held  kind=trial
    2024  verdict.given  result=convicted
    2024  sentence.imposed  components=prison P5Y
    2024  appeal.lodged
    2024  appeal.decided  result=upheld
    2024  sentence.changed  change=reduced  components=prison P4Y
    2024  custody.released  how=served
    2024  case.closed  outcome=completed
    2024  custody.died
    2024  note.added  text=A note.
    """

  @Test func `on days that overlap the law decides, whatever the order of recording`() throws {
    let lines = Self.law.split(separator: "\n")
    #expect(try Scenario(Self.law).order == Array(1...25))
    let reversed = try Scenario(lines.reversed().joined(separator: "\n"))
    #expect(reversed.order == Array((1...25).reversed()))
  }

  @Test(arguments: [
    ("case.transferred  to=other", 9), ("case.transferred  to=military_prosecutors", 8),
    ("investigation.step  kind=returned_for_investigation", 9),
    ("investigation.step  kind=search", 1), ("custody.surrendered  step=requested  to=US", 5),
    ("charge.changed  change=unsealed", 11), ("charge.changed  change=consent_given", 11),
    ("charge.changed  change=merged", 14), ("hearing.held  kind=bail", 15),
    ("verdict.given  result=ruled", 16), ("custody.restricted  measure=exit_ban", 4),
    ("custody.restricted  measure=bail", 7), ("custody.escaped", 21), ("custody.executed", 23),
    ("case.linked  to=y  relation=context", 24), ("statement.made  kind=denial", 24),
  ])
  func `words that move nobody have their place in the law's order too`(
    word: String, rank: Int
  ) throws {
    let scenario = try Scenario("2024  \(word)")
    #expect(StepReader.rank(of: try #require(scenario.file.item(at: 3)).fact.event) == rank)
  }

  @Test func `of one rank what ends first stands first, then what was recorded first`() throws {
    #expect(
      try Scenario(
        """
        2024  custody.arrested
        2024-03  custody.arrested
        2024  custody.arrested
        """
      ).order == [2, 1, 3])
  }

  @Test func `a charge of a year stands before an acquittal in it`() throws {
    try expect(
      """
      2024-06-05  verdict.given  result=acquitted
      2024  charge.laid  instrument=indictment  counts=espionage
      """, is: "acquitted 1 (order not recorded) | - | espionage: acquitted 1")
  }

  @Test func `what was announced on the 15th stands before a denial of the 16th`() throws {
    #expect(
      try Scenario(
        """
        2023-05-16  statement.made  kind=denial
        2023-05  custody.arrested  disclosed=2023-05-15
        """
      ).order == [2, 1])
  }

  @Test func `conduct stands by its beginning, what has no date after the rest`() throws {
    #expect(
      try Scenario(
        """
        -  statement.made  kind=denial
        2012-03-01  custody.arrested
        2010/2012  conduct.alleged  kind=meeting
        2011  conduct.alleged  kind=payment
        """
      ).order == [3, 4, 2, 1])
  }

  // MARK: Returns

  @Test(arguments: [
    ("custody.released  how=unknown", "arrested 3"), ("custody.released  how=bail", "arrested 3"),
    ("custody.escaped", "arrested 3"),
    ("custody.surrendered  step=carried_out  to=US", "arrested 3"),
  ])
  func `between two holds by one word that are apart stands the way out of the first`(
    way: String, liberty: String
  ) throws {
    try expect(
      """
      2020-01-05  custody.arrested
      2020-01  \(way)
      2020-01-20  custody.arrested
      """, is: "accused 1 | \(liberty) (order not recorded)")
  }

  @Test func `after two holds that are not apart, or by two words, a release stands last`() throws {
    try expect(
      """
      2020-01-05  custody.detained
      2020-01  custody.released  how=unknown
      2020-01-20  custody.arrested
      """, is: "accused 1 | released 2 (order not recorded)")
  }

  @Test func `between two verdicts that are apart stands the decision of the appeal`() throws {
    let scenario = try Scenario(
      """
      2020-02-03  verdict.given  result=convicted
      2020  appeal.decided  result=remitted
      2020-11-03  verdict.given  result=acquitted
      """)
    #expect(scenario.order == [1, 2, 3])
    #expect(scenario.state() == "acquitted 3 (order not recorded) | - | ?: acquitted 3")
  }

  @Test(arguments: [
    // It ends later, it was recorded later, or another hold is before it.
    ("2023-09-06  custody.escaped", "2023-09  custody.arrested", "arrested 2"),
    ("2023-09  custody.escaped", "2023-09  custody.arrested", "arrested 2"),
    (
      "2023-09  custody.escaped",
      "2023-09-09  custody.arrested\n2023-01-01  custody.remanded", "arrested 2"
    ),
    // Else the hold is what the person escaped from.
    ("2023-09  custody.escaped", "2023-09-09  custody.arrested", "escaped 1"),
  ])
  func `a hold on a date that overlaps an escape's can be the recapture`(
    escape: String, hold: String, liberty: String
  ) throws {
    #expect(
      try Scenario("\(escape)\n\(hold)").person()?.course.liberty?.value.rawValue
        == liberty.split(separator: " ").first.map(String.init))
  }

  @Test func `a hold recorded before an escape of the same days is what it ended`() throws {
    try expect(
      """
      2023-09  custody.arrested
      2023-09  custody.escaped
      """, is: "accused 1 | escaped 2")
  }

  @Test func `what the court that decides an appeal finds on that day follows its decision`() throws
  {
    let facts = """
      2020-01-01  verdict.given  result=convicted  court=City Court
      2020-06-02  verdict.given  result=acquitted  court=High Court
      2020-06-02  appeal.decided  result=quashed  court=High Court
      """
    #expect(try Scenario(facts).order == [1, 3, 2])
    try expect(facts, is: "acquitted 2 | - | ?: acquitted 2")
  }

  @Test(arguments: ["custody.released  how=bail", "custody.restricted  measure=house_arrest"])
  func `bail and restrictions on the day of a verdict or sentence follow it`(word: String) throws {
    #expect(
      try Scenario(
        """
        2020-01-01  custody.arrested
        2020-06-02  \(word)
        2020-06-02  verdict.given  result=convicted
        """
      ).order == [1, 3, 2])
    #expect(
      try Scenario(
        """
        2020-06-02  \(word)
        2020-06-02  sentence.imposed  components=prison P1Y
        """
      ).person()?.course.liberty?.value == (word.contains("bail") ? .bailed : .restricted))
  }

  // MARK: What rests on the order alone

  @Test func `an axis that rests on rank between coarse dates says so`() throws {
    try expect(
      """
      2023  custody.arrested
      2023-06-01  verdict.given  result=convicted
      2023  sentence.imposed
      """, is: "sentenced 3 (order not recorded) | arrested 1 | ?: convicted 2")
  }

  @Test func `on one day, with or without the hour, nothing is unrecorded`() throws {
    try expect(
      """
      2023-06-01  sentence.imposed
      2023-06-01T10:00:00Z  verdict.given  result=convicted
      """, is: "sentenced 1 | - | ?: convicted 2")
  }

  @Test func `what would have moved nothing had it come last leaves the order recorded`() throws {
    try expect(
      """
      2023  conduct.alleged  kind=meeting
      2023  investigation.opened
      2023-05  custody.arrested
      2023-06-01  charge.laid  instrument=charge  counts=espionage
      2023  plea.entered  plea=not_guilty
      """, is: "charged 4 | arrested 3 | espionage: pending 4")
    // In either order the person was released after the sentence.
    try expect(
      """
      2023  sentence.imposed  components=prison P1Y
      2023-10-01  custody.released  how=parole
      """, is: "sentenced 1 | paroled 2 | ?: convicted 1, inferred")
  }

  @Test func `a death is never said to be unrecorded`() throws {
    try expect(
      """
      2020-03  custody.arrested
      2020-03-10  custody.died
      """, is: "ended 2 | dead 2")
  }

  // MARK: Few and many

  @Test func `a few facts are put in the order in which many are`() {
    var chance = CourseChance(11)
    for _ in 0..<4_000 {
      let items = (0..<Int.random(in: 2...12, using: &chance)).map { place in
        let first = Int64.random(in: 0...20, using: &chance)
        return Order.Item(
          span: FactSpan(first, first + Int64.random(in: 0...8, using: &chance)),
          rank: Int.random(in: 0...4, using: &chance), position: Int64(place))
      }.shuffled(using: &chance)
      #expect(Order.places(of: items) == Order.placesOfMany(items))
    }
  }
}
