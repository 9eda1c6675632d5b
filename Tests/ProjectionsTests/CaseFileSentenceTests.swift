import Events
import Projections
import Testing

/// Sentences filled from the templates of words.
@Suite struct CaseFileSentenceTests {
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
      "All accused handed to military prosecutors"
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
      "Italy: recruitment place"
    ),
    (
      #"""
      "type":"conduct.alleged","case":"x","parties":["a"],"kind":"payment","on_behalf_of":["CN","RU"],"amount":{"value":"14866.00","currency":"USD"}
      """#,
      "Alleged of Ann B.: payment, on behalf of China and Russia, for USD 14,866"
    ),
    (
      #"""
      "type":"charge.laid","case":"x","parties":["a"],"instrument":"superseding_indictment","counts":[{"count":2,"offence":"espionage","provision":"18 U.S.C. 794"},{"offence":"fraud"}]
      """#,
      "Charging instrument against Ann B.: superseding indictment; count 2: espionage (18 U.S.C. 794); fraud"
    ),
    (
      #"""
      "type":"verdict.given","case":"x","parties":["a"],"result":"mixed","counts":[{"offence":"fraud","result":"acquitted"}]
      """#,
      "Verdict on Ann B.: mixed (fraud: acquitted)"
    ),
    (
      #"""
      "type":"verdict.given","case":"x","parties":["a"],"result":"convicted","in_absentia":true,"court":"Old Court","counts":[{"offence":"fraud","quantity":3},{"count":4,"offence":"theft","quantity":1}]
      """#,
      "Verdict on Ann B. in absentia: convicted (3 counts of fraud; count 4: theft), Old Court"
    ),
    (
      #"""
      "type":"sentence.imposed","case":"x","in_absentia":false,"court":"Old Court","components":[{"kind":"life"}]
      """#,
      "Sentence on all accused: life (Old Court)"
    ),
    (
      #""type":"hearing.held","case":"x","kind":"trial","in_absentia":true,"court":"Old Court""#,
      "Hearing held in absentia: trial, Old Court"
    ),
    (
      #"""
      "type":"appeal.lodged","case":"x","parties":["a"],"by":"prosecution","of":"acquittal","court":"High Court"
      """#,
      "Appeal in the case of Ann B. lodged (prosecution) with High Court, against: acquittal"
    ),
    (
      #""type":"appeal.decided","case":"x","parties":["a"],"result":"refused""#,
      "Appeal in the case of Ann B. decided: refused"
    ),
    (
      #"""
      "type":"appeal.decided","case":"x","parties":["a"],"by":"both","of":"sentence","result":"varied","court":"High Court","components":[{"kind":"prison","term":"P12Y"},{"kind":"fine","amount":{"value":"10000.00","to":"12000","currency":"USD","about":true}}]
      """#,
      "Appeal in the case of Ann B. (both) decided: varied, High Court, against: sentence; sentence: 12 years in prison, fined about USD 10,000 to 12,000"
    ),
    (
      #""type":"custody.sought","case":"x","parties":["a"],"basis":"notice""#,
      "Ann B. sought (notice)"
    ),
    (#""type":"measure.taken","country":"EU","kind":"sanction""#, "Measure: sanction"),
    (
      #""type":"conduct.alleged","case":"x","kind":"tasking","on_behalf_of":["EU","XK"]"#,
      "Alleged of all accused: tasking, on behalf of the European Union and Kosovo"
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
    (#"{"kind":"life"}"#, "life"),
    (
      #"{"kind":"death"},{"kind":"reprieve","term":"P2Y"},{"kind":"confiscation"}"#,
      "death with a reprieve of 2 years, confiscation"
    ),
    (#"{"kind":"suspended","term":"P1Y9M"}"#, "1 year 9 months suspended"),
    (#"{"kind":"fine","amount":{"value":"5500.00","currency":"USD"}}"#, "fined USD 5,500"),
    (#"{"kind":"supervision","term":"P5Y"}"#, "5 years of supervision"),
    (#"{"kind":"damages","amount":{"value":"1","currency":"EUR"}}"#, "damages of EUR 1"),
    (
      #"{"kind":"life","party":"a"},{"kind":"prison","term":"P20Y","party":"c"}"#,
      "Ann B.: life; c: 20 years in prison"
    ),
  ])
  func `the parts of a sentence are words`(components: String, words: String) throws {
    let values = try JSON(parsing: "[\(components)]")
    #expect(sentences.components(values.array ?? []) == words)
  }

  @Test func `items that hold commas are parted by semicolons`() {
    #expect(Sentence.list(["a"]) == "a")
    #expect(Sentence.list(["a", "b", "c"]) == "a, b and c")
    #expect(Sentence.list(["a, b", "c"]) == "a, b; c")
  }
}
