import Events
import Testing

@Suite struct CountryTests {
  @Test func `all codes of ISO 3166-1, Kosovo and all withdrawn ones are states`() {
    #expect(Country.current.count == 250)
    #expect(Country.states.filter(\.isWithdrawn).count == 25)
    #expect(Country.states.count == 275)
    #expect(Set(Country.current.map(\.name)).count == 250)
    #expect(Country.current == Country.current.sorted())
  }

  @Test func `the European Union and the United Nations are unions, and no states`() throws {
    #expect(Country.unions.map(\.code) == ["EU", "UN"])
    #expect(Country.unions.map(\.nameWithArticle) == ["the European Union", "the United Nations"])
    #expect(Country.unions.allSatisfy { $0.isUnion && !$0.isWithdrawn })
    #expect(!Country.states.contains { $0.isUnion })
    #expect(Country.all == Country.states + Country.unions)
  }

  @Test func `a country reads back from its code, as text and as bytes`() throws {
    for country in Country.all {
      #expect(try Country(country.code) == country)
      #expect(bytes(country.code) { Country(utf8: $0) } == country)
      #expect("\(country)" == country.code)
      #expect(country.code.utf8.count == 2)
    }
  }

  @Test func `of the pairs of letters exactly those codes are countries`() {
    let letters = (UInt8(0)...255).map { $0 }
    let held = letters.flatMap { first in
      letters.filter { second in
        [first, second].withUnsafeBytes { Country(utf8: $0) } != nil
      }
    }
    #expect(held.count == 277)
    #expect(bytes("USA") { Country(utf8: $0) } == nil)
    #expect(bytes("") { Country(utf8: $0) } == nil)
  }

  @Test(arguments: [
    ("US", "United States", "the United States"), ("GB", "United Kingdom", "the United Kingdom"),
    ("NL", "Netherlands", "the Netherlands"), ("SU", "Soviet Union", "the Soviet Union"),
    ("RU", "Russia", "Russia"), ("IR", "Iran", "Iran"), ("KR", "South Korea", "South Korea"),
    ("KP", "North Korea", "North Korea"), ("CN", "China", "China"), ("TW", "Taiwan", "Taiwan"),
    ("HK", "Hong Kong", "Hong Kong"), ("AE", "United Arab Emirates", "the United Arab Emirates"),
    ("PH", "Philippines", "the Philippines"),
    ("TR", "Türkiye", "Türkiye"),
    ("DD", "East Germany", "East Germany"), ("CI", "Ivory Coast", "Ivory Coast"),
    ("XK", "Kosovo", "Kosovo"), ("TH", "Thailand", "Thailand"), ("CZ", "Czechia", "Czechia"),
    ("VN", "Vietnam", "Vietnam"),
  ])
  func `a name is that of a newspaper, with its article within a sentence`(
    code: String, name: String, sentence: String
  ) throws {
    #expect(try Country(code).name == name)
    #expect(try Country(code).nameWithArticle == sentence)
  }

  @Test func `a withdrawn code says when it was listed`() throws {
    #expect(try Country("SU").isWithdrawn)
    #expect(try Country("SU").years == 1974...1992)
    #expect(try Country("ZR").years == 1974...1997)
    #expect(try Country("RU").years == nil)
    #expect(try Country("RU").formerly.isEmpty)
  }

  @Test(arguments: [
    ("SK", "Slovakia", "Sikkim"), ("BY", "Belarus", "Byelorussia"),
    ("AI", "Anguilla", "French Territory of the Afars and the Issas"),
    ("GE", "Georgia", "Gilbert and Ellice Islands"),
    ("BQ", "Bonaire, Sint Eustatius and Saba", "British Antarctic Territory"),
  ])
  func `a code that was given out again has its present meaning`(
    code: String, name: String, former: String
  ) throws {
    let country = try Country(code)
    #expect(!country.isWithdrawn)
    #expect(country.years == nil)
    #expect(country.name == name)
    #expect(country.name(in: 1974) == name)
    #expect(country.formerly.map(\.name) == [former])
  }

  @Test func `CS is two states, and the year tells which`() throws {
    let country = try Country("CS")
    #expect(country.name == "Czechoslovakia or Serbia and Montenegro")
    #expect(country.formerly.map(\.years) == [1974...1993, 2003...2006])
    #expect(country.years == 1974...2006)
    #expect(country.name(in: 1952) == "Czechoslovakia")
    #expect(country.name(in: 1998) == "Czechoslovakia")
    #expect(country.name(in: 2004) == "Serbia and Montenegro")
  }

  @Test(arguments: [
    ("UK", "no country UK", "GB"), ("EL", "no country EL", "GR"), ("XX", "no country XX", nil),
    ("XKX", "a country is two capital letters, not \"XKX\"", "XK"),
    ("Kosovo", "a country is two capital letters, not \"Kosovo\"", "XK"),
    ("European Union", "a country is two capital letters, not \"European Union\"", "EU"),
    ("USA", "a country is two capital letters, not \"USA\"", "US"),
    ("cn", "a country is two capital letters, not \"cn\"", "CN"),
    ("uk", "a country is two capital letters, not \"uk\"", "GB"),
    ("China", "a country is two capital letters, not \"China\"", "CN"),
    ("the Netherlands", "a country is two capital letters, not \"the Netherlands\"", "NL"),
    ("East Timor", "a country is two capital letters, not \"East Timor\"", "TL"),
    ("Soviet Union", "a country is two capital letters, not \"Soviet Union\"", "SU"),
    ("West Germany", "a country is two capital letters, not \"West Germany\"", "DE"),
    ("Türkiye", "a country is two capital letters, not \"Türkiye\"", "TR"),
    ("Turkey", "a country is two capital letters, not \"Turkey\"", "TR"),
    ("Germny", "a country is two capital letters, not \"Germny\"", "DE"),
    ("U.S.", "a country is two capital letters, not \"U.S.\"", "US"),
    (" US", "a country is two capital letters, not \" US\"", "US"),
    ("Korea", "a country is two capital letters, not \"Korea\"", nil),
    ("Atlantis", "a country is two capital letters, not \"Atlantis\"", nil),
    ("", "a country is two capital letters, not \"\"", nil),
  ])
  func `what is not a country is refused with the code that was meant`(
    text: String, reason: String, suggestion: String?
  ) {
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) { try Country(text) }
  }
}

private func bytes<Answer>(_ text: String, _ ask: (UnsafeRawBufferPointer) -> Answer) -> Answer {
  Array(text.utf8).withUnsafeBytes(ask)
}
