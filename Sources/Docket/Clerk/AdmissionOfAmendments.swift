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
  /// left to correct.
  func correctionHolds(_ draft: Draft, _ target: Record) throws {
    let fact = try Page(fact: draft.body)[0]
    guard case .amendment(.corrected(let correction)) = fact.event else { return }
    guard let standing = try standing(target, in: draft.stream, beside: nil),
      standing.state != .redacted
    else {
      throw Refusal(
        .redactedTarget, at: "target",
        "\(target.id) (record \(target.position)) is redacted: nothing is left to correct.",
        "Record the fact anew, under another id.")
    }
    guard let finding = try flaw(of: standing.fact, patched: correction.patch, target) else {
      return
    }
    throw Refusal(
      .invalidCorrection, at: "patch",
      "Corrected so, \(target.id) (record \(target.position)) would be no valid fact. "
        + finding.message,
      finding.suggestion ?? "Mend the patch.")
  }

  /// When a correction is retracted or redacted, those that follow it still leave a valid fact.
  func retractionHolds(_ draft: Draft, _ withdrawn: Record) throws {
    guard withdrawn.type == "record.corrected", let body = withdrawn.body else { return }
    let fact = try Page(fact: draft.body)[0]
    switch fact.event {
    case .amendment(.retracted), .amendment(.redacted): break
    default: return
    }
    guard
      case .amendment(.corrected(let correction)) = try Page(fact: body)[0].event,
      let target = try transaction.record(id: correction.target.string),
      let standing = try standing(target, in: draft.stream, beside: draft),
      let finding = try flaw(of: standing.fact, patched: nil, target)
    else { return }
    throw Refusal(
      .heldCorrection, at: "target",
      "Without \(withdrawn.id) (record \(withdrawn.position)), \(target.id) would be no valid "
        + "fact. \(finding.message)",
      "Retract the later correction of \(target.id) first.")
  }

  /// The fact as it stands after all amendments so far; nil where its words are destroyed.
  private func standing(_ target: Record, in stream: String, beside draft: Draft?) throws
    -> Amended.Item?
  {
    guard target.body != nil else { return nil }
    var records: [Int64: Record] = [target.position: target]
    try log.records(Selection(.stream(stream))) { record in
      if record.type.hasPrefix("record.") { records[record.position] = record }
      return true
    }
    for record in amendments[stream] ?? [] { records[record.position] = record }
    var facts = try records.values.sorted { $0.position < $1.position }.compactMap { record in
      try record.body.map { try Page(fact: $0, position: record.position)[0] }
    }
    if let draft {
      facts.append(try Page(fact: draft.body, position: transaction.head.position + 1)[0])
    }
    let amended = Amended(facts, evidence: NoEvidence())
    return amended.items.first { $0.position == target.position }
  }

  /// What makes a fact invalid once it is patched.
  private func flaw(of fact: Fact, patched patch: Value?, _ target: Record) throws -> Finding? {
    var json = try JSON(parsing: fact.bytes[...])
    if let patch { json = try json.mergePatch(JSON(parsing: patch.raw[...])) }
    var checker = Checker()
    do {
      let draft = try checker.draft(json) { _ in target.id }
      precondition(draft.stream == target.stream && draft.type == target.type)
      return nil
    } catch {
      return error.all.first
    }
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
