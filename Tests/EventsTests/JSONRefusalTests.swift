import Events
import Testing

/// What is not taken for JSON, with the byte and the identifier that programs may rely on.
@Suite struct JSONRefusalTests {
  static let texts: [(text: String, offset: Int, identifier: String)] = [
    ("", 0, "json.incomplete"),
    (" \n", 2, "json.incomplete"),
    ("{", 1, "json.incomplete"),
    ("[", 1, "json.incomplete"),
    (#"{"a""#, 4, "json.incomplete"),
    (#"{"a":"#, 5, "json.incomplete"),
    (#"{"a":1"#, 6, "json.incomplete"),
    (#"{"a":1,"#, 7, "json.incomplete"),
    ("[1", 2, "json.incomplete"),
    ("[1,", 3, "json.incomplete"),
    (#""abc"#, 4, "json.incomplete"),
    (#""abc\"#, 5, "json.incomplete"),
    // Commas, colons, brackets.
    ("[1,]", 2, "json.syntax"),
    ("[,1]", 1, "json.syntax"),
    ("[1,,2]", 3, "json.syntax"),
    ("[1 2]", 3, "json.syntax"),
    ("[1}", 2, "json.syntax"),
    (#"["a":1]"#, 4, "json.syntax"),
    (#"{"a":1 , }"#, 7, "json.syntax"),
    (#"{,"a":1}"#, 1, "json.syntax"),
    (#"{"a":1"b":2}"#, 6, "json.syntax"),
    (#"{"a" 1}"#, 5, "json.syntax"),
    (#"{"a"=1}"#, 4, "json.syntax"),
    (#"{"a":}"#, 5, "json.syntax"),
    (#"{"a":,"b":1}"#, 5, "json.syntax"),
    (#"{"a":1;"b":2}"#, 6, "json.syntax"),
    (#"{"a":1]"#, 6, "json.syntax"),
    ("]", 0, "json.syntax"),
    // Names and words.
    ("{a:1}", 1, "json.syntax"),
    ("{'a':1}", 1, "json.syntax"),
    ("{1:1}", 1, "json.syntax"),
    ("['a']", 1, "json.syntax"),
    ("[“a”]", 1, "json.syntax"),
    ("[\u{A0}1]", 1, "json.syntax"),
    ("[hello]", 1, "json.syntax"),
    ("[True]", 1, "json.syntax"),
    ("[tru]", 1, "json.syntax"),
    ("[truex]", 1, "json.syntax"),
    ("[nul]", 1, "json.syntax"),
    ("[None]", 1, "json.syntax"),
    ("// note\n1", 0, "json.syntax"),
    ("[1 /* note */]", 3, "json.syntax"),
    ("[\u{C}1]", 1, "json.syntax"),
    // What follows.
    ("1 2", 2, "json.trailing"),
    ("{}}", 2, "json.trailing"),
    ("{},", 2, "json.trailing"),
    ("{}\n{}", 3, "json.trailing"),
    ("{}x", 2, "json.trailing"),
    ("{}\u{FEFF}", 2, "json.trailing"),
    // Numbers.
    ("[NaN]", 1, "json.number"),
    ("[Infinity]", 1, "json.number"),
    ("[-Infinity]", 1, "json.number"),
    ("[01]", 1, "json.number"),
    ("[-01]", 1, "json.number"),
    ("[00]", 1, "json.number"),
    ("[+1]", 1, "json.number"),
    ("[.5]", 1, "json.number"),
    ("[1.]", 1, "json.number"),
    ("[1.e5]", 1, "json.number"),
    ("[1e]", 1, "json.number"),
    ("[1e+]", 1, "json.number"),
    ("[1.2.3]", 1, "json.number"),
    ("[-]", 1, "json.number"),
    ("[0x10]", 1, "json.number"),
    ("[1_000]", 1, "json.number"),
    ("-", 0, "json.number"),
    ("[1e400]", 1, "json.number"),
    ("[-1e400]", 1, "json.number"),
    ("[9007199254740992]", 1, "json.number"),
    ("[-9007199254740992]", 1, "json.number"),
    ("[9223372036854775808]", 1, "json.number"),
    ("[18446744073709551617]", 1, "json.number"),
    ("[9007199254740992.0]", 1, "json.number"),
    ("[1e20]", 1, "json.number"),
    ("[1000000000000000000000]", 1, "json.number"),
    // Strings.
    (#"["\x41"]"#, 2, "json.escape"),
    (#"["\'"]"#, 2, "json.escape"),
    (#"["a\U0041"]"#, 3, "json.escape"),
    (#"["\u12"]"#, 2, "json.escape"),
    (#"["\u12G4"]"#, 2, "json.escape"),
    (#"["\u"#, 2, "json.escape"),
    (#"["C:\Docs"]"#, 4, "json.escape"),
    (#"["\u0000"]"#, 2, "json.nul"),
    ("[\"a\0b\"]", 3, "json.nul"),
    ("[1]\0", 3, "json.nul"),
    ("\0", 0, "json.nul"),
    (#"["\ud800"]"#, 2, "json.lone-surrogate"),
    (#"["\udc00"]"#, 2, "json.lone-surrogate"),
    (#"["\ud800\u0041"]"#, 2, "json.lone-surrogate"),
    (#"["\ud800\ud800"]"#, 2, "json.lone-surrogate"),
    (#"["\udc00\ud800"]"#, 2, "json.lone-surrogate"),
    (#"["\ud83d\n"]"#, 2, "json.lone-surrogate"),
    ("[\"a\nb\"]", 3, "json.control"),
    ("[\"a\tb\"]", 3, "json.control"),
    ("[\"\u{1F}\"]", 2, "json.control"),
    (#"["\n"# + "\u{1}\"]", 4, "json.control"),
    ("\u{FEFF}{}", 0, "json.byte-order-mark"),
    // Names that stand twice, however they are written.
    (#"{"a":1,"a":2}"#, 7, "json.duplicate-name"),
    (#"{"b":1,"a":2,"b":3,"a":4}"#, 13, "json.duplicate-name"),
    (#"{"a":1,"\u0061":2}"#, 7, "json.duplicate-name"),
    (#"[{"x":{"é":1,"z":2,"\u00e9":3}}]"#, 20, "json.duplicate-name"),
    (#"{"":1,"":2}"#, 6, "json.duplicate-name"),
    (#"{"a":1,"a":2,"a":3}"#, 7, "json.duplicate-name"),
  ]

  @Test(arguments: texts)
  func `a text that is not strict JSON is refused at the byte and by the identifier`(
    text: String, offset: Int, identifier: String
  ) throws {
    let refusal = try #require(JSONSample.refusal(of: Array(text.utf8)))
    #expect(refusal.reason == identifier)
    #expect(refusal.offset == offset)
    #expect(refusal.message.hasSuffix("."))
    #expect(refusal.suggestion?.hasSuffix(".") ?? true)
  }

  static let illFormed: [(bytes: [UInt8], offset: Int)] = [
    ([0x80], 1), ([0xFF], 1), ([0xFE], 1),
    ([0x61, 0xC3], 2), ([0xC3, 0x28], 1), ([0xE2, 0x82], 1), ([0xE2, 0x28, 0xA1], 1),
    ([0xF0, 0x9F, 0x98], 1), ([0xF0, 0x9F, 0x98, 0x28], 1),
    ([0xC3, 0xA9, 0xC3], 3),
    ([0xC0, 0x80], 1), ([0xC1, 0xBF], 1), ([0xE0, 0x9F, 0xBF], 1), ([0xF0, 0x8F, 0xBF, 0xBF], 1),
    ([0xED, 0xA0, 0x80], 1), ([0xED, 0xBF, 0xBF], 1),
    ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 1),
    ([0x5C, 0x6E, 0xC0, 0x80], 3),
  ]

  @Test(arguments: illFormed)
  func `a string that is not UTF-8 is refused at its first wrong character`(
    bytes: [UInt8], offset: Int
  ) throws {
    let refusal = try #require(JSONSample.refusal(of: [0x22] + bytes + [0x22]))
    #expect(refusal.reason == "json.utf8")
    #expect(refusal.offset == offset)
  }

  @Test func `bytes outside strings are refused as what they are`() {
    #expect(JSONSample.refusal(of: [0x5B, 0xFF, 0x5D])?.reason == "json.utf8")
    #expect(JSONSample.refusal(of: [0xFF, 0xFE, 0x7B, 0x00])?.message == "The text is UTF-16.")
    #expect(JSONSample.refusal(of: [0xFE, 0xFF, 0x00, 0x7B])?.message == "The text is UTF-16.")
  }

  @Test func `sixty-four levels are read and the sixty-fifth is refused`() throws {
    let open = { (levels: Int) in Array(repeating: UInt8(ascii: "["), count: levels) }
    let close = { (levels: Int) in Array(repeating: UInt8(ascii: "]"), count: levels) }
    #expect(JSONSample.refusal(of: open(64) + close(64)) == nil)
    let refusal = try #require(JSONSample.refusal(of: open(65) + close(65)))
    #expect(refusal.reason == "json.depth")
    #expect(refusal.offset == 64)
    let hundredThousand = try #require(JSONSample.refusal(of: open(100_000), longest: 1_000_000))
    #expect(hundredThousand.reason == "json.depth")
    #expect(hundredThousand.offset == 64)
  }

  @Test func `a text is read up to the limit and no further`() throws {
    let fits = "\"" + String(repeating: "a", count: 49_150) + "\""
    #expect(JSONSample.refusal(of: Array(fits.utf8)) == nil)
    let refusal = try #require(JSONSample.refusal(of: Array((fits + " ").utf8)))
    #expect(refusal.reason == "json.size")
    #expect(refusal.offset == 49_152)
    #expect(refusal.message == "The text has 49153 bytes; at most 49152 are read.")
    let huge = [UInt8](repeating: UInt8(ascii: " "), count: 100_000_000)
    #expect(JSONSample.refusal(of: huge)?.reason == "json.size")
  }

  @Test func `a million names are refused by their size`() throws {
    let member = Array(#""name":1,"#.utf8)
    let text = [UInt8(ascii: "{")] + repeatElement(member, count: 1_000_000).joined()
    #expect(JSONSample.refusal(of: text)?.reason == "json.size")
  }

  @Test func `many names in any order are told apart, and the one that stands twice is found`()
    throws
  {
    var text = "{"
    for number in 0..<20_000 { text += "\"n\(number &* 7919 % 20_011)\":1," }
    #expect(JSONSample.refusal(of: Array((text + "\"z\":1}").utf8), longest: 1 << 20) == nil)
    let twice = Array((text + "\"n0\":1}").utf8)
    let refusal = try #require(JSONSample.refusal(of: twice, longest: 1 << 20))
    #expect(refusal.reason == "json.duplicate-name")
    #expect(refusal.offset == text.utf8.count)
  }
}
