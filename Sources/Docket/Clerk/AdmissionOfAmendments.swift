import Events
import Projections

/// Rules for facts about facts: corrections, retractions, redactions, markings, assessments.
extension Admission {
  /// The fact that is spoken of is in the log, or earlier in the batch; nil where it was refused.
  func targetIsThere(_ draft: Draft, _ field: String) throws -> Record? {
    let id = try draft.text(field)
    if let target = try transaction.record(id: id) { return target }
    if isExcused(id) { return nil }
    let place = draft.subject == .case ? " --case \(draft.key)" : ""
    throw Refusal(
      .unknownTarget, at: field,
      "\(draft.type) speaks of \(id), and no such fact is in the log.",
      "Look its id up: docket log\(place) --format jsonl")
  }

  /// A fact about a fact stands in the same stream.
  func targetIsOfStream(_ draft: Draft, _ target: Record, _ field: String) throws {
    guard target.stream != draft.stream else { return }
    let parts = target.stream.split(separator: "/", maxSplits: 1)
    throw Refusal(
      .otherStream, at: draft.subject.rawValue,
      "\(target.id) belongs to \(target.stream) (record \(target.position)), not to "
        + "\(draft.stream).",
      #"Write "\#(parts[0])": "\#(parts[1])"."#)
  }

  /// A correction leaves a valid fact, given all corrections that hold; a redacted fact has nothing
  /// left to correct, and what an amendment speaks of is not corrected.
  func correctionHolds(_ draft: Draft, _ target: Record) throws {
    let fact = try Page(fact: draft.body)[0]
    guard case .amendment(.corrected(let correction)) = fact.event else { return }
    let name = "\(target.id) (record \(target.position))"
    let patch = try JSON(parsing: correction.patch.raw[...])
    if let field = Duty.of(target.type)?.target, patch[field] != nil {
      throw Refusal(
        .invalidCorrection, at: "patch", "A correction of \(name) leaves its \(field) as it is.",
        "Retract it, and record another.")
    }
    let standing = try Standing(in: draft.stream, beside: [target.id], self)
    guard target.body != nil, let item = standing[target.position], item.state != .redacted else {
      throw Refusal(
        .redactedTarget, at: "target", "\(name) is redacted: nothing is left to correct.",
        "Record the fact anew, under another id.")
    }
    let old = try JSON(parsing: item.fact.bytes[...])
    guard let finding = flaw(of: old.mergePatch(patch)) else { return }
    throw Refusal(
      .invalidCorrection, at: "patch",
      "Corrected so, \(name) would be no valid fact. \(finding.message)",
      finding.suggestion ?? "Mend the patch.")
  }

  /// When an amendment is amended or withdrawn, the corrections that hold still leave valid facts.
  func correctionsHold(_ draft: Draft, _ target: Record) throws {
    guard target.type.hasPrefix("record."), Duty.all[draft.wordNumber].amends else { return }
    let after = try Standing(in: draft.stream, beside: [], self, then: draft)
    for item in after.items where !item.corrections.isEmpty {
      guard let finding = try flaw(of: JSON(parsing: item.fact.bytes[...])),
        let id = item.fact.id?.string
      else { continue }
      throw Refusal(
        .heldCorrection, at: "target",
        "After this, \(id) (record \(item.position)) would be no valid fact. \(finding.message)",
        "Retract the later corrections of \(id) first.")
    }
  }

  /// What makes a fact invalid.
  private func flaw(of fact: JSON) -> Finding? {
    var checker = Checker()
    do {
      _ = try checker.draft(fact) { _ in preconditionFailure("a recorded fact has an id") }
      return nil
    } catch {
      return error.all.first
    }
  }
}

/// The corrected facts of a stream as they stand: its amendments, and what they speak of.
private struct Standing {
  let items: [Amended.Item]

  /// - Parameters:
  ///   - others: ids of further facts that are wanted.
  ///   - draft: an amendment that is not recorded yet.
  init(
    in stream: String, beside others: [String], _ admission: Admission, then draft: Draft? = nil
  ) throws {
    var records: [Int64: Record] = [:]
    try admission.log.records(Selection(.stream(stream))) { record in
      if record.type.hasPrefix("record.") { records[record.position] = record }
      return true
    }
    for record in admission.amendments[stream] ?? [] { records[record.position] = record }
    var facts = try records.values.compactMap(Standing.fact)
    for id in try Set(facts.map(Standing.target) + others) {
      guard let record = try admission.transaction.record(id: id), record.stream == stream,
        records[record.position] == nil, let fact = try Standing.fact(of: record)
      else { continue }
      facts.append(fact)
    }
    if let draft {
      let next = admission.transaction.head.position + 1
      facts.append(try Page(fact: draft.body, position: next)[0])
    }
    facts.sort { $0.position < $1.position }
    items = Amended(facts, evidence: NoEvidence()).items
  }

  subscript(position: Int64) -> Amended.Item? { items.first { $0.position == position } }

  private static func fact(of record: Record) throws -> Fact? {
    try record.body.map { try Page(fact: $0, position: record.position)[0] }
  }

  private static func target(of amendment: Fact) throws -> String {
    amendment.value(Key("target")).flatMap(Text.read)?.string ?? ""
  }
}

extension Draft {
  /// The text of a field that the word needs.
  fileprivate func text(_ field: String) throws -> String {
    guard let value = try Page(fact: body)[0].value(Key(field)), let text = Text.read(value) else {
      preconditionFailure("\(type) was admitted without \(field)")
    }
    return text.string
  }
}
