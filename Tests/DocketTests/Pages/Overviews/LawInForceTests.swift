import Docket
import Documents
import Events
import Foundation
import Logs
import Projections
import Testing

/// The law at the time of the conduct, the arrest and the charge.
@Suite struct LawInForceTests {
  private static let law = """
    {'type':'law.changed','law':'act','country':'CN','change':'enacted','title':'The Act','occurred':'2014-11-01','version':'2014'}
    {'type':'law.commenced','law':'act','country':'CN','occurred':'2014-11-01','version':'2014'}
    {'type':'law.changed','law':'act','country':'CN','change':'amended','occurred':'2023-04-26','version':'2023'}
    {'type':'law.commenced','law':'act','country':'CN','occurred':'2023-07-01','version':'2023'}
    {'type':'case.opened','case':'one','title':'One','country':'CN'}
    """

  /// The answers for the case `one` with these facts.
  private func row(_ facts: String) throws -> JSON {
    let docket = try TestDocket(Self.law + "\n" + facts)
    let reading = try reading(docket)
    let page = try reading.page(of: .lawInForce, .init(caseID: "one"))
    // The list over all cases says the same.
    #expect(try reading.list(.lawInForce).data == page.data["laws"])
    return try #require(page.data["laws"]?.array?[0])
  }

  private func reading(_ docket: TestDocket) throws -> Reading {
    try docket.views.catchUp(with: docket.log) { _, _ in }
    return try Reading(
      docket.log, docket.views, workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
  }

  private static func charge(_ date: String) -> String {
    "{'type':'charge.laid','case':'one','instrument':'indictment','occurred':'\(date)',"
      + "'counts':[{'offence':'espionage','law':'act'}]}"
  }

  private static func conduct(_ date: String) -> String {
    "{'type':'conduct.alleged','case':'one','kind':'collection','occurred':'\(date)'}"
  }

  private static func arrest(_ date: String) -> String {
    "{'type':'custody.arrested','case':'one','occurred':'\(date)'}"
  }

  @Test func `each moment has the version in force then`() throws {
    let row = try row(
      [Self.conduct("2020-05"), Self.arrest("2023-06-30"), Self.charge("2023-07-01")]
        .joined(separator: "\n"))
    #expect(row["conduct"] == ["version 2014"])
    #expect(row["arrest"] == ["version 2014"])
    #expect(row["charge"] == ["version 2023"])
    #expect(row["later"] == "yes")
  }

  @Test func `where a date leaves it open, versions are possible`() throws {
    let row = try row([Self.conduct("2023"), Self.charge("2024-01-02")].joined(separator: "\n"))
    #expect(row["conduct"] == ["possibly version 2014", "possibly version 2023"])
    #expect(row["arrest"] == ["not recorded: no date"])
    #expect(row["later"] == "possibly")
  }

  @Test func `each charge has what was in force on its day, and a repeal is said`() throws {
    let row = try row(
      [
        Self.charge("2023-07-01"), Self.charge("2024-02-01"),
        "{'type':'law.changed','law':'act','country':'CN','change':'repealed','occurred':'2023-12-20'}",
      ].joined(separator: "\n"))
    #expect(row["charge"] == ["version 2023", "repealed on 20 December 2023"])
  }

  @Test func `an amendment without a commencement is told as that`() throws {
    let row = try row(
      [
        Self.charge("2022-07-01"),
        "{'type':'law.changed','law':'act','country':'CN','change':'amended','occurred':'2019-05-11'}",
      ].joined(separator: "\n"))
    #expect(
      row["charge"] == [
        "version 2014",
        "an amendment made on 11 May 2019 is recorded, and not from when it is in force",
      ])
  }

  @Test func `a version that was in force at both is no later one`() throws {
    let row = try row([Self.conduct("2020"), Self.charge("2021-01-02")].joined(separator: "\n"))
    #expect(row["later"] == "no")
  }

  @Test func `before a law was in force it was not`() throws {
    let row = try row([Self.conduct("2010"), Self.charge("2021-01-02")].joined(separator: "\n"))
    #expect(row["conduct"] == ["not yet in force (from 1 November 2014)"])
    #expect(row["later"] == "yes")
  }

  @Test func `what has no first day may lie before all that is recorded`() throws {
    let row = try row([Self.conduct("../2020"), Self.charge("2021-01-02")].joined(separator: "\n"))
    #expect(
      row["conduct"] == [
        "possibly version 2014", "or earlier, when no version is recorded as in force",
      ])
    #expect(row["later"] == "possibly")
  }

  @Test func `where no date is recorded, nothing is said of a later version`() throws {
    let row = try row(Self.charge("2021-01-02"))
    #expect(row["later"] == .null)
  }

  @Test func `a law that is only linked is charged under by nobody`() throws {
    let row = try row(
      [
        Self.conduct("2010"), "{'type':'case.linked','case':'one','to':'act','relation':'context'}",
      ].joined(separator: "\n"))
    #expect(row["charged"] == false)
    #expect(row["later"] == .null)
  }

  @Test func `a law of which nothing is recorded is named as such`() throws {
    let docket = try TestDocket(
      """
      {'type':'case.opened','case':'one','title':'One','country':'CN'}
      {'type':'charge.laid','case':'one','instrument':'indictment','occurred':'2020','counts':[{'offence':'espionage','law':'unknown-act'},{'offence':'theft','provision':'s. 1'}]}
      """)
    let page = try reading(docket).page(of: .lawInForce, .init(caseID: "one"))
    #expect(page.data["without_history"] == ["unknown-act"])
    #expect(page.text.contains("Provisions that counts name without a law: s. 1."))
    #expect(try reading(docket).list(.lawInForce).data == [])
  }

  @Test func `the page of the case has the same, and says what the flag does not say`() throws {
    let docket = try TestDocket(
      [Self.law, Self.conduct("2020"), Self.charge("2024")].joined(separator: "\n"))
    let page = try reading(docket).page(of: .case, "one")
    #expect(page.text.contains("The law in force then\n"))
    #expect(page.text.contains("which version a count applies is not recorded"))
    #expect(page.figures.map(\.name) == ["timeline"])
  }

  @Test func `a case that is only possibly inside the dials stands apart`() throws {
    let docket = try TestDocket(
      [Self.law, Self.conduct("../2023-08-11"), Self.charge("../2023-08-11")]
        .joined(separator: "\n"))
    try docket.views.catchUp(with: docket.log) { _, _ in }
    let reading = try Reading(
      docket.log, docket.views, Dials(asOf: try EDTF("2020")),
      workshop: SQLiteWorkshop(folder: NSTemporaryDirectory()))
    let page = try reading.page(of: .lawInForce, .init(caseID: "one"))
    #expect(page.data["laws"] == [])
    #expect(page.text.contains("Nothing of it is definitely inside these dials."))
    #expect(page.text.contains("Possibly by then\n"))
    #expect(page.text.contains("the whole row"))
  }

  @Test func `a case that is not there is not found`() throws {
    let docket = try TestDocket(Self.law)
    #expect(throws: NotFound.self) {
      try reading(docket).page(of: .lawInForce, .init(caseID: "two"))
    }
  }
}
