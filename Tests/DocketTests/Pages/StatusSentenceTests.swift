import Docket
import Events
import Projections
import Testing

/// Where a case stands, in a sentence or two.
@Suite struct StatusSentenceTests {
  private static let ann = #"""
    "type":"party.introduced","party":"a","kind":"person","label":"Ann Berg","naming":"full"
    """#
  private static let bo = #"""
    "type":"party.introduced","party":"b","kind":"person","label":"Bo Carl","naming":"full"
    """#
  private static let one = [ann, #""type":"role.assigned","party":"a","role":"accused""#]
  private static let two = one + [bo, #""type":"role.assigned","party":"b","role":"defendant""#]
  private static let charge = #"""
    "type":"charge.laid","instrument":"indictment","occurred":"2020-03","authority":"US Attorney","counts":[{"offence":"espionage","provision":"s 1"},{"offence":"fraud"}]
    """#

  private func status(_ facts: String..., of people: [String] = one) throws -> String? {
    try Desk.of(people + facts).page().data["status"]?.string
  }

  // MARK: Nothing decided

  @Test func `nobody accused`() throws {
    #expect(try status(of: []) == "Nobody is recorded as accused in this case.")
  }

  @Test func `accused only`() throws {
    #expect(
      try status() == "Ann Berg is named as accused. No verdict and no sentence are recorded.")
  }

  @Test func `accused by an authority, of conduct, for a state`() throws {
    #expect(
      try status(
        #"""
        "type":"conduct.alleged","kind":"transmission","counterpart":"CIA","on_behalf_of":["US"],"authority":"Ministry of State Security (China)","claim":{"speaker":"MSS statement","standing":"alleged"}
        """#) == """
          Ann Berg is accused by the Ministry of State Security (China) of passing information to the \
          CIA, allegedly on behalf of the United States. No verdict and no sentence are recorded.
          """)
  }

  @Test func `alleged by somebody else than an authority`() throws {
    #expect(
      try status(
        #""type":"conduct.alleged","kind":"meeting","claim":{"speaker":"New York Times, citing officials"}"#
      ) == """
        Ann Berg is accused, according to the New York Times, citing officials, of meetings. \
        No verdict and no sentence are recorded.
        """)
  }

  @Test func `arrested, then charged`() throws {
    #expect(
      try status(#""type":"custody.arrested","occurred":"2020-02-01""#, Self.charge) == """
        Ann Berg is named as accused; arrested on 1 February 2020; charged with espionage and fraud \
        in March 2020. No verdict and no sentence are recorded.
        """)
  }

  @Test func `custody that is only an unspecified measure`() throws {
    #expect(
      try status(
        #""type":"custody.restricted","measure":"unspecified","occurred":"../2023-08-11""#,
        #""type":"case.transferred","to":"prosecutors","occurred":"../2023-08-11""#) == """
          Ann Berg is named as accused; the case was handed to prosecutors by 11 August 2023; custody \
          is stated only as an unspecified measure. No verdict and no sentence are recorded.
          """)
  }

  @Test func `a hung jury leaves no sentence but a verdict`() throws {
    #expect(
      try status(
        Self.charge,
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021-05-06","counts":[{"offence":"fraud","result":"hung"}]
        """#) == """
          Ann Berg is named as accused; a verdict was given on 6 May 2021. No sentence is recorded.
          """)
  }

  // MARK: What ended well stands first

  @Test func acquitted() throws {
    #expect(
      try status(
        Self.charge,
        #"""
        "type":"verdict.given","result":"acquitted","occurred":"2021-05-06","authority":"Oslo District Court"
        """#) == """
          Ann Berg was acquitted by the Oslo District Court of espionage and fraud on 6 May 2021.
          """)
  }

  @Test func `not responsible is told in the verdict's own word`() throws {
    #expect(
      try status(
        Self.charge, #""type":"verdict.given","result":"not_responsible","occurred":"2021-05-06""#)
        == "Ann Berg was found not responsible for espionage and fraud on 6 May 2021.")
  }

  @Test func dropped() throws {
    #expect(
      try status(
        Self.charge, #""type":"charge.changed","change":"dropped","occurred":"2021-01""#)
        == "Ann Berg had all charges dropped in January 2021.")
  }

  @Test func `a mixed verdict tells the acquittal first`() throws {
    #expect(
      try status(
        Self.charge,
        #"""
        "type":"verdict.given","result":"mixed","occurred":"2021-05-06","court":"Oslo District Court","counts":[{"offence":"espionage","provision":"s 1","result":"convicted"},{"offence":"fraud","result":"acquitted"}]
        """#,
        #"""
        "type":"sentence.imposed","occurred":"2021-06-07","components":[{"kind":"prison","term":"P27M"},{"kind":"fine","amount":{"value":"5500.00","currency":"USD"}}]
        """#) == """
          Ann Berg was acquitted by the Oslo District Court of fraud, convicted of espionage on 6 May \
          2021, and sentenced to 27 months in prison and a fine of USD 5,500 on 7 June 2021.
          """)
  }

  @Test func `a plea with the rest dropped tells what was dropped first`() throws {
    #expect(
      try status(
        Self.charge,
        #"""
        "type":"plea.entered","plea":"guilty","occurred":"2021-01","counts":[{"offence":"espionage","provision":"s 1"}]
        """#,
        #"""
        "type":"charge.changed","change":"dropped","occurred":"2021-02","counts":[{"offence":"fraud"}]
        """#) == """
          Ann Berg had counts dropped (fraud) in February 2021 and pleaded guilty to espionage in \
          January 2021. No sentence is recorded.
          """)
  }

  @Test func `quashed on appeal`() throws {
    #expect(
      try status(
        Self.charge, #""type":"verdict.given","result":"convicted","occurred":"2021""#,
        #""type":"sentence.imposed","occurred":"2021","components":[{"kind":"life"}]"#,
        #""type":"appeal.decided","result":"quashed","occurred":"2022-02""#)
        == "Ann Berg had all charges set aside in February 2022.")
  }

  // MARK: Convicted

  @Test func `a sentence without a verdict is an inferred conviction, and says so`() throws {
    #expect(
      try status(
        #"""
        "type":"sentence.imposed","occurred":"2017-04-10","authority":"Field General Court Martial","components":[{"kind":"death"}]
        """#) == """
          Ann Berg was sentenced by the Field General Court Martial to death on 10 April 2017. \
          No verdict is recorded; the conviction is inferred from the sentence.
          """)
  }

  @Test func `death before the verdict`() throws {
    #expect(
      try status(Self.charge, #""type":"custody.died","occurred":"2020-12-24""#) == """
        Ann Berg died before any verdict, on 24 December 2020.
        """)
  }

  @Test func `exchanged`() throws {
    #expect(
      try status(
        #""type":"verdict.given","result":"convicted","occurred":"2024-07-19""#,
        #"""
        "type":"sentence.imposed","occurred":"2024-07-19","components":[{"kind":"prison","term":"P16Y"}]
        """#,
        #""type":"custody.released","how":"exchanged","swap":"s","occurred":"2024-08-01""#)
          == """
          Ann Berg was convicted, sentenced to 16 years in prison on 19 July 2024, and exchanged on \
          1 August 2024.
          """)
  }

  @Test func `an appeal decided, and another lodged`() throws {
    #expect(
      try status(
        #""type":"verdict.given","result":"convicted","occurred":"2021-01-02""#,
        #""type":"sentence.imposed","occurred":"2021-01-02","components":[{"kind":"life"}]"#,
        #""type":"appeal.decided","result":"upheld","occurred":"2021-05""#,
        #""type":"appeal.lodged","occurred":"2021-06""#) == """
          Ann Berg was convicted, sentenced to life on 2 January 2021, had the judgment upheld on \
          appeal in May 2021, and has a further appeal pending, lodged in June 2021.
          """)
  }

  // MARK: Several

  @Test func `one fate of two`() throws {
    #expect(
      try status(
        Self.charge, #""type":"verdict.given","result":"acquitted","occurred":"2021-05-06""#,
        of: Self.two) == """
          Two accused (Ann Berg and Bo Carl): both were acquitted of espionage and fraud on 6 May 2021.
          """)
  }

  @Test func `two fates, the acquittal first`() throws {
    #expect(
      try status(
        Self.charge,
        #""type":"verdict.given","result":"convicted","parties":["a"],"occurred":"2021-05-06""#,
        #""type":"verdict.given","result":"acquitted","parties":["b"],"occurred":"2021-05-07""#,
        #"""
        "type":"sentence.imposed","parties":["a"],"occurred":"2021-06","components":[{"kind":"life"}]
        """#, of: Self.two) == """
          Two accused: Bo Carl was acquitted of espionage and fraud on 7 May 2021; Ann Berg was \
          convicted of espionage and fraud on 6 May 2021, and sentenced to life in June 2021.
          """)
  }

  @Test func `many are counted, who is cleared is named`() throws {
    let six = ["a", "b", "c", "d", "e", "f"].flatMap { slug in
      [
        #""type":"party.introduced","party":"\#(slug)","kind":"person","label":"P. \#(slug)""#,
        #""type":"role.assigned","party":"\#(slug)","role":"defendant""#,
      ]
    }
    #expect(
      try status(
        #""type":"plea.entered","plea":"guilty","parties":["a","b"],"occurred":"2020-01""#,
        #""type":"verdict.given","result":"convicted","parties":["c","d","e"],"occurred":"2021-01""#,
        #""type":"verdict.given","result":"acquitted","parties":["f"],"occurred":"2021-01""#,
        #""type":"sentence.imposed","parties":["a","b","c","d","e"],"occurred":"2021-02""#,
        of: six) == """
          Six accused: P. f was acquitted in January 2021; two pleaded guilty in January 2020 and were \
          sentenced in February 2021; three were convicted in January 2021 and sentenced in February \
          2021.
          """)
  }

  @Test func `anonymity that all share is said once`() throws {
    let people = ["a", "b"].flatMap { slug in
      [
        #"""
        "type":"party.introduced","party":"\#(slug)","kind":"person","label":"\#(slug.uppercased()).","naming":"court_anonymised"
        """#,
        #""type":"role.assigned","party":"\#(slug)","role":"accused""#,
      ]
    }
    #expect(
      try status(#""type":"hearing.held","kind":"trial","occurred":"2023""#, of: people) == """
        Two accused, anonymised by the court (A. and B.): both are on trial. No verdict and no \
        sentence are recorded.
        """)
  }
}
