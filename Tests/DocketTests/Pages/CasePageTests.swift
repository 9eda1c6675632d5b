import Docket
import Documents
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
    #expect(
      plain(page).contains("Redacted on 1 April 2026: #4 (custody.arrested). Reason: court order."))
  }

  @Test func `what was retracted is struck, what was corrected says by what`() throws {
    let page = try Desk.of(
      people + [
        #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#,
        #""id":"two","type":"custody.remanded","parties":["a"],"occurred":"2020-01-03""#,
        #""later":1,"type":"record.retracted","target":"two","reason":"error""#,
        #"""
        "later":1,"type":"record.corrected","target":"one","patch":{"occurred":"2020-01-01"},"reason":"a day late"
        """#,
      ]
    ).page()
    let text = plain(page)
    #expect(
      text.contains(
        "- 3 January 2020: ~Ann B. held by a court's order~ (retracted by #6: error, 2 April 2026, "
          + "ines). #5"))
    #expect(
      text.contains(
        "- 1 January 2020: Ann B. arrested (as corrected by #7: a day late, "
          + "2 April 2026, ines). #4 –"))
    #expect(
      text.contains(
        """
        - Corrected on 2 April 2026: #4 (“Ann B. arrested”): the date was given as 2 January 2020; \
        it is 1 January 2020. Reason: a day late. #7
        """))
  }

  @Test
  func `what was put right on the day it was recorded is told among the corrections alone`()
    throws
  {
    let page = try Desk.of(
      people + [
        #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#,
        #""id":"two","type":"custody.remanded","parties":["a"],"occurred":"2020-01-03""#,
        #""type":"record.retracted","target":"two","reason":"error""#,
        #"""
        "type":"record.corrected","target":"one","patch":{"occurred":"2020-01-01"},"reason":"a day late"
        """#,
      ]
    ).page()
    let timeline = plain(page).sections("## Timeline")
    #expect(timeline.contains("- 1 January 2020: Ann B. arrested. "))
    #expect(!timeline.contains("court's order"))
    #expect(
      plain(page).sections("## Corrections").contains("#5 (“Ann B. held by a court's order”)"))
  }

  @Test func `a correction cites its own source, and its reason ends once`() throws {
    let page = try Desk.of(
      people + [
        #""type":"source.registered","source":"paper","kind":"newspaper","publisher":"Paper""#,
        #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#,
        #"""
        "type":"record.corrected","target":"one","patch":{"note":"At noon."},"reason":"Paper gives it.","sources":[{"source":"paper"}]
        """#,
      ]
    ).page()
    let line = plain(page).sections("## Corrections")
    #expect(
      line.contains(
        "the note was not given; it is At noon. Reason: Paper gives it. Source: Paper. #"))
  }

  @Test func `the dead say nothing: a statement of the day of an execution stands before it`()
    throws
  {
    let page = try Desk.of(
      people + [
        #""type":"custody.executed","parties":["a"],"occurred":"2023-01-11/2023-01-14""#,
        #"""
        "type":"statement.made","kind":"denial","claim":{"speaker":"a"},"occurred":"2023-01-11"
        """#,
        #"""
        "type":"statement.made","kind":"denial","claim":{"speaker":"Family"},"occurred":"2023-01-12"
        """#,
      ]
    ).page()
    let timeline = plain(page).sections("## Timeline")
    let places = ["Ann B. denied", "executed", "family denied"].map {
      timeline.lowercased().firstRange(of: $0.lowercased())?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test
  func
    `a statement made at some time in an interval stands by its beginning, after what it is about`()
    throws
  {
    let page = try Desk.of(
      people + [
        #"""
        "type":"statement.made","kind":"denial","claim":{"speaker":"a"},"occurred":"2020-01/2021-06-30"
        """#,
        #"""
        "type":"statement.made","kind":"denial","about":"v","claim":{"speaker":"Family"},"occurred":"2020-01/2021-06-30"
        """#,
        #""type":"custody.arrested","parties":["a"],"occurred":"2020-01-02""#,
        #""id":"v","type":"verdict.given","parties":["a"],"result":"convicted","occurred":"2021-02-02""#,
        #""type":"custody.released","parties":["a"],"how":"exchanged","occurred":"2021-06-01""#,
      ]
    ).page()
    let timeline = plain(page).sections("## Timeline").lowercased()
    let places = [
      "ann b. arrested", "ann b. denied", "ann b. convicted", "family denied",
      "released in an exchange",
    ].map { timeline.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func `a mistake that was taken back does not open the timeline`() throws {
    let page = try Desk.of(
      people + [
        #""id":"one","type":"custody.arrested","parties":["a"],"occurred":"2019-01-02""#,
        #""type":"custody.remanded","parties":["a"],"occurred":"2020-01-03""#,
        #""later":3,"type":"record.retracted","target":"one","reason":"error""#,
      ]
    ).page()
    #expect(!plain(page).sections("## Timeline").contains("arrested"))
    #expect(plain(page).sections("## Corrections").contains("Ann B. arrested"))
  }

  @Test func `that a case was opened is nothing that is contested`() throws {
    let desk = try Desk.of([
      #""type":"case.opened","case":"y","title":"Y","country":"US","claim":{"standing":"contested"}"#
    ])
    #expect(!plain(desk.page("y")).contains("Contested"))
  }

  @Test func `a fact that speaks of all names the one accused, or those whom it concerns`() throws {
    let one = try Desk.of(people + [#""type":"custody.arrested","occurred":"2020-01-02""#]).page()
    #expect(plain(one).contains("- 2 January 2020: Ann B. arrested. "))
    let late = try Desk.of(
      people + [
        #""type":"party.introduced","party":"b","kind":"person","label":"Bo C.""#,
        #""type":"role.assigned","party":"b","role":"accused","occurred":"2021-01-01""#,
        #""type":"custody.arrested","occurred":"2020-01-02""#,
        #""type":"hearing.held","kind":"trial","occurred":"2022-01-02""#,
      ]
    ).page()
    #expect(plain(late).contains("- 2 January 2020: Ann B. arrested. "))
    #expect(plain(late).contains("- 2 January 2022: Trial of both accused. "))
  }

  @Test func `dates that have passed are told apart from those to come`() throws {
    let page = try Desk.of(
      people + [
        #""type":"hearing.scheduled","kind":"trial","on":"2026-03-01","court":"District Court, D. Mass.""#,
        #""type":"hearing.scheduled","kind":"other","on":"2026-05-01""#,
      ]
    ).page()
    #expect(plain(page).contains("## Next dates\n- 1 May 2026: hearing set. #5"))
    #expect(
      plain(page).contains(
        "- 1 March 2026: trial set, before the District Court, D. Mass. It has passed; nothing is "
          + "recorded since. #4"))
  }

  @Test func `a hearing of somebody whose proceedings ended is not to come`() throws {
    let page = try Desk.of(
      people + [
        #""type":"hearing.scheduled","kind":"trial","on":"2026-05-01","occurred":"2026-01-01","parties":["a"]"#,
        #""type":"case.closed","outcome":"discontinued","parties":["a"],"occurred":"2026-02-01""#,
      ]
    ).page()
    #expect(!plain(page).contains("Next dates"))
  }

  @Test func `the data has judgments, sentences, appeals and the reasons of each axis`() throws {
    let data = try Desk.of(
      people + [
        #""type":"charge.laid","parties":["a"],"instrument":"indictment","occurred":"2020-01-01","counts":[{"offence":"fraud","quantity":3}]"#,
        #""id":"v","type":"verdict.given","parties":["a"],"result":"convicted","court":"Old Court","occurred":"2020-02-01""#,
        #""type":"sentence.imposed","parties":["a"],"court":"Old Court","occurred":"2020-02-02","components":[{"kind":"prison","term":"P5Y"}]"#,
        #""type":"appeal.lodged","parties":["a"],"by":"defence","occurred":"2020-03-01""#,
      ]
    ).page().data
    let person = try #require(data["accused"]?.array?.first)
    #expect(person["liberty"] == "imprisoned" && person["liberty_reason"] == "by_sentence")
    #expect(person["liberty_contested"] == false && person["stage"] == "appeal")
    #expect(person["stage_first"] == "2020-03-01" && person["stage_last"] == "2020-03-01")
    #expect(person["counts"]?.array?.first?["quantity"] == 3)
    #expect(person["sentences"]?.array?.map { $0["words"] } == [["5 years in prison"]])
    #expect(person["sentence"] == person["sentences"]?.array?.first)
    let judgment = try #require(person["judgments"]?.array?.first)
    #expect(judgment["court"] == "Old Court" && judgment["fate"] == "stands")
    #expect(judgment["found"]?.array?.map { $0["outcome"] } == ["convicted"])
    #expect(person["appeals"]?.array?.map { $0["pending"] } == [true])
    #expect(person["appeals"]?.array?.map { $0["by"] } == ["defence"])
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
    #expect(
      text.contains(
        "- 16 March 2026: sentencing hearing set, before the Old Bailey. It has passed; nothing is "
          + "recorded since. #4"))
    #expect(text.contains("- A verdict on Ann B. is recorded, but no charge."))
  }

  @Test func `whom a hold names is accused, unless a role says another part`() throws {
    let hold = #""type":"custody.detained","parties":["someone"],"occurred":"2020""#
    let role = #""type":"role.assigned","party":"someone","role":"witness""#
    let accused = plain(try Desk.of([hold]).page())
    #expect(accused.contains("## Accused"))
    #expect(accused.hasPrefix("X\nSomeone was detained in 2020."))
    let witness = plain(try Desk.of([hold, role]).page())
    #expect(witness.contains("## Others whom the facts moved"))
    #expect(!witness.contains("## Accused"))
    #expect(witness.hasPrefix("X\nNobody is recorded as accused in this case."))
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
