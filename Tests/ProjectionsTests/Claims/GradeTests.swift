import Events
import Projections
import Testing

/// How far a claim is verified: a story a rule.
struct GradeTests {
  static let alleged =
    #""id":"claim","type":"conduct.alleged","kind":"recruitment","parties":["a"],"disclosed":"2023-08-11","authority":"Department of Justice","claim":{"speaker":"DOJ statement"}"#
  static func cited(_ fact: String, _ sources: String...) -> String {
    let list = sources.map { #"{"source":"\#($0)"}"# }.joined(separator: ",")
    return #"\#(fact),"sources":[\#(list)]"#
  }
  static let arrest = #""id":"claim","type":"custody.arrested","parties":["a"]"#

  // MARK: Roots

  @Test func `ten papers that print a ministry's statement are the ministry`() throws {
    #expect(
      try GradeStory.grade(GradeTests.cited(GradeTests.alleged, "paper", "post", "wire"))
        == Graded(.oneSource, "Department of Justice"))
  }

  @Test func `a wire, its copy and its translation are one root`() throws {
    #expect(
      try GradeStory.grade(GradeTests.cited(GradeTests.arrest, "wire-copy", "wire-translated"))
        == Graded(.oneSource, "Wire"))
  }

  @Test func `state media that repeat their ministry are the ministry`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(GradeTests.alleged, "paper"),
        GradeTests.cited(
          #""type":"conduct.alleged","kind":"recruitment","account_of":"claim""#, "state-tv"))
        == Graded(.oneSource, "Department of Justice"))
  }

  @Test func `the state media of another state are a root of their own`() throws {
    #expect(
      try GradeStory.grade(
        #""type":"source.registered","source":"tass","kind":"state_media","publisher":"TASS","country":"RU""#,
        GradeTests.cited(GradeTests.arrest, "state-tv", "tass"), of: 1)
        == Graded(.corroborated, "TASS", "State TV"))
  }

  @Test func `two reports of one publisher are one root`() throws {
    #expect(
      try GradeStory.grade(
        #""type":"source.registered","source":"paper-2","kind":"newspaper","publisher":"Paper""#,
        GradeTests.cited(GradeTests.arrest, "paper", "paper-2"), of: 1)
        == Graded(.oneSource, "Paper"))
  }

  @Test func `who is named beside the authority and known for nothing else adds no root`() throws {
    let file = try GradeStory([
      #""type":"custody.restricted","measure":"unspecified","authority":"Department of Justice","claim":{"speaker":"DOJ statement; Channel 9"}"#
    ]).file
    let roots = try #require(file.timeline.last?.grade?.roots)
    #expect(
      roots == [
        Root(
          key: "state:US", name: "Department of Justice", side: .accuser, named: ["Channel 9"])
      ])
  }

  @Test func `who is named beside the authority and is cited itself is a root`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(
          #""type":"custody.restricted","measure":"bail","authority":"Department of Justice","claim":{"speaker":"DOJ; Post"}"#,
          "post")) == Graded(.corroborated, "Department of Justice", "Post"))
  }

  @Test func `an outlet that has the initials of a police is not the police`() throws {
    #expect(
      try GradeStory.grade(
        #""type":"source.registered","source":"afp","kind":"wire","publisher":"AFP""#,
        #""type":"investigation.opened","authority":"American Federal Police""#,
        GradeTests.cited(GradeTests.arrest, "afp", "state-tv"), of: 2)
        == Graded(.corroborated, "AFP", "State TV"))
  }

  @Test func `a plea and an indictment are known by their nouns`() throws {
    #expect(
      try GradeStory.grade(
        #""type":"conduct.alleged","kind":"payment","claim":{"speaker":"indictment; prosecutors"}"#
      ) == Graded(.oneSource, "indictment"))
    #expect(
      try GradeStory.grade(
        #""type":"conduct.alleged","kind":"payment","claim":{"speaker":"indictment; plea agreement"}"#
      ) == Graded(.confirmed, "indictment", "plea agreement"))
  }

  // MARK: What carries the whole

  static func source(_ slug: String, _ more: String, kind: String = "web") -> String {
    #""type":"source.registered","source":"\#(slug)","kind":"\#(kind)"\#(more)"#
  }

  @Test(arguments: ["republished", "translated", "summarised"])
  func `who brings the whole of another adds no root`(_ how: String) throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source(
          "digest", #","publisher":"Digest","derived":[{"of":"paper","how":"\#(how)"}]"#),
        GradeTests.cited(GradeTests.arrest, "paper", "digest"), of: 1)
        == Graded(.oneSource, "Paper"))
  }

  @Test(arguments: ["quoted", "based_on"])
  func `who quotes another answers for the rest`(_ how: String) throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source(
          "digest", #","publisher":"Digest","derived":[{"of":"paper","how":"\#(how)"}]"#),
        GradeTests.cited(GradeTests.arrest, "paper", "digest"), of: 1)
        == Graded(.corroborated, "Digest", "Paper"))
  }

  @Test(arguments: ["republished", "quoted", "based_on"])
  func `an aggregator has nothing of its own, however it says so`(_ how: String) throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source(
          "digest", #","publisher":"Digest","derived":[{"of":"paper","how":"\#(how)"}]"#,
          kind: "aggregator"),
        GradeTests.cited(GradeTests.arrest, "paper", "digest"), of: 1)
        == Graded(.oneSource, "Paper"))
  }

  // MARK: One page, one publisher

  @Test func `one page under five spellings of its address is one root`() throws {
    let urls = [
      "http://Example.org:80/a/../b?utm_source=x#top", "https://example.org/b",
      "https://www.example.org./b/", "https://example.org/%62?fbclid=1",
      "HTTPS://EXAMPLE.ORG/./b#two",
    ]
    let sources = urls.enumerated().map {
      GradeTests.source("s\($0)", #","publisher":"Site \#($0)","url":"\#($1)""#)
    }
    let arrest = GradeTests.cited(GradeTests.arrest, "s0", "s1", "s2", "s3", "s4")
    #expect(try GradeStory(sources + [arrest]).grade(of: 5) == Graded(.oneSource, "Site 0"))
  }

  @Test func `what one spelling of a page was made from holds for the others`() throws {
    let one = GradeTests.source(
      "one", #","url":"https://example.org/b","derived":[{"of":"wire","how":"republished"}]"#)
    let two = GradeTests.source("two", #","url":"https://example.org/b#x""#)
    for cited in [["two"], ["one", "two"], ["two", "wire"]] {
      let list = cited.map { #"{"source":"\#($0)"}"# }.joined(separator: ",")
      let arrest = GradeTests.arrest + #","sources":[\#(list)]"#
      #expect(try GradeStory.grade(one, two, arrest, of: 2) == Graded(.oneSource, "Wire"))
    }
  }

  @Test func `without a publisher the host is the publisher`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source("one", #","url":"https://www.example.org/1""#),
        GradeTests.source("two", #","url":"http://example.org/2","title":"Two""#),
        GradeTests.cited(GradeTests.arrest, "one", "two"), of: 2)
        == Graded(.oneSource, "example.org"))
  }

  @Test func `a host whose sources name a publisher is that publisher's`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source("one", #","url":"https://example.org/1","publisher":"The Example""#),
        GradeTests.source("two", #","url":"https://example.org/2""#),
        GradeTests.source("three", #","publisher":"EXAMPLE""#),
        GradeTests.cited(GradeTests.arrest, "one", "two", "three"), of: 3)
        == Graded(.oneSource, "The Example"))
  }

  @Test func `a host that several publish at is nobody's`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.source("one", #","url":"https://blogs.org/1","publisher":"Ann""#),
        GradeTests.source("two", #","url":"https://blogs.org/2","publisher":"Ben""#),
        GradeTests.source("three", #","url":"https://blogs.org/3""#),
        GradeTests.cited(GradeTests.arrest, "one", "two", "three"), of: 3)
        == Graded(.corroborated, "Ann", "blogs.org", "Ben"))
  }

  // MARK: Speakers

  @Test(arguments: [
    "Beijing State Security Bureau", "Ministry of State Security (China)", "Chinese prosecutors",
  ])
  func `a ministry's statement is the ministry's, whatever bureau acted`(_ authority: String) throws
  {
    let opening = [#""type":"case.opened","title":"X","country":"CN""#, GradeStory.opening[1]]
    let alleged = GradeTests.cited(
      #""type":"conduct.alleged","kind":"recruitment","authority":"\#(authority)","claim":{"speaker":"MSS statement","standing":"adjudicated"}"#,
      "paper", "post")
    let file = CaseFile(
      try CaseFileStory(
        [
          alleged, #""type":"hearing.held","kind":"trial","openness":"closed""#,
          #""type":"verdict.given","result":"convicted","parties":["a"]"#,
        ], opening: opening + GradeStory.sources
      ).gathered)
    let grade = try #require(file.item(at: 12)?.grade)
    #expect(grade.rating == .unverifiable)
    #expect(grade.roots.map(\.key) == ["state:CN"])
  }

  @Test(arguments: [
    ("US prosecutors", "state:US"), ("American officials", "state:US"), ("FBI", "state:US"),
    ("US Attorney's Office", "state:US"), ("Chinese foreign ministry", "state:CN"),
    ("China's Ministry of Foreign Affairs", "state:CN"),
    ("Supreme Court of Iran", "supreme court of iran"),
    ("Shanghai Daily", "shanghai daily"), ("Ann Chinese", "ann chinese"),
    ("KDB statement", "state:US"),
    ("KDB", "kdb"),
  ])
  func `a speaker is known for a state's organ by its name`(_ speaker: String, _ key: String) throws
  {
    let file = try GradeStory([
      #""type":"conduct.alleged","kind":"payment","authority":"Bureau of Seven","claim":{"speaker":"\#(speaker)"}"#
    ]).file
    #expect(file.timeline.last?.grade?.roots.map(\.key) == [key])
  }

  @Test func `speakers of one fact are one root, unless their own reports are cited`() throws {
    let arrest = GradeTests.arrest + #","claim":{"speaker":"Paper; Post"}"#
    #expect(try GradeStory.grade(GradeTests.cited(arrest, "wire")) == Graded(.oneSource, "Paper"))
    #expect(
      try GradeStory.grade(GradeTests.cited(arrest, "paper", "post"))
        == Graded(.corroborated, "Paper", "Post"))
    #expect(try GradeStory.grade(GradeTests.cited(arrest, "post")) == Graded(.oneSource, "Post"))
  }

  @Test func `who carries a denial is no root of the accusation, nor is who denies`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.alleged.replacing("DOJ statement", with: "DOJ statement; Post"),
        GradeTests.cited(
          #""type":"statement.made","kind":"denial","about":"claim","claim":{"speaker":"a"}"#,
          "post"))
        == Graded(.disputed, "Department of Justice"))
    #expect(
      try GradeStory.grade(
        GradeTests.alleged,
        GradeTests.cited(
          #""type":"conduct.alleged","kind":"recruitment","parties":["a"],"account_of":"claim","claim":{"speaker":"a","speech":"denies"}"#,
          "post")) == Graded(.disputed, "Department of Justice"))
  }

  // MARK: An authority's own act

  @Test func `an act in its authority's own release is announced, in a paper it is one source`()
    throws
  {
    let arrest = GradeTests.arrest + #","authority":"Department of Justice""#
    #expect(
      try GradeStory.grade(GradeTests.cited(arrest, "ministry"))
        == Graded(.announced, "Department of Justice"))
    #expect(
      try GradeStory.grade(
        GradeTests.cited(arrest + #","claim":{"speaker":"DOJ","speech":"announces"}"#, "paper"))
        == Graded(.announced, "Department of Justice"))
    #expect(try GradeStory.grade(GradeTests.cited(arrest, "paper")) == Graded(.oneSource, "Paper"))
  }

  @Test func `a conviction that one paper or the prosecution alone reports is one source`() throws {
    let verdict =
      #""type":"verdict.given","result":"convicted","parties":["a"],"authority":"Old Bailey","claim":{"standing":"adjudicated"}"#
    #expect(try GradeStory.grade(GradeTests.cited(verdict, "paper")) == Graded(.oneSource, "Paper"))
    #expect(
      try GradeStory.grade(
        #""type":"charge.laid","instrument":"indictment","authority":"Department of Justice""#,
        GradeTests.cited(verdict, "ministry"), of: 1)
        == Graded(.oneSource, "Department of Justice"))
    #expect(
      try GradeStory.grade(GradeTests.cited(verdict, "court"))
        == Graded(.confirmed, "District Court"))
  }

  @Test func `what state media tell is one source, not an announcement`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(GradeTests.arrest + #","authority":"FBI""#, "state-tv"))
        == Graded(.oneSource, "State TV"))
  }

  @Test func `only what the record calls unverified is so`() throws {
    #expect(
      try GradeStory.grade(
        GradeTests.cited(
          GradeTests.arrest + #","claim":{"standing":"unverified"}"#, "paper", "post"))
        == Graded(.unverified, "Paper", "Post"))
  }
}
