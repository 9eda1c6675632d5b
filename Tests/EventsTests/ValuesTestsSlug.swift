import Events
import Testing

@Suite struct SlugTests {
  @Test(arguments: ["cn-zeng-2023", "a", "7", "-", String(repeating: "x", count: 80)])
  func `a slug is accepted and reads back`(text: String) throws {
    let slug = try Slug(text)
    #expect(slug.text == text)
    #expect("\(slug)" == text)
    #expect(try Slug(slug.text) == slug)
  }

  @Test(arguments: [
    ("Jinchao Wei", "jinchao-wei"), ("CN_Zeng_2023", "cn-zeng-2023"), ("O’Brien, J.", "obrien-j"),
    ("  Klaus   Fuchs ", "klaus-fuchs"), ("Gün Hüseyin", "gun-huseyin"), ("Łódź", "lodz"),
    ("Æthelred Straße", "aethelred-strasse"), ("İstanbul Işık", "istanbul-isik"),
    ("Nguyễn Đức", "nguyen-duc"), ("Lǚ Xiǎo", "lu-xiao"), ("e\u{301}tude", "etude"),
    ("2010–2012", "2010-2012"), ("KGB/SVR", "kgb-svr"), ("魏 Wei", "wei"), ("魏金超", nil),
    ("", nil), ("!", nil), ("_", nil),
  ])
  func `what is not a slug is refused with the one its words make`(
    text: String, suggestion: String?
  ) {
    let reason = "a slug is 1 to 80 lower-case letters, digits and hyphens, not \"\(text)\""
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) { try Slug(text) }
    #expect(Slug.made(from: text)?.text == suggestion)
  }

  @Test func `a slug made of a long label is cut after eighty characters`() {
    let label = String(repeating: "Nine More ", count: 20)
    let slug = Slug.made(from: label)
    #expect(slug?.text.utf8.count == 79)
    #expect(slug?.text.hasSuffix("-nine-more") == true)
    #expect(throws: ValueError.self) { try Slug(String(repeating: "x", count: 81)) }
  }

  @Test func `a long or unprintable text is quoted short and on one line`() {
    let reason = "a slug is 1 to 80 lower-case letters, digits and hyphens, not "
    let text = "A\n" + String(repeating: "b", count: 90)
    let error = #expect(throws: ValueError.self) { try Slug(text) }
    #expect(error?.reason == reason + "\"A\u{FFFD}\(String(repeating: "b", count: 38))…\"")
  }

  @Test func `an error prints its reason and the way out`() {
    #expect("\(ValueError(reason: "no country XX"))" == "no country XX")
    let error = ValueError(reason: "no country UK", suggestion: "GB")
    #expect("\(error)" == "no country UK; did you mean GB?")
  }
}

@Suite struct FactIDTests {
  @Test(arguments: [
    "a", "0190F6A0-7c1e.b_2", "...", String(repeating: "x", count: 100),
  ])
  func `an id of letters, digits, hyphens, underscores and points is accepted`(text: String) throws
  {
    try FactID.check(text)
  }

  @Test(arguments: [
    ("wei arrest", "wei-arrest"), ("Wei:é", "Weie"), (" a", "a"), ("", nil), ("#", nil), ("魏", nil),
  ])
  func `what is not an id is refused with one that is close`(text: String, suggestion: String?) {
    let reason =
      "an id is 1 to 100 letters, digits, hyphens, underscores and points, not \"\(text)\""
    #expect(throws: ValueError(reason: reason, suggestion: suggestion)) { try FactID.check(text) }
  }

  @Test func `an id of more than a hundred characters is refused with its beginning`() {
    let error = #expect(throws: ValueError.self) {
      try FactID.check(String(repeating: "x", count: 101))
    }
    #expect(error?.suggestion == String(repeating: "x", count: 100))
  }
}
