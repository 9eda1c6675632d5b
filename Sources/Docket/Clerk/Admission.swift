import Events
import Ports
import Words

/// The rules by which a fact that is right in itself is let into the log, one function each.
///
/// They keep what the views rely on: a case begins with its opening, a fact about a fact follows
/// it in the same stream, and every correction leaves a valid fact.
struct Admission {
  let log: any LogReader
  let transaction: any LogTransaction
  /// Whether words may be destroyed.
  let mayDestroy: Bool
  /// Whether what withdraws a fact a second time is refused: not in an import, since logs have such.
  let refusesRepeats: Bool
  /// The facts about facts.
  let factsAbout: FactsAbout
  let corrected = CorrectedFacts()
  /// Where the records of this batch come from.
  private(set) var batch: BatchPlaces
  /// Openings and introductions of this batch, by stream.
  private var openings: [String: Opening] = [:]
  /// Streams and ids of facts that were refused.
  private var excused: Set<String> = []
  /// Ids of facts whose words were destroyed before they came here.
  private var gone: Set<String> = []

  /// The texts that quotes are held against; nil where no source is archived.
  let texts: ArchivedTexts?

  /// - Parameter sources: where the bytes of sources are kept.
  init(
    _ log: any LogReader, _ transaction: any LogTransaction, mayDestroy: Bool,
    refusesRepeats: Bool = false, sources: (any SourceStore)? = nil
  ) {
    self.log = log
    self.transaction = transaction
    self.mayDestroy = mayDestroy
    self.refusesRepeats = refusesRepeats
    factsAbout = FactsAbout(log)
    batch = BatchPlaces(after: transaction.head.position)
    texts = sources.map { store in
      ArchivedTexts(store) { try log.facts(ofStream: StreamID(.source, $0).name, through: .max) }
    }
  }

  enum Judgement {
    case fit
    case known(Record)
    case excused
    /// It speaks of a fact that is gone.
    case idle
  }

  /// Whether a fact may be the stream's next one, which has `revision` records so far.
  mutating func judge(_ draft: Draft, _ revision: Int64) throws -> Judgement {
    let duty = Duty.all[draft.wordNumber]
    corrected.forget()
    if duty.opens {
      guard revision > 0 else { return .fit }
      if let known = try known(draft) { return .known(known) }
      try opensOnce(draft)
    } else if let target = duty.target {
      if let known = try known(draft) { return .known(known) }
      guard let fact = try targetIsThere(draft, target) else {
        return gone.contains(try draft.text(target)) ? .idle : .excused
      }
      try targetIsOfStream(draft, fact, target)
      try redactionIsFinal(draft, fact)
      if refusesRepeats { try isNotWithdrawn(draft, fact) }
      try destructionIsMeant(draft, fact)
      try correctionHolds(draft, fact)
      try correctionsHold(draft, fact)
    } else if draft.subject == .case, revision == 0 {
      guard !excused.contains(draft.stream) else { return .excused }
      excused.insert(draft.stream)
      try hasItsCase(draft)
    }
    return .fit
  }

  /// Says where the next facts come from: a line of a file, or which of those that were given.
  mutating func stand(at number: Int, of file: String?) { batch.stand(at: number, of: file) }

  /// Notes a record of this batch for those that follow.
  mutating func note(_ record: Record, _ draft: Draft) throws {
    let duty = Duty.all[draft.wordNumber]
    batch.note(record.position)
    if duty.opens { openings[record.stream] = Opening(record.position, record.id) }
    if duty.target != nil {
      try factsAbout.note(record)
      corrected.note(record)
    }
  }

  /// Notes a fact of which only this much has come.
  mutating func noteGone(id: String) { gone.insert(id) }

  func isGone(_ id: String) -> Bool { gone.contains(id) }

  mutating func excuse(stream: String?, id: String?) {
    if let stream { excused.insert(stream) }
    if let id { excused.insert(id) }
  }

  func isExcused(_ name: String) -> Bool { excused.contains(name) }

  // MARK: Identity

  /// The record of the same fact, if it is there.
  private func known(_ draft: Draft) throws -> Record? {
    try transaction.record(id: draft.id).map { try sameFact(draft, $0) }
  }

  /// One id is one fact.
  func sameFact(_ draft: Draft, _ found: Record) throws -> Record {
    if found.isSame(as: draft) { return found }
    let fields = Differences.fields(found.body ?? [], draft.body)
    let isOfBatch = batch.holds(found.position)
    throw Refusal(
      .otherContent, at: "id",
      "The id \(draft.id) is taken by \(batch.name(of: found.position))"
        + (isOfBatch ? "" : " of \(found.stream)")
        + ", which says otherwise\(fields.isEmpty ? "" : " in \(fields)").",
      isOfBatch
        ? "Give one of the two an id of its own, or leave it out."
        : "Give the new fact an id of its own, or put the old one right: "
          + "docket record correct --target \(draft.id) …")
  }

  // MARK: Cases and parties

  /// A fact of a case follows the case's opening.
  private func hasItsCase(_ draft: Draft) throws {
    let country = Country.ofSlug(draft.key) ?? "…"
    throw Refusal(
      .unknownCase, at: "case", "\(draft.key) is not in the log.",
      "Open it first: docket record open --case \(draft.key) --title … --country \(country)")
  }

  /// A case is opened once, a party introduced once.
  private func opensOnce(_ draft: Draft) throws {
    guard let first = try opening(of: draft.stream, draft.type) else { return }
    let name = "(\(batch.name(of: first.position)), id \(first.id))"
    let mending =
      batch.holds(first.position)
      ? "leave one of the two out" : "put that fact right with record.corrected"
    if draft.subject == .case {
      throw Refusal(
        .secondOpening, at: "case", "\(draft.key) was opened before \(name).",
        mending.prefix(1).uppercased() + mending.dropFirst() + ", or open another case.")
    }
    throw Refusal(
      .secondOpening, at: draft.subject.rawValue, "\(draft.key) was introduced before \(name).",
      "Record what became known since with party.identified, \(mending), or take another slug for "
        + "another party.")
  }

  private func opening(of stream: String, _ type: String) throws -> Opening? {
    if let opening = openings[stream] { return opening }
    var found: Opening?
    try log.records(Selection(.stream(stream))) { record in
      if record.type == type, record.body != nil { found = Opening(record.position, record.id) }
      return found == nil
    }
    return found
  }

  // MARK: Expectations

  /// A stream is where the writer saw it.
  func standsAt(_ expected: Int64, _ stream: String) throws {
    let found = try transaction.revision(of: stream)
    guard found != expected else { return }
    var last: Int64 = 0
    try log.records(Selection(.stream(stream), limit: 1, reverse: true)) { record in
      last = record.position
      return false
    }
    throw Refusal(
      .conflict, at: "",
      "\(stream) was expected at revision \(expected), and is at \(found)"
        + (last > 0 ? " since record \(last)." : ": it has no records."),
      "Look at what came in between, and record with --expect \(found).")
  }
}

/// Where a stream's first fact stands, for the sentence.
private struct Opening {
  let position: Int64
  let id: String

  init(_ position: Int64, _ id: String) {
    self.position = position
    self.id = id
  }
}

extension Record {
  /// Whether this is the record of the same fact; of a redacted one only the envelope can tell.
  func isSame(as draft: Draft) -> Bool {
    guard let body else { return stream == draft.stream && type == draft.type }
    return body == draft.body
  }
}

/// In what two facts differ.
private enum Differences {
  /// The names of the members that differ: `occurred and note`; nothing where one has no words.
  static func fields(_ one: [UInt8], _ other: [UInt8]) -> String {
    guard let one = try? JSON(parsing: one[...]), let other = try? JSON(parsing: other[...]) else {
      return ""
    }
    let names = (one.object ?? []).map(\.name) + (other.object ?? []).map(\.name)
    var differing: [String] = []
    for name in names where one[name] != other[name] && !differing.contains(name) {
      differing.append(name)
    }
    guard let last = differing.popLast() else { return "" }
    return differing.isEmpty ? last : differing.joined(separator: ", ") + " and \(last)"
  }
}

extension Country {
  /// The country that a slug begins with, as `us-wei-2023` does.
  fileprivate static func ofSlug(_ slug: String) -> String? {
    let code = slug.prefix { $0 != "-" }.uppercased()
    return (try? Country(code))?.code
  }
}
