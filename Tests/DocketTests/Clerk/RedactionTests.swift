import Docket
import Events
import Foundation
import Ports
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

  // MARK: Archived bytes

  private static let digests = ["0a", "0b", "0c"].map { String(repeating: $0, count: 32) }

  private static func archived(_ source: String, _ digest: Int, id: String) -> JSON {
    [
      "type": "source.archived", "source": .string(source), "sha256": .string(digests[digest]),
      "id": .string(id),
    ]
  }

  private static func registered(_ source: String) -> JSON {
    [
      "type": "source.registered", "source": .string(source), "kind": "newspaper",
      "id": .string(source),
    ]
  }

  /// The bytes that redacting a fact of a source, or of the case, leaves unneeded: `source digest`.
  private static func bytes(_ office: Office, _ target: String, source: String?) throws -> [String]
  {
    var redaction = redaction(target)
    if let source {
      redaction["case"] = nil
      redaction["source"] = .string(source)
    }
    let plan = try office.clerk.redactionPlan(office.clerk.drafts(of: [redaction]))
    return try #require(plan).bytes.map {
      "\($0.source) \(digests.firstIndex(of: $0.sha256)!)" + ($0.isCited ? " cited" : "")
    }
  }

  @Test func `archived bytes may go with the last fact that cites their source`() throws {
    let office = try Office.withCase()
    var (one, two) = (Office.arrest, Office.arrest)
    one["sources"] = [["source": "alone"], ["source": "shared"]]
    two["sources"] = [["source": "shared"]]
    two["id"] = "f-4"
    _ = try office.clerk.record([
      Self.archived("alone", 0, id: "a"), Self.archived("shared", 1, id: "b"), one, two,
    ])
    #expect(try Self.bytes(office, "f-3", source: nil) == ["alone 0"])
  }

  @Test func `archived bytes may go with the registration of their source`() throws {
    let office = try Office.withCase()
    var arrest = Office.arrest
    arrest["sources"] = [["source": "paper"]]
    _ = try office.clerk.record([
      Self.registered("paper"), Self.archived("paper", 0, id: "a"),
      Self.archived("paper", 1, id: "b"), arrest,
    ])
    #expect(try Self.bytes(office, "paper", source: "paper") == ["paper 0 cited", "paper 1 cited"])
  }

  @Test func `archived bytes may go with their archiving, retracted or corrected as it is`() throws
  {
    let office = try Office.withCase()
    _ = try office.clerk.record([
      Self.registered("paper"), Self.archived("paper", 0, id: "a"),
      Self.archived("paper", 1, id: "b"),
      [
        "type": "record.retracted", "source": "paper", "id": "t", "target": "a", "reason": "error",
      ],
      [
        "type": "record.corrected", "source": "paper", "id": "c", "target": "b",
        "patch": ["sha256": .string(Self.digests[2])], "reason": "Another file.",
      ],
    ])
    #expect(try Self.bytes(office, "a", source: "paper") == ["paper 0"])
    #expect(try Self.bytes(office, "b", source: "paper") == ["paper 1", "paper 2"])
    #expect(try Self.bytes(office, "c", source: "paper") == ["paper 2"])
  }

  @Test func `archived bytes stay where another archiving that stands is of them`() throws {
    let office = try Office.withCase()
    _ = try office.clerk.record([
      Self.registered("paper"), Self.registered("copy"), Self.archived("paper", 0, id: "a"),
      Self.archived("paper", 0, id: "again"), Self.archived("copy", 0, id: "b"),
    ])
    #expect(try Self.bytes(office, "a", source: "paper") == [])
    #expect(try Self.bytes(office, "paper", source: "paper") == [])
    _ = try office.clerk.record([
      ["type": "record.retracted", "source": "copy", "id": "t", "target": "b", "reason": "error"]
    ])
    #expect(try Self.bytes(office, "a", source: "paper") == [])
    #expect(try Self.bytes(office, "paper", source: "paper") == ["paper 0"])
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
          + "under another id."
      ])
    #expect(
      try office.refusals([Self.redaction("r-1", id: "r-2")]).map(\.code)
        == ["admission.final-redaction"])
  }

  @Test func `a case whose opening is redacted may be opened again`() throws {
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
