import Docket
import Events
import Projections
import Testing

/// What reading commands ask of the log and the views.
@Suite struct ArchiveTests {
  let docket: TestDocket

  init() throws {
    docket = try TestDocket(Stories.three)
  }

  @Test func `a case's dossier holds its facts and the streams they name`() throws {
    let dossier = try docket.archive().dossier(of: .case, "cn-one-2020")
    #expect(dossier.stream.map(\.fact.position) == [1, 3, 4, 5, 6, 7])
    #expect(dossier.stream.map(\.revision) == [1, 2, 3, 4, 5, 6])
    #expect(dossier.stream[0].recorder == "ines")
    #expect(dossier.stream[0].recorded == TestDocket.start + 1_000_000)
    #expect(dossier.parties.keys.sorted() == ["one"])
    #expect(dossier.sources.keys.sorted() == ["copy", "court", "paper"])
    #expect(dossier.laws.keys.sorted() == ["cn-law"])
    #expect(dossier.incoming.mapValues { $0.map(\.position) } == ["us-three-2019": [17]])
    #expect(dossier.titles["us-three-2019"] == "Three")
    #expect(dossier.headPosition == 28)
  }

  @Test func `a link that was corrected comes in as corrected`() throws {
    try docket.record(
      """
      {'type':'record.corrected','case':'us-three-2019','target':'f17','patch':{'relation':'context'},'reason':'typo'}
      """)
    let file = CaseFile(try docket.archive().dossier(of: .case, "cn-one-2020"))
    #expect(file.linksIn.map(\.relation) == [.context])
  }

  @Test func `a link that was retracted comes in no more`() throws {
    try docket.record(
      """
      {'type':'record.retracted','case':'us-three-2019','target':'f17','reason':'error'}
      """)
    #expect(try docket.archive().dossier(of: .case, "cn-one-2020").incoming.isEmpty)
  }

  @Test func `sources are followed in circles only once`() throws {
    try docket.record(
      """
      {'type':'source.registered','source':'a','kind':'web','derived':[{'of':'b','how':'quoted'}]}
      {'type':'source.registered','source':'b','kind':'web','derived':[{'of':'a','how':'quoted'}]}
      {'type':'note.added','case':'cn-two-2023','text':'see','sources':[{'source':'a'}]}
      """)
    let dossier = try docket.archive().dossier(of: .case, "cn-two-2023")
    #expect(dossier.sources.keys.sorted() == ["a", "b", "paper"])
  }

  @Test func `what is not in the docket is answered with the ids that were probably meant`() throws
  {
    let archive = try docket.archive()
    func nearest(_ kind: Subject, _ id: String) -> [String]? {
      do {
        try archive.require(kind, id)
        return nil
      } catch {
        return (error as? NotFound)?.nearest
      }
    }
    #expect(nearest(.case, "cn-one-2020") == nil)
    #expect(nearest(.case, "cn-one-2021") == ["cn-one-2020"])
    #expect(nearest(.case, "three") == ["us-three-2019"])
    #expect(nearest(.case, "quite-other") == [])
    #expect(nearest(.country, "CN") == nil)
    #expect(nearest(.country, "QQ") != nil)
    #expect(nearest(.party, "tw") == ["two"])
    #expect(throws: NotFound(kind: .law, id: "cn-lwa", nearest: ["cn-law"])) {
      try archive.dossier(of: .law, "cn-lwa")
    }
  }

  @Test func `facts recorded later are not seen`() throws {
    let archive = try docket.archive()
    try docket.record("{'type':'note.added','case':'cn-two-2023','text':'later'}")
    #expect(try archive.facts(of: .case, "cn-two-2023").count == 3)
    #expect(try archive.fact(at: 29) == nil)
    #expect(try docket.archive().facts(of: .case, "cn-two-2023").count == 4)
  }

  @Test func `views that were never made are missed by name`() throws {
    #expect(throws: ViewsMissing()) { try Archive(docket.log, docket.views) }
  }
}
