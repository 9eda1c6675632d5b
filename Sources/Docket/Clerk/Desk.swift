import Events
import Ports
import Words

/// One batch on its way into the log, while its writer is the one writer.
struct Desk {
  private let clerk: Clerk
  private let transaction: any LogTransaction
  /// When the batch is recorded: never before the last record.
  private let recorded: Int64
  private var admission: Admission
  /// Further redactions, and markings of what is left, that this batch has brought about, until somebody takes them.
  private var consequences: [Receipt.Entry] = []
  private var isDestroying = false

  init(
    _ clerk: Clerk, _ transaction: any LogTransaction, mayDestroy: Bool, refusesRepeats: Bool,
    now: Int64
  ) {
    self.clerk = clerk
    self.transaction = transaction
    recorded = max(now, transaction.head.recorded)
    admission = Admission(
      clerk.log, transaction, mayDestroy: mayDestroy, refusesRepeats: refusesRepeats,
      sources: clerk.sources)
  }

  var head: Head { transaction.head }

  /// Refuses if a stream is not at the revision that the writer saw.
  func expect(_ expected: [String: Int64]) throws {
    for (stream, revision) in expected.sorted(by: { $0.key < $1.key }) {
      try admission.standsAt(revision, stream)
    }
  }

  /// The receipt of a batch all of whose facts stand in the log.
  func known(_ drafts: [Draft]) throws -> Receipt? {
    var entries: [Receipt.Entry] = []
    for draft in drafts {
      guard let record = try transaction.record(id: draft.id), record.isSame(as: draft) else {
        return nil
      }
      entries.append(Receipt.Entry(record: record, isNew: false))
    }
    return Receipt(entries: entries, head: head, isDryRun: false)
  }

  /// Says where the next facts come from, for words about them: a line of a file, or which of those
  /// that were given; counted from 1.
  mutating func stand(at number: Int, of file: String? = nil) {
    admission.stand(at: number, of: file)
  }

  /// What became of a fact.
  enum Entered {
    /// Its record was written, or was there.
    case entry(Receipt.Entry)
    /// It is refused for the sake of another that was refused before.
    case excused
    /// It speaks of a fact whose words are gone: nothing is to be done.
    case idle
  }

  /// Writes the fact's record, or finds the one that is there.
  mutating func enter(_ draft: Draft) throws -> Entered {
    let salt = clerk.salt()
    return try enter(draft, salt: salt, commitment: Seal.commitment(salt: salt, body: draft.body))
  }

  mutating func enter(_ draft: Draft, salt: [UInt8], commitment: [UInt8]) throws -> Entered {
    let revision = try transaction.revision(of: draft.stream)
    switch try admission.judge(draft, revision) {
    case .excused: return .excused
    case .idle: return .idle
    case .known(let record): return .entry(Receipt.Entry(record: record, isNew: false))
    case .fit: try admission.quotesStand(draft)
    }
    var record = Record(
      position: head.position + 1, stream: draft.stream, revision: revision + 1, id: draft.id,
      type: draft.type, recorded: recorded, recorder: clerk.recorder, commitment: commitment,
      leaf: [], salt: salt, body: draft.body)
    record.leaf = Seal.leaf(of: record)
    do {
      try transaction.append(record)
    } catch LogError.duplicate(let id, _) {
      // Asking first would cost a look-up for every fact.
      guard let found = try transaction.record(id: id) else {
        preconditionFailure("the engine refused the id \(id) and has no record of it")
      }
      return .entry(Receipt.Entry(record: try admission.sameFact(draft, found), isNew: false))
    }
    try admission.note(record, draft)
    if Duty.all[draft.wordNumber].destroys { try destroyMarked(draft) }
    return .entry(Receipt.Entry(record: record, isNew: true))
  }

  /// Destroys what a redaction names; what is left is marked as the fact was.
  private mutating func destroyMarked(_ redaction: Draft) throws {
    if isDestroying { return try destroy(redaction) }
    isDestroying = true
    defer { isDestroying = false }
    let markings = try admission.markings(of: redaction)
    try destroy(redaction)
    for marking in markings { try enterConsequence(marking) }
  }

  /// Destroys what a redaction names, with all that speaks of it: each of these gets a redaction of
  /// its own, on the same footing.
  private mutating func destroy(_ redaction: Draft) throws {
    let target = try redaction.text("target")
    let followers = try admission.followers(of: target, in: redaction.stream)
    try transaction.redact(id: target)
    guard let follower = followers.first else { return }
    var next = try JSON(parsing: redaction.body[...])
    next["target"] = .string(follower.id)
    for name in ["id", "note", "details"] { next[name] = nil }
    try enterConsequence(next)
    try transaction.redact(id: follower.id)
    try destroy(redaction)
  }

  private mutating func enterConsequence(_ fact: JSON) throws {
    var checker = Checker()
    let draft = try checker.draft(fact, id: FactIdentity.derived)
    if case .entry(let entry) = try enter(draft), entry.isNew { consequences.append(entry) }
  }

  /// The further facts since this was last asked.
  mutating func takeConsequences() -> [Receipt.Entry] {
    defer { consequences = [] }
    return consequences.sorted { $0.record.position < $1.record.position }
  }

  /// Notes a fact that comes without its words.
  mutating func noteGone(id: String) { admission.noteGone(id: id) }

  /// What depends on a refused fact is not refused as well: its writer would mend it in vain.
  mutating func excuse(stream: String?, id: String?) { admission.excuse(stream: stream, id: id) }
}
