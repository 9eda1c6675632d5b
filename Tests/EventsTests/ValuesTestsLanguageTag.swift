import Events
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    "en", "zh-Hans", "zh-Hant-TW", "sr-Latn-RS", "de-1996", "de-CH-1901", "es-419",
    "zh-cmn-Hans-CN",
    "sl-rozaj-biske", "en-a-myext-b-another", "en-US-u-islamcal", "x-whatever", "de-x-phonebk-y",
    "i-klingon", "en-GB-oed", "zh-min-nan", "sgn-BE-FR", "az-Arab-x-AZE-derbend", "yue", "ZH-hans",
  ])
  func `a well-formed tag is accepted and keeps its spelling`(text: String) throws {
    let tag = try LanguageTag(text)
    #expect(tag.description == text)
    #expect(try LanguageTag(tag.description) == tag)
  }

  @Test func `a tag knows its language, script and region`() throws {
    let tag = try LanguageTag("ZH-cmn-Hant-TW-x-a")
    #expect(tag.language == "zh")
    #expect(tag.script == "Hant")
    #expect(tag.region == "TW")
    #expect(try LanguageTag("es-419").region == "419")
    #expect(try LanguageTag("i-klingon").language == "i")
    #expect(try LanguageTag("x-Hebr").script == nil)
  }

  @Test(arguments: [
    ("ar", true), ("he", true), ("fa-IR", true), ("ur", true), ("az-Arab", true), ("UG-cn", true),
    ("yi", true), ("dv", true), ("en", false), ("zh-Hans", false), ("ur-Latn", false),
    ("he-latn", false), ("ru", false), ("ku", false),
  ])
  func `writing runs from right to left by the script, else by the language`(
    text: String, isRightToLeft: Bool
  ) throws {
    #expect(try LanguageTag(text).isRightToLeft == isRightToLeft)
  }

  @Test(arguments: [
    ("zh_CN", "zh-CN"), ("en_US.UTF-8", "en-US"), ("sr_RS@latin", "sr-RS"), ("English", "en"),
    ("russian", "ru"), ("Simplified Chinese", "zh-Hans"), ("Urdu", "ur"), (" en", "en"),
    ("en--US", "en-US"), ("en-", "en"), ("Klingonese", nil), ("Klingon", nil), ("", nil),
    ("e", nil), ("en-x", nil), ("en-a", nil), ("en-a-b-cd", nil), ("i-nothing", nil),
    ("de-1996-1996", nil), ("en-a-bb-A-cc", nil), ("en-Latn-Latn", nil), ("en-US-GB", nil),
    ("zh-中文", nil), ("en-toolongsubtag", nil), ("123", nil), ("-", nil),
  ])
  func `what is not a tag is refused with the one that was meant`(
    text: String, suggestion: String?
  ) {
    let reason = "a language is a tag, as en or zh-Hans is, not \"\(text)\""
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) { try LanguageTag(text) }
  }
}
