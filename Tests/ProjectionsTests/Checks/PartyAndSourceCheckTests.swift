import Events
import Projections
import Testing

@Suite struct `Checks of parties and sources` {
  /// The facts of one stream, from the insides of their objects.
  private func facts(_ insides: [String]) throws -> [Fact] {
    try insides.enumerated().map { place, inside in
      var json = try JSON(parsing: "{\(inside)}")
      if json["id"] == nil { json["id"] = .string("f\(place + 1)") }
      return try Page(fact: json.canonical(), position: Int64(place + 1))[0]
    }
  }

  private func card(_ slug: String, _ more: String, _ further: String...) throws -> PartyCard {
    let first = #""type":"party.introduced","party":"\#(slug)","kind":"person",\#(more)"#
    return try #require(PartyCard(slug, facts([first] + further)))
  }

  private func unnamed(_ naming: String, since: String?, today: String) throws -> [String] {
    let card = try card("x", #""label":"Man (28)","naming":"\#(naming)""#)
    return PartyUnderCheck(
      card, at: 1, firstPublic: try since.map { try Day($0).number }, isNamed: true
    ).unnamedOverAYear(today: try Day(today), days: 365).map(\.sentence)
  }

  @Test func `a person unnamed for more than a year is looked for again`() throws {
    #expect(
      try unnamed("unnamed", since: "2024-11-30", today: "2025-12-01") == [
        "“Man (28)” has no name in the record, 366 days after first becoming public (30 November "
          + "2024)."
      ])
    #expect(try unnamed("unnamed", since: "2024-11-30", today: "2025-11-30") == [])
    #expect(try unnamed("unnamed", since: nil, today: "2025-11-30") == [])
  }

  @Test func `whoever a court anonymises stays so`() throws {
    #expect(try unnamed("court_anonymised", since: "2014-11-30", today: "2025-11-30") == [])
  }

  @Test func `a party that nothing names has no part`() throws {
    let card = try card("x", #""label":"Ada""#)
    #expect(
      PartyUnderCheck(card, at: 1, firstPublic: nil, isNamed: false).orphanParty().map(\.sentence)
        == ["Ada is named by no case, exchange or other party."])
    #expect(PartyUnderCheck(card, at: 1, firstPublic: nil, isNamed: true).orphanParty() == [])
  }

  private func twins(
    _ one: String, _ other: String, matched: String? = nil
  ) throws -> [String] {
    var duplicates = Duplicates { $0.lowercased() }
    duplicates.take(try card("one", one), [], at: 1)
    let match = matched.map {
      [#""type":"party.matched","party":"two","other":"one","judgement":"\#($0)""#]
    }
    duplicates.take(try card("two", other), try facts(match ?? []), at: 2)
    return duplicates.parties().map { "\($0.id) #\($0.position ?? 0): \($0.sentence)" }
  }

  @Test func `two persons of one full name may be one, in any script`() throws {
    #expect(
      try twins(#""label":"Jinchao Wei""#, #""label":"Patrick","names":[{"form":"jinchao WEI"}]"#)
        == ["two #2: Patrick has a name in common with party/one (Jinchao Wei)."])
    #expect(
      try twins(#""label":"A","names":[{"form":"魏金超"}]"#, #""label":"B","names":[{"form":"魏金超"}]"#)
        .count == 1)
  }

  @Test func `surnames, other births, press names and settled pairs are no candidates`() throws {
    #expect(try twins(#""label":"Zeng""#, #""label":"Zeng""#) == [])
    #expect(
      try twins(
        #""label":"Li Wei","naming":"surname_only""#, #""label":"Li Wei","naming":"full""#) == [])
    #expect(
      try twins(#""label":"Li Wei","born":"1971""#, #""label":"Li Wei","born":"1980-02""#) == [])
    #expect(
      try twins(
        #""label":"A","names":[{"form":"Li Wei","kind":"press"}]"#, #""label":"Li Wei""#) == [])
    for judgement in ["positive", "negative", "unsure"] {
      #expect(
        try twins(#""label":"Li Wei""#, #""label":"Li Wei""#, matched: judgement) == [])
    }
  }

  @Test
  func `two cases against one person in one country may be one, unless one links to the other`()
    throws
  {
    func cases(_ country: String, _ more: String...) throws -> [String] {
      var duplicates = Duplicates { $0.lowercased() }
      duplicates.take(try CaseFileStory.file(), at: 1)
      let opening = [
        #""type":"case.opened","title":"Y","country":"\#(country)""#, CaseFileStory.opening[1],
      ]
      var dossier = try CaseFileStory(more, opening: opening).gathered
      dossier.id = "y"
      duplicates.take(CaseFile(dossier), at: 9)
      return duplicates.cases().map { "\($0.id): \($0.sentence)" }
    }
    #expect(try cases("US") == ["y: It has an accused in common with case/x (X)."])
    #expect(try cases("CN") == [])
    #expect(try cases("US", #""type":"case.linked","to":"x","relation":"appeal_of""#) == [])
  }

  private let hash = String(repeating: "a", count: 64)
  private let other = String(repeating: "b", count: 64)

  private func source(_ state: KeptVersion.State? = nil, _ further: String...) throws
    -> SourceUnderCheck
  {
    let registered = #""type":"source.registered","source":"s","kind":"web""#
    return SourceUnderCheck(
      "s", try facts([registered] + further),
      versions: state.map {
        [
          KeptVersion(
            sha256: hash, captured: try? EDTF("2023-08-04"), position: 2, state: $0)
        ]
      } ?? [])
  }

  @Test func `a source is archived, or not; its file is whole, gone or altered`() throws {
    #expect(try source().flags(.sourceNotArchived).map(\.sentence) == ["Its bytes are not kept."])
    #expect(try source(.whole).flags(.sourceNotArchived) == [])
    #expect(try source(.whole).flags(.archiveMissing) == [])
    #expect(try source(.whole).flags(.archiveAltered) == [])
    #expect(
      try source(.missing).flags(.archiveMissing).map(\.sentence)
        == ["The file aaaaaaaaaaaa… is not in sources/."])
    #expect(
      try source(.altered(other)).flags(.archiveAltered).map(\.sentence)
        == ["The file aaaaaaaaaaaa… has the SHA-256 bbbbbbbbbbbb… now."])
  }

  @Test func `a source says when it was published, but for a law`() throws {
    func undated(_ inside: String) throws -> [String] {
      try SourceUnderCheck(
        "s", facts([#""type":"source.registered","source":"s",\#(inside)"#]), versions: []
      ).flags(.sourceUndated).map(\.sentence)
    }
    #expect(try undated(#""kind":"web""#) == ["It does not say when it was published."])
    #expect(try undated(#""kind":"web","published":"2023~""#) == [])
    #expect(try undated(#""kind":"legislation""#) == [])
  }

  @Test
  func `an edit after the capture makes the archive old; one before, or a dead link, does not`()
    throws
  {
    func edited(_ to: String, _ day: String) throws -> [String] {
      try source(
        .whole, #""type":"note.added","source":"s","text":"-""#,
        #""type":"source.changed","source":"s","to":"\#(to)","occurred":"\#(day)""#
      ).flags(.archiveOutdated).map(\.sentence)
    }
    #expect(
      try edited("silently_edited", "2023-08-05")
        == ["It was silently edited after it was archived (#2)."])
    #expect(try edited("corrected", "2023-08-03") == [])
    #expect(try edited("dead", "2024") == [])
  }

  @Test func `versions that differ are compared`() throws {
    func version(_ sha256: String, _ position: Int64) -> KeptVersion {
      KeptVersion(sha256: sha256, captured: nil, position: position, state: .whole)
    }
    let differing = SourceUnderCheck("s", [], versions: [version(hash, 2), version(other, 3)])
    #expect(
      differing.flags(.archiveVersions).map(\.sentence)
        == ["Its bytes differ from those archived before (#2)."])
    let same = SourceUnderCheck("s", [], versions: [version(hash, 2), version(hash, 3)])
    #expect(same.flags(.archiveVersions) == [])
  }

  @Test func `two sources of one address or of the same bytes are one, unless derived`() throws {
    func sources(_ second: String, address: String?, bytes: [String]) throws -> [String] {
      var duplicates = Duplicates { $0.lowercased() }
      let url = address.map { #","url":"https://\#($0)""# } ?? ""
      let one = try facts([
        #""type":"source.registered","source":"one","kind":"web","url":"http://www.a.org:80/%78#top""#
      ])
      let two = try facts([
        #""type":"source.registered","source":"two","kind":"web"\#(url)\#(second)"#
      ])
      duplicates.take(CitedSource("one", one), versions: [hash], at: 1)
      duplicates.take(CitedSource("two", two), versions: bytes, at: 2)
      return duplicates.sources().map(\.sentence)
    }
    #expect(
      try sources("", address: "a.org/x?utm_source=mail", bytes: [hash])
        == ["It has the same address as source/one."])
    #expect(
      try sources("", address: nil, bytes: [hash]) == ["It has the same bytes as source/one."])
    #expect(try sources("", address: "b.org", bytes: [other]) == [])
    #expect(
      try sources(
        #","derived":[{"of":"one","how":"republished"}]"#, address: "a.org/x", bytes: []) == [])
  }
}
