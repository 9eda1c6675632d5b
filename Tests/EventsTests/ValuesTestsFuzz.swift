import Events
import Testing

/// Random texts, the same in every run: no reader fails on any, what it accepts reads back as
/// itself, and what it suggests it accepts.
@Suite struct ValuesFuzzTests {
  @Test func `any text is read as a country or refused`() {
    check(seeds: ["US", "SU", "the Netherlands", "Türkiye"], rounds: 1_000) {
      text throws(ValueError) in
      try Country(text).description
    }
  }

  @Test func `any text is read as an amount or refused`() {
    check(seeds: ["12000.00", "-0.5", "12,000.00", "$7", "1 000'000"]) { text throws(ValueError) in
      let money = try Money(value: text, currency: "USD")
      _ = money.words
      return money.value
    }
  }

  @Test func `any text is read as a currency or refused`() {
    check(seeds: ["USD", "usd", "RMB", "US$"]) { text throws(ValueError) in
      try Money(value: "1", currency: text).currency
    }
  }

  @Test func `any text is read as a duration or refused`() {
    check(seeds: ["P4Y9M", "P1DT12H30M5S", "20 years and 3 days", "PT36H"]) {
      text throws(ValueError) in
      let period = try Period(text)
      _ = period.words
      return period.description
    }
  }

  @Test func `any text is read as a language tag or refused`() {
    check(seeds: ["zh-Hans-CN", "en-a-bb-x-c", "i-klingon", "de-1996", "en_US.UTF-8"]) {
      text throws(ValueError) in
      try LanguageTag(text).description
    }
  }

  @Test func `any text is read as a slug or refused`() {
    check(seeds: ["cn-zeng-2023", "Jinchao Wei", "Gün–Öz", "魏"]) { text throws(ValueError) in
      try Slug(text).description
    }
  }

  @Test func `any text is read as an id or refused`() {
    check(seeds: ["0190f6a0-7c1e", "a.b_c", "a b"]) { text throws(ValueError) in
      try FactID.check(text)
      return text
    }
  }

  @Test func `the nearest word is always one of the words`() {
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let words = (0..<5).map { _ in random.text(like: ["case.opened", "custody.held", "a"]) }
      let word = random.text(like: words)
      let found = Nearest.nearest(to: word, among: words)
      #expect(found.map(words.contains) ?? true)
    }
  }

  private func check(
    seeds: [String], rounds: Int = 5_000, read: (String) throws(ValueError) -> String
  ) {
    var random = SplitMix(state: 1)
    for _ in 0..<rounds {
      let text = random.text(like: seeds)
      do {
        #expect(try read(text) == text)
      } catch {
        guard let suggestion = error.suggestion else { continue }
        let again = try? read(suggestion)
        #expect(again == suggestion)
      }
    }
  }
}

extension SplitMix {
  private static let strange: [Unicode.Scalar] = [
    "0", "9", "-", ".", ",", " ", "_", "A", "a", "P", "T", "M", "x", "é", "İ", "ß", "魏", "\0",
    "\n", "\u{301}", "\u{202E}", "\u{A0}", "٣", "½", "😀", "\u{10FFFF}", "\u{212A}", "\r", "$",
  ]

  /// One of the seeds after a few random edits, or noise.
  mutating func text(like seeds: [String]) -> String {
    var scalars = Array(seeds.randomElement(using: &self)!.unicodeScalars)
    if Int.random(in: 0..<5, using: &self) == 0 { scalars = [] }
    for _ in 0..<Int.random(in: 0...6, using: &self) {
      let place = Int.random(in: 0...scalars.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0 where place < scalars.count: scalars.remove(at: place)
      case 1 where place < scalars.count: scalars.insert(scalars[place], at: place)
      default: scalars.insert(Self.strange.randomElement(using: &self)!, at: place)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
