import Events
import Testing

/// What a person reads who wrote JSON by hand.
@Suite struct JSONMessageTests {
  static let sentences: [(text: String, message: String, suggestion: String?)] = [
    (
      #"{'type':1}"#, "A name should stand here, not a single quotation mark.",
      #"Use straight double quotation marks: "…"."#
    ),
    (
      "{type:1}", "A name should stand here, not type.",
      #"Put the name in double quotation marks: "type"."#
    ),
    (
      "[“a”]", "A value should stand here, not '“'.",
      #"Use straight double quotation marks: "…"."#
    ),
    (
      #"{"a":1,}"#, "A comma stands here with nothing between it and '}'.", "Remove the comma."
    ),
    ("[1,,2]", "A value should stand here, not ','.", "Remove it."),
    (
      #"{"a":,"b":1}"#, "A value should stand here, not ','.", "Write null, or leave out the name."
    ),
    ("[True]", "A value should stand here, not True.", "Write true."),
    ("[None]", "A value should stand here, not None.", "Write null."),
    ("[NaN]", "JSON has no NaN.", "Write null or a string, or leave it out."),
    ("[-Infinity]", "JSON has no -Infinity.", "Write null or a string, or leave it out."),
    (
      "[us-wei-2023]", "A value should stand here, not us-wei-2023.",
      #"Put it in double quotation marks: "us-wei-2023"."#
    ),
    (
      #"{"a":1 "b":2}"#, #"A comma or '}' should stand here, not '"'."#, "Put a comma before it."
    ),
    (
      "[1}", "A comma or ']' should stand here, not '}'.",
      "Write ]: it closes what begins at byte 0."
    ),
    (#"{"a":1;"b":2}"#, "A comma or '}' should stand here, not ';'.", "Write , instead."),
    (
      #"["a":1]"#, "A comma or ']' should stand here, not ':'.",
      #"Members belong into an object: {"name": value}."#
    ),
    (#"{"a"=1}"#, "A colon should stand after the name, not '='.", "Write : instead."),
    (#"{"a" 1}"#, "A colon should stand after the name, not 1.", "Write : before it."),
    ("[1] // why", "JSON has no comments, and '/' is no value.", "Remove it."),
    ("{}{}", "The value has ended, but '{' follows.", "Put each value on a line of its own."),
    (
      #"{"a":[1"#, "The text ends inside the list that begins at byte 5.", "Close it with ]."
    ),
    (
      #"{"a":"b"#, "The text ends inside the string that begins at byte 5.",
      "Close it with a double quotation mark."
    ),
    (
      "", "The text ends where a value should be.", #"Write a JSON object: {"name": "value"}."#
    ),
    (
      "[\"a\n\"]", "A line feed stands in a string as it is.",
      #"Write \n, or close the string before it."#
    ),
    ("[\"\u{7}\"]", "The character U+0007 stands in a string as it is.", #"Write \u0007."#),
    (
      #"["C:\Docs"]"#, "JSON has no escape of a backslash and 'D'.", #"Write \\ for a backslash."#
    ),
    (#"["it\'s"]"#, #"JSON has no \'."#, "Write ' without a backslash."),
    (
      #"["\u12"]"#, #"Four hexadecimal digits must follow \u, as in \u00e9."#,
      "Write the character itself."
    ),
    (
      #"["\ud83d"]"#, #"\ud83d is half of a surrogate pair without the other."#,
      "Write the character itself, or both halves."
    ),
    ("[007]", "007 is not a number as JSON writes it.", #"Write 7, or "007" if the zeros matter."#),
    ("[+5]", "+5 is not a number as JSON writes it.", "Write 5."),
    ("[-.5]", "-.5 is not a number as JSON writes it.", "Write -0.5."),
    ("[5.]", "5. is not a number as JSON writes it.", "Write 5."),
    (
      "[2023-08-02]", "2023-08-02 is not a number as JSON writes it.",
      #"Put it in double quotation marks: "2023-08-02"."#
    ),
    (
      "[9007199254740993]",
      "9007199254740993 is out of range: whole numbers go to 9007199254740991 on either side of 0.",
      #"Write it as a string: "9007199254740993"."#
    ),
    (
      "[123456789.123456789123]",
      "123456789.123456789123 has more digits than a number holds: it would be kept as "
        + "123456789.12345679.", #"Write it as a string: "123456789.123456789123"."#
    ),
    (
      "[333333333.33333329]",
      "333333333.33333329 has more digits than a number holds: it would be kept as 333333333.3333333.",
      #"Write it as a string: "333333333.33333329"."#
    ),
    (
      "[-1.0000000000000000001]",
      "-1.0000000000000000001 has more digits than a number holds: it would be kept as -1.",
      #"Write it as a string: "-1.0000000000000000001"."#
    ),
    (
      "[0.1e-400]", "0.1e-400 has more digits than a number holds: it would be kept as 0.",
      #"Write it as a string: "0.1e-400"."#
    ),
    (
      "[1e-99999999999999999999]",
      "1e-99999999999999999999 has more digits than a number holds: it would be kept as 0.",
      #"Write it as a string: "1e-99999999999999999999"."#
    ),
    ("[1e400]", "1e400 is too large for a number.", #"Write it as a string: "1e400"."#),
    (
      #"{"case":1,"case":2}"#, #"The name "case" stands twice in one object, first at byte 1."#,
      "Keep one of the two."
    ),
    ("\u{FEFF}{}", "The text begins with a byte order mark.", "Save it as UTF-8 without one."),
    (
      "[\u{202E}1]", #"A value should stand here, not '\u{202E}'."#,
      "Use a plain space, or remove it."
    ),
  ]

  @Test(arguments: sentences)
  func `a refusal says what is wrong and what would be right`(
    text: String, message: String, suggestion: String?
  ) throws {
    let refusal = try #require(JSONSample.refusal(of: Array(text.utf8)))
    #expect(refusal.message == message)
    #expect(refusal.suggestion == suggestion)
  }

  @Test func `the identifiers are what they always were`() {
    #expect(
      JSONError.Reason.allCases.map(\.rawValue) == [
        "json.syntax", "json.incomplete", "json.trailing", "json.duplicate-name", "json.number",
        "json.escape", "json.lone-surrogate", "json.control", "json.nul", "json.utf8",
        "json.byte-order-mark", "json.depth", "json.size",
      ])
  }
}
