import Docket
import Events
import Projections
import Testing

/// The page of a case: what stands on it, and what never does.
@Suite struct CasePageTests {
  private let people = [
    #"""
    "type":"party.introduced","party":"a","kind":"person","label":"Ann B.","naming":"court_anonymised","names":[{"form":"Ann Berg","kind":"press"},{"form":"Аня Б.","lang":"ru","kind":"alias"}]
    """#,
    #""type":"role.assigned","party":"a","role":"accused""#,
  ]

  @Test func `the Zeng case tells who says what, and what is not known`() throws {
    let desk = try Desk.ofSeeds(
      "cn-zeng-2023", "cn-counter-espionage-law", "us-wei-2023", "us-zhao-2023",
      "cn-downey-fecteau-1952")
    #expect(plain(desk.page("cn-zeng-2023")) == zengPage)
  }

  @Test func `scripts find these members, in this order`() throws {
    let data = try Desk.ofSeeds("us-wei-2023").page("us-wei-2023").data
    #expect(
      data.object?.map(\.name) == [
        "id", "title", "country", "on_behalf_of", "status", "accused", "timeline", "laws",
        "links_out", "links_in", "sources", "evidence", "contested", "corrections", "made_from",
      ])
    let person = try #require(data["accused"]?.array?.first)
    for name in ["party", "label", "stage", "liberty", "outcome", "counts"] {
      #expect(person[name] != nil)
    }
    #expect(person["outcome"] == .string("acquitted"))
    #expect(data["made_from"]?["position"]?.integer ?? 0 > 0)
  }

  @Test func `a name from the press is printed only when it is asked for`() throws {
    let desk = try Desk.of(people + [#""type":"custody.arrested","parties":["a"]"#])
    let page = desk.page()
    for format in Format.allCases { #expect(!format.render(page).contains("Ann Berg")) }
    #expect(plain(page).contains("- Ann B., also Аня Б. (alias)"))
    let asked = desk.page("x", .init(pressNames: true))
    #expect(plain(asked).contains("- Ann B., also Ann Berg (press), Аня Б. (alias)"))
  }

  @Test func `of a redacted fact only its envelope is left, in every format`() throws {
    let desk = try Desk.of(
      people + [
        #"""
        "id":"secret","type":"custody.arrested","parties":["a"],"occurred":"1999-12-31","place":{"label":"Xanadu"},"note":"Xanadu again.","claim":{"speaker":"Kubla"},"sources":[{"source":"xanadu-post"}],"details":{"doubt":"Xanadu?"}
        """#,
        #"""
        "type":"record.corrected","target":"secret","patch":{"place":{"label":"Xanadu city"}},"reason":"wrong place"
        """#, #""type":"record.redacted","target":"secret","basis":"court_order""#,
      ])
    let page = desk.page()
    for format in Format.allCases {
      let text = format.render(page)
      for word in ["Xanadu", "xanadu", "Kubla", "1999"] { #expect(!text.contains(word)) }
    }
    #expect(
      plain(page).contains(
        "- Redacted: custody.arrested, recorded 1 April 2026 by ines. Destroyed on the basis of a "
          + "court order, 1 April 2026, by ines (#6). #4"))
    #expect(plain(page).contains("#4 (custody.arrested) redacted by ines. Reason: court order."))
  }

  @Test func `what was retracted is struck, what was corrected says by what`() throws {
    let page = try Desk.of(
      people + [
        #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#,
        #""id":"two","type":"custody.remanded","parties":["a"],"occurred":"2020-01-03""#,
        #""type":"record.retracted","target":"one","reason":"error""#,
        #"""
        "type":"record.corrected","target":"two","patch":{"occurred":"2020-01-04"},"reason":"a day late"
        """#,
      ]
    ).page()
    let text = plain(page)
    #expect(
      text.contains(
        "- 2 January 2020: ~Ann B. arrested~ (retracted by #6: error, 1 April 2026, ines). #4"))
    #expect(
      text.contains(
        "- 4 January 2020: Ann B. held by a court's order (as corrected by #7: a day late, "
          + "1 April 2026, ines). #5 –"))
    #expect(
      text.contains(
        """
        - 1 April 2026: #5 (“Ann B. held by a court's order”) corrected by ines. Reason: a day late. \
        Occurred was: 3 January 2020; is: 4 January 2020. #7
        """))
  }

  @Test func `accounts that differ stand side by side with the rule that chose`() throws {
    let page = try Desk.of(
      people + [
        #""type":"source.registered","source":"paper","kind":"newspaper","publisher":"Paper""#,
        #""type":"source.registered","source":"court","kind":"court_record","publisher":"Court""#,
        #"""
        "id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02","sources":[{"source":"court"}]
        """#,
        #"""
        "type":"custody.arrested","parties":["a"],"occurred":"2020-01-05","account_of":"one","sources":[{"source":"paper"}]
        """#,
      ]
    ).page()
    #expect(
      plain(page).contains(
        "- Another account: Ann B. arrested, 5 January 2020. #6 is shown, for a court record. #7"))
  }

  @Test func `an aggregator's copy is named as one, and a missing address is said to be missing`()
    throws
  {
    let text = plain(try Desk.ofSeeds("cn-zeng-2023").page("cn-zeng-2023"))
    #expect(
      text.contains("(aggregator; republished from Financial Times; no address recorded)"))
  }

  @Test func `the next dates and what is unusual are told`() throws {
    let page = try Desk.of(
      people + [
        #""type":"hearing.scheduled","kind":"sentencing","on":"2026-03-16","court":"Old Bailey""#,
        #""type":"verdict.given","result":"convicted","occurred":"2026-01""#,
      ]
    ).page()
    let text = plain(page)
    #expect(text.contains("- 16 March 2026: hearing set, sentencing, Old Bailey. #4"))
    #expect(text.contains("- A verdict on Ann B. is recorded, but no charge."))
  }

  @Test func `people whom facts move without a role stand apart from the accused`() throws {
    let text = plain(
      try Desk.of([#""type":"custody.detained","parties":["someone"],"occurred":"2020""#]).page())
    #expect(text.contains("## Others whom the facts moved"))
    #expect(!text.contains("## Accused"))
    #expect(text.hasPrefix("X\nNobody is recorded as accused in this case."))
  }

  @Test func `no page of the seeds calls anybody a spy in its own words`() throws {
    let desk = try Desk.ofSeeds()
    for id in desk.cases {
      let data = desk.page(id).data
      let status = data["status"]?.string ?? ""
      // An offence may be called spying by the court that convicts of it; nobody is called a spy.
      #expect(!status.lowercased().contains(" a spy"), "\(id): \(status)")
      for item in data["timeline"]?.array ?? [] where item["word"] != .string("case.opened") {
        // An offence may have the word in its name; nothing else of ours may.
        let sentence = (item["sentence"]?.string ?? "").lowercased()
        #expect(!sentence.contains(" a spy"), "\(id): \(sentence)")
      }
    }
  }

  @Test func `every page of the seeds is the same whenever it is made`() throws {
    let desk = try Desk.ofSeeds()
    #expect(desk.cases.count == 47)
    for id in desk.cases {
      #expect(Format.json.render(desk.page(id)) == Format.json.render(desk.page(id)))
    }
  }
}
