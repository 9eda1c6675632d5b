import Documents
import Ports
@testable import Docket
import Events
import Foundation
import Projections
import Testing

/// Persons with several slugs: one on every page, as long as somebody judges so.
@Suite struct IdentityTests {
  static let story = #"""
    {'type':'case.opened','case':'x','title':'X','country':'US'}
    {'type':'case.opened','case':'y','title':'Y','country':'DE'}
    {'type':'party.introduced','party':'zeng','kind':'person','label':'Zeng Jinfu','citizenship':['CN'],'names':[{'form':'曾锦富'}]}
    {'type':'party.introduced','party':'jin-fu','kind':'person','label':'Jin Fu','born':'1970'}
    {'type':'role.assigned','case':'x','party':'jin-fu','role':'accused'}
    {'type':'role.assigned','case':'x','party':'zeng','role':'accused'}
    {'type':'role.assigned','case':'y','party':'jin-fu','role':'witness'}
    {'type':'custody.arrested','case':'x','parties':['zeng'],'occurred':'2020-01-01'}
    {'type':'charge.laid','case':'x','parties':['jin-fu'],'occurred':'2020-02-01','instrument':'indictment','counts':[{'offence':'espionage'}]}
    """#

  static func matched(_ judgement: String, party: String = "jin-fu", other: String = "zeng")
    -> String
  {
    "{'type':'party.matched','party':'\(party)','other':'\(other)','judgement':'\(judgement)',"
      + "'authority':'A court'}"
  }

  func text(_ docket: TestDocket, _ kind: Subject, _ id: String) throws -> String {
    try docket.archive().page(of: kind, id).text
  }

  func data(_ docket: TestDocket, _ kind: Subject, _ id: String) throws -> JSON {
    try docket.archive().page(of: kind, id).data
  }

  func parties(_ docket: TestDocket) throws -> [String] {
    try docket.archive().list(.parties).data.array!.map { $0["id"]!.string! }
  }

  @Test func `those judged the same have one page, whichever slug is asked for`() throws {
    let docket = try TestDocket(Self.story + "\n" + Self.matched("positive"))
    let page = try text(docket, .party, "jin-fu")
    #expect(page.hasPrefix("Zeng Jinfu\n"))
    #expect(
      page.contains(
        "Judged to be one person: zeng and jin-fu. jin-fu was asked for; zeng was recorded first and "
          + "stands for all."))
    #expect(page.contains("曾锦富"))
    #expect(page.contains("Jin Fu"))
    #expect(page.contains("Born: 1970."))
    #expect(page.contains("Citizenship: China."))
    #expect(
      page.contains(
        "Jin Fu (jin-fu) and Zeng Jinfu (zeng): judged the same by A court, recorded 1 April 2026 by "
          + "ines, #10."))
    let json = try data(docket, .party, "jin-fu")
    #expect(json["id"] == "zeng")
    #expect(json["slugs"] == ["zeng", "jin-fu"])
    #expect(json["cases"]?.array?.map { $0["case"]!.string! } == ["x", "y"])
    #expect(try data(docket, .party, "zeng") == json)
  }

  @Test func `a person with two slugs in a case is one of its accused`() throws {
    let docket = try TestDocket(Self.story)
    #expect(try data(docket, .case, "x")["accused"]?.array?.count == 2)
    #expect(try accused(docket) == 2)
    try docket.record(Self.matched("positive"))
    let accused = try #require(try data(docket, .case, "x")["accused"]?.array)
    #expect(accused.map { $0["party"]!.string! } == ["zeng"])
    #expect(accused[0]["stage"] == "charged")
    #expect(accused[0]["liberty"] == "arrested")
    #expect(try self.accused(docket) == 1)
    let country = try text(docket, .country, "US")
    #expect(!country.contains("Jin Fu"))
    #expect(try parties(docket) == ["zeng"])
    #expect(try docket.archive().surplusParties() == 1)
  }

  private func accused(_ docket: TestDocket) throws -> Int64? {
    let row = try docket.archive().list(.cases).data.array?.first { $0["id"] == "x" }
    guard case .integer(let number) = row?["accused"] else { return nil }
    return number
  }

  @Test func `a later judgement takes an earlier one back, from either side`() throws {
    let docket = try TestDocket(Self.story + "\n" + Self.matched("positive"))
    #expect(try parties(docket) == ["zeng"])
    try docket.record(Self.matched("negative", party: "zeng", other: "jin-fu"))
    #expect(try parties(docket) == ["jin-fu", "zeng"])
    let page = try text(docket, .party, "jin-fu")
    #expect(page.hasPrefix("Jin Fu\n"))
    #expect(page.contains("Zeng Jinfu (zeng) and Jin Fu (jin-fu): judged not the same by A court"))
    try docket.record(Self.matched("positive"))
    #expect(try parties(docket) == ["zeng"])
  }

  @Test func `a judgement that is retracted counts no more`() throws {
    let docket = try TestDocket(Self.story + "\n" + Self.matched("positive"))
    try docket.record(
      "{'type':'record.retracted','party':'jin-fu','target':'f10','reason':'error'}")
    #expect(try parties(docket) == ["jin-fu", "zeng"])
  }

  @Test func `not being sure merges nothing and is told`() throws {
    let docket = try TestDocket(Self.story + "\n" + Self.matched("unsure"))
    #expect(try parties(docket) == ["jin-fu", "zeng"])
    let page = try text(docket, .party, "zeng")
    #expect(page.contains("perhaps the same, not certain"))
  }

  @Test func `those the same as a third are one, and a judgement against it is told`() throws {
    let docket = try TestDocket(Self.story + "\n" + Self.matched("positive"))
    try docket.record(
      "{'type':'party.introduced','party':'wu','kind':'person','label':'Wu'}\n"
        + Self.matched("positive", party: "wu", other: "jin-fu") + "\n"
        + Self.matched("negative", party: "wu", other: "zeng"))
    #expect(try parties(docket) == ["zeng"])
    #expect(try data(docket, .party, "wu")["slugs"] == ["zeng", "jin-fu", "wu"])
    #expect(
      try text(docket, .party, "wu").contains(
        "Wu (wu) and Zeng Jinfu (zeng): judged not the same, though both are judged the same as "
          + "others by A court"))
  }

  @Test func `whom a court anonymises keeps the court's form, whoever else he is`() throws {
    let docket = try TestDocket(
      Self.story + #"""

        {'type':'party.introduced','party':'z','kind':'person','label':'Z.','naming':'court_anonymised'}
        """# + "\n" + Self.matched("positive", party: "z", other: "zeng"))
    let page = try text(docket, .party, "zeng")
    #expect(page.hasPrefix("Z.\n"))
    #expect(!page.contains("Zeng Jinfu, "))
    #expect(page.contains("A name that is known from the press alone: not printed here."))
    #expect(try text(docket, .case, "x").contains("Z."))
    #expect(try !text(docket, .case, "x").contains("Zeng Jinfu"))
  }

  // MARK: Lists

  /// Arrested under one slug, acquitted under the other.
  static let acquitted = #"""
    {'type':'case.opened','case':'x','title':'X','country':'US','on_behalf_of':['CN']}
    {'type':'party.introduced','party':'zeng','kind':'person','label':'Zeng Jinfu'}
    {'type':'party.introduced','party':'jin-fu','kind':'person','label':'Jin Fu'}
    {'type':'role.assigned','case':'x','party':'zeng','role':'accused'}
    {'type':'role.assigned','case':'x','party':'jin-fu','role':'accused'}
    {'type':'custody.arrested','case':'x','parties':['zeng'],'occurred':'2020-01-12'}
    {'type':'verdict.given','case':'x','parties':['jin-fu'],'result':'acquitted','occurred':'2021-01-10'}
    """#

  private func cases(_ docket: TestDocket, _ filter: ListFilter = ListFilter()) throws -> [String] {
    try docket.archive().list(.cases, filter).data.array!.map {
      let stages = $0["stages"]!.array!.map { $0.string! }.joined(separator: ", ")
      return "\($0["id"]!.string!): \(stages)"
    }
  }

  private func rows(_ docket: TestDocket, _ overview: Overview, _ columns: String...) throws
    -> [String]
  {
    try docket.archive().list(overview.view, ListFilter(), beside: nil).data.array!.map { row in
      columns.map { column in
        switch row[column] {
        case .string(let text): text
        case .integer(let number): String(number)
        default: "-"
        }
      }.joined(separator: " ")
    }
  }

  @Test func `whoever is acquitted under one slug is not listed as held under another`() throws {
    let docket = try TestDocket(Self.acquitted)
    #expect(try cases(docket) == ["x: accused, acquitted"])
    #expect(try cases(docket, ListFilter(liberty: .arrested)) == ["x: accused, acquitted"])
    try docket.record(Self.matched("positive"))
    #expect(try cases(docket) == ["x: acquitted"])
    #expect(try cases(docket, ListFilter(stage: .accused)) == [])
    #expect(try cases(docket, ListFilter(liberty: .arrested)) == [])
    #expect(try cases(docket, ListFilter(stage: .acquitted)) == ["x: acquitted"])
    #expect(try cases(docket, ListFilter(liberty: .released)) == ["x: acquitted"])
    #expect(
      try rows(docket, .detention, "party", "liberty", "since", "until") == [
        "zeng arrested 2020-01-12 2021-01-10", "zeng released 2021-01-10 -",
      ])
    #expect(try rows(docket, .reciprocity, "id", "persons") == ["US-CN 1"])
    let country = try text(docket, .country, "US")
    #expect(country.contains("Persons by the last stage that facts bring them to: 1 person"))
    #expect(!country.contains("Held"))
    // Who asks by the slug that does not stand for the person finds the same.
    let archive = try docket.archive()
    #expect(
      try archive.select(Query(AccusedRows.self, [.equals(\.party, "jin-fu")])).map {
        "\($0.party) \($0.stage?.rawValue ?? "")"
      } == ["zeng acquitted"])
    try docket.record(Self.matched("negative"))
    #expect(try cases(docket) == ["x: accused, acquitted"])
  }

  @Test func `a page and the rows of cases fold a person's slugs alike`() throws {
    let docket = try TestDocket(Self.acquitted + "\n" + Self.matched("positive"))
    let archive = try docket.archive()
    for person in CaseFile(try archive.dossier(of: .case, "x")).persons {
      let row = try #require(
        archive.select(Query(AccusedRows.self, [.equals(\.party, person.party)])).first)
      #expect(row.stage == person.stage)
      #expect(row.liberty == person.liberty)
      #expect(row.outcome == person.outcome)
      #expect(row.role == person.role)
    }
  }
}
