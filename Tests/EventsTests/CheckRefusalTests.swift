import Events
import Testing

/// Every refusal of the checker: where it points, what it says, and what it advises.
@Suite struct CheckRefusalTests {
  @Test(arguments: words + fields + subjects)
  func `what is no fact of the vocabulary is refused with the way out`(_ refused: Refused) {
    expectRefusal(refused)
  }

  @Test(arguments: types + texts + values)
  func `a value that its field does not take is refused with the way out`(_ refused: Refused) {
    expectRefusal(refused)
  }

  @Test func `every kind of refusal is shown here`() {
    let shown = Set(
      (Self.words + Self.fields + Self.subjects + Self.types + Self.texts
        + Self.values).map(\.identifier))
    let kinds = Set(Finding.Kind.allCases.map(\.rawValue))
    // The size is that of a fact too long to be shown.
    #expect(kinds.subtracting(shown) == ["fact.size"])
  }

  @Test func `names of a longer kind are compared whole`() {
    let line = #"{"type":"investigation.step","case":"a","kind":"returned_for_Xnvestigation"}"#
    #expect(CheckSample.findings(line).map(\.identifier) == ["value.choice"])
  }

  private func expectRefusal(_ refused: Refused) {
    let findings = CheckSample.findings(refused.line)
    guard let finding = findings.first else {
      Issue.record("not refused")
      return
    }
    #expect(findings.count == 1)
    #expect(finding.identifier == refused.identifier)
    #expect(finding.path == refused.path)
    #expect(finding.target(in: refused.line, refused.target.utf8.count) == refused.target)
    #expect(finding.description == refused.sentence)
  }

  static let words = [
    Refused(
      "[1]", "fact.not-object", "", at: "[",
      #"A fact is an object, not a list. Write {"type": …, …}."#),
    Refused(
      #"{"case":"a"}"#, "fact.missing-type", "", at: "{",
      #"The fact does not say what it is. Add "type" with a word, as in "type": "case.opened"."#),
    Refused(
      #"{"type":"custody.arested","case":"a"}"#, "fact.unknown-word", "type",
      at: #""custody.arested""#,
      #"There is no word "custody.arested". Did you mean "custody.arrested"?"#),
    Refused(
      #"{"type":"arrest","case":"a"}"#, "fact.unknown-word", "type", at: #""arrest""#,
      #"There is no word "arrest". Did you mean "custody.arrested"?"#),
    Refused(
      #"{"type":"nonsense","case":"a"}"#, "fact.unknown-word", "type", at: #""nonsense""#,
      #"There is no word "nonsense". docket words lists all words."#),
  ]

  static let fields = [
    Refused(
      #"{"type":"custody.released","case":"a","hwo":"bail"}"#, "fact.unknown-field", "hwo",
      at: #""hwo""#,
      #"custody.released has no field "hwo". Did you mean "how"? Further values have their place "#
        + #"in "details"."#),
    Refused(
      CheckSample.arrest(#""openness":"open""#), "fact.unknown-field", "openness",
      at: #""openness""#,
      #"custody.arrested has no field "openness". openness is a field of hearing.scheduled and "#
        + #"hearing.held. Further values have their place in "details"."#),
    Refused(
      CheckSample.arrest(#""weather":"dry""#), "fact.unknown-field", "weather",
      at: #""weather""#,
      #"custody.arrested has no field "weather". Further values have their place in "details"."#),
    Refused(
      CheckSample.arrest(#""sources":[{"sorce":"b"}]"#), "fact.unknown-field",
      "sources[0].sorce", at: #""sorce""#,
      #"sources[0] has no field "sorce". Did you mean "source"?"#),
    Refused(
      CheckSample.arrest(#""place":{"latitude":"1"}"#), "fact.unknown-field", "place.latitude",
      at: #""latitude""#,
      #"place has no field "latitude". It may have "label" and "country"."#),
    Refused(
      CheckSample.arrest(#""recorder":"ana""#), "fact.log-field", "recorder", at: #""recorder""#,
      #"The log itself adds "recorder". Leave it out; docket import takes lines of a log as they "#
        + "are."),
    Refused(
      #"{"type":"custody.restricted","case":"a"}"#, "fact.missing-field", "type",
      at: #""custody.restricted""#,
      #"custody.restricted needs "measure". Add "measure": what measure (unspecified, bail, "#
        + "house_arrest, exit_ban, residential_surveillance, other)."),
    Refused(
      #"{"type":"charge.laid","case":"a","instrument":"charge","counts":[{"count":1}]}"#,
      "fact.missing-field", "counts[0]", at: #"{"count":1}"#,
      #"counts[0] needs "offence". Add "offence": what is charged."#),
    Refused(
      #"{"type":"role.assigned","case":"a","role":"accused"}"#, "fact.missing-alternative",
      "type", at: #""role.assigned""#,
      #"role.assigned needs "party" or "state". Add one of them."#),
    Refused(
      #"{"type":"role.assigned","case":"a","role":"accused","party":"b","state":"US"}"#,
      "fact.many-alternatives", "state", at: #""state""#,
      #"role.assigned takes "party" or "state", not more than one of them. Keep one; record "#
        + "another fact for the other."),
  ]

  static let subjects = [
    Refused(
      #"{"type":"appeal.lodged"}"#, "fact.missing-subject", "type", at: #""appeal.lodged""#,
      #"appeal.lodged belongs to a case; none is named. Add "case" with its slug."#),
    Refused(
      #"{"type":"measure.taken","kind":"recall"}"#, "fact.missing-subject", "type",
      at: #""measure.taken""#,
      #"measure.taken belongs to a country; none is named. Add "country" with its code."#),
    Refused(
      #"{"type":"statement.made","kind":"denial"}"#, "fact.missing-subject", "type",
      at: #""statement.made""#,
      #"statement.made needs "case", "law" or "country", and none is there. Add the key of what "#
        + "it belongs to."),
    Refused(
      #"{"type":"note.added","text":"A.","case":"a","swap":"b"}"#, "fact.many-subjects", "swap",
      at: #""swap""#,
      #"The fact belongs to one stream, not to both "case" and "swap". Keep one of the two keys."#
    ),
    Refused(
      #"{"type":"appeal.lodged","law":"a"}"#, "fact.wrong-subject", "law", at: #""law""#,
      #"appeal.lodged belongs to a case, not to a law. Write "case"; further values have their "#
        + #"place in "details"."#),
    Refused(
      #"{"type":"statement.made","kind":"denial","case":"a","swap":"b"}"#, "fact.wrong-subject",
      "swap", at: #""swap""#,
      "statement.made belongs to a case, a law or a country, not to a swap."),
  ]

  static let types = [
    Refused(
      CheckSample.arrest(#""note":5"#), "value.type", "note", at: "5",
      #"note is text, not a number. Put it in quotation marks: "5"."#),
    Refused(
      CheckSample.arrest(#""note":["A."]"#), "value.type", "note", at: "[",
      "note is text, not a list. Leave the brackets out."),
    Refused(
      CheckSample.arrest(#""note":null"#), "value.type", "note", at: "null",
      "note is text, not null. Leave it out where there is nothing to say."),
    Refused(
      #"{"type":"note.added","case":"a","text":null}"#, "value.type", "text", at: "null",
      "text is text, not null. It cannot be left out."),
    Refused(
      CheckSample.arrest(#""parties":"jinchao-wei""#), "value.type", "parties",
      at: #""jinchao-wei""#,
      #"parties is a list, not text. Put it in brackets: ["jinchao-wei"]."#),
    Refused(
      CheckSample.arrest(#""claim":"MSS""#), "value.type", "claim", at: #""MSS""#,
      #"claim is an object, not text. Write {"speaker": …, "speech": …, "standing": …}."#),
    Refused(
      CheckSample.arrest(#""sources":["a"]"#), "value.type", "sources[0]", at: #""a""#,
      #"sources[0] is an object, not text. Write {"source": …}."#),
    Refused(
      CheckSample.arrest(#""details":[1]"#), "value.type", "details", at: "[1]",
      "details is an object, not a list."),
    Refused(
      #"{"type":"verdict.given","case":"a","result":"mixed","final":"true"}"#, "value.type",
      "final", at: #""true""#,
      "final is true or false, not text. Leave the quotation marks out."),
    Refused(
      #"{"type":"source.archived","source":"a","sha256":"\#(digest)","bytes":"12"}"#,
      "value.type", "bytes", at: #""12""#,
      "bytes is a whole number, not text. Leave the quotation marks out."),
    Refused(
      #"{"type":"source.archived","source":"a","sha256":"\#(digest)","bytes":1.5}"#,
      "value.type", "bytes", at: "1.5", "bytes is a whole number, not a number."),
  ]

  static let texts = [
    Refused(
      CheckSample.arrest(#""note":"""#), "value.empty", "note", at: #""""#,
      "note has nothing in it. Leave it out where there is nothing to say."),
    Refused(
      CheckSample.arrest(#""note":" \n\u3000""#), "value.empty", "note", at: #"" \n"#,
      "note has nothing in it. Leave it out where there is nothing to say."),
    Refused(
      CheckSample.arrest(#""parties":[]"#), "value.empty", "parties", at: "[]",
      "parties has nothing in it. Leave it out where there is nothing to say."),
    Refused(
      CheckSample.arrest(#""place":{}"#), "value.empty", "place", at: "{}",
      "place has nothing in it. Leave it out where there is nothing to say."),
    Refused(
      #"{"type":"note.added","case":"a","text":""}"#, "value.empty", "text", at: #""""#,
      "text has nothing in it. It cannot be left out."),
    Refused(
      CheckSample.arrest(#""id":"a b""#), "value.id", "id", at: #""a b""#,
      "An id is 1 to 100 letters, digits, hyphens, underscores and points, not \"a b\". "
        + #"Did you mean "a-b"?"#),
    Refused(
      #"{"type":"appeal.lodged","case":"Wei 2023"}"#, "value.slug", "case", at: #""Wei 2023""#,
      "A slug is 1 to 80 lower-case letters, digits and hyphens, not \"Wei 2023\". "
        + #"Did you mean "wei-2023"?"#),
    Refused(
      #"{"type":"case.linked","case":"a","to":"Wei","relation":"timing"}"#, "value.slug", "to",
      at: #""Wei""#,
      "A slug is 1 to 80 lower-case letters, digits and hyphens, not \"Wei\". "
        + #"Did you mean "wei"?"#),
    Refused(
      #"{"type":"case.linked","case":"a","to":"UK","relation":"timing"}"#, "value.country", "to",
      at: #""UK""#, #"No country UK. Did you mean "GB"?"#),
    Refused(
      #"{"type":"case.opened","case":"a","title":"A","country":"EU"}"#, "value.country", "country",
      at: #""EU""#, "country is a state, not the European Union. \(unions)"),
    Refused(
      #"{"type":"custody.arrested","case":"a","place":{"country":"UN"}}"#, "value.country",
      "place.country", at: #""UN""#, "place.country is a state, not the United Nations. \(unions)"),
    Refused(
      #"{"type":"swap.concluded","swap":"a","states":["US","EU"]}"#, "value.country", "states[1]",
      at: #""EU""#, "states[1] is a state, not the European Union. \(unions)"),
    Refused(
      #"{"type":"case.linked","case":"a","to":"EU","relation":"timing"}"#, "value.country", "to",
      at: #""EU""#, "to is a state, not the European Union. \(unions)"),
    Refused(
      #"{"type":"case.opened","case":"a","title":"A","country":"US","on_behalf_of":["XX"]}"#,
      "value.country", "on_behalf_of[0]", at: #""XX""#, "No country XX."),
    Refused(
      #"{"type":"measure.taken","country":"China","kind":"recall"}"#, "value.country", "country",
      at: #""China""#,
      #"A country is two capital letters, not "China". Did you mean "CN"?"#),
  ]

  private static let unions =
    "EU and UN stand where a union acts: as the country that a measure or statement belongs to, in "
    + "on_behalf_of, and in from and to of legs."

  static let values = [
    Refused(
      CheckSample.arrest(#""occurred":"2023-02-30""#), "value.date", "occurred", at: #"30""#,
      #""2023-02-30" is no date: February 2023 has the days 01 to 28. Did you mean "2023-02-28"?"#
    ),
    Refused(
      CheckSample.arrest(#""occurred":"\u0032023-13""#), "value.date", "occurred", at: #""\u003"#,
      #""2023-13" is no date: a month is 01 to 12, a season 21 to 24. docket date TEXT shows "#
        + "how a date is understood."),
    Refused(
      #"{"type":"custody.released","case":"a","how":"bial"}"#, "value.choice", "how",
      at: #""bial""#,
      #"how cannot be "bial". Did you mean "bail"? It is one of bail, charges_dropped, acquitted, "#
        + "served, parole, pardon, commutation, exchanged, deported and unknown."),
    Refused(
      #"{"type":"role.assigned","case":"a","party":"b","role":"acused"}"#, "value.choice", "role",
      at: #""acused""#, #"role cannot be "acused". Did you mean "accused"?"#),
    Refused(
      #"{"type":"role.assigned","case":"a","party":"b","role":"mediator"}"#, "value.choice",
      "role", at: #""mediator""#,
      #""mediator" stands beside "state", not beside "party". Beside "party" it is one of "#
        + "accused, defendant, alleged_handler, alleged_recruiter, alleged_source, co_defendant, "
        + "witness, counsel, investigator, prosecutor, court, speaker, exchanged, related and "
        + "other."),
    Refused(
      CheckSample.arrest(#""term":{"text":"逮捕","lang":"Chinese"}"#), "value.language",
      "term.lang", at: #""Chinese""#,
      #"A language is a tag, as en or zh-Hans is, not "Chinese". Did you mean "zh"?"#),
    Refused(
      sentence(#"{"kind":"prison","term":"27M"}"#), "value.period", "components[0].term",
      at: #""27M""#,
      #"A duration is written as P4Y9M or PT36H is, not "27M". Did you mean "P27M"?"#),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"12,000","currency":"USD"}}"#), "value.money",
      "components[0].amount.value", at: #""12,000""#,
      #"An amount is plain digits, as 12000.00 is, not "12,000". Did you mean "12000"?"#),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"1","currency":"US$"}}"#), "value.currency",
      "components[0].amount.currency", at: #""US$""#,
      #"A currency is three capital letters, not "US$". Did you mean "USD"?"#),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"2","to":"1,000","currency":"USD"}}"#),
      "value.money", "components[0].amount.to", at: #""1,000""#,
      #"An amount is plain digits, as 12000.00 is, not "1,000". Did you mean "1000"?"#),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"2","to":"1","currency":"USD"}}"#),
      "value.money", "components[0].amount.to", at: #""1""#,
      "A range goes up, as from 10000 to 12000, not from 2 to 1."),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"2","currency":"USD","about":"yes"}}"#),
      "value.type", "components[0].amount.about", at: #""yes""#,
      "components[0].amount.about is true or false, not text."),
    Refused(
      sentence(#"{"kind":"fine","amount":{"value":"0.5","currency":"BTC"}}"#), "value.currency",
      "components[0].amount.currency", at: #""BTC""#, #"No currency BTC. Did you mean "XBT"?"#),
    Refused(
      #"{"type":"source.archived","source":"a","sha256":"ABC"}"#, "value.sha256", "sha256",
      at: #""ABC""#,
      "A SHA-256 digest is 64 hexadecimal digits, 0 to 9 and a to f. sha256sum FILE prints it."),
    Refused(
      #"{"type":"source.archived","source":"a","sha256":"\#(digest.uppercased())"}"#,
      "value.sha256", "sha256", at: #""AB"#,
      "A SHA-256 digest is 64 hexadecimal digits, 0 to 9 and a to f. Write it in small letters."),
    Refused(
      source("example.org/a"), "value.url", "url", at: #""example"#,
      #"An address begins with its scheme, as https://… does. Did you mean "#
        + #""https://example.org/a"?"#),
    Refused(
      source("https://example.org/a b"), "value.url", "url", at: #" b""#,
      "An address cannot hold a space. Write %20."),
    Refused(
      source("https://example.org/100%"), "value.url", "url", at: #"%""#,
      "In an address, % is followed by two hexadecimal digits. Write %25 for the sign itself."),
    Refused(
      source("https:///a"), "value.url", "url", at: "///a",
      "The address ends before it names a place."),
    Refused(
      source("https://example.org/\u{202E}a"), "value.url", "url", at: "\u{202E}",
      "An address has no spaces and nothing that cannot be seen. Remove it, or write its bytes as "
        + "%XX."),
    Refused(
      #"{"type":"claim.assessed","case":"a","about":"b","verification":"disputed","credibility":7}"#,
      "value.range", "credibility", at: "7", "credibility is 1 to 6, not 7."),
    Refused(
      #"{"type":"source.archived","source":"a","sha256":"\#(digest)","bytes":-1}"#, "value.range",
      "bytes", at: "-1", "bytes is 0 or more, not -1."),
    Refused(
      correction(#"{"type":"case.closed"}"#), "value.patch", "patch.type", at: #""type""#,
      "A correction leaves type, id and subject as they are. Retract the fact and record another."
    ),
    Refused(
      correction(#"{"case":"b"}"#), "value.patch", "patch.case", at: #""case""#,
      "A correction leaves type, id and subject as they are. Retract the fact and record another."
    ),
    Refused(
      correction(#"{"recorded":"2020"}"#), "value.patch", "patch.recorded", at: #""recorded""#,
      #"The log itself adds "recorded". Leave it out."#),
    Refused(
      correction("{}"), "value.empty", "patch", at: "{}",
      "patch has nothing in it. It cannot be left out."),
  ]

  private static let digest = String(repeating: "ab", count: 32)

  private static func sentence(_ component: String) -> String {
    #"{"type":"sentence.imposed","case":"a","components":[\#(component)]}"#
  }

  private static func source(_ url: String) -> String {
    #"{"type":"source.registered","source":"a","kind":"web","url":"\#(url)"}"#
  }

  private static func correction(_ patch: String) -> String {
    #"{"type":"record.corrected","case":"a","target":"f-1","reason":"typo","patch":\#(patch)}"#
  }
}
