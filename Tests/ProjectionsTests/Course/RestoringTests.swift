import Testing

@testable import Projections

/// A decision on appeal is appealed itself, and what it took back may be in force again.
@Suite struct `What one court takes back and the next restores` {
  /// Lines 1 to 5: a conviction that the Court of Appeal quashed.
  private let quashed = """
    2019-01-01  charge.laid  instrument=charge  counts=espionage
    2020-01-01  verdict.given  result=convicted  court=City Court
    2020-01-01  sentence.imposed  court=City Court  components=prison P5Y
    2020-02-01  appeal.lodged  by=defence  court=Court of Appeal
    2021-01-01  appeal.decided  result=quashed  court=Court of Appeal

    """

  private func state(_ facts: String) throws -> String { try Scenario(facts).state() }

  @Test func `the prosecution's appeal that succeeds restores a conviction and its sentence`()
    throws
  {
    let facts =
      quashed + """
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        """
    #expect(try state(facts) == "final 7 | released 5 (quashing) | espionage: convicted 2")
    #expect(
      try Scenario(facts).judgments() == ["verdict 2: espionage convicted, imposed 3, restored 7"])
  }

  @Test(arguments: ["upheld", "refused", "withdrawn"])
  func `and leaves what the first court decided where it does not`(result: String) throws {
    let facts =
      quashed + """
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=\(result)  court=Supreme Court
        """
    #expect(try state(facts) == "ended 7 | released 5 (quashing) | espionage: vacated 5")
  }

  @Test func `who is held between is not freed again by it`() throws {
    #expect(
      try state(
        quashed + """
          2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
          2021-06-01  custody.arrested
          2022-01-01  appeal.decided  result=upheld  court=Supreme Court
          """) == "ended 8 | arrested 7 | espionage: vacated 5")
  }

  @Test func `a sentence that the restoring court sets is in force beside the conviction`() throws {
    let facts =
      quashed + """
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=varied  court=Supreme Court  components=prison P3Y
        """
    #expect(
      try Scenario(facts).judgments()
        == ["verdict 2: espionage convicted, imposed 3, set 7, restored 7"])
    #expect(try state(facts).hasPrefix("final 7"))
  }

  @Test func `a case that goes back to the first court of appeal is open`() throws {
    let facts =
      quashed + """
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=remitted  court=Supreme Court
        """
    #expect(try state(facts) == "trial 7 | released 5 (quashing) | espionage: pending 7")
  }

  @Test func `a decision that names the first one in from is of it, lodged or not`() throws {
    #expect(
      try state(
        quashed + "2022-01-01  appeal.decided  result=quashed  from=Court of Appeal")
        == "final 6 | released 5 (quashing) | espionage: convicted 2")
  }

  @Test(arguments: ["quashed", "remitted", "varied"])
  func `another account of the quashing restores nothing`(result: String) throws {
    let facts = quashed + "2021-01-03  appeal.decided  result=\(result)  authority=Appeal Court"
    #expect(try state(facts).hasSuffix("espionage: vacated 5"))
    #expect(
      try state(facts).hasPrefix(["quashed": "ended 5", "remitted": "ended 6"][result] ?? "final"))
  }

  @Test func `nobody gets a conviction back by an appeal of their own`() throws {
    let sentBack = quashed.replacing("result=quashed", with: "result=remitted")
    #expect(
      try state(
        sentBack + """
          2021-02-01  appeal.lodged  by=defence  from=Court of Appeal  court=Supreme Court
          2022-01-01  appeal.decided  result=quashed  court=Supreme Court
          """
      ).hasSuffix("espionage: pending 5"))
  }

  @Test func `an acquittal is restored by the defence's appeal`() throws {
    #expect(
      try state(
        """
        2019-01-01  charge.laid  instrument=charge  counts=espionage
        2020-01-01  verdict.given  result=acquitted  court=City Court
        2020-02-01  appeal.lodged  by=prosecution  court=Court of Appeal
        2021-01-01  appeal.decided  result=quashed  court=Court of Appeal
        2021-02-01  appeal.lodged  by=defence  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        """) == "acquitted 6 | - | espionage: acquitted 2")
  }

  @Test func `a sentence is restored alone, and so are some of the counts`() throws {
    let convicted = """
      2020-01-01  verdict.given  result=convicted  court=City Court  counts=espionage|fraud
      2020-01-01  sentence.imposed  court=City Court  components=prison P5Y

      """
    let ofSentence = try Scenario(
      convicted + """
        2021-01-01  appeal.decided  result=quashed  of=sentence  court=Court of Appeal
        2021-02-01  appeal.lodged  by=prosecution  of=sentence  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  of=sentence  court=Supreme Court
        """)
    #expect(
      ofSentence.judgments()
        == ["verdict 1: espionage convicted, fraud convicted, imposed 2, restored 5"])
    #expect(ofSentence.state().hasPrefix("final 5"))
  }

  @Test func `what was decided since is not taken back`() throws {
    let facts = """
      2019-01-01  charge.laid  instrument=charge  counts=1 espionage
      2020-01-01  verdict.given  result=convicted  court=City Court  counts=1 espionage: convicted
      2021-01-01  appeal.decided  result=remitted  court=Court of Appeal
      2021-06-01  verdict.given  result=acquitted  court=City Court  counts=1 espionage: acquitted
      2022-01-01  appeal.decided  result=quashed  from=Court of Appeal  court=Supreme Court
      """
    #expect(try state(facts).contains("espionage: acquitted 4"))
  }

  // MARK: Which decision is appealed

  private let convicted = """
    2019-01-01  charge.laid  instrument=charge  counts=espionage
    2020-01-01  verdict.given  result=convicted  court=City Court
    2020-01-01  sentence.imposed  court=City Court  components=prison P10Y

    """

  @Test func `what is of the conviction finds the one that fell`() throws {
    #expect(
      try state(
        quashed + """
          2021-02-01  appeal.lodged  by=prosecution  of=conviction  court=Supreme Court
          2022-01-01  appeal.decided  result=quashed  of=conviction  court=Supreme Court
          """
      ).hasPrefix("final 7 | "))
    #expect(
      try state(
        quashed + """
          2021-02-01  appeal.lodged  by=prosecution  of=conviction  court=Supreme Court
          2022-01-01  appeal.decided  result=upheld  of=conviction  court=Supreme Court
          """
      ).hasPrefix("ended 7 | "))
  }

  @Test func `a side that is not recorded appeals to another court what was decided before`() throws
  {
    let bare = """
      2020-02-01  appeal.lodged
      2021-01-01  appeal.decided  result=quashed
      2021-02-01  appeal.lodged
      2022-01-01  appeal.decided  result=quashed

      """
    #expect(try state(convicted + bare).hasPrefix("final 7 | "))
    #expect(
      try state("2020-01-01  verdict.given  result=acquitted  counts=espionage\n" + bare)
        .hasPrefix("acquitted 5 | "))
  }

  @Test func `who wins by a decision that nobody is recorded to have appealed has it restored`()
    throws
  {
    #expect(
      try state(
        quashed + "2022-01-01  appeal.decided  result=quashed  by=prosecution  court=Supreme Court"
      ).hasPrefix("final 6 | "))
  }

  @Test func `a sentence that was changed is restored when the change falls`() throws {
    let changed =
      convicted + """
        2021-01-01  appeal.decided  result=varied  court=Court of Appeal  components=prison P4Y
        2021-02-01  appeal.lodged  by=prosecution  from=Court of Appeal  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        """
    #expect(
      try Scenario(changed).judgments()
        == ["verdict 2: espionage convicted, imposed 3, set 4, sentence restored 6"])
    #expect(try state(changed).hasPrefix("final 6 | imprisoned 3"))
  }

  @Test func `so are counts that the first court had set aside on that day`() throws {
    let partly = """
      2020-01-01  verdict.given  result=convicted  court=City Court  counts=1 espionage|2 fraud
      2020-01-01  sentence.imposed  court=City Court  components=prison P7Y
      2021-01-01  appeal.decided  result=upheld  court=Court of Appeal
      2021-01-01  verdict.given  result=mixed  court=Court of Appeal  counts=2 fraud: set_aside
      2021-02-01  appeal.lodged  by=prosecution  from=Court of Appeal  court=Supreme Court
      2022-01-01  appeal.decided  result=quashed  court=Supreme Court
      """
    #expect(try state(partly).hasSuffix("1 espionage: convicted 1; 2 fraud: convicted 1"))
  }

  // MARK: Accounts of one decision

  @Test(arguments: [
    "2022-01-01  appeal.decided  result=quashed  court=Supreme Court",
    "2022-01-03  appeal.decided  result=quashed  court=Supreme Court",
    "2022-01  appeal.decided  result=quashed  by=prosecution  court=Supreme Court",
    "2022-01  appeal.decided  result=quashed",
  ])
  func `a decision that is recorded twice is decided once`(again: String) throws {
    let facts =
      quashed + """
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court

        """ + again
    let scenario = try Scenario(facts)
    #expect(scenario.state().hasSuffix("espionage: convicted 2"))
    #expect(scenario.state().hasPrefix("final "))
    #expect(scenario.appeals().count == 2)
  }

  @Test func `by month only, the later appeal waits for the later decision`() throws {
    #expect(
      try state(
        """
        2019-01  charge.laid  instrument=charge  counts=espionage
        2020-01  verdict.given  result=convicted
        2020-01  sentence.imposed  components=prison P5Y
        2020-02  appeal.lodged  by=defence
        2020-10  appeal.decided  result=quashed
        2020-10  appeal.lodged  by=prosecution
        2021-06  appeal.decided  result=quashed
        """
      ).hasPrefix("final 7 | "))
  }

  // MARK: Sent back to the court of appeal

  @Test(arguments: [
    ("result=upheld", "convicted 2"), ("result=varied  components=prison P3Y", "convicted 2"),
    ("result=withdrawn  by=defence", "convicted 2"), ("result=quashed", "vacated 8"),
  ])
  func `the court to which a case went back decides what it had before it`(
    decision: String, count: String
  ) throws {
    for first in ["quashed", "upheld"] {
      let facts =
        quashed.replacing("result=quashed", with: "result=\(first)") + """
          2021-02-01  appeal.lodged  by=\(first == "quashed" ? "prosecution" : "defence")  court=Supreme Court
          2022-01-01  appeal.decided  result=remitted  court=Supreme Court
          2023-01-01  appeal.decided  \(decision)  court=Court of Appeal
          """
      #expect(try state(facts).hasSuffix("espionage: \(count)"), "\(first)")
    }
  }

  // MARK: Verdicts, holds and stages beside

  @Test func `a verdict of the court that was asked decides the appeal`() throws {
    let facts = """
      2020-01-01  verdict.given  result=acquitted  court=City Court  counts=espionage
      2020-02-01  appeal.lodged  by=prosecution  of=acquittal  court=Court of Appeal
      2021-01-01  verdict.given  result=convicted  court=Court of Appeal
      2021-01-01  sentence.imposed  court=Court of Appeal  components=prison P3Y
      2021-02-01  appeal.lodged  by=defence  court=Supreme Court
      2021-06-01  appeal.decided  result=refused  court=Supreme Court
      """
    #expect(try state(facts).hasPrefix("final 6 | "))
    #expect(try Scenario(facts).appeals()[0] == "lodged 2 from judgment 1, decided 3")
  }

  @Test func `a sentence in place of an acquittal is of a conviction`() throws {
    #expect(
      try state(
        """
        2020-01-01  verdict.given  result=acquitted  court=City Court  counts=espionage
        2020-02-01  appeal.lodged  by=prosecution  of=acquittal  court=High Court
        2021-01-01  appeal.decided  result=varied  court=High Court  components=prison P4Y
        """) == "final 3 | imprisoned 3 (by_sentence) | espionage: convicted 3, inferred")
  }

  @Test func `bail on the day of a decision follows it, and so does what its court orders`() throws
  {
    #expect(
      try state(quashed + "2021-01-01  custody.released  how=bail").contains("| bailed 6 |"))
    #expect(
      try state(quashed + "2021-01-01  custody.remanded  authority=Court of Appeal")
        .contains("| remanded 6 |"))
  }

  @Test func `proceedings have not ended while another appeal waits`() throws {
    let facts = """
      2020-01-01  verdict.given  result=convicted  court=City Court  counts=espionage
      2020-02-01  appeal.lodged  by=defence  court=Court of Appeal
      2020-10-28  appeal.lodged  by=prosecution  court=Supreme Court
      2020-10  appeal.decided  result=quashed  court=Court of Appeal
      """
    #expect(try state(facts).hasPrefix("appeal 3 | "))
  }

  // MARK: Beside other judgments

  @Test func `an older judgment is not what the prosecution appeals after a quashing`() throws {
    #expect(
      try state(
        """
        2017-01-01  verdict.given  result=convicted  court=City Court  counts=fraud
        2017-01-01  sentence.imposed  court=City Court  components=prison P1Y
        2020-01-01  verdict.given  result=convicted  court=City Court  counts=espionage
        2020-01-01  sentence.imposed  court=City Court  components=prison P5Y
        2020-02-01  appeal.lodged  by=defence  court=Court of Appeal
        2021-01-01  appeal.decided  result=quashed  court=Court of Appeal
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        """
      ).hasSuffix("fraud: convicted 1; espionage: convicted 3"))
  }

  @Test(arguments: ["", "  of=sentence"])
  func `the prosecution's appeal of a sentence that was cut restores it`(of: String) throws {
    let facts =
      convicted + """
        2021-01-01  appeal.decided  result=varied  of=sentence  court=High Court  components=prison P4Y
        2021-02-01  appeal.lodged  by=prosecution\(of)  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed\(of)  court=Supreme Court
        2023-01-01  sentence.changed  change=commuted  components=prison P8Y
        """
    #expect(try state(facts).hasSuffix("espionage: convicted 2"))
    #expect(
      try Scenario(facts).judgments()
        == [
          "verdict 2: espionage convicted, imposed 3, set 4, sentence restored 6, commuted 7"
        ])
  }

  @Test func `a sentence that is changed is in force`() throws {
    let facts =
      convicted + """
        2021-01-01  appeal.decided  result=quashed  of=sentence  court=High Court
        2022-01-01  sentence.changed  change=commuted  components=prison P8Y
        """
    #expect(
      try Scenario(facts).judgments() == ["verdict 2: espionage convicted, imposed 3, commuted 5"])
  }

  @Test func `what is lodged in the month of a quashing by who lost is of the quashing`() throws {
    let scenario = try Scenario(
      convicted + """
        2020-02-01  appeal.lodged  by=defence  court=Court of Appeal
        2020-10-28  appeal.lodged  by=prosecution  court=Supreme Court
        2020-10  appeal.decided  result=quashed  court=Court of Appeal
        """)
    #expect(scenario.person("a")?.course.appeals.map(\.undone) == [nil, .conviction])
  }

  @Test func `two courts that decide alike within a fortnight decide twice`() throws {
    let scenario = try Scenario(
      convicted + """
        2020-02-01  appeal.decided  result=upheld  court=Court of Appeal
        2020-02-10  appeal.decided  result=upheld  court=Supreme Court
        """)
    #expect(scenario.appeals().count == 2)
    #expect(scenario.state().hasPrefix("final 5 | "))
  }

  @Test func `a court by another name tells of the same decision`() throws {
    let scenario = try Scenario(
      quashed + """
        2021-01-02  appeal.decided  result=quashed  court=City Appeal Court
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        2022-01-03  appeal.decided  result=quashed  by=prosecution  court=Highest Court
        """)
    #expect(scenario.state().hasPrefix("final 8 | "))
    #expect(scenario.state().hasSuffix("espionage: convicted 2"))
  }

  @Test func `the prosecution's success frees nobody, and finds again what was set aside`() throws {
    #expect(
      try state(
        """
        2020-01-01  verdict.given  result=convicted  court=City Court  counts=1 espionage|2 fraud
        2020-01-01  sentence.imposed  court=City Court  components=prison P7Y
        2021-01-01  verdict.given  result=mixed  court=Court of Appeal  counts=2 fraud: set_aside
        2021-02-01  appeal.lodged  by=prosecution  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  court=Supreme Court
        """)
        == "final 5 | imprisoned 2 (by_sentence) | 1 espionage: convicted 1; 2 fraud: convicted 5")
  }

  @Test func `what fell is not upheld, unless the judgment itself is named`() throws {
    #expect(
      try state(
        quashed + "2022-01-01  appeal.decided  result=upheld  of=conviction  court=Supreme Court"
      ).hasPrefix("ended 6 | "))
    #expect(
      try state(
        quashed
          + "2022-01-01  appeal.decided  result=upheld  by=prosecution  from=City Court  court=Supreme Court"
      ).hasPrefix("final 6 | "))
  }

  @Test func `an appeal is of a quashing only where it could have been`() throws {
    let scenario = try Scenario(
      convicted + """
        2021-01-01  appeal.lodged  by=prosecution  of=sentence  court=Supreme Court
        2021-01-02  appeal.lodged  by=defence  court=Supreme Court
        2022-01-01  appeal.decided  result=quashed  by=defence  court=Supreme Court
        2022-01-01  appeal.decided  result=refused  by=prosecution  of=sentence  court=Supreme Court
        """)
    #expect(scenario.person("a")?.course.appeals.map(\.undone) == [nil, nil])
    #expect(scenario.state().hasPrefix("ended "))
  }

  @Test func `a sentence that was left behind holds nobody when another falls`() throws {
    #expect(
      try state(
        """
        2017-01-01  verdict.given  result=convicted  court=City Court  counts=fraud
        2017-01-01  sentence.imposed  court=City Court  components=prison P1Y
        2017-12-01  custody.released  how=served
        2018-11-05  custody.arrested
        2020-01-01  verdict.given  result=convicted  court=High Court  counts=espionage
        2020-01-01  sentence.imposed  court=High Court  components=prison P5Y
        2021-01-01  appeal.decided  result=quashed  court=Supreme Court
        """
      ).contains("released 7 (quashing)"))
  }

  @Test func `what the court of appeal imposes stands for the first sentence`() throws {
    #expect(
      try Scenario(
        """
        2020-01-01  verdict.given  result=convicted  court=City Court  counts=1 espionage|2 fraud
        2020-01-01  sentence.imposed  court=City Court  components=prison P7Y
        2020-02-01  appeal.lodged  by=defence  court=High Court
        2021-01-01  verdict.given  result=mixed  court=High Court  counts=2 fraud: acquitted
        2021-01-01  sentence.imposed  court=High Court  components=prison P5Y
        """
      ).judgments()[0].hasSuffix("sentence fell 5"))
  }
}
