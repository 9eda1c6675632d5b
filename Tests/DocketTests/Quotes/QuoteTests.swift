import Docket
import Testing

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
    ] {
      #expect(holds(text, quote), "\(quote)")
    }
    #expect(!holds(text, "cleared him … found him guilty"))
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
