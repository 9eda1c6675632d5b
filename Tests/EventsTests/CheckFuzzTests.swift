import Events
import Testing

/// The checker over real facts, and over real facts that were damaged.
@Suite struct CheckFuzzTests {
  @Test func `every fact of the seeds is admitted`() {
    var checker = Checker()
    for fact in JSONSample.facts {
      do {
        let draft = try checker.draft(fact[...]) { _ in "made" }
        try expectSettled(draft)
      } catch {
        Issue.record("\(error): \(String(decoding: fact, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a damaged fact is refused inside its line, or admitted for good`(seed: UInt64) throws {
    var random = JSONRandom(state: seed)
    var checker = Checker()
    var admitted = 0
    for _ in 0..<2_000 {
      let fact = damaged(JSONSample.facts.randomElement(using: &random)!, using: &random)
      do {
        try expectSettled(checker.draft(fact[...]) { _ in "made" })
        admitted += 1
      } catch let error as Findings {
        #expect(!error.all.isEmpty)
        for finding in error.all { #expect((0...fact.count).contains(finding.offset)) }
      }
    }
    #expect(admitted > 100)
  }

  @Test(arguments: [5, 6])
  func `values in each other's places are refused, or admitted for good`(seed: UInt64) throws {
    var random = JSONRandom(state: seed)
    var checker = Checker()
    let trees = try JSONSample.facts.map { try JSON(parsing: $0[...]) }
    for _ in 0..<2_000 {
      var fact = trees.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let other = trees.randomElement(using: &random)!.object!.randomElement(using: &random)!
        let name = fact.object!.randomElement(using: &random)!.name
        fact[Bool.random(using: &random) ? name : other.name] = other.value
      }
      if let draft = try? checker.draft(fact, id: { _ in "made" }) { try expectSettled(draft) }
    }
  }

  /// A draft is canonical, a page reads it, and the checker makes the same of it again.
  private func expectSettled(_ draft: Draft) throws {
    var checker = Checker(acceptingLogMembers: true)
    #expect(try checker.draft(draft.body[...]) { _ in "other" } == draft)
    let fact = try Page(fact: draft.body)[0]
    #expect(fact.bytes == draft.body)
    #expect(fact.word.name == draft.type)
    #expect(fact.subject.kind == draft.subject)
    #expect(fact.subject.key.string == draft.key)
    #expect(fact.id?.string == draft.id)
  }

  private func damaged(_ fact: [UInt8], using random: inout JSONRandom) -> [UInt8] {
    var fact = fact
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<fact.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: fact[place] = UInt8.random(in: 0x20...0x7E, using: &random)
      case 1: fact.remove(at: place)
      case 2: fact.insert(fact.randomElement(using: &random)!, at: place)
      case 3: fact.swapAt(place, max(0, place - 1))
      default: fact[place] ^= 0x20
      }
    }
    return fact
  }
}
