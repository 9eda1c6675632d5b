import Docket
import Events
import Ports
import Testing

/// Corrections of one fact in one batch are judged as if each had been recorded by itself.
@Suite struct CorrectionLawTests {
  /// A random amendment of the arrest, or of an earlier one of these.
  private func amendment(_ number: Int, _ known: [String], _ random: inout Random) -> JSON {
    let id = "c-\(number)"
    let patches: [JSON] = [
      ["note": .string("n\(number)")], ["term": ["text": "逮捕"]], ["term": ["lang": "zh"]],
      ["term": .null], ["place": ["country": "IT"]], ["place": ["country": "XX"]],
      ["occurred": "2023-02-30"], ["occurred": "2023-08"],
    ]
    if Int.random(in: 0..<4, using: &random) == 0, let target = known.randomElement(using: &random)
    {
      return [
        "type": "record.retracted", "case": "us-wei-2023", "id": .string(id),
        "target": .string(target), "reason": "misread",
      ]
    }
    return Office.correction("f-3", patches.randomElement(using: &random)!, id: id)
  }

  @Test(arguments: 1...12)
  func `a batch takes what one after the other is taken`(seed: UInt64) throws {
    var random = Random(state: seed)
    let alone = try Office.withCase()
    _ = try alone.clerk.record([Office.arrest])
    var taken: [JSON] = []
    var refused: [(fact: JSON, after: Int)] = []
    for number in 0..<25 {
      let fact = amendment(number, taken.compactMap { $0["id"]?.string }, &random)
      if try alone.refusals([fact]).isEmpty {
        taken.append(fact)
      } else {
        refused.append((fact, taken.count))
      }
    }
    #expect(taken.count > 5)
    let together = try Office.withCase()
    #expect(try together.refusals([Office.arrest] + taken).isEmpty)
    for (fact, count) in refused {
      let office = try Office.withCase()
      let found = try office.refusals([Office.arrest] + taken.prefix(count) + [fact])
      #expect(found.count == 1, "\(fact)")
    }
  }
}
