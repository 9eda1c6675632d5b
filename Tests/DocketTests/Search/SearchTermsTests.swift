import Docket
import Ports
import Testing

@Suite struct `What is typed into a search` {
  private func words(_ text: String) throws -> [String] {
    try SearchTerms(text).wanted.map(\.words)
  }

  @Test func `is words that must all be there`() throws {
    #expect(try words("Zeng  Italy") == ["zeng", "italy"])
    #expect(try words("O'Brien 曾某") == ["o brien", "曾 某"])
    #expect(
      try words("a AND OR NOT NEAR(b) {c}:d^2") == ["a", "and", "or", "not", "near b", "c d 2"])
  }

  @Test func `phrases in quotation marks stand as they are`() throws {
    let terms = try SearchTerms(#""Ministry of State Security" „Rom“x"#)
    #expect(terms.wanted.map(\.words) == ["ministry of state security", "rom", "x"])
    #expect(terms.wanted.map(\.isPhrase) == [true, true, false])
    #expect(terms.wanted.map(\.takesLonger) == [false, false, false])
  }

  @Test func `a word of three letters or more finds longer ones`() throws {
    #expect(try SearchTerms("spy us 曾某某").wanted.map(\.takesLonger) == [true, false, false])
  }

  @Test func `a minus leaves out`() throws {
    let terms = try SearchTerms(#"Zeng -CIA -"state media" well-known"#)
    #expect(terms.wanted.map(\.words) == ["zeng", "well known"])
    #expect(terms.unwanted.map(\.words) == ["cia", "state media"])
  }

  @Test func `signs alone are passed over, and that is told`() throws {
    let terms = try SearchTerms("Zeng * 🙂")
    #expect(terms.wanted.map(\.words) == ["zeng"])
    #expect(terms.passedOver == ["*", "🙂"])
  }

  @Test(arguments: [
    (#"Zeng "unbalanced"#, 5), ("Zeng -", 5), ("曾 - x", 4), ("*", 0), ("", 0), ("-x", 0),
    (#""""#, 0),
  ])
  func `what cannot be meant is refused with its place`(text: String, offset: Int) throws {
    let error = try #require(throws: SearchSyntaxError.self) { try SearchTerms(text) }
    #expect(error.offset == offset)
    #expect(!error.reason.isEmpty)
  }

  @Test func `more than 64 words are refused, one word of any length is not`() throws {
    #expect(throws: SearchSyntaxError.self) {
      try SearchTerms(String(repeating: "曾", count: 65))
    }
    #expect(try words(String(repeating: "x", count: 10_000)).first?.count == 10_000)
  }
}
