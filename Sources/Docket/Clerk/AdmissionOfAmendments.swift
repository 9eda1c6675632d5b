import Events
import Ports
import Projections
import Words

/// Rules for facts about facts: corrections, retractions, redactions, markings, assessments.
extension Admission {
  /// The fact that is spoken of is in the log, or earlier in the batch; nil where it was refused.
  func targetIsThere(_ draft: Draft, _ field: String) throws -> Record? {
    let id = try draft.text(field)
    if let target = try transaction.record(id: id) { return target }
    if isExcused(id) || isGone(id) { return nil }
    let place = draft.subject == .case ? " --case \(draft.key)" : ""
    throw Refusal(
      .unknownTarget, at: field,
      "\(draft.type) speaks of \(id), and no such fact is in the log.",
      "Look its id up: docket log\(place) --format jsonl")
  }

  /// A fact about a fact stands in the same stream.
  func targetIsOfStream(_ draft: Draft, _ target: Record, _ field: String) throws {
    guard target.stream != draft.stream else { return }
    let (kind, key) = StreamID.parts(of: target.stream)
    throw Refusal(
      .otherStream, at: draft.subject.rawValue,
      "\(target.id) belongs to \(target.stream) (\(batch.name(of: target.position))), not to "
        + "\(draft.stream).",
      #"Write "\#(kind)": "\#(key)"."#)
  }

  /// What was destroyed cannot be restored, and the trace of it stays.
  func redactionIsFinal(_ draft: Draft, _ target: Record) throws {
    guard Duty.of(target.type)?.destroys ?? false else { return }
    let name = name(of: target)
    switch try Page(fact: draft.body)[0].event {
    case .amendment(.retracted):
      throw Refusal(
        .finalRedaction, at: "target",
        "\(name) is a redaction: what it destroyed cannot be restored.",
        "Record what is right under another id.")
    case .amendment(.redacted):
      throw Refusal(
        .finalRedaction, at: "target",
        "\(name) is a redaction: it is the trace of what was destroyed, and stays.",
        "Nothing is left of what it destroyed; there is no need.")
    case .amendment, .proceeding, .party, .conduct, .custody, .court, .exchange, .law, .evidence:
      break
    }
  }

  /// What is retracted or redacted is not withdrawn once more: a page would list both.
  func isNotWithdrawn(_ draft: Draft, _ target: Record) throws {
    guard case .amendment(let amendment) = try Page(fact: draft.body)[0].event else { return }
    switch amendment {
    case .retracted, .redacted: break
    case .corrected, .marked, .noted: return
    }
    if let redaction = try redaction(of: target) {
      throw Refusal(
        .alreadyWithdrawn, at: "target",
        "\(place(target.position)) is redacted already (\(place(redaction.position))).",
        "Nothing is left of it; there is no need.")
    }
    guard case .retracted = amendment, let item = try Standing(of: target, self)[target.position],
      item.state == .retracted, let position = item.withdrawal
    else { return }
    throw Refusal(
      .alreadyWithdrawn, at: "target",
      "\(place(target.position)) is retracted already (\(place(position))).",
      "There is no need; what that says is put right with record.corrected.")
  }

  /// `#42`, or which of the batch's facts.
  private func place(_ position: Int64) -> String {
    batch.holds(position) ? batch.name(of: position) : "#\(position)"
  }

  /// The redaction that destroyed a fact.
  private func redaction(of target: Record) throws -> Record? {
    guard target.body == nil else { return nil }
    return try factsAbout.all(of: target.id, in: target.stream).first { record in
      try Duty.of(record.type)?.destroys ?? false && record.target == target.id
    }
  }

  /// Words are not destroyed by the way.
  func destructionIsMeant(_ draft: Draft, _ target: Record) throws {
    guard Duty.all[draft.wordNumber].destroys, !mayDestroy, target.body != nil else { return }
    throw Refusal(
      .unconfirmed, at: "target",
      "This would destroy the words and values of \(name(of: target)) and of all "
        + "that corrects or assesses it, for ever.",
      "Say --yes if that is meant; --dry-run shows what would go.")
  }

  /// All facts of a stream that speak of a fact, or of one of these, and have words left; in the
  /// order of their positions. Redactions are not among them.
  func followers(of id: String, in stream: String) throws -> [Record] {
    try factsAbout.all(of: id, in: stream).filter { record in
      guard let duty = Duty.of(record.type), !duty.destroys else { return false }
      return try transaction.record(id: record.id)?.body != nil
    }
  }

  /// `f-7 (record 42)`.
  private func name(of record: Record) -> String {
    "\(record.id) (\(batch.name(of: record.position)))"
  }

  /// Markings that what a redaction leaves needs once more, since the old ones go with the words: how far
  /// a fact may go holds for the trace of it, too, and for the traces of what spoke of it.
  func markings(of redaction: Draft) throws -> [JSON] {
    let target = try redaction.text("target")
    // Of a target that cannot be read nobody knows how far it may go; it is destroyed all the same.
    guard let fact = try transaction.record(id: target)?.wordsIfWhole else { return [] }
    let followers = try followers(of: target, in: redaction.stream)
    let facts = followers.compactMap(\.wordsIfWhole)
    let limit = Markings([fact] + facts).limit(at: fact.position)
    guard limit.marking != .clear || limit.embargo != nil else { return [] }
    var marking: JSON = [
      "type": "record.marked", redaction.subject.rawValue: .string(redaction.key),
      "marking": .string(limit.marking.rawValue),
    ]
    marking["embargo_until"] = limit.embargo.map { .string($0.description) }
    // A marking is for those who hold the docket, and so is what is left of it.
    let traces = followers.filter { $0.type != "record.marked" }.map(\.id)
    return ([target] + traces).map { id in
      marking["target"] = .string(id)
      return marking
    }
  }

  /// A correction leaves a valid fact, given all corrections that hold; a redacted fact has nothing
  /// left to correct, and what an amendment speaks of is not corrected.
  func correctionHolds(_ draft: Draft, _ target: Record) throws {
    let fact = try Page(fact: draft.body)[0]
    guard case .amendment(.corrected(let correction)) = fact.event else { return }
    let name = name(of: target)
    let patch = try JSON(parsing: correction.patch.raw[...])
    if let field = Duty.of(target.type)?.target, patch[field] != nil {
      throw Refusal(
        .invalidCorrection, at: "patch", "A correction of \(name) leaves its \(field) as it is.",
        "Retract it, and record another.")
    }
    let new = try (corrected.fact(target.id) ?? standing(target, name)).mergePatch(patch)
    guard let finding = flaw(of: new) else {
      // What a corrected amendment makes of other facts is worked out with all of them.
      if !target.type.hasPrefix("record.") { corrected.judge(draft.id, makes: new, of: target.id) }
      return
    }
    throw Refusal(
      .invalidCorrection, at: "patch",
      "Corrected so, \(name) would be no valid fact. \(finding.message)",
      finding.suggestion ?? "Mend the patch.")
  }

  /// A fact that can be corrected, as it stands.
  private func standing(_ target: Record, _ name: String) throws -> JSON {
    let standing = try Standing(of: target, self)
    guard target.body != nil, let item = standing[target.position], item.state != .redacted else {
      throw Refusal(
        .redactedTarget, at: "target", "\(name) is redacted: nothing is left to correct.",
        "Record the fact again, under another id.")
    }
    return try JSON(parsing: item.fact.bytes[...])
  }

  /// When an amendment is amended or withdrawn, the corrections that hold still leave valid facts.
  func correctionsHold(_ draft: Draft, _ target: Record) throws {
    guard target.type.hasPrefix("record."), Duty.all[draft.wordNumber].amends else { return }
    let root = try root(of: target)
    let before = try Standing(of: root, self)
    let after = try Standing(of: root, self, then: draft)
    for item in after.items where item.position != after.items.last?.position {
      guard case .invalid(let finding) = item.hindrance,
        before[item.position]?.hindrance != item.hindrance,
        let id = Standing.name(item.fact, "target"),
        let corrected = after.items.first(where: { $0.fact.id?.string == id })
      else { continue }
      throw Refusal(
        .heldCorrection, at: "target",
        "After this, \(id) (\(batch.name(of: corrected.position))) would be no valid fact. "
          + "\(finding.message)",
        "Retract the later corrections of \(id) first.")
    }
  }

  /// The fact that an amendment is about in the end: what it speaks of, or what that speaks of in turn.
  private func root(of amendment: Record) throws -> Record {
    var root = amendment
    while root.type.hasPrefix("record."), let target = try root.target,
      let next = try transaction.record(id: target), next.position < root.position
    {
      root = next
    }
    return root
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

/// A fact as it stands, with all that amends it.
private struct Standing {
  let items: [Amended.Item]

  /// - Parameter draft: an amendment that is not recorded yet.
  init(of record: Record, _ admission: Admission, then draft: Draft? = nil) throws {
    let amendments = try admission.factsAbout.all(of: record.id, in: record.stream)
      .filter { $0.type.hasPrefix("record.") }
    var facts = try ([record] + amendments).compactMap(Standing.fact)
    if let draft {
      let next = admission.transaction.head.position + 1
      facts.append(try Page(fact: draft.body, position: next)[0])
    }
    facts.sort { $0.position < $1.position }
    items = Amended(facts, evidence: NoEvidence()).items
  }

  subscript(position: Int64) -> Amended.Item? { items.first { $0.position == position } }

  private static func fact(of record: Record) throws -> Fact? {
    try record.readWords()
  }

  /// The fact that a fact names in a field.
  static func name(_ fact: Fact, _ field: String) -> String? {
    fact.value(Key(field)).flatMap(Text.read)?.string
  }
}

extension Draft {
  /// The text of a field that the word needs.
  func text(_ field: String) throws -> String {
    guard let value = try Page(fact: body)[0].value(Key(field)), let text = Text.read(value) else {
      preconditionFailure("\(type) was admitted without \(field)")
    }
    return text.string
  }
}
