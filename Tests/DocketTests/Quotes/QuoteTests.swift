import Testing

@testable import Docket

@Suite struct `Quotes` {
  private func holds(_ text: String, _ quote: String) -> Bool {
    QuoteSearch.holds(QuoteText(text), QuoteText(quote))
  }

  @Test(
    arguments: [
      ("He was  arrested\non his way\u{00A0}to work.", "arrested on his way to work"),
      ("She said: “the ‘agent’ – a clerk – left.”", "\"the 'agent' - a clerk - left.\""),
      ("the ﬁle of ２０２３", "the file of 2023"),
      ("un cafe\u{301}", "un caf\u{E9}"),
      ("es\u{AD}pio\u{200B}nage", "espionage"),
      ("已依法对\n  曾某某 采取强制措施", "已依法对曾某某采取强制措施"),
      // As lawyers, Russians, the French and typewriters write marks.
      ("Слідчі зʼясували, що", "Слідчі з’ясували, що"),
      ("condamné pour «\u{A0}intelligence\u{A0}»", "condamné pour \"intelligence\""),
      ("a ″mistake″ in court", "a \"mistake\" in court"),
      ("the ``agent'' left", "the “agent” left"), ("צה״ל הודיע", "צה\"ל הודיע"),
      ("AP -- He fled", "AP — He fled"), ("Berlin – He fled", "Berlin—He fled"),
      ("他说不是——法庭驳回", "他说不是—法庭驳回"), ("He recieved it", "He recieved [sic] it"),
    ])
  func `are found whatever the white space, the forms and the marks`(text: String, quote: String) {
    #expect(holds(text, quote))
  }

  @Test(
    arguments: [
      ("He was arrested.", "He was not arrested."), ("arrested", "Arrested"),
      ("twelve", "twelve years"), ("", "x"), ("anything", "…"), ("anything", " "),
    ])
  func `are not found where the words are others`(text: String, quote: String) {
    #expect(!holds(text, quote))
  }

  @Test func `may leave something out, and then go on further down`() {
    let text = "The court found him guilty of one count, and cleared him of another."
    for quote in [
      "found him guilty … cleared him", "found him guilty [...] cleared him of another",
      "… found him guilty of one count (…) another.", "The court found him....cleared",
      "The court . . . cleared him", "The court . . . . cleared him", "The court <…> cleared him",
      "The court /.../ cleared him", "The court [ . . . ] cleared him", "The court {…} cleared him",
      "The court……cleared him",
    ] {
      #expect(holds(text, quote), "\(quote)")
    }
    #expect(!holds(text, "cleared him … found him guilty"))
  }

  @Test(
    arguments: [
      ("He is not guilty of it.", "He is … of it", "not"),
      ("He isn't guilty of it.", "He … guilty of it", "n't"),
      ("Er ist nicht schuldig geworden", "Er ist … schuldig", "nicht"),
      ("Il n'est pas coupable", "Il … coupable", "n"),
      ("Он не виновен в шпионаже", "Он … виновен", "не"),
      ("Suçlu değil dediler", "Suçlu … dediler", "degil"),
      ("他不是间谍", "他 … 间谍", "不"), ("スパイではないと述べた", "スパイ…と述べた", "ない"),
      ("He spied. He did not. He fled.", "He spied. He … He fled", "not"),
      ("He spied, it was said. Not all agreed. He fled.", "He spied … He fled", nil),
      ("It is not so. He is guilty. He is not guilty.", "He is … guilty", nil),
      ("He is not guilty, or he is very guilty.", "he is … guilty", nil),
      ("The knot was tied by him", "The … tied", nil),
    ] as [(String, String, String?)])
  func `that leave out a word that denies are known by it`(
    text: String, quote: String, word: String?
  ) throws {
    let omissions = try #require(QuoteSearch.omissions(QuoteText(text), QuoteText(quote)))
    #expect(omissions.compactMap(\.negation).first == word)
  }

  @Test func `that leave out more than two hundred words are known by their number`() throws {
    for count in [200, 201] {
      let text = "It began " + String(repeating: "word ", count: count) + "and ended."
      let omissions = try #require(
        QuoteSearch.omissions(QuoteText(text), QuoteText("It began … and ended")))
      #expect(omissions.map(\.words) == [count])
      #expect(omissions.compactMap(QuoteDoubt.init) == (count > 200 ? [.words(201)] : []))
    }
  }

  @Test(
    arguments: [
      ("d…g…B", "d"), ("he … is guilty", "he"), ("间 … 谍罪", "间"), ("他是…间谍", nil), ("d", nil),
      ("the man … fled", nil),
    ] as [(String, String?)])
  func `in scraps are known by the first of them`(quote: String, scrap: String?) {
    #expect(QuoteDoubt.scrap(of: QuoteText(quote)) == scrap)
  }

  @Test func `that are not there have a nearest passage, in whole words`() {
    let text = QuoteText(
      "On Friday the ministry said that Zeng was placed under compulsory measures.")
    #expect(
      QuoteSearch.nearest(QuoteText("Zeng was put under compulsory measures"), in: text)
        == "Zeng was placed under compulsory measures.")
    #expect(QuoteSearch.nearest(QuoteText("eleven barrels of oil"), in: text) == nil)
  }
}
