import Events
import Foundation
import Testing

/// Texts that nobody would write. Foundation reads JSON too, and more leniently.
@Suite struct JSONFuzzTests {
  @Test func `every seed is read, and its canonical form is final`() throws {
    #expect(JSONSample.facts.count > 500)
    var tape = JSONTape()
    for fact in JSONSample.facts {
      try tape.parse(fact)
      try expectLawful(tape, fact)
    }
  }

  @Test func `a seed is read like Foundation reads it`() throws {
    var tape = JSONTape()
    for fact in JSONSample.facts {
      try tape.parse(fact)
      let theirs = try tree(JSONSerialization.jsonObject(with: Data(fact)))
      #expect(written(tape.canonical()) == written(theirs.canonical()))
    }
  }

  /// What is read here but not by Foundation would be a hole. The other way round there are many:
  /// it takes a byte order mark, UTF-16, U+0000, equal names, 2^63 and 600 levels.
  @Test(arguments: [1, 2, 3, 4])
  func `a garbled seed is read only if Foundation reads it too`(seed: UInt64) throws {
    var random = JSONRandom(state: seed)
    var tape = JSONTape()
    var accepted = 0
    for _ in 0..<1_500 {
      let text = garbled(JSONSample.facts.randomElement(using: &random)!, using: &random)
      guard (try? tape.parse(text)) != nil else { continue }
      accepted += 1
      let theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
      #expect(theirs != nil, "\(String(decoding: text, as: UTF8.self))")
      try expectLawful(tape, text)
    }
    #expect(accepted > 50)
  }

  @Test func `noise of brackets, quotes and escapes never does harm`() throws {
    var random = JSONRandom(state: 99)
    var tape = JSONTape(longest: 64, deepest: 5)
    let alphabet = Array(#"{}[]",:\u0dD8cC1e.-+ntf"#.utf8) + [0, 9, 10, 0xC3, 0xA9, 0xED, 0xFF]
    for _ in 0..<30_000 {
      let length = Int.random(in: 0...66, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random)! }
      if let refusal = refusal(of: text, by: &tape) {
        #expect((0...text.count).contains(refusal.offset))
      } else {
        try expectLawful(tape, text)
      }
    }
  }

  @Test func `a seed that is cut short is refused wherever it is cut`() {
    for fact in JSONSample.facts.prefix(40) {
      for end in 0..<fact.count {
        let refusal = JSONSample.refusal(of: Array(fact[..<end]))
        #expect(refusal?.reason == "json.incomplete" || refusal?.reason == "json.utf8")
      }
    }
  }

  /// Strings, because a mismatch of arrays is explained byte by byte, and takes for ever.
  private func written(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func tree(_ value: Any) throws -> JSON {
    switch value {
    case let string as String: return .string(string)
    case let list as [Any]: return try .array(list.map(tree))
    case let members as [String: Any]:
      return try .object(members.map { try JSON.Member($0.key, tree($0.value)) })
    case let number as NSNumber where number.objCType.pointee == CChar(UInt8(ascii: "c")):
      return .bool(number.boolValue)
    case let number as NSNumber: return JSON(floatLiteral: number.doubleValue)
    default: return .null
    }
  }

  private func refusal(of text: [UInt8], by tape: inout JSONTape) -> JSONError? {
    do {
      try tape.parse(text)
      return nil
    } catch {
      return error
    }
  }

  /// The canonical form of what was read means the same, and does not change again.
  private func expectLawful(_ tape: JSONTape, _ text: [UInt8]) throws {
    let canonical = tape.canonical()
    var again = JSONTape(longest: 1 << 20)
    try again.parse(canonical)
    let tree = tape.json()
    #expect(written(again.canonical()) == written(canonical))
    #expect(written(tree.canonical()) == written(canonical))
    #expect(written(again.json().canonical()) == written(canonical))
    if tape.isCanonical { #expect(written(canonical) == written(text)) }
    try again.parse(tree.pretty())
    let isPrintedWell = again.json() == tree
    try again.parse(tree.compact())
    #expect(isPrintedWell && again.json() == tree)
  }

  /// A few bytes changed, removed, repeated, moved or replaced by what has trapped parsers before.
  private func garbled(_ fact: [UInt8], using random: inout JSONRandom) -> [UInt8] {
    let traps = [
      #"\u0041"#, #"\ud83d\ude00"#, #"\ud83d"#, #"\u0000"#, #"\/"#, "-0", "1e3", "0.10", "1e400",
      "9007199254740993", ",", "\"", "{}", "[", "]", " ", "\r\n", "null", "é", "\u{FEFF}", "NaN",
      #""note":1,"#, "\\",
    ]
    var text = fact
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<text.count, using: &random)
      let end = min(text.count, place + Int.random(in: 1...4, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: text[place] = UInt8.random(in: 0...255, using: &random)
      case 1: text.removeSubrange(place..<end)
      case 2: text.insert(contentsOf: text[place..<end], at: place)
      case 3: text.insert(contentsOf: traps.randomElement(using: &random)!.utf8, at: place)
      default: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
      }
      if text.isEmpty { text = fact }
    }
    return text
  }
}
