import Docket
import Events
import Foundation
import Projections
import Testing

/// How words are destroyed, and what is refused.
@Suite struct RedactionTests {
  static func redaction(_ target: String, id: String = "r-1") -> JSON {
    [
      "type": "record.redacted", "case": "us-wei-2023", "id": .string(id),
      "target": .string(target), "basis": "court_order", "authority": "High Court",
      "note": "By order.",
    ]
  }

  static let assessment: JSON = [
    "type": "claim.assessed", "case": "us-wei-2023", "id": "a-1", "about": "f-3",
    "verification": "disputed", "reason": "A zebra.",
  ]

  static func retraction(_ target: String) -> JSON {
    [
      "type": "record.retracted", "case": "us-wei-2023", "id": "t-1", "target": .string(target),
      "reason": "error", "note": "A zebra.",
    ]
  }

  /// An arrest (record 3), its correction (4), the correction of that (5), its assessment (6), and
  /// the retraction of the assessment (7).
  static func office() throws -> Office {
    let office = try Office.withCase()
    _ = try office.clerk.record([
      Office.arrest, Office.correction("f-3", ["note": "A zebra."], id: "c-1"),
      Office.correction("c-1", ["patch": ["note": "Two zebras."]], id: "c-2"), assessment,
      retraction("a-1"),
    ])
    return office
  }

  @Test func `with a fact goes all that corrects, assesses or withdraws it`() throws {
    let office = try Self.office()
    let receipt = try office.clerk.record([Self.redaction("f-3")], destroying: true)
    #expect(receipt.new.map(\.position) == [8, 9, 10, 11, 12])
    let records = try office.records
    #expect(records.filter { $0.body == nil }.map(\.id) == ["f-3", "c-1", "c-2", "a-1", "t-1"])
    let redactions = try records[7...].map { try JSON(parsing: $0.body![...]) }
    #expect(redactions.map { $0["target"]?.string } == ["f-3", "c-1", "c-2", "a-1", "t-1"])
    #expect(redactions.map { $0["authority"]?.string } == Array(repeating: "High Court", count: 5))
    #expect(redactions.map { $0["note"]?.string } == ["By order.", nil, nil, nil, nil])
    #expect(try office.log.brokenSeals() == [])
  }

  @Test func `how far a fact may go holds for what is left of it`() throws {
    let office = try Office.withCase()
    var arrest = Office.arrest
    arrest["marking"] = "amber"
    _ = try office.clerk.record([
      arrest, Office.correction("f-3", ["note": "A zebra."], id: "c-1"),
    ])
    let receipt = try office.clerk.record([Self.redaction("f-3")], destroying: true)
    let marked = try receipt.new.filter { $0.type == "record.marked" }
      .map { try JSON(parsing: $0.body![...]) }
    #expect(marked.map { $0["target"] } == ["f-3", "c-1"])
    #expect(marked.map { $0["marking"] } == ["amber", "amber"])
    let veil = try #require(
      try Veil(Audience(.green, today: Day(number: 20_000)), over: office.log))
    let hidden = try office.records.map(\.position).filter(veil.hides)
    // The traces of both, their redactions and their markings; the case and the party stay.
    #expect(hidden == [3, 4, 5, 6, 7, 8])
    #expect(
      try Veil(Audience(.amber, today: Day(number: 20_000)), over: office.log)?.hides(3) != true)
  }

  @Test func `what is destroyed is shown beforehand, with what stays`() throws {
    let office = try Self.office()
    _ = try office.clerk.record([
      ["type": "note.added", "case": "us-wei-2023", "text": "Jinchao Wei was seen."]
    ])
    let drafts = try office.clerk.drafts(of: [
      [
        "type": "record.redacted", "party": "jinchao-wei", "target": "f-2", "basis": "privacy",
      ]
    ])
    let plan = try #require(try office.clerk.redactionPlan(drafts))
    #expect(plan.facts.map(\.position) == [2])
    #expect(plan.carriers == ["jinchao-wei"])
    #expect(plan.others == [8])
    #expect(try office.clerk.redactionPlan(office.clerk.drafts(of: [Office.arrest])) == nil)
    let whole = try office.clerk.redactionPlan(office.clerk.drafts(of: [Self.redaction("f-3")]))
    #expect(whole?.facts.map(\.position) == [3, 4, 5, 6, 7])
  }

  @Test func `an archived source is named where nothing else cites it`() throws {
    let office = try Office.withCase()
    func archived(_ source: String) -> JSON {
      ["type": "source.archived", "source": .string(source), "sha256": .string(digest)]
    }
    let digest = String(repeating: "0a", count: 32)
    var (one, two) = (Office.arrest, Office.arrest)
    one["sources"] = [["source": "alone"], ["source": "shared"]]
    two["sources"] = [["source": "shared"]]
    two["id"] = "f-4"
    _ = try office.clerk.record([archived("alone"), archived("shared"), one, two])
    let drafts = try office.clerk.drafts(of: [Self.redaction("f-3")])
    let plan = try #require(try office.clerk.redactionPlan(drafts))
    #expect(plan.sources.map(\.slug) == ["alone"])
    #expect(plan.sources.map(\.sha256) == [digest])
  }

  @Test func `nothing is destroyed by the way`() throws {
    let office = try Self.office()
    let before = try office.records
    #expect(
      try office.refusals([Self.redaction("f-3")]).map(\.description) == [
        "This would destroy the words and values of f-3 (record 3) and of all that corrects or "
          + "assesses it, for ever. Say --yes if that is meant; --dry-run shows what would go."
      ])
    _ = try office.clerk.record([Self.redaction("f-3")], destroying: true, dryRun: true)
    #expect(try office.records == before)
  }

  @Test func `a redaction is not taken back, nor redacted itself`() throws {
    let office = try Self.office()
    _ = try office.clerk.record([Self.redaction("f-3")], destroying: true)
    var again = Self.retraction("r-1")
    again["id"] = "t-2"
    #expect(
      try office.refusals([again]).map(\.description) == [
        "r-1 (record 8) is a redaction: what it destroyed cannot be restored. Record what is right "
          + "anew, under another id."
      ])
    #expect(
      try office.refusals([Self.redaction("r-1", id: "r-2")]).map(\.code)
        == ["admission.final-redaction"])
  }

  @Test func `a case whose opening is redacted may be opened anew`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([Self.redaction("f-1")], destroying: true)
    var opening = Office.opening
    opening["id"] = "f-9"
    #expect(try office.refusals([opening]).isEmpty)
  }

  // MARK: Files of facts

  @Test func `lines of redacted facts, and what speaks of them, are passed over`() throws {
    let lines = """
      {"type":"case.opened","case":"x","id":"o","title":"X","country":"US"}
      {"position":2,"revision":2,"case":"x","id":"s","redacted":true,"type":"custody.arrested"}
      {"type":"record.corrected","case":"x","id":"c","target":"s","patch":{"note":"A."},"reason":"r"}
      {"type":"record.redacted","case":"x","id":"r","target":"s","basis":"privacy"}
      """
    let office = Office()
    let report = try office.clerk.import([ImportFile("x", lines)])
    #expect((report.new, report.redacted, report.refused) == (1, 3, 0))
    #expect(try office.records.map(\.id) == ["o"])
  }

  @Test func `an import destroys only where it may, and importing again adds nothing`() throws {
    let office = try Self.office()
    let line = String(decoding: Self.redaction("f-3").canonical(), as: UTF8.self)
    let refused = try office.clerk.import([ImportFile("x", line)])
    #expect(refused.refusals.map(\.code) == ["admission.unconfirmed"])
    let taken = try office.clerk.import([ImportFile("x", line)], destroying: true)
    #expect((taken.new, taken.refused) == (5, 0))
    let again = try office.clerk.import([ImportFile("x", line)])
    #expect((again.new, again.known) == (0, 1))
  }
}
