import Events
import Testing

@testable import Projections

/// Judgments and appeals: "How facts move a person" in VOCABULARY.md, fifth and sixth point.
@Suite struct `How judgments and appeals are told apart` {
  private func judgments(_ facts: String) throws -> [String] { try Scenario(facts).judgments() }
  private func appeals(_ facts: String) throws -> [String] { try Scenario(facts).appeals() }

  // MARK: What opens a judgment

  @Test func `each verdict opens one, and a sentence answers it`() throws {
    #expect(
      try judgments(
        """
        2019-01-10  verdict.given  result=convicted  counts=espionage
        2019-01-10  sentence.imposed  components=prison P9Y
        2022-03-10  verdict.given  result=convicted  counts=disobedience
        2022-03-10  sentence.imposed  components=prison P3Y6M
        """) == [
          "verdict 1: espionage convicted, imposed 2",
          "verdict 3: disobedience convicted, imposed 4",
        ])
  }

  @Test(arguments: ["result=mistrial", "result=mixed  counts=espionage: hung", "result=ruled"])
  func `a mistrial, hung counts alone and a ruling open none`(verdict: String) throws {
    #expect(
      try judgments(
        "2019  charge.laid  instrument=charge  counts=espionage\n2020  verdict.given  \(verdict)"
      ).isEmpty)
  }

  @Test func `a plea of guilty opens one, which a verdict on its counts continues`() throws {
    let facts = """
      2019-01-01  charge.laid  instrument=charge  counts=1 espionage|2 fraud
      2019-02-01  plea.entered  plea=guilty  counts=1 espionage

      """
    #expect(
      try judgments(facts + "2019-03-01  verdict.given  result=convicted  counts=1 espionage")
        == ["plea 2: espionage pleaded guilty"])
    #expect(
      try judgments(
        facts + "2019-03-01  verdict.given  result=convicted\n2019-04-01  sentence.imposed")
        == ["plea 2: espionage pleaded guilty, imposed 4", "verdict 3: fraud convicted, imposed 4"])
  }

  @Test func `a plea taken back closes its judgment`() throws {
    #expect(
      try judgments(
        """
        2019  charge.laid  instrument=charge  counts=1 espionage|2 fraud
        2020  plea.entered  plea=guilty  counts=1 espionage
        2021  plea.entered  plea=guilty  counts=2 fraud
        2022  plea.entered  plea=withdrawn  counts=1 espionage
        """) == ["plea 2: espionage pleaded guilty, withdrawn 4", "plea 3: fraud pleaded guilty"])
  }

  @Test func `a sentence opens one where neither plea nor verdict is recorded`() throws {
    #expect(
      try judgments("2020  sentence.imposed  components=prison P3Y") == [
        "sentence 1: ? convicted, imposed 1"
      ])
  }

  @Test func `it answers every conviction of its court, and opens its own where courts differ`()
    throws
  {
    #expect(
      try judgments(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage  court=Old Court
        2019-02-01  verdict.given  result=convicted  counts=fraud  court=Old Court
        2019-03-01  sentence.imposed  court=Old Court
        """) == [
          "verdict 1: espionage convicted, imposed 3", "verdict 2: fraud convicted, imposed 3",
        ])
    #expect(
      try judgments(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage  court=Old Court
        2019-03-01  sentence.imposed  court=New Court
        """) == ["verdict 1: espionage convicted", "sentence 2: imposed 2"])
    // One court in other letters is one court; who merely acted is no court.
    #expect(
      try judgments(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage  court=Old Court
        2019-03-01  sentence.imposed  court=OLD  court
        """.replacing("OLD  court", with: "old-court")) == [
          "verdict 1: espionage convicted, imposed 2"
        ])
    #expect(
      try judgments(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage  authority=Jury
        2019-03-01  sentence.imposed  authority=Judge Q
        """) == ["verdict 1: espionage convicted, imposed 2"])
  }

  @Test func `no sentence answers what was set aside or quashed`() throws {
    #expect(
      try judgments(
        """
        2019-01-01  verdict.given  result=convicted  counts=1 espionage
        2019-02-01  verdict.given  result=mixed  counts=1 espionage: set_aside
        2019-03-01  verdict.given  result=convicted  counts=2 fraud
        2019-04-01  sentence.imposed
        """) == [
          "verdict 1: espionage convicted, set aside 2", "verdict 3: fraud convicted, imposed 4",
        ])
  }

  @Test func `a later verdict that sets counts aside keeps the judgment's day and court`() throws {
    let scenario = try Scenario(
      """
      2020-01-01  charge.laid  instrument=indictment  counts=1 x|2 y
      2021-01-01  verdict.given  result=convicted  authority=Jury
      2021-03-01  verdict.given  result=mixed  authority=Judge Q  counts=1 x: convicted|2 y: set_aside
      """)
    #expect(scenario.judgments() == ["verdict 2: x convicted, y convicted, set aside 3"])
    #expect(scenario.state() == "verdict 3 | - | 1 x: convicted 2; 2 y: vacated 3")
  }

  @Test
  func
    `a verdict that repeats what its court found is the same judgment, of another court its own`()
    throws
  {
    let first = """
      2020-01-01  charge.laid  instrument=indictment  counts=1 x
      2021-01-01  verdict.given  result=convicted  court=Old Court  counts=1 x

      """
    #expect(
      try judgments(
        first + "2021-03-01  verdict.given  result=convicted  court=Old Court  counts=1 x")
        == ["verdict 2: x convicted"])
    #expect(
      try judgments(
        first + "2021-03-01  verdict.given  result=convicted  court=New Court  counts=1 x")
        == ["verdict 2: x convicted", "verdict 3: x convicted"])
  }

  @Test func `a sentence falls with its conviction`() throws {
    let facts = """
      2020-01-01  verdict.given  result=convicted  counts=1 x
      2020-01-02  sentence.imposed  components=prison P5Y

      """
    for word in [
      "appeal.decided  result=quashed", "appeal.decided  result=remitted",
      "verdict.given  result=mixed  counts=1 x: set_aside", "sentence.changed  change=vacated",
    ] {
      let scenario = try Scenario(facts + "2021-01-01  \(word)")
      #expect(scenario.person()?.punishment?.isInForce == false, "\(word)")
    }
    let again = try Scenario(
      facts + """
        2021-01-01  sentence.changed  change=vacated
        2022-01-01  sentence.imposed  components=prison P3Y
        """)
    #expect(again.judgments() == ["verdict 1: x convicted, imposed 2, vacated 3, imposed 4"])
    #expect(again.person()?.punishment?.isInForce == true)
    #expect(again.person()?.punishment?.parts == ["3 years in prison"])
  }

  @Test func `a sentence that an appeal sets in the place of another is in force`() throws {
    let scenario = try Scenario(
      """
      2020-01-01  verdict.given  result=convicted  counts=1 x
      2020-01-02  sentence.imposed  components=prison P5Y
      2021-01-01  appeal.decided  result=quashed  of=sentence  components=prison P3Y
      """)
    #expect(scenario.judgments() == ["verdict 1: x convicted, imposed 2, set 3"])
    #expect(
      scenario.state() == "final 3 | imprisoned 2 (by_sentence) | 1 x: convicted 1")
  }

  // MARK: Which judgment an appeal is from

  private let two = """
    2019-01-01  verdict.given  result=convicted  counts=espionage  court=One
    2020-01-01  verdict.given  result=convicted  counts=fraud  court=Two

    """

  @Test(arguments: [
    ("", 2), ("  from=f1", 1), ("  from=f2", 2), ("  from=One", 1), ("  from=two", 2),
    ("  from=no-such", 2),
  ])
  func `an appeal names its judgment by fact or court, else it is the latest that is open`(
    from: String, judgment: Int
  ) throws {
    #expect(
      try appeals(two + "2021-01-01  appeal.lodged\(from)")
        == ["lodged 3 from judgment \(judgment), pending"])
  }

  @Test(arguments: ["High Court", "f3"])
  func `a further appeal names the decision that it is from, or its court`(from: String) throws {
    #expect(
      try appeals(
        two + """
          2021-01-01  appeal.decided  result=upheld  from=One  court=High Court
          2021-06-01  appeal.lodged  from=\(from)  court=Supreme Court
          """) == ["not lodged from judgment 1, upheld 3", "lodged 4 from judgment 1, pending"])
  }

  @Test func `the latest on which no appeal was decided`() throws {
    #expect(
      try appeals(
        two + """
          2021-01-01  appeal.decided  result=upheld
          2021-06-01  appeal.lodged
          """) == ["not lodged from judgment 2, upheld 3", "lodged 4 from judgment 1, pending"])
  }

  @Test func `of an acquittal it is from a judgment that acquits`() throws {
    #expect(
      try appeals(
        """
        2019-01-01  verdict.given  result=acquitted  counts=espionage
        2020-01-01  verdict.given  result=convicted  counts=fraud
        2021-01-01  appeal.lodged  of=acquittal
        """) == ["lodged 3 from judgment 1, pending"])
  }

  @Test func `the sentence of a trial and the appeal of another are not fused`() throws {
    #expect(
      try judgments(
        two + """
          2020-02-01  sentence.imposed  court=Two  components=prison P3Y
          2021-01-01  appeal.decided  result=quashed  from=One
          """)
        == ["verdict 1: espionage convicted, quashed 4", "verdict 2: fraud convicted, imposed 3"])
  }

  // MARK: How long an appeal is pending

  private let convicted = """
    2019-01-01  verdict.given  result=convicted  counts=espionage
    2020-01-01  appeal.lodged  court=High Court

    """

  @Test(arguments: [
    ("appeal.decided  result=upheld  court=High Court", "upheld 3"),
    ("appeal.decided  result=upheld  authority=High Court", "upheld 3"),
    ("appeal.decided  result=upheld", "upheld 3"),
    ("appeal.decided  result=withdrawn  authority=The defence", "withdrawn 3"),
    ("sentence.changed  change=pardoned", "ended 3"),
    ("custody.released  how=exchanged", "ended 3"), ("custody.released  how=parole", "ended 3"),
    ("custody.died", "ended 3"), ("custody.executed", "ended 3"),
    ("custody.released  how=bail", "pending"), ("custody.arrested", "pending"),
    ("sentence.changed  change=reduced", "pending"), ("sentence.imposed", "pending"),
    ("verdict.given  result=convicted  counts=fraud", "pending"),
  ])
  func `an appeal is pending until its court decides it or nobody waits for it`(
    word: String, end: String
  ) throws {
    #expect(
      try appeals(convicted + "2021-01-01  \(word)").first == "lodged 2 from judgment 1, \(end)")
  }

  @Test func `another court's decision leaves it pending, unless it was lodged with none`() throws {
    #expect(
      try appeals(convicted + "2021-01-01  appeal.decided  result=upheld  court=Supreme Court")
        == ["lodged 2 from judgment 1, pending", "not lodged from judgment 1, upheld 3"])
    #expect(
      try appeals(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage
        2020-01-01  appeal.lodged
        2021-01-01  appeal.decided  result=upheld  court=Supreme Court
        """) == ["lodged 2 from judgment 1, upheld 3"])
  }

  @Test(arguments: [
    ("custody.died", ""), ("custody.died", "  court=High Court"),
    ("sentence.changed  change=pardoned", "  authority=High Court"),
    ("custody.released  how=parole", "  court=High Court"),
  ])
  func `what ended an appeal without a court leaves it to be decided all the same`(
    end: String, court: String
  ) throws {
    let scenario = try Scenario(
      """
      2019-01-01  verdict.given  result=convicted  counts=espionage
      2020-01-01  appeal.lodged
      2020-06-01  \(end)
      2021-01-01  appeal.decided  result=upheld\(court)
      """)
    #expect(scenario.appeals() == ["lodged 2 from judgment 1, upheld 4"])
    #expect(scenario.person()?.unusual.contains(.decisionWithoutAppeal) == false)
  }

  @Test func `the prosecution's appeal is not decided with the defence's`() throws {
    #expect(
      try appeals(
        """
        2019-01-01  verdict.given  result=convicted  counts=espionage
        2020-01-01  appeal.lodged  by=defence
        2020-01-02  appeal.lodged  by=prosecution
        2021-01-01  appeal.decided  result=withdrawn  by=prosecution
        """) == ["lodged 2 from judgment 1, pending", "lodged 3 from judgment 1, withdrawn 4"])
  }

  @Test(arguments: ["extradition", "custody", "ruling"])
  func `an appeal of another matter also ends with a plea, a verdict or a sentence`(of: String)
    throws
  {
    for word in [
      "plea.entered  plea=not_guilty", "verdict.given  result=convicted", "sentence.imposed",
    ] {
      #expect(
        try appeals("2020-01-01  appeal.lodged  of=\(of)\n2021-01-01  \(word)")
          == ["lodged 1, ended 2"])
    }
    #expect(
      try appeals("2020-01-01  appeal.lodged  of=\(of)\n2021-01-01  hearing.held  kind=trial")
        == ["lodged 1, pending"])
  }
}
