import Events
import Testing

/// Trees and tapes in use.
@Suite struct JSONTests {
  @Test func `a tape lays a text out flat`() throws {
    var tape = JSONTape()
    try tape.parse(#"{"a":[1,2],"b\n":{}}"#)
    #expect(
      tape.nodes.map(\.kind) == [.object, .string, .array, .integer, .integer, .string, .object])
    #expect(tape.nodes.map(\.start) == [0, 1, 5, 6, 8, 11, 17])
    #expect(tape.nodes.map(\.end) == [20, 4, 10, 7, 9, 16, 19])
    #expect(tape.nodes.map(\.next) == [7, 2, 5, 4, 5, 6, 7])
    #expect(tape.nodes.map(\.count) == [2, 1, 2, 0, 0, 2, 0])
    #expect(tape.nodes.map(\.hasEscapes) == [false, false, false, false, false, true, false])
    #expect(tape.members(of: 0).map { [$0.name, $0.value] } == [[1, 2], [5, 6]])
    #expect(tape.elements(of: 2).map { tape.integer(at: $0) } == [1, 2])
    #expect(tape.string(at: 5) == "b\n")
    #expect(tape.string(at: 5, is: "b\n"))
    #expect(!tape.string(at: 5, is: "b"))
    #expect(tape.value(named: "b\n") == 6)
    #expect(tape.value(named: "c") == nil)
    #expect(Array(tape.source(at: 2)) == Array("[1,2]".utf8))
  }

  @Test func `a tape is used again and again`() throws {
    var tape = JSONTape()
    try tape.parse(#"{"long":"\#(String(repeating: "é\\n", count: 3000))"}"#)
    #expect(tape.string(at: 2) == String(repeating: "é\n", count: 3000))
    try tape.parse("7")
    #expect(tape.json() == 7)
    #expect(throws: JSONError.self) { try tape.parse("[7") }
    #expect(tape.nodes.isEmpty)
    try tape.parse("[8]")
    #expect(tape.json() == [8])
  }

  @Test func `whole numbers are integers however they are written`() throws {
    #expect(try JSON(parsing: "[1, 1.0, 1e2, -0, -12e-1]") == [1, 1, 100, 0, .double(-1.2)])
    #expect(try JSON(parsing: "1e21") == .double(1e21))
    #expect(JSON.integer(3).double == 3)
    #expect((1.0 as JSON) == 1)
  }

  @Test func `trees are printed in the order they were given`() {
    let tree: JSON = ["b": [1, ["x": .null]], "a": [:], "c": [], "d": "\"é\"\u{1}", "e": 1.5]
    #expect(tree.compact() == #"{"b":[1,{"x":null}],"a":{},"c":[],"d":"\"é\"\u0001","e":1.5}"#)
    #expect(
      tree.pretty() == #"""
        {
          "b": [
            1,
            {
              "x": null
            }
          ],
          "a": {},
          "c": [],
          "d": "\"é\"\u0001",
          "e": 1.5
        }
        """#)
  }

  @Test func `members are read and set by name`() {
    var tree: JSON = ["type": "case.opened", "case": "us-wei-2023", "open": true]
    #expect(tree["case"]?.string == "us-wei-2023")
    #expect(tree["open"]?.bool == true)
    #expect(tree["none"] == nil)
    tree["case"] = "us-zhao-2023"
    tree["count"] = 2
    tree["open"] = nil
    #expect(tree.compact() == #"{"type":"case.opened","case":"us-zhao-2023","count":2}"#)
    #expect(tree.object?.map(\.name) == ["type", "case", "count"])
    #expect((["a"] as JSON).array?.first?.string == "a")
    #expect(tree.array == nil)
  }

  @Test func `strings are the same if their bytes are`() throws {
    let composed = JSON.string("\u{E9}")
    let decomposed = JSON.string("e\u{301}")
    #expect(composed != decomposed)
    let both = try JSON(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(both["e\u{301}"] == 2)
  }

  /// The table of RFC 7396, appendix A.
  static let patches: [(original: String, patch: String, result: String)] = [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
    (#"{"a":"foo"}"#, "null", "null"),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ]

  @Test(arguments: patches)
  func `a merge patch does what RFC 7396 says`(
    original: String, patch: String, result: String
  ) throws {
    let patched = try JSON(parsing: original).mergePatch(JSON(parsing: patch))
    #expect(patched.compact() == result)
  }
}
