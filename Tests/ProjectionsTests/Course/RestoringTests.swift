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
    #expect(try state(facts).hasPrefix(result == "varied" ? "final" : "ended 6"))
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
}
