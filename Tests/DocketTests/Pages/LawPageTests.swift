import Docket
import Documents
import Events
import Projections
import Testing

/// A law's page: what was in force when, statements on it, cases that name it.
@Suite struct LawPageTests {
  func versions(_ facts: String) throws -> [[JSON?]] {
    let docket = try TestDocket(facts)
    return try docket.archive().page(of: .law, "x").data["versions"]!.array!.map {
      [$0["change"], $0["version"], $0["adopted"], $0["in_force"], $0["replaced"]]
    }
  }

  @Test func `a change that nothing brings into force says no more than that`() throws {
    #expect(
      try versions(
        """
        {'type':'law.changed','law':'x','country':'CN','change':'enacted','occurred':'2014-11-01'}
        {'type':'law.changed','law':'x','country':'CN','change':'amended','occurred':'2023-04-26'}
        {'type':'law.commenced','law':'x','country':'CN','occurred':'2023-07-01'}
        """) == [
          ["enacted", .null, "2014-11-01", .null, .null],
          ["amended", .null, "2023-04-26", "2023-07-01", .null],
        ])
  }

  @Test func `a commencement belongs to the change of its version, else to the last before it`()
    throws
  {
    #expect(
      try versions(
        """
        {'type':'law.changed','law':'x','country':'GB','change':'enacted','version':'A','occurred':'2000'}
        {'type':'law.changed','law':'x','country':'GB','change':'amended','version':'B','occurred':'2001'}
        {'type':'law.commenced','law':'x','country':'GB','version':'A','occurred':'2002'}
        {'type':'law.commenced','law':'x','country':'GB','occurred':'2003'}
        """) == [
          ["enacted", "A", "2000", "2002", "2003"], ["amended", "B", "2001", "2003", .null],
        ])
  }

  @Test func `a commencement of single provisions ends nothing`() throws {
    #expect(
      try versions(
        """
        {'type':'law.changed','law':'x','country':'GB','change':'enacted','occurred':'2000-01-01'}
        {'type':'law.commenced','law':'x','country':'GB','occurred':'2000-02-01'}
        {'type':'law.changed','law':'x','country':'GB','change':'amended','occurred':'2001-01-01'}
        {'type':'law.commenced','law':'x','country':'GB','occurred':'2001-02-01','provisions':['s 3']}
        """
      ).map { $0[4] } == [.null, .null])
  }

  @Test func `a repeal ends what was in force`() throws {
    #expect(
      try versions(
        """
        {'type':'law.changed','law':'x','country':'GB','change':'enacted','occurred':'1911-08-22'}
        {'type':'law.commenced','law':'x','country':'GB','occurred':'1911-08-22'}
        {'type':'law.changed','law':'x','country':'GB','change':'repealed','occurred':'2023-12-20'}
        """) == [
          ["enacted", .null, "1911-08-22", "1911-08-22", "2023-12-20"],
          ["repealed", .null, "2023-12-20", .null, .null],
        ])
  }

  @Test func `a proposal and an interpretation come into force never`() throws {
    #expect(
      try versions(
        """
        {'type':'law.changed','law':'x','country':'CN','change':'enacted','occurred':'2010'}
        {'type':'law.changed','law':'x','country':'CN','change':'proposed','occurred':'2011'}
        {'type':'law.changed','law':'x','country':'CN','change':'interpreted','occurred':'2012'}
        {'type':'law.commenced','law':'x','country':'CN','occurred':'2013'}
        """
      ).map { $0[3] } == [.null, .null, "2013"])
  }

  @Test func `the cases that name a law say how: by a count, or by whose link`() throws {
    let docket = try TestDocket(
      Stories.three + """

        {'type':'case.linked','case':'cn-two-2023','to':'cn-law','relation':'context','claim':{'speaker':'Reuters'}}
        {'type':'statement.made','law':'cn-law','kind':'analysis','occurred':'2023-05-01','claim':{'speaker':'A professor'}}
        """)
    let page = try docket.archive().page(of: .law, "cn-law")
    #expect(
      page.data["cases"] == [
        [
          "id": "cn-one-2020", "title": "One", "country": "CN", "how": "charged",
          "made_by": .null,
        ],
        [
          "id": "cn-two-2023", "title": "Two", "country": "CN", "how": "context",
          "made_by": "Reuters",
        ],
      ])
    #expect(page.title == "Espionage Law")
    #expect(page.text.contains("Statements on it\n----------------"))
    #expect(page.text.contains("context, not evidence"))
    #expect(page.csv[1] == "2014,enacted,2014-11-01,2015-01-01,2023-07-01,,\"18; 19\"")
  }
}
