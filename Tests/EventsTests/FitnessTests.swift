import Foundation
import Testing

@testable import Events

/// What a page asks of a fact before it takes it: nothing that reads one may meet what is not there.
@Suite struct FitnessTests {
  /// Why a page does not take a fact.
  func refusal(_ fact: JSON) -> PageError? {
    do {
      _ = try Page(fact: fact.canonical())
      return nil
    } catch {
      return error as? PageError
    }
  }

  static let arrest: JSON = ["type": "custody.arrested", "case": "us-a-2026", "id": "f-1"]

  func with(_ name: String, _ value: JSON, in fact: JSON = arrest) -> JSON {
    var fact = fact
    fact[name] = value
    return fact
  }

  @Test func `a choice is one of the words to the letter, and not by its ends`() throws {
    let right = #"{"case":"a","id":"f","instrument":"superseding_indictment","type":"charge.laid"}"#
    _ = try Page(fact: Array(right.utf8))
    // The same length, beginning and end.
    let wrong = right.replacing("superseding_indictment", with: "supersedXng_indictment")
    #expect(throws: (any Error).self) { try Page(fact: Array(wrong.utf8)) }
  }

  @Test func `a word of a later vocabulary is named`() {
    var fact = Self.arrest
    fact["type"] = "custody.moved"
    #expect(refusal(fact) == .unknownWord(position: 0, word: "custody.moved"))
  }

  @Test(arguments: CheckVocabularyTests.lines)
  func `a fact without a field that its word needs is refused by that name`(_ line: [UInt8]) throws
  {
    let fact = try JSON(parsing: line[...])
    let word = try #require(Vocabulary.word(named: fact["type"]?.string ?? ""))
    for field in word.fields where field.isRequired {
      var less = fact
      less[field.name] = nil
      #expect(
        refusal(less) == .unfit(position: 0, word: word.name, .missing(field.name)),
        "\(word.name) without \(field.name)")
    }
  }

  @Test(arguments: CheckVocabularyTests.lines)
  func `a field with a value of another kind is refused by its name`(_ line: [UInt8]) throws {
    let fact = try JSON(parsing: line[...])
    let word = try #require(Vocabulary.word(named: fact["type"]?.string ?? ""))
    let known = Set((word.fields + Envelope.infos).map(\.name))
    for member in fact.object ?? [] where known.contains(member.name) {
      let kind = (word.fields + Envelope.infos).first { $0.name == member.name }!.kind
      guard kind != .anything, kind != .patch else { continue }
      var broken = fact
      broken[member.name] = .null
      #expect(
        refusal(broken) == .unfit(position: 0, word: word.name, .value(member.name)),
        "\(word.name): \(member.name)")
    }
  }

  @Test func `a choice of a later vocabulary is refused, as deep as it stands`() {
    let verdict: JSON = [
      "type": "verdict.given", "case": "a", "result": "mixed",
      "counts": [["count": 1, "offence": "theft", "result": "annulled"]],
    ]
    #expect(
      refusal(verdict) == .unfit(position: 0, word: "verdict.given", .value("counts")))
    #expect(
      refusal(with("claim", ["standing": "rumoured"]))
        == .unfit(position: 0, word: "custody.arrested", .value("claim")))
  }

  @Test func `a list in which one element is broken is refused whole`() {
    #expect(
      refusal(with("parties", ["p-a", 7]))
        == .unfit(position: 0, word: "custody.arrested", .value("parties")))
    #expect(
      refusal(with("sources", [["locator": "p. 1"]]))
        == .unfit(position: 0, word: "custody.arrested", .value("sources")))
    #expect(refusal(with("parties", [])) == nil)
  }

  @Test func `a fact that belongs to nothing is refused with what it could belong to`() {
    var fact = Self.arrest
    fact["case"] = nil
    #expect(refusal(fact) == .unfit(position: 0, word: "custody.arrested", .subject(["case"])))
  }

  @Test func `of what a redaction left nothing is asked`() throws {
    let left = Remains.fact(type: "plea.entered", subject: "case", key: "a", id: "f-1")
    #expect(try Page(fact: left)[0].isRedacted)
  }

  @Test func `a fact that is refused leaves the page as it was`() throws {
    let builder = PageBuilder(byteCapacity: 8, rowCapacity: 1)
    try builder.append(position: 1, body: Self.arrest.canonical())
    var later = Self.arrest
    later["type"] = "custody.moved"
    #expect(throws: PageError.self) { try builder.append(position: 2, body: later.canonical()) }
    #expect(throws: PageError.self) { try builder.append(position: 2, body: []) }
    try builder.append(position: 3, body: Self.arrest.canonical())
    let page = builder.finish()
    #expect(page.count == 2)
    #expect((0..<2).map { page[$0].bytes } == Array(repeating: Self.arrest.canonical(), count: 2))
  }

  /// What stands in a log is read by many hands; none may fall over what somebody else put there.
  @Test(arguments: CheckVocabularyTests.lines)
  func `whatever bytes are changed, a page takes what can be read or refuses`(_ line: [UInt8])
    throws
  {
    // The same on every run: what fails once fails always.
    var chance = SplitMix(state: UInt64(line.count))
    for _ in 0..<200 {
      var bytes = line
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default: bytes = Array(bytes[..<max(1, place)])
        }
        if bytes.isEmpty { bytes = [0] }
      }
      guard let page = try? Page(fact: bytes) else { continue }
      try Everything.read(page[0])
    }
  }
}

/// Reads all that a fact's word needs, which would trap where something is missing.
private enum Everything {
  static func read(_ fact: Fact) throws {
    let mirror = Mirror(reflecting: fact.event)
    guard let family = mirror.children.first?.value,
      let payload = Mirror(reflecting: family).children.first?.value as? any NeedsRead
    else { return }
    payload.readNeeds()
  }
}

private protocol NeedsRead {
  func readNeeds()
}

extension Read: NeedsRead {
  func readNeeds() {
    for child in Mirror(reflecting: W.fields).children {
      (child.value as? any NeedsField)?.check { found($0) }
    }
  }
}

private protocol NeedsField {
  func check(_ find: (Key) -> Value?)
}

extension Need: NeedsField {
  func check(_ find: (Key) -> Value?) {
    #expect(find(key).flatMap { T.read($0) } != nil)
  }
}
