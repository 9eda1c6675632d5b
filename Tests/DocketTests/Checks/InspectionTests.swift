import Docket
import Events
import Ports
import Projections
import Testing

@Suite struct `An inspection` {
  private let store = MemoryStore()

  private func found(
    _ facts: String, _ checks: [Check], sources: [String] = []
  ) throws -> [String] {
    let docket = try TestDocket(facts)
    let inspection = Inspection(
      try docket.archive(), store, checks, CheckSettings(), today: Day(number: 20_500))
    let flags = try sources.isEmpty ? inspection.run() : inspection.run(sources: sources)
    return flags.map(CheckPage.line)
  }

  private let story = """
    {'type':'case.opened','case':'us-wei-2023','title':'Wei','country':'US'}
    {'type':'party.introduced','party':'wei','kind':'person','label':'Wei'}
    {'type':'role.assigned','case':'us-wei-2023','party':'wei','role':'accused'}
    {'type':'custody.arrested','case':'us-wei-2023','occurred':'2023-08-02'}
    """

  @Test func `finds nothing in a docket in which all is well, and nothing in an empty one`() throws
  {
    let whole =
      story.replacing(
        "'2023-08-02'",
        with: "'2023-08-02','sources':[{'source':'act'}]"
      )
      + "\n{'type':'source.registered','source':'act','kind':'court_record','published':'2023-08-03'}"
    #expect(
      try found(whole, Check.allCases.filter { $0.severity > .off && $0 != .staleCase }) == [])
    #expect(try found("", Check.allCases) == [])
  }

  @Test func `says where, what, and the way out`() throws {
    #expect(
      try found(story, [.noSource]) == [
        "case/us-wei-2023 #4: no-source: custody.arrested has no source. Name where it is from: "
          + "docket record correct --target '#4'."
      ])
  }

  @Test func `a check with many findings is told in a line, and each where all are asked for`()
    throws
  {
    let flags = (1...5).map {
      Flagged(.singleRoot, .case, $0 < 4 ? "one" : "two", at: $0, "It is so.", "Mend it.")
    }
    let lone = Flagged(.sourceUndated, .source, "s", at: 9, "It is so.", "Mend it.")
    #expect(
      CheckPage.lines(flags + [lone], all: false) == [
        "source/s #9: source-undated: It is so. Mend it.",
        "single-root: 5 facts: case/one #1, #2, #3; case/two #4, #5. "
          + Check.singleRoot.meaning + " Each: docket check single-root --all",
      ])
    #expect(CheckPage.lines(flags + [lone], all: true).count == 6)
    #expect(CheckPage.lines(Array(flags.prefix(3)), all: false).count == 3)
    let wide = (1...12).map {
      Flagged(.sourceUndated, .source, "s\($0)", at: nil, "It is so.", "Mend it.")
    }
    #expect(
      CheckPage.lines(wide, all: false)[0].hasPrefix(
        "source-undated: 12 sources: source/s1; source/s2; source/s3; source/s4; source/s5; source/s6; "
          + "source/s7; source/s8 and 4 more. "))
  }

  @Test func `one page under two spellings of its address is found twice`() throws {
    let lines = try found(
      """
      {'type':'source.registered','source':'one','kind':'web','url':'https://example.org/a?utm_source=x'}
      {'type':'source.registered','source':'two','kind':'web','url':'http://www.Example.org:80/./%61#top'}
      """, [.duplicateSources])
    #expect(
      lines == [
        "source/two #2: duplicate-sources: It has the same address as source/one. Cite one of them, or "
          + "say that one is derived from the other."
      ])
  }

  @Test func `finds whatever is named and not there`() throws {
    let lines = try found(
      story + """

        {'type':'case.linked','case':'us-wei-2023','to':'us-zhao-2023','relation':'context'}
        {'type':'case.linked','case':'us-wei-2023','to':'CN','relation':'context'}
        {'type':'party.matched','party':'wei','other':'jinchao','judgement':'unsure'}
        {'type':'source.registered','source':'copy','kind':'web','derived':[{'of':'wire','how':'quoted'}]}
        """, [.linksToNothing])
    #expect(
      lines.map { String($0.prefix { $0 != "." }) } == [
        "case/us-wei-2023 #5: links-to-nothing: It names the case, law or exchange us-zhao-2023, of "
          + "which nothing is recorded",
        "party/wei #7: links-to-nothing: It names the party jinchao, of which nothing is recorded",
        "source/copy #8: links-to-nothing: It names the source wire, of which nothing is recorded",
      ])
  }

  @Test func `knows whom a case, a match or a speaker names`() throws {
    let lines = try found(
      story + """

        {'type':'party.introduced','party':'lewis','kind':'person','label':'Sir Julian Lewis'}
        {'type':'party.introduced','party':'wray','kind':'person','label':'Christopher Wray'}
        {'type':'statement.made','country':'US','kind':'report','claim':{'speaker':'FBI; Christopher Wray'}}
        """, [.orphanParty])
    #expect(lines.map { String($0.prefix { $0 != " " }) } == ["party/lewis"])
  }

  @Test func `holds quotes against what is kept, and computes digests again`() throws {
    let (good, gone, bad) = (
      try store.keep(Array("He was arrested at work.".utf8)).sha256,
      String(repeating: "0", count: 64), try store.keep(Array("first".utf8)).sha256
    )
    store.alter(bad, to: Array("second".utf8))
    func archived(_ source: String, _ sha256: String) -> String {
      """
      {'type':'source.registered','source':'\(source)','kind':'court_record','published':'2023'}
      {'type':'source.archived','source':'\(source)','sha256':'\(sha256)','media_type':'text/plain'}

      """
    }
    let facts =
      archived("good", good) + archived("gone", gone) + archived("bad", bad) + story
        + """

        {'type':'note.added','case':'us-wei-2023','text':'-','sources':[{'source':'good','quote':'arrested at work'},{'source':'good','quote':'was arrested at home'},{'source':'gone','quote':'who knows'}]}
        """
    let lines = [
      "case/us-wei-2023 #11: quote-not-found: good, as archived, does not have “was arrested at "
        + "home”. The nearest passage is “He was arrested at work.” Copy the words from the source.",
      "source/bad #6: archive-altered: The file \(bad.prefix(12))… has the SHA-256 "
        + "\(Checksum.hex("second").prefix(12))… now. Do not rely on it; restore it from a copy.",
      "source/gone #4: archive-missing: The file 000000000000… is not in sources/. Restore it from "
        + "a copy; docket source add keeps equal bytes under the same name.",
    ]
    #expect(try found(facts, Check.ofSources) == lines)
    #expect(try found(facts, Check.ofSources, sources: ["good"]) == [lines[0]])
    #expect(try found(facts, Check.ofSources, sources: ["bad"]) == [lines[1]])
  }

  @Test func `compares names as they are looked up and searched for`() throws {
    let lines = try found(
      story + """

        {'type':'party.introduced','party':'a','kind':'person','label':'José Pérez'}
        {'type':'party.introduced','party':'b','kind':'person','label':'Jose “Pepe” Perez','names':[{'form':'JOSE PEREZ'}]}
        {'type':'party.introduced','party':'c','kind':'person','label':'Семён Орлов'}
        {'type':'party.introduced','party':'d','kind':'person','label':'Семен Орлов'}
        {'type':'party.introduced','party':'e','kind':'person','label':'曾某某'}
        {'type':'party.introduced','party':'f','kind':'person','label':'曾 某某'}
        {'type':'party.introduced','party':'g','kind':'person','label':'曾'}
        {'type':'party.introduced','party':'h','kind':'person','label':'曾'}
        """, [.duplicateParties])
    #expect(lines.map { String($0.prefix { $0 != " " }) } == ["party/b", "party/d", "party/f"])
  }

  @Test func `doubts quotes that are there only by what they leave out`() throws {
    let kept = try store.keep(
      Array("The defendant is not guilty. Much later he was seen in Beijing.".utf8)
    ).sha256
    let facts =
      """
      {'type':'source.registered','source':'s','kind':'court_record'}
      {'type':'source.archived','source':'s','sha256':'\(kept)','media_type':'text/plain'}

      """ + story
        + """

        {'type':'note.added','case':'us-wei-2023','text':'-','sources':[{'source':'s','quote':'defendant is … guilty'}]}
        {'type':'note.added','case':'us-wei-2023','text':'-','sources':[{'source':'s','quote':'d…g…B'}]}
        {'type':'note.added','case':'us-wei-2023','text':'-','sources':[{'source':'s','quote':'The defendant … was seen in Beijing'}]}
        {'type':'note.added','case':'us-wei-2023','text':'-','sources':[{'source':'s','quote':'not guilty … was seen'}]}
        """
    #expect(
      try found(facts, [.quoteNotFound]) == [
        "case/us-wei-2023 #7: quote-not-found: s, as archived, has “defendant is … guilty” only by "
          + "leaving “not” out of a sentence. Quote the sentence whole, or two places as two quotes.",
        "case/us-wei-2023 #8: quote-not-found: s, as archived, has “d…g…B” only in scraps: “d” is "
          + "found in any text. Quote the sentence whole, or two places as two quotes.",
        "case/us-wei-2023 #9: quote-not-found: s, as archived, has “The defendant … was seen in "
          + "Beijing” only by leaving “not” out of a sentence. Quote the sentence whole, or two "
          + "places as two quotes.",
      ])
  }

  @Test func `holds exchanges beside cases, and provisions beside the laws of the docket`() throws {
    let facts =
      story + """

        {'type':'law.changed','law':'us-act','country':'US','change':'enacted','title':'Secrets Act 1917'}
        {'type':'charge.laid','case':'us-wei-2023','instrument':'charge','occurred':'2023-08-03','counts':[{'offence':'x','provision':'Secrets Act 1917, s 1'}]}
        {'type':'swap.concluded','swap':'swap-1','states':['US','CN'],'legs':[{'party':'wei','case':'us-wei-2023'}],'occurred':'2024-08-01'}
        """
    #expect(
      try found(facts, [.exchangeWithoutRelease, .provisionNamesLaw]) == [
        "case/us-wei-2023 #6: provision-names-law: The provision “Secrets Act 1917, s 1” names Secrets "
          + "Act 1917, which no count names as its law. Add the law to the count: \"law\":\"us-act\".",
        "swap/swap-1 #7: exchange-without-release: It names Wei, and case/us-wei-2023 records no release "
          + "by exchange. Record it there: docket record release --case us-wei-2023 --party wei --how "
          + "exchanged --swap swap-1.",
      ])
  }

  @Test func `judgments of the dead do not fail a run`() throws {
    let docket = try TestDocket(
      story + """

        {'type':'custody.died','case':'us-wei-2023','occurred':'2009-11-16'}
        {'type':'verdict.given','case':'us-wei-2023','result':'convicted','final':true,'occurred':'2013-07-11'}
        """)
    let checks: [Check] = [.impossibleOrder, .afterDeath, .groupContradicted]
    let flags = try Inspection(
      try docket.archive(), store, checks, CheckSettings(), today: Day(number: 20_500)
    ).run().filter { $0.position == 6 }
    #expect(flags.map(\.check) == [.afterDeath])
    #expect(!CheckSettings().fails(flags))
  }

  @Test func `fails by the severity that is set`() throws {
    let flag = Flagged(.staleCase, .case, "x", at: nil, "", "")
    var settings = CheckSettings()
    #expect(!settings.fails([flag]))
    settings.failsOn = .warning
    #expect(settings.fails([flag]))
    settings.severities = [.staleCase: .info]
    #expect(!settings.fails([flag]))
    settings.severities = [.staleCase: .off]
    #expect(!settings.checks(named: []).contains(.staleCase))
    #expect(settings.checks(named: [.staleCase]) == [.staleCase])
    settings.failsOn = .off
    #expect(!settings.fails([Flagged(.noSource, .case, "x", at: 1, "", "")]))
  }
}
