import Docket
import Events
import Ports
import Testing

/// Corrections of one fact in one batch are judged as if each had been recorded by itself.
@Suite struct CorrectionLawTests {
  /// A correction of a correction changes what later ones of the fact are held against.
  @Test func `a corrected correction is seen by the next one`() throws {
    let first = Office.correction("f-3", ["term": ["text": "逮捕", "lang": "zh"]], id: "c-1")
    let second = Office.correction("c-1", ["patch": ["term": ["lang": .null]]], id: "c-2")
    let third = Office.correction("f-3", ["term": ["text": .null]], id: "c-3")
    let office = try Office.withCase()
    #expect(try office.refusals([Office.arrest, first, second, third]).map(\.code).count == 1)
  }

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
    if Int.random(in: 0..<4, using: &random) == 0, let target = known.randomElement(using: &random)
    {
      return Office.correction(
        target, ["patch": patches.randomElement(using: &random)!], id: id)
    }
    return Office.correction("f-3", patches.randomElement(using: &random)!, id: id)
  }

  @Test(arguments: 1...30)
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
