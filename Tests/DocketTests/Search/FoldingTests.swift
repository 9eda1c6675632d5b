import Docket
import Testing
import Words

@Suite struct `Texts are made comparable` {
  @Test(arguments: [
    ("Schäfer", "schafer"), ("Łukasz Bjørn", "lukasz bjorn"), ("Straße", "strasse"),
    ("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul"), ("ﬁve ＡＢＣ １２", "five abc 12"),
    ("Ёлкин й", "елкин и"), ("O'Brien-Smith", "o brien smith"), ("ΝΙΚΟΣ νικος", "νικοσ νικοσ"),
    ("曾某被逮捕", "曾 某 被 逮 捕"), ("MSS逮捕2人", "mss 逮 捕 2 人"), ("がカ", "が カ"), ("한국", "한 국"),
    ("e\u{301}té", "ete"), ("  a \n b  ", "a b"), ("snake_case", "snake case"),
    ("🙂 * ( - \" ·", ""), ("\u{202E}x\u{200B}y", "xy"),
  ])
  func `without case, width, accents and signs`(text: String, words: String) {
    #expect(Folding.words(of: text) == words)
  }

  @Test func `folding what is folded changes nothing`() {
    var dice = Dice(state: 5)
    for _ in 0..<300 {
      let text = dice.search(40)
      let once = Folding.words(of: text)
      #expect(Folding.words(of: once) == once)
    }
  }
}

extension Dice {
  /// What somebody might type: signs of query languages and characters of all planes.
  mutating func search(_ longest: Int) -> String {
    let special = Array("\"-*(){}:^+~'|,. \n\u{0}\\_%“”„曾逮捕Гершковичéßａ🙂👨‍👩‍👧한がANDORNOTNEAR019ab")
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &self) {
      if Bool.random(using: &self) {
        text.append(special.randomElement(using: &self)!)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &self)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
