import Events
import Projections
import Testing

/// Sentences filled from the templates of words.
@Suite struct SentenceTests {
  private let sentences = Sentence(
    Names(
      parties: [
        "a": PartyCard(
          "a", [fact(#""type":"party.introduced","party":"a","kind":"person","label":"Ann B.""#)])!
      ], titles: ["y": "The Y case"], positions: ["f1": 12]))

  private static func fact(_ inside: String) -> Fact {
    let json = try! JSON(parsing: "{\(inside)}")
    return try! Page(fact: json.canonical())[0]
  }

  @Test(arguments: [
    (#""type":"custody.arrested","case":"x","parties":["a","c"]"#, "Ann B. and c arrested"),
    (
      #""type":"custody.arrested","case":"x","basis":"warrant","until":"2020-03""#,
      "All accused arrested (warrant) until March 2020"
    ),
    (
      #""type":"case.transferred","case":"x","to":"military_prosecutors""#,
      "Case of all accused handed to the military prosecutors"
    ),
    (
      #""type":"case.linked","case":"x","to":"y","relation":"timing""#,
      "Linked to The Y case: timing"
    ),
    (
      #""type":"case.linked","case":"x","to":"US","relation":"context""#,
      "Linked to the United States: context"
    ),
    (
      #""type":"role.assigned","case":"x","state":"IT","role":"recruitment_place""#,
      "Italy: place of recruitment"
    ),
    (
      #"""
      "type":"conduct.alleged","case":"x","parties":["a"],"kind":"payment","on_behalf_of":["CN","RU"],"amount":{"value":"14866.00","currency":"USD"}
      """#,
      "Alleged of Ann B.: taking payment, on behalf of China and Russia, for USD 14,866"
    ),
    (
      #"""
      "type":"charge.laid","case":"x","parties":["a"],"instrument":"superseding_indictment","counts":[{"count":2,"offence":"espionage","provision":"18 U.S.C. 794"},{"offence":"fraud"}]
      """#,
      "Ann B. charged by a superseding indictment on count 2: espionage (18 U.S.C. 794); fraud"
    ),
    (
      #"""
      "type":"verdict.given","case":"x","parties":["a"],"result":"mixed","counts":[{"offence":"fraud","result":"acquitted"}]
      """#,
      "Ann B. acquitted of fraud"
    ),
    (
      #"""
      "type":"verdict.given","case":"x","parties":["a"],"result":"convicted","in_absentia":true,"court":"Old Court","counts":[{"offence":"fraud","quantity":3},{"count":4,"offence":"theft","quantity":1}]
      """#,
      "Ann B., in absentia, convicted of three counts of fraud; count 4: theft by the Old Court"
    ),
    (
      #"""
      "type":"sentence.imposed","case":"x","in_absentia":false,"court":"Old Court","components":[{"kind":"life"}]
      """#,
      "All accused sentenced to life in prison by the Old Court"
    ),
    (
      #""type":"hearing.held","case":"x","kind":"trial","in_absentia":true,"court":"Old Court""#,
      "Trial of all accused in absentia before the Old Court"
    ),
    (
      #"""
      "type":"appeal.lodged","case":"x","parties":["a"],"by":"prosecution","of":"acquittal","court":"High Court"
      """#,
      "Appeal by the prosecution against the acquittal of Ann B. lodged with the High Court"
    ),
    (
      #""type":"appeal.decided","case":"x","parties":["a"],"result":"refused""#,
      "Appeal against the judgment on Ann B. refused"
    ),
    (
      #"""
      "type":"appeal.decided","case":"x","parties":["a"],"by":"both","of":"sentence","result":"varied","court":"High Court","components":[{"kind":"prison","term":"P12Y"},{"kind":"fine","amount":{"value":"10000.00","to":"12000","currency":"USD","about":true}}]
      """#,
      "Sentence of Ann B. varied on the appeals of both sides by the High Court; sentence: 12 years in prison and a fine of about USD 10,000 to 12,000"
    ),
    (
      #""type":"custody.sought","case":"x","parties":["a"],"basis":"notice""#,
      "Ann B. sought (notice)"
    ),
    (#""type":"measure.taken","country":"EU","kind":"sanction""#, "Measure: sanction"),
    (
      #""type":"conduct.alleged","case":"x","kind":"tasking","on_behalf_of":["EU","XK"]"#,
      "Alleged of all accused: having taken instructions, on behalf of the European Union and Kosovo"
    ),
    (#""type":"law.changed","law":"l","country":"CN","change":"enacted""#, "Enacted"),
    (
      #""type":"law.changed","law":"l","country":"CN","change":"enacted","title":"The Act""#,
      "Enacted"
    ),
    (
      #"""
      "type":"claim.assessed","case":"x","about":"f1","verification":"attributed_only","credibility":3
      """#, "Claim #12 assessed: attributed only (credibility 3)"
    ),
    (
      #"""
      "type":"swap.concluded","swap":"s","states":["RU","US"],"legs":[{"party":"a","from":"RU","to":"US"}]
      """#, "Exchange between Russia and the United States"
    ),
  ])
  func `a template is filled, and what is absent is left out with its bracket`(
    fact: String, sentence: String
  ) {
    #expect(sentences.words(of: Self.fact(fact)) == sentence)
  }

  @Test(arguments: [
    (#"{"kind":"prison","term":"P27M"}"#, "27 months in prison"),
    (#"{"kind":"prison"}"#, "prison"),
    (#"{"kind":"life"}"#, "life in prison"),
    (
      #"{"kind":"death"},{"kind":"reprieve","term":"P2Y"},{"kind":"confiscation"}"#,
      "death with a reprieve of 2 years and confiscation"
    ),
    (#"{"kind":"suspended","term":"P1Y9M"}"#, "1 year 9 months, suspended"),
    (#"{"kind":"fine","amount":{"value":"5500.00","currency":"USD"}}"#, "a fine of USD 5,500"),
    (#"{"kind":"supervision","term":"P5Y"}"#, "5 years of supervision"),
    (#"{"kind":"damages","amount":{"value":"1","currency":"EUR"}}"#, "damages of EUR 1"),
    (
      #"{"kind":"life","party":"a"},{"kind":"prison","term":"P20Y","party":"c"}"#,
      "Ann B.: life in prison; c: 20 years in prison"
    ),
  ])
  func `the parts of a sentence are words`(components: String, words: String) throws {
    let values = try JSON(parsing: "[\(components)]")
    #expect(sentences.components(values.array ?? []) == words)
  }

  @Test func `items that hold commas are parted by semicolons`() {
    #expect(Sentence.list(["a"]) == "a")
    #expect(Sentence.list(["a", "b", "c"]) == "a, b and c")
    #expect(Sentence.list(["a, b", "c"]) == "a, b; and c")
  }

  private func words(_ inside: String, _ names: Names = Names(), whom: String? = nil) -> String {
    Sentence(names).words(of: Self.fact(inside), whom: whom)
  }

  // MARK: What readers struck out

  @Test(arguments: [
    (#""type":"custody.released","case":"x","parties":["a"],"how":"unknown""#, "Ann B. released"),
    (
      #""type":"custody.released","case":"x","parties":["a"],"how":"bail""#,
      "Ann B. released on bail"
    ),
    (
      #""type":"custody.released","case":"x","parties":["a"],"how":"charges_dropped""#,
      "Ann B. released, the charges having been dropped"
    ),
    (
      #""type":"custody.restricted","case":"x","parties":["a"],"measure":"unspecified""#,
      "Ann B. placed under a measure that is not specified"
    ),
    (
      #""type":"custody.restricted","case":"x","parties":["a"],"measure":"bail""#,
      "Ann B. released on bail"
    ),
    (
      #""type":"custody.surrendered","case":"x","parties":["a"],"step":"carried_out","to":"US","how":"extradition""#,
      "Ann B. extradited to the United States"
    ),
    (
      #""type":"custody.surrendered","case":"x","parties":["a"],"step":"requested","to":"GB""#,
      "Surrender of Ann B. to the United Kingdom requested"
    ),
    (
      #""type":"hearing.scheduled","case":"x","kind":"other","on":"2025-03-10""#,
      "Hearing set for 10 March 2025"
    ),
    (
      #""type":"hearing.scheduled","case":"x","kind":"trial","on":"2025-03-10","court":"Supreme Court","openness":"closed""#,
      "Trial set for 10 March 2025 before the Supreme Court, in private"
    ),
    (
      #""type":"plea.entered","case":"x","parties":["a"],"plea":"not_guilty""#,
      "Ann B. pleaded not guilty"
    ),
    (
      #""type":"plea.entered","case":"x","parties":["a"],"plea":"guilty","counts":[{"offence":"fraud","quantity":2}]"#,
      "Ann B. pleaded guilty to two counts of fraud"
    ),
    (
      #""type":"charge.laid","case":"x","parties":["a"],"instrument":"accusation","counts":[{"offence":"treason"}]"#,
      "Ann B. formally accused of treason"
    ),
    (
      #""type":"charge.laid","case":"x","parties":["a"],"instrument":"indictment","counts":[{"offence":"theft of trade secrets","quantity":4}]"#,
      "Ann B. indicted on four counts of theft of trade secrets"
    ),
    (
      #""type":"charge.laid","case":"x","parties":["a"],"instrument":"charge","counts":[{"offence":"gathering, or delivering"},{"offence":"fraud"}]"#,
      "Ann B. charged with gathering, or delivering; and fraud"
    ),
    (
      #""type":"verdict.given","case":"x","parties":["a"],"result":"acquitted","court":"Oslo District Court","counts":[{"offence":"gross corruption"}]"#,
      "Ann B. acquitted of gross corruption by the Oslo District Court"
    ),
    (
      #""type":"verdict.given","case":"x","parties":["a"],"result":"acquitted","authority":"Old Bailey""#,
      "Ann B. acquitted by the Old Bailey"
    ),
    (
      #""type":"verdict.given","case":"x","parties":["a"],"result":"mixed","counts":[{"count":1,"offence":"a","result":"convicted"},{"count":2,"offence":"b","result":"acquitted"},{"count":3,"offence":"b","result":"acquitted"},{"count":4,"offence":"c","result":"hung"}]"#,
      "Ann B. acquitted on counts 2 and 3: b; convicted on count 1: a; no verdict reached on count 4: c"
    ),
    (
      #""type":"sentence.imposed","case":"x","components":[{"kind":"life","party":"a"},{"kind":"prison","term":"P20Y","party":"c"}]"#,
      "All accused sentenced, Ann B. to life in prison; c to 20 years in prison"
    ),
    (
      #""type":"appeal.decided","case":"x","parties":["a"],"result":"upheld","by":"defence","court":"Court of Appeal""#,
      "Judgment on Ann B. upheld on the defence's appeal by the Court of Appeal"
    ),
    (
      #""type":"appeal.decided","case":"x","parties":["a"],"result":"remitted","of":"conviction""#,
      "Conviction of Ann B. sent back on appeal"
    ),
    (
      #""type":"statement.made","case":"x","kind":"denial","claim":{"speaker":"Ministry of Foreign Affairs","speech":"denies"}"#,
      "The Ministry of Foreign Affairs denied the accusation"
    ),
    (
      #""type":"statement.made","case":"x","kind":"denial","about":"f1","claim":{"speaker":"Ann B."}"#,
      "Ann B. denied #12"
    ),
    (#""type":"statement.made","case":"x","kind":"denial""#, "Denial"),
    (
      #""type":"conduct.alleged","case":"x","parties":["a"],"kind":"recruitment","counterpart":"CIA""#,
      "Alleged of Ann B.: having been recruited by the CIA"
    ),
    (
      #""type":"conduct.alleged","case":"x","parties":["a"],"kind":"unspecified""#,
      "An allegation against Ann B., not specified"
    ),
    (
      #""type":"role.assigned","case":"x","party":"a","role":"co_defendant""#,
      "Ann B.: co-defendant"
    ),
    (#""type":"custody.sought","case":"x","parties":["c"]"#, "C sought"),
  ])
  func `a fact is told as a sentence that an editor would print`(fact: String, sentence: String) {
    #expect(sentences.words(of: Self.fact(fact)) == sentence)
  }

  @Test func `a label in small letters begins its sentence with a capital`() {
    let names = Names(
      parties: [
        "u": PartyCard(
          "u",
          [
            Self.fact(
              #""type":"party.introduced","party":"u","kind":"person","label":"unnamed officer""#)
          ])!
      ])
    #expect(
      words(#""type":"custody.arrested","case":"x","parties":["u"]"#, names)
        == "Unnamed officer arrested")
  }

  @Test func `equal counts stand together, numbered or not`() {
    let counts = (1...7).map {
      #"{"count":\#($0),"offence":"economic espionage","provision":"18 U.S.C. § 1831"}"#
    }
    #expect(
      words(
        #""type":"charge.laid","case":"x","instrument":"indictment","counts":[\#(counts.joined(separator: ","))]"#,
        whom: "Xu")
        == "Xu indicted on counts 1 to 7: economic espionage (18 U.S.C. § 1831)")
    #expect(NumberWords.list([9, 1, 2, 3, 5, 6]) == "1 to 3, 5, 6 and 9")
  }

  @Test func `fifteen life terms are said once`() throws {
    let values = Array(repeating: JSON.object([JSON.Member("kind", "life")]), count: 15)
    #expect(Sentence.parts(of: values) == ["15 life terms"])
    #expect(sentences.components(Array(values.prefix(3))) == "three life terms")
  }

  @Test func `months stay as the source gave them`() throws {
    let values = try JSON(parsing: #"[{"kind":"prison","term":"P171M"}]"#)
    #expect(sentences.components(values.array ?? []) == "171 months in prison")
  }

  @Test func `all accused are called as the case has them`() {
    let fact = #""type":"custody.released","case":"x","how":"bail""#
    var names = Names()
    #expect(words(fact, names) == "All accused released on bail")
    names.accused["x"] = Names.whom(["Ann B."])
    #expect(words(fact, names) == "Ann B. released on bail")
    #expect(Names.whom([]) == "persons who are not named")
    #expect(Names.whom(["A", "B"]) == "both accused")
    #expect(Names.whom(["A", "B"], areAll: false) == "A and B")
  }

  @Test func `a denial says what is denied`() {
    var names = Names(positions: ["f1": 12])
    names.nouns["f1"] = Names.noun(of: Self.fact(#""type":"custody.arrested","case":"x""#))
    #expect(
      words(
        #""type":"statement.made","case":"x","kind":"denial","about":"f1","claim":{"speaker":"China"}"#,
        names) == "China denied the arrest (#12)")
    // What is about a person has no fact for its object.
    #expect(
      words(
        #""type":"statement.made","case":"x","kind":"denial","about":"ann","claim":{"speaker":"China"}"#,
        names) == "China denied the accusation")
  }

  @Test(arguments: [
    ("United Kingdom", "the United Kingdom"), ("China", "China"),
    ("Supreme Court", "the Supreme Court"),
    ("Oberlandesgericht Dresden", "the Oberlandesgericht Dresden"),
    ("Old Bailey", "the Old Bailey"), ("CIA", "the CIA"), ("Reuters", "Reuters"),
    ("The Paper", "The Paper"), ("defence", "the defence"), ("Ann B.", "Ann B."),
    ("reuters-com-63b2cc", "reuters-com-63b2cc"),
    ("US Department of Justice", "the US Department of Justice"),
    ("Family of Kai Li", "the family of Kai Li"), ("family of Kai Li", "the family of Kai Li"),
    ("Court of Appeal", "the Court of Appeal"),
    ("Shanghai State Security Bureau officers", "Shanghai State Security Bureau officers"),
  ])
  func `a name takes the article that it has within a sentence`(name: String, inText: String) {
    #expect(Article.the(name) == inText)
  }

  @Test func `the template of every word is whole: brackets close, and fields exist`() {
    for word in Vocabulary.words {
      let fields = Set(word.fields.map(\.name) + Envelope.infos.map(\.name))
      var depth = 0
      for character in word.sentence {
        if character == "[" { depth += 1 }
        if character == "]" { depth -= 1 }
        #expect(depth >= 0, "\(word.name)")
      }
      #expect(depth == 0, "\(word.name)")
      for part in word.sentence.split(separator: "{").dropFirst() {
        let slot = part.prefix { $0 != "}" }
        let name = String(slot.drop { $0 == "?" }.prefix { $0.isLetter || $0 == "_" })
        #expect(
          fields.contains(name) || ["whom", "speaker", "act"].contains(name),
          "\(word.name): \(slot)")
        guard let sign = slot.firstIndex(where: { "=!".contains($0) }) else { continue }
        let value = String(slot[slot.index(after: sign)...])
        if value.isEmpty || value == "#" { continue }
        guard case .choice(let values) = word.fields.first(where: { $0.name == name })?.kind else {
          Issue.record("\(word.name): \(slot) is no choice")
          continue
        }
        #expect(values.contains(value), "\(word.name): \(slot)")
      }
    }
  }

  @Test func `every value of a choice has its words in the sentence of its word`() {
    // What a sentence tells by conditions alone would fall silent on a value without one.
    for word in Vocabulary.words {
      for field in word.fields {
        guard case .choice(let values) = field.kind, word.sentence.contains("{\(field.name)=")
        else { continue }
        let told = values.filter { word.sentence.contains("{\(field.name)=\($0)}") }
        let silent: Set<String> = ["unknown", "other"]
        let isTold = word.sentence.contains("{\(field.name)}")
        let isNegated = values.contains { word.sentence.contains("{\(field.name)!\($0)}") }
        #expect(
          isTold || isNegated || Set(values).subtracting(told).isSubset(of: silent),
          "\(word.name): \(field.name)")
      }
    }
  }
}
