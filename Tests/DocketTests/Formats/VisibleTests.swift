import Documents
import Testing

@testable import Docket

struct VisibleTests {
  @Test(arguments: [
    ("\u{1B}[2J", "\\u{1B}[2J"),
    ("a\u{7}\u{7F}\u{9B}", "a\\u{7}\\u{7F}\\u{9B}"),
    ("\u{202E}txt.exe\u{2069}", "\\u{202E}txt.exe\\u{2069}"),
    ("\u{200E}\u{200F}\u{61C}", "\\u{200E}\\u{200F}\\u{61C}"),
    ("co\u{AD}op\u{200B}\u{FEFF}", "co\\u{AD}op\\u{200B}\\u{FEFF}"),
    ("one\u{2028}two\u{2029}", "one\\u{2028}two\\u{2029}"),
    ("\u{E0041}", "\\u{E0041}"),
    ("\u{3164}\u{2060}\u{FFF9}\u{FFFF}", "\\u{3164}\\u{2060}\\u{FFF9}\\u{FFFF}"),
    ("ad\u{200D}min", "ad\\u{200D}min"),
    ("\u{FE0F}a\u{FE0F}", "\\u{FE0F}a\\u{FE0F}"),
  ])
  func `what steers, reorders or hides is written out`(text: String, expected: String) {
    #expect(text.visible == expected)
  }

  @Test func `a control stays a control under a combining mark`() {
    #expect("\u{1B}\u{338}".visible == "\\u{1B}\u{338}")
  }

  @Test(arguments: [
    "plain ASCII", "曾先生", "Алексей", "مُحَمَّد", "می\u{200C}خواهم", "क्\u{200D}ष", "👩\u{200D}👧",
    "❤\u{FE0F}",
    "❤\u{FE0F}\u{200D}🔥", "葛\u{E0100}", "1\u{FE0F}\u{20E3}", "é e\u{301}", "5\u{A0}000\u{202F}€",
  ])
  func `words of every script stay as they are`(text: String) {
    #expect(text.visible == text)
  }

  @Test func `a line break or a tab becomes a space, but a lone return shows`() {
    #expect("a\nb\r\nc\td\re".visible == "a b c d\\u{D}e")
  }
}
