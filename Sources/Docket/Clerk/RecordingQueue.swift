import Dispatch
public import Events
public import Ports
import Synchronization

/// Records the batches of many callers of one process, those that wait together in one commit (group
/// commit): a durable write costs the same for one batch and for a hundred.
///
/// Each batch stands or is refused by itself, as if it had been recorded alone; what fails is the
/// engine's, and fails for all that were in that commit. A call returns when its batch is durable. It
/// blocks its thread meanwhile: call it from threads of your own, not from Swift's cooperative ones.
public final class RecordingQueue: Sendable {
  private let clerk: Clerk
  private let most: Int
  private let state = Mutex(State())

  private struct State {
    var waiting: [Request] = []
    /// Whether a caller is writing for others.
    var isLed = false
  }

  /// - Parameter most: so many batches go into one commit at most.
  public init(_ clerk: Clerk, most: Int = 256) {
    self.clerk = clerk
    self.most = most
  }

  /// Records facts: all of them, or none; see `Clerk.record`.
  public func record(
    _ drafts: [Draft], expecting expected: [String: Int64] = [:],
    destroying mayDestroy: Bool = false, taking archive: DoomedArchive = DoomedArchive()
  ) throws -> Receipt {
    let request = Request(
      Batch(drafts: drafts, expected: expected, mayDestroy: mayDestroy, archive: archive))
    try clerk.note(request.batch)
    let leads = state.withLock { state in
      state.waiting.append(request)
      defer { state.isLed = true }
      return !state.isLed
    }
    if !leads { request.wait() }
    if let answer = request.answer { return try answer.get() }
    writeGroup()
    return try request.answer!.get()
  }

  /// Writes what waits, the caller's own batch first, and hands the lead to the next who waits.
  private func writeGroup() {
    let group = state.withLock { state in
      let group = Array(state.waiting.prefix(most))
      state.waiting.removeFirst(group.count)
      return group
    }
    let answers = write(group.map(\.batch))
    let next = state.withLock { state in
      state.isLed = !state.waiting.isEmpty
      return state.waiting.first
    }
    for (request, answer) in zip(group, answers) { request.end(answer) }
    next?.lead()
  }

  private func write(_ batches: [Batch]) -> [Result<Receipt, any Error>] {
    do {
      let answers = try clerk.write(batches)
      guard batches.contains(where: \.mayDestroy) else { return answers }
      let remains = clerk.finish()
      return zip(batches, answers).map { batch, answer in
        answer.map { receipt in
          var receipt = receipt
          if batch.mayDestroy { receipt.remains = remains }
          return receipt
        }
      }
    } catch {
      return batches.map { _ in .failure(error) }
    }
  }
}

/// A batch that waits, and what became of it.
private final class Request: @unchecked Sendable {
  let batch: Batch
  private let semaphore = DispatchSemaphore(value: 0)
  private let ended = Mutex<Result<Receipt, any Error>?>(nil)

  init(_ batch: Batch) { self.batch = batch }

  /// What became of it; nil where its caller is to write.
  var answer: Result<Receipt, any Error>? { ended.withLock { $0 } }

  func wait() { semaphore.wait() }
  func lead() { semaphore.signal() }

  func end(_ answer: Result<Receipt, any Error>) {
    ended.withLock { $0 = answer }
    semaphore.signal()
  }
}

extension Clerk {
  /// Records batches in one transaction, each by itself.
  fileprivate func write(_ batches: [Batch]) throws -> [Result<Receipt, any Error>] {
    var answers: [Result<Receipt, any Error>] = []
    try log.write { transaction in
      let now = clock()
      if !trustsClock, let doubt = ClockDoubt(now, after: transaction.head) { throw doubt }
      for batch in batches {
        do {
          let receipt = try transaction.attempt {
            var desk = Desk(
              self, transaction, mayDestroy: batch.mayDestroy, refusesRepeats: true, now: now)
            return try desk.enter(batch, dryRun: false)
          }
          answers.append(.success(receipt))
        } catch let refusals as Refusals {
          answers.append(.failure(refusals))
        }
      }
    }
    return answers
  }
}
