import Documents
import Testing

@testable import Docket

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("case", 4), ("Алексей", 7), ("曾", 2), ("ﾊﾝｶｸ", 4), ("ＦＵＬＬ", 8), ("한국", 4),
    ("e\u{301}", 1), ("\u{301}", 0), ("🇨🇳", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1),
    ("1️⃣", 2), ("محمد", 4), ("〆切", 4), ("…", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠮷", 2),
  ])
  func `text is as wide as a terminal shows it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `the ranges are in order and apart`() {
    for (range, next) in zip(WideRanges.all, WideRanges.all.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }
}
