import Events
import Testing

@testable import Projections

/// The stage: "How facts move a person" in VOCABULARY.md, first point.
@Suite struct `How facts move the stage` {
  private func stage(_ facts: String) throws -> String {
    let state = try Scenario(facts).state()
    return String(state.prefix { $0 != "|" }).replacing(" (order not recorded)", with: "")
      .trimmingSpaces
  }

  // MARK: Before a charge

  @Test func `an allegation moves only whom nothing has moved`() throws {
    let facts = "2020  conduct.alleged  kind=meeting  parties=b"
    #expect(try Scenario(facts).state("b") == "alleged 1 | -")
    #expect(try stage("2020  conduct.alleged  kind=meeting") == "accused")
    #expect(
      try stage("2019  custody.arrested\n2020  conduct.alleged  kind=meeting") == "accused 1")
  }

  @Test(arguments: [
    "custody.sought", "custody.detained", "custody.released  how=served", "custody.escaped",
    "custody.surrendered  step=requested  to=US",
  ])
  func `a custody fact accuses, but nobody who is further`(word: String) throws {
    let named = "2020  conduct.alleged  kind=meeting  parties=b\n2021  \(word)  parties=b"
    #expect(try Scenario(named).state("b").hasPrefix("accused 2 |"))
    #expect(try stage("2020  charge.laid  instrument=charge\n2021  \(word)") == "charged 1")
  }

  @Test func `an investigation is told of the accused, and of nobody who is further`() throws {
    #expect(try stage("2020  investigation.opened") == "investigation 1")
    #expect(
      try stage("2020  custody.arrested\n2021  investigation.step  kind=search")
        == "investigation 2")
    #expect(
      try stage("2020  charge.laid  instrument=charge\n2021  investigation.opened") == "charged 1")
    #expect(
      try stage("2020  case.transferred  to=prosecutors\n2021  investigation.opened")
        == "prosecution_review 1")
  }

  @Test(arguments: [
    "investigation.step  kind=returned_for_investigation", "case.transferred  to=investigators",
  ])
  func `what is sent back for investigation is there again, always`(word: String) throws {
    #expect(try stage("2020  hearing.held  kind=trial\n2021  \(word)") == "investigation 2")
  }

  @Test func `a charge charges, an accusation during the investigation accuses`() throws {
    #expect(try stage("2020  charge.laid  instrument=indictment") == "charged 1")
    #expect(try stage("2020  charge.laid  instrument=accusation") == "accused 1")
  }

  @Test func `the file goes to prosecutors and to court`() throws {
    #expect(try stage("2020  case.transferred  to=prosecutors") == "prosecution_review 1")
    #expect(try stage("2020  case.transferred  to=military_prosecutors") == "prosecution_review 1")
    #expect(try stage("2020  case.transferred  to=court") == "charged 1")
    #expect(
      try stage("2020  case.transferred  to=prosecutors\n2021  case.transferred  to=other")
        == "prosecution_review 1")
  }

  @Test(arguments: [
    ("hearing.held  kind=trial", "trial 1"), ("verdict.given  result=convicted", "verdict 1"),
    ("verdict.given  result=acquitted", "acquitted 1"), ("appeal.lodged", "appeal 1"),
    // What had ended begins again.
    ("case.closed  outcome=discontinued", "charged 2"),
    ("case.closed  outcome=completed", "charged 2"),
  ])
  func `a court that gets the file takes no trial and no acquittal back`(
    word: String, stage: String
  ) throws {
    #expect(try self.stage("2020  \(word)\n2021  case.transferred  to=court") == stage)
  }

  // MARK: Pleas and trials

  @Test(arguments: [
    ("guilty", "verdict 2"), ("no_contest", "verdict 2"), ("not_guilty", "charged 2"),
    ("refused", "charged 2"), ("confession_reported", "accused 1"), ("withdrawn", "accused 1"),
  ])
  func `a plea moves by what it is`(plea: String, stage: String) throws {
    #expect(
      try self.stage("2019  custody.arrested\n2020  plea.entered  plea=\(plea)") == stage)
  }

  @Test func `a plea moves from an earlier stage only`() throws {
    #expect(
      try stage("2019  hearing.held  kind=trial\n2020  plea.entered  plea=not_guilty") == "trial 1")
    #expect(
      try stage("2019  sentence.imposed\n2020  plea.entered  plea=guilty") == "sentenced 1")
  }

  @Test func `who takes a plea of guilty back is charged again`() throws {
    try expect(
      """
      2020-01-01  charge.laid  instrument=charge  counts=espionage
      2020-02-01  plea.entered  plea=guilty
      2020-03-01  plea.entered  plea=withdrawn
      """, is: "charged 3 | - | espionage: pending 3")
  }

  @Test func `a hearing for trial is a trial, another hearing nothing`() throws {
    #expect(try stage("2020  hearing.held  kind=trial") == "trial 1")
    #expect(
      try stage("2020  charge.laid  instrument=charge\n2021  hearing.held  kind=bail")
        == "charged 1")
  }

  // MARK: Verdicts

  private let two = "2019  charge.laid  instrument=charge  counts=1 espionage|2 fraud\n"

  @Test func `a verdict is a verdict, and acquitted of all the person is acquitted`() throws {
    #expect(try stage(two + "2020  verdict.given  result=convicted") == "verdict 2")
    #expect(try stage(two + "2020  verdict.given  result=acquitted") == "acquitted 2")
  }

  @Test func `acquitted of one count alone leaves the verdict on the other`() throws {
    #expect(
      try stage(
        two + """
          2020  verdict.given  result=convicted  counts=2 fraud: convicted
          2021  verdict.given  result=acquitted  counts=1 espionage: acquitted
          """) == "verdict 3")
  }

  @Test func `acquittals and dropped counts are an acquittal`() throws {
    #expect(
      try stage(
        two + """
          2020  charge.changed  change=dropped  counts=2 fraud
          2021  verdict.given  result=acquitted
          """) == "acquitted 3")
    #expect(
      try stage(
        two + """
          2020  verdict.given  result=mixed  counts=1 espionage: acquitted
          2021  charge.changed  change=dropped  counts=2 fraud
          """) == "acquitted 3")
  }

  @Test func `dismissed alone is discontinued`() throws {
    #expect(try stage(two + "2020  verdict.given  result=dismissed") == "discontinued 2")
    #expect(
      try stage(
        two + "2020  verdict.given  result=mixed  counts=1 espionage: acquitted|2 fraud: dismissed")
        == "acquitted 2")
  }

  @Test(arguments: [
    "result=mistrial", "result=mixed  counts=1 espionage: hung|2 fraud: hung",
    "result=mistrial  counts=1 espionage: hung",
  ])
  func `a mistrial or hung counts alone are a trial`(verdict: String) throws {
    #expect(try stage(two + "2020  verdict.given  \(verdict)") == "trial 2")
  }

  @Test func `a mistrial on one count leaves the verdict on the other`() throws {
    try expect(
      two
        + "2020  verdict.given  result=mistrial  counts=1 espionage: convicted|2 fraud: hung",
      is: "verdict 2 | - | 1 espionage: convicted 2; 2 fraud: hung 2")
  }

  @Test func `a jury that hangs on what was decided moves nothing`() throws {
    try expect(
      two + """
        2020  verdict.given  result=convicted
        2020  sentence.imposed
        2021  verdict.given  result=mixed  counts=1 espionage: hung
        """, is: "sentenced 3 | - | 1 espionage: convicted 2; 2 fraud: convicted 2")
  }

  @Test func `a ruling moves nothing`() throws {
    #expect(try stage(two + "2020  verdict.given  result=ruled") == "charged 1")
  }

  @Test func `where a court sets all convictions aside nothing is left to be tried`() throws {
    try expect(
      two + """
        2020  verdict.given  result=convicted
        2021  verdict.given  result=mixed  counts=1 espionage: set_aside|2 fraud: set_aside
        """, is: "ended 3 | - | 1 espionage: vacated 3; 2 fraud: vacated 3")
  }

  @Test func `a sentence is a sentence, and what is called final is final`() throws {
    #expect(try stage(two + "2020  sentence.imposed") == "sentenced 2")
    #expect(try stage(two + "2020  verdict.given  result=convicted  final=true") == "final 2")
    #expect(try stage(two + "2020  sentence.imposed  final=true") == "final 2")
    #expect(try stage(two + "2020  verdict.given  result=acquitted  final=true") == "acquitted 2")
  }

  // MARK: Appeals

  private let convicted = """
    2019  charge.laid  instrument=charge  counts=espionage
    2020  verdict.given  result=convicted
    2020  sentence.imposed  components=prison P5Y

    """

  @Test(arguments: [
    ("appeal.lodged", "appeal 4"), ("appeal.lodged  of=judgment", "appeal 4"),
    ("appeal.lodged  of=conviction", "appeal 4"), ("appeal.lodged  of=sentence", "appeal 4"),
    ("appeal.lodged  of=acquittal", "appeal 4"), ("appeal.lodged  of=extradition", "sentenced 3"),
    ("appeal.lodged  of=custody", "sentenced 3"), ("appeal.lodged  of=ruling", "sentenced 3"),
    ("appeal.lodged  of=other", "sentenced 3"),
    ("appeal.decided  result=upheld", "final 4"), ("appeal.decided  result=varied", "final 4"),
    ("appeal.decided  result=refused", "final 4"), ("appeal.decided  result=withdrawn", "final 4"),
    ("appeal.decided  result=remitted", "trial 4"), ("appeal.decided  result=quashed", "ended 4"),
    ("appeal.decided  result=quashed  of=conviction", "ended 4"),
    ("appeal.decided  result=quashed  of=sentence", "verdict 4"),
    ("appeal.decided  result=remitted  of=sentence", "verdict 4"),
    ("appeal.decided  result=refused  of=extradition", "sentenced 3"),
    ("appeal.decided  result=quashed  of=custody", "sentenced 3"),
  ])
  func `appeals from a judgment move the stage, others do not`(word: String, stage: String) throws {
    #expect(try self.stage(convicted + "2021  \(word)") == stage)
  }

  private let acquitted = """
    2019  charge.laid  instrument=charge  counts=espionage
    2020  verdict.given  result=acquitted
    2021  appeal.lodged  by=prosecution

    """

  @Test(arguments: [
    ("upheld", "acquitted 4"), ("refused", "acquitted 4"), ("withdrawn", "acquitted 4"),
    ("quashed", "charged 4"), ("remitted", "trial 4"),
  ])
  func `an acquittal stays one unless the appeal takes it`(result: String, stage: String) throws {
    #expect(try self.stage(acquitted) == "appeal 3")
    #expect(try self.stage(acquitted + "2022  appeal.decided  result=\(result)") == stage)
  }

  @Test func `of a judgment that acquits and convicts the appeal's end is final`() throws {
    #expect(
      try stage(
        two + """
          2020  verdict.given  result=mixed  counts=1 espionage: acquitted|2 fraud: convicted
          2021  appeal.decided  result=upheld  of=acquittal
          """) == "final 3")
  }

  @Test func `where another conviction stands the proceedings have not ended`() throws {
    #expect(
      try stage(
        two + """
          2020  verdict.given  result=convicted  court=One  counts=1 espionage: convicted
          2021  verdict.given  result=convicted  court=Two  counts=2 fraud: convicted
          2021  sentence.imposed  court=Two  components=prison P1Y
          2022  appeal.decided  result=quashed  from=One
          """) == "sentenced 5")
    #expect(
      try stage(
        convicted + """
          2021  charge.laid  instrument=charge  counts=fraud
          2022  appeal.decided  result=quashed
          """) == "charged 5")
  }

  @Test func `what the deciding court finds that day moves the stage only to an acquittal`() throws
  {
    let varied =
      convicted + """
        2021-05-05  appeal.decided  result=varied  court=High Court
        2021-05-05  verdict.given  result=convicted  court=High Court
        2021-05-05  sentence.imposed  components=prison P4Y  court=High Court
        """
    #expect(try stage(varied) == "final 4")
    let acquitted =
      convicted + """
        2021-05-05  appeal.decided  result=varied  court=High Court
        2021-05-05  verdict.given  result=acquitted  court=High Court
        """
    #expect(try stage(acquitted) == "acquitted 5")
  }

  @Test(arguments: ["quashed", "remitted"])
  func `or wherever the decision opened the case again`(result: String) throws {
    #expect(
      try stage(
        convicted + """
          2021-05-05  appeal.decided  result=\(result)  court=High Court
          2021-05-05  verdict.given  result=convicted  court=High Court
          2021-05-05  sentence.imposed  components=prison P4Y  court=High Court
          """) == "sentenced 6")
  }

  @Test func `an appeal against an extradition has no say in a verdict of that court`() throws {
    #expect(
      try stage(
        """
        2019  charge.laid  instrument=charge  counts=espionage
        2020-05-05  appeal.decided  result=refused  of=extradition  court=High Court
        2020-05-05  verdict.given  result=convicted  court=High Court
        """) == "verdict 3")
  }

  @Test func `a vacated sentence leaves the conviction, unless that fell before`() throws {
    #expect(try stage(convicted + "2021  sentence.changed  change=vacated") == "verdict 4")
    #expect(
      try stage(
        convicted + """
          2021-05-05  appeal.decided  result=quashed
          2021-05-05  sentence.changed  change=vacated
          """) == "ended 4")
  }

  @Test(arguments: ["commuted", "reduced", "increased", "pardoned", "parole_granted", "served"])
  func `other changes of a sentence leave the stage`(change: String) throws {
    #expect(try stage(convicted + "2021  sentence.changed  change=\(change)") == "sentenced 3")
  }

  // MARK: Ends

  @Test(arguments: [
    ("charge.changed  change=dropped", "discontinued 2"),
    ("custody.released  how=charges_dropped", "discontinued 2"),
    ("case.closed  outcome=charges_withdrawn", "discontinued 2"),
    ("case.closed  outcome=discontinued", "discontinued 2"),
    ("case.closed  outcome=completed", "ended 2"),
    ("case.closed  outcome=terminated_by_court", "ended 2"),
    ("case.closed  outcome=abated_by_death", "ended 2"),
    ("case.closed  outcome=transferred_abroad", "ended 2"),
    ("case.closed  outcome=amnesty", "ended 2"), ("case.closed  outcome=time_barred", "ended 2"),
    ("custody.died", "ended 2"), ("custody.executed", "ended 2"),
    ("custody.released  how=pardon", "charged 1"),
    ("charge.changed  change=dropped  counts=2 fraud", "charged 1"),
  ])
  func `proceedings end as the word says`(word: String, stage: String) throws {
    #expect(try self.stage(two + "2020  \(word)") == stage)
  }

  @Test(arguments: ["case.closed  outcome=completed", "custody.died", "custody.executed"])
  func `acquitted, final and discontinued stay what they are`(word: String) throws {
    #expect(
      try stage(two + "2020  verdict.given  result=acquitted\n2021  \(word)") == "acquitted 2")
    #expect(
      try stage(two + "2020  verdict.given  result=convicted  final=true\n2021  \(word)")
        == "final 2")
    #expect(
      try stage(two + "2020  charge.changed  change=dropped\n2021  \(word)") == "discontinued 2")
  }

  @Test func `a case closed over a convicted person was not discontinued`() throws {
    #expect(try stage(convicted + "2021  case.closed  outcome=discontinued") == "ended 4")
  }

  @Test(arguments: [
    ("charge.laid  instrument=charge", "ended 2"), ("hearing.held  kind=trial", "ended 2"),
    ("verdict.given  result=convicted", "ended 2"), ("sentence.imposed", "ended 2"),
    ("verdict.given  result=acquitted", "acquitted 3"),
  ])
  func `after a death the stage moves only to an acquittal`(word: String, stage: String) throws {
    #expect(try self.stage(two + "2020  custody.died\n2021  \(word)") == stage)
  }

  @Test func `the basis of a case feeds no status`() throws {
    let scenario = try Scenario(facts: [
      #"{"type":"case.opened","case":"x","id":"1","title":"X","country":"US","basis":"convicted"}"#,
      #"{"type":"role.assigned","case":"x","id":"2","party":"a","role":"accused"}"#,
    ])
    #expect(scenario.state() == "accused 2 | -")
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
