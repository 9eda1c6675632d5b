import Docket
import Events
import Testing

/// Who and what is meant when a person names a party or a source.
@Suite struct LookupTests {
  /// Two cases with a Zeng each, and a Wei.
  static func office() throws -> Office {
    let office = Office()
    func opening(_ name: String) -> JSON {
      ["type": "case.opened", "case": .string(name), "title": "T", "country": "CN"]
    }
    func role(_ name: String, _ party: String) -> JSON {
      [
        "type": "role.assigned", "case": .string(name), "party": .string(party), "role": "accused",
      ]
    }
    _ = try office.clerk.record([
      opening("cn-zeng-2023"), opening("cn-zeng-2024"), opening("us-wei-2023"),
      [
        "type": "party.introduced", "party": "zeng-2023", "kind": "person", "label": "Zeng",
        "names": [["form": "曾"]], "id": "p-1",
      ],
      ["type": "party.introduced", "party": "zeng-2024", "kind": "person", "label": "Zeng"],
      ["type": "party.introduced", "party": "jinchao-wei", "kind": "person", "label": "Wei"],
      ["type": "party.identified", "party": "jinchao-wei", "label": "Jinchao Wei"],
      role("cn-zeng-2023", "zeng-2023"), role("cn-zeng-2024", "zeng-2024"),
      role("us-wei-2023", "jinchao-wei"),
      [
        "type": "source.registered", "source": "justice", "kind": "official_statement",
        "url": "https://www.justice.gov/opa/pr/wei/",
      ],
    ])
    return office
  }

  @Test(arguments: ["Zeng", "zeng", " ZENG ", "曾", "zeng-2023"])
  func `a party is found among those of its case`(_ name: String) throws {
    let office = try Self.office()
    #expect(
      try office.clerk.party(named: name, in: "cn-zeng-2023") == .found(slug: "zeng-2023"))
  }

  @Test func `what became known of a party counts, and what it was called before`() throws {
    let office = try Self.office()
    for name in ["Wei", "jinchao  wei"] {
      #expect(try office.clerk.party(named: name, in: "us-wei-2023") == .found(slug: "jinchao-wei"))
    }
  }

  @Test func `a name is compared as search compares it`() throws {
    let office = try Self.office()
    _ = try office.clerk.record([
      [
        "type": "party.introduced", "party": "perez", "kind": "person",
        "label": "José Pérez-O’Neil",
        "names": [["form": "Ɓ!"], ["form": "Семён"]],
      ],
      [
        "type": "role.assigned", "case": "us-wei-2023", "party": "perez", "role": "accused",
      ],
    ])
    for name in [
      "Jose Perez O'Neil", "JOSÉ PÉREZ O`NEIL", "Jose\u{301} Pe\u{301}rez-O’Neil", "семен",
    ] {
      #expect(try office.clerk.party(named: name, in: "us-wei-2023") == .found(slug: "perez"))
    }
    // Names of signs alone are not all one.
    #expect(
      try office.clerk.party(named: "!?", in: "us-wei-2023") == .new(slug: "us-wei-2023-party"))
  }

  @Test func `a label that only other cases know is answered with the candidates`() throws {
    let office = try Self.office()
    #expect(
      try office.clerk.party(named: "Zeng", in: "us-wei-2023")
        == .elsewhere([
          PartyCandidate(slug: "zeng-2023", label: "Zeng", cases: ["cn-zeng-2023"]),
          PartyCandidate(slug: "zeng-2024", label: "Zeng", cases: ["cn-zeng-2024"]),
        ]))
    #expect(
      try office.clerk.party(named: "WEI", in: "cn-zeng-2023")
        == .elsewhere([
          PartyCandidate(slug: "jinchao-wei", label: "Jinchao Wei", cases: ["us-wei-2023"])
        ]))
  }

  @Test func `two parties of one case with one label are both named`() throws {
    let office = try Self.office()
    _ = try office.clerk.record([
      [
        "type": "conduct.alleged", "case": "cn-zeng-2023", "kind": "meeting",
        "parties": ["zeng-2024"],
      ]
    ])
    #expect(
      try office.clerk.party(named: "Zeng", in: "cn-zeng-2023")
        == .several([
          PartyCandidate(slug: "zeng-2023", label: "Zeng", cases: ["cn-zeng-2023"]),
          PartyCandidate(slug: "zeng-2024", label: "Zeng", cases: ["cn-zeng-2023"]),
        ]))
  }

  @Test func `outside of any case a party is found among all, but for the one that is spoken of`()
    throws
  {
    let office = try Self.office()
    #expect(try office.clerk.party(named: "wei", in: nil) == .found(slug: "jinchao-wei"))
    #expect(
      try office.clerk.party(named: "Zeng", in: nil, besides: "zeng-2024")
        == .found(slug: "zeng-2023"))
    #expect(
      try office.clerk.party(named: "Zeng", in: nil)
        == .several([
          PartyCandidate(slug: "zeng-2023", label: "Zeng", cases: ["cn-zeng-2023"]),
          PartyCandidate(slug: "zeng-2024", label: "Zeng", cases: ["cn-zeng-2024"]),
        ]))
    #expect(try office.clerk.party(named: "郝", in: nil) == .new(slug: "party"))
  }

  @Test func `words stay words where they do not name one party of the case`() throws {
    let office = try Self.office()
    #expect(try office.clerk.party(meantBy: "曾", in: "cn-zeng-2023") == "zeng-2023")
    #expect(try office.clerk.party(meantBy: "Zeng", in: "us-wei-2023") == nil)
    #expect(try office.clerk.party(meantBy: "an officer", in: "us-wei-2023") == nil)
  }

  @Test func `corrections and retractions count`() throws {
    let office = try Self.office()
    _ = try office.clerk.record([
      [
        "type": "record.corrected", "party": "zeng-2023", "target": "p-1", "reason": "misread",
        "patch": ["label": "Zheng"],
      ]
    ])
    #expect(
      try office.clerk.party(named: "Zheng", in: "cn-zeng-2023") == .found(slug: "zeng-2023"))
  }

  @Test func `nobody of this name gets a slug that is free`() throws {
    let office = try Self.office()
    #expect(try office.clerk.party(named: "Hao", in: "us-wei-2023") == .new(slug: "hao"))
    _ = try office.clerk.record([
      ["type": "party.introduced", "party": "hao", "kind": "person", "label": "Someone else"],
      ["type": "party.introduced", "party": "hao-2", "kind": "person", "label": "Another"],
    ])
    #expect(try office.clerk.party(named: "Hao!", in: "us-wei-2023") == .new(slug: "hao-3"))
    #expect(
      try office.clerk.party(named: "郝", in: "us-wei-2023") == .new(slug: "us-wei-2023-party"))
  }

  @Test(arguments: [
    "https://www.justice.gov/opa/pr/wei/", "http://justice.gov/opa/pr/wei",
    "HTTPS://Justice.gov/opa/pr/wei", "justice",
  ])
  func `a source is found by its address or its slug`(_ text: String) throws {
    #expect(try Self.office().clerk.source(named: text) == .found(slug: "justice"))
  }

  @Test func `a source that is not registered gets a slug from its address and date`() throws {
    let office = try Self.office()
    let url = "https://www.ft.com/content/a?b=1"
    #expect(
      try office.clerk.source(named: url, published: "2023-08-11")
        == .new(slug: "ft-com-2023-08-11-166c81", url: url))
    #expect(try office.clerk.source(named: url) == .new(slug: "ft-com-166c81", url: url))
    #expect(try office.clerk.source(named: "no-such") == .unregistered(slug: "no-such"))
    #expect(throws: ValueError.self) { try office.clerk.source(named: "No such") }
  }
}
