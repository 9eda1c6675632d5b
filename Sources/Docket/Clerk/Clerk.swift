public import Events
public import Ports

/// Records facts in a log: the only one who appends to it.
///
/// Whatever is not taken is refused with words (`Refusals`); a clock that lies before the last record,
/// or a year behind it, is not believed (`ClockDoubt`); what fails is the engine's (`LogError`). In all
/// cases nothing of the batch stands in the log, but for
/// `LogError.unknownOutcome`, after which the same batch may be given again: the facts that stand
/// are known by their ids.
public struct Clerk: Sendable {
  public let log: any Log
  /// Who records, as the writer names itself.
  public let recorder: String
  /// Where the bytes of sources are kept, which quotes are held against; nil where none are.
  public let sources: (any SourceStore)?
  /// Whether the clock is believed whatever it says: what is recorded where it lies before the last
  /// record has the last record's time.
  public var trustsClock = false

  /// What clears away beside the log after a redaction; nil where there is nothing beside it.
  public let clearing: (any Clearing)?

  let clock: @Sendable () -> Int64
  let salt: @Sendable () -> [UInt8]
  let makeID: @Sendable () -> String

  /// - Parameters:
  ///   - clock: microseconds since 1970-01-01T00:00:00Z.
  ///   - salt: 16 bytes that nobody could have foreseen, new with each call.
  ///   - makeID: the id of a fact that was given none: see `TimeOrderedIDs`.
  public init(
    log: any Log, recorder: String, sources: (any SourceStore)? = nil,
    clearing: (any Clearing)? = nil,
    clock: @escaping @Sendable () -> Int64,
    salt: @escaping @Sendable () -> [UInt8] = Clerk.chance,
    makeID: @escaping @Sendable () -> String
  ) {
    self.log = log
    self.recorder = recorder
    self.sources = sources
    self.clearing = clearing
    self.clock = clock
    self.salt = salt
    self.makeID = makeID
  }

  /// 16 bytes of chance from the system.
  public static let chance: @Sendable () -> [UInt8] = {
    var system = SystemRandomNumberGenerator()
    let halves = (system.next() as UInt64, system.next() as UInt64)
    return withUnsafeBytes(of: halves) { Array($0) }
  }
}

extension Clerk {
  /// Checks facts and makes drafts of them, with ids where they have none.
  ///
  /// All that is wrong with all of them is thrown in one go.
  public func drafts(of facts: [JSON]) throws(Refusals) -> [Draft] {
    var checker = Checker()
    var drafts: [Draft] = []
    var refusals: [Refusal] = []
    for (number, fact) in facts.enumerated() {
      do {
        drafts.append(try checker.draft(fact) { _ in makeID() })
      } catch {
        refusals += error.all.map { Refusal($0, fact: number) }
      }
    }
    guard refusals.isEmpty else { throw Refusals(refusals) }
    return drafts
  }

  /// Records facts: all of them, or none.
  ///
  /// A fact whose id stands in the log with the same content is the same fact: nothing is written
  /// for it, and its record is in the receipt.
  ///
  /// - Parameters:
  ///   - expected: streams with the revision that the writer saw. Where one has another, the batch
  ///     is refused, unless all of its facts are in the log already.
  ///   - mayDestroy: whether redactions are taken. What they destroy is gone when this returns; what
  ///     may still hold it, since it could not be cleared away, stands in the receipt (`remains`).
  ///   - archive: archived bytes that go with the first of them.
  ///   - isDryRun: whether nothing is to be written; all else is done as if it were.
  public func record(
    _ drafts: [Draft], expecting expected: [String: Int64] = [:],
    destroying mayDestroy: Bool = false, taking archive: DoomedArchive = DoomedArchive(),
    dryRun isDryRun: Bool = false
  ) throws -> Receipt {
    let batch = Batch(
      drafts: drafts, expected: expected, mayDestroy: mayDestroy, archive: archive)
    if !isDryRun { try note(batch) }
    var receipt = try write(
      destroying: mayDestroy, refusingRepeats: true, dryRun: isDryRun
    ) { desk in
      try desk.enter(batch, dryRun: isDryRun)
    }
    if mayDestroy, !isDryRun { receipt.remains = finish() }
    return receipt
  }

  /// Notes the archived bytes that are to go, before anything is recorded of it.
  func note(_ batch: Batch) throws {
    guard !batch.archive.isEmpty,
      let id = batch.drafts.first(where: { Clerk.destroys($0.word) })?.id
    else { return }
    try clearing?.note(batch.archive, of: id)
  }

  /// Records facts that are not checked yet.
  public func record(
    _ facts: [JSON], expecting expected: [String: Int64] = [:], destroying mayDestroy: Bool = false,
    dryRun isDryRun: Bool = false
  ) throws -> Receipt {
    try record(
      drafts(of: facts), expecting: expected, destroying: mayDestroy, dryRun: isDryRun)
  }

  /// Runs `body` as the one writer; after a dry run everything is taken back.
  func write<T>(
    destroying mayDestroy: Bool, refusingRepeats refusesRepeats: Bool = false,
    dryRun isDryRun: Bool, _ body: (inout Desk) throws -> T
  ) throws -> T {
    var answer: T?
    do {
      try log.write { transaction in
        let now = clock()
        if !trustsClock, !isDryRun, let doubt = ClockDoubt(now, after: transaction.head) {
          throw doubt
        }
        var desk = Desk(
          self, transaction, mayDestroy: mayDestroy, refusesRepeats: refusesRepeats, now: now)
        answer = try body(&desk)
        if isDryRun { throw TakeBack() }
      }
    } catch is TakeBack {}
    return answer!
  }
}

/// Facts that are recorded together or not at all, and what their writer says of them; see `Clerk.record`.
struct Batch {
  let drafts: [Draft]
  var expected: [String: Int64] = [:]
  var mayDestroy = false
  var archive = DoomedArchive()
}

extension Desk {
  /// Writes the records of a batch; throws all that is refused of it.
  mutating func enter(_ batch: Batch, dryRun isDryRun: Bool) throws -> Receipt {
    do {
      try expect(batch.expected)
    } catch let conflict as Refusal {
      guard let known = try known(batch.drafts) else { throw Refusals([conflict]) }
      return known
    }
    var entries: [Receipt.Entry] = []
    var refusals: [Refusal] = []
    for (number, draft) in batch.drafts.enumerated() {
      stand(at: number + 1)
      do {
        if case .entry(let entry) = try enter(draft) { entries.append(entry) }
        entries += takeConsequences()
      } catch let refusal as Refusal {
        refusals.append(refusal.at(number))
        excuse(stream: draft.stream, id: draft.id)
      }
    }
    guard refusals.isEmpty else { throw Refusals(refusals) }
    return Receipt(entries: entries, head: head, isDryRun: isDryRun)
  }
}

/// Takes a transaction back.
private struct TakeBack: Error {}
