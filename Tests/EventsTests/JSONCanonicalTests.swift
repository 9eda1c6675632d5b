import Events
import Testing

/// RFC 8785, with its own examples.
@Suite struct JSONCanonicalTests {
  private func canonical(_ text: String) throws -> String {
    var tape = JSONTape()
    try tape.parse(text)
    return String(decoding: tape.canonical(), as: UTF8.self)
  }

  // But for 333333333.33333329, which has a digit more than its double: it is refused here.
  @Test func `the sample object of the RFC is written as the RFC writes it`() throws {
    let sample = #"""
      {
        "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try canonical(sample) == expected)
    #expect(try String(decoding: JSON(parsing: sample).canonical(), as: UTF8.self) == expected)
  }

  @Test func `names are sorted by their UTF-16 code units`() throws {
    let sample = #"""
      {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
       "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
       "\u00f6": "Latin Small Letter O With Diaeresis"}
      """#
    let expected =
      #"{"\r":"Carriage Return","1":"One","# + "\"\u{80}\":\"Control\","
      + #""ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","#
      + "\"😀\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    #expect(try canonical(sample).utf8.elementsEqual(expected.utf8))
    #expect(try JSON(parsing: sample).canonical() == Array(expected.utf8))
  }

  static let numbers: [(bits: UInt64, written: String)] = [
    (0x0000_0000_0000_0000, "0"),
    (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"),
    (0x8000_0000_0000_0001, "-5e-324"),
    (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
    (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"),
    (0xC340_0000_0000_0000, "-9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
    (0x44B5_2D02_C7E1_4AF6, "1e+23"),
    (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
    (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
    (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
    (0x444B_1AE4_D6E2_EF50, "1e+21"),
    (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
    (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
    (0x41B3_DE43_5555_5553, "333333333.3333332"),
    (0x41B3_DE43_5555_5554, "333333333.33333325"),
    (0x41B3_DE43_5555_5555, "333333333.3333333"),
    (0x41B3_DE43_5555_5556, "333333333.3333334"),
    (0x41B3_DE43_5555_5557, "333333333.33333343"),
    (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
    (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
  ]

  @Test(arguments: numbers)
  func `the numbers of appendix B are written as ECMAScript writes them`(
    bits: UInt64, written: String
  ) {
    let number = JSON.double(Double(bitPattern: bits))
    #expect(String(decoding: number.canonical(), as: UTF8.self) == written)
  }

  @Test func `numbers of every magnitude come back as they went`() throws {
    var random = JSONRandom(state: 8785)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let written = String(decoding: JSON.double(value).canonical(), as: UTF8.self)
      #expect(Double(written) == value)
    }
  }

  static let spellings: [(written: String, expected: String)] = [
    ("1.0", "1"), ("1e2", "100"), ("-0", "0"), ("-0.0", "0"), ("0e5", "0"), ("-0E-5", "0"),
    ("9007199254740991", "9007199254740991"), ("-9007199254740991", "-9007199254740991"),
    ("9007199254740991.0", "9007199254740991"), ("0.1", "0.1"), ("1E-7", "1e-7"),
    ("1e21", "1e+21"), ("100e-2", "1"), ("1.10", "1.1"),
    ("0.000e99999999999999999999", "0"), ("0.5e1", "5"), ("5e-324", "5e-324"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"), ("0.00012300E+3", "0.123"),
    (#""\/""#, #""/""#), (#""\u0041\u00e9""#, #""Aé""#), (#""\ud83d\ude00""#, #""😀""#),
    (#""\u001F""#, #""\u001f""#), (#""\u000b""#, #""\u000b""#), (#""\u0008\u000C""#, #""\b\f""#),
    (#""\u007f""#, "\"\u{7F}\""), (" [ 1 , { } , [ ] ]\r\n\t", "[1,{},[]]"),
    (#"{"b":{"d":1,"c":2},"a":[]}"#, #"{"a":[],"b":{"c":2,"d":1}}"#),
    (#""\u0041é then""#, #""Aé then""#), (#"{"aa":1,"a":2,"":3}"#, #"{"":3,"a":2,"aa":1}"#),
    (#"{"a":1,"\u0062":2}"#, #"{"a":1,"b":2}"#),
  ]

  @Test(arguments: spellings)
  func `every value has one way to be written`(written: String, expected: String) throws {
    #expect(try canonical(written) == expected)
    #expect(try JSON(parsing: written).canonical() == Array(expected.utf8))
    #expect(try canonical(expected) == expected)
  }

  @Test func `a text knows whether it is canonical already`() throws {
    var tape = JSONTape()
    for text in ["{}", #"{"a":[1,true,null],"b":"\n\u001f€"}"#, "-5"] {
      try tape.parse(text)
      #expect(tape.isCanonical, "\(text)")
      #expect(tape.canonical() == Array(text.utf8))
    }
    for text in [" 1", "-0", #""\/""#, #"{"b":1,"a":2}"#, #""\u001F""#, "[1, 2]", "1.0"] {
      try tape.parse(text)
      #expect(!tape.isCanonical, "\(text)")
    }
  }

  @Test func `one value of a text can be written alone`() throws {
    var tape = JSONTape()
    for text in [#"{"a":{"c":1,"d":2}}"#, #"{"a": {"d":2, "c":1}}"#] {
      try tape.parse(text)
      let value = try #require(tape.value(named: "a"))
      #expect(tape.canonical(at: value) == Array(#"{"c":1,"d":2}"#.utf8))
    }
  }

  @Test func `more than sixteen names are sorted too`() throws {
    let names = (0..<300).map { "n\($0 * 7919 % 300)" }
    let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    let expected = "{" + names.sorted().map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    #expect(try canonical(text) == expected)
  }
}
