import Dispatch
import Synchronization

/// A belt between two threads that holds only so many things: who is faster waits.
final class Conveyor<Item: Sendable>: Sendable {
  private enum Load: Sendable {
    case item(Item)
    case end
    case failure(any Error)
  }

  private let loads = Mutex<[Load]>([])
  private let places: DispatchSemaphore
  private let items = DispatchSemaphore(value: 0)
  private let isStopped = Mutex(false)

  init(capacity: Int) {
    // Not made with the capacity: a semaphore that goes away below its first value is a trap, and
    // after a failure things may lie on the belt.
    places = DispatchSemaphore(value: 0)
    for _ in 0..<capacity { places.signal() }
  }

  /// Thrown into the sender when the receiver wants no more.
  struct Stopped: Error {}

  /// Runs `produce` on another thread and `prepare`, then `consume` on this one, until the items
  /// have run out.
  static func run(
    capacity: Int, produce: @escaping @Sendable (_ send: (Item) throws -> Void) throws -> Void,
    prepare: () throws -> Void = {}, consume: (Item) throws -> Void
  ) throws {
    let belt = Conveyor(capacity: capacity)
    let isDone = DispatchSemaphore(value: 0)
    DispatchQueue(label: "docket.conveyor").async {
      do {
        try produce { try belt.send($0) }
        belt.put(.end)
      } catch is Stopped {
      } catch {
        belt.put(.failure(error))
      }
      isDone.signal()
    }
    defer { isDone.wait() }
    do {
      try prepare()
      while let item = try belt.receive() { try consume(item) }
    } catch {
      belt.isStopped.withLock { $0 = true }
      belt.places.signal()
      throw error
    }
  }

  private func send(_ item: Item) throws {
    places.wait()
    if isStopped.withLock({ $0 }) { throw Stopped() }
    put(.item(item))
  }

  private func put(_ load: Load) {
    loads.withLock { $0.append(load) }
    items.signal()
  }

  private func receive() throws -> Item? {
    items.wait()
    switch loads.withLock({ $0.removeFirst() }) {
    case .item(let item):
      places.signal()
      return item
    case .end: return nil
    case .failure(let error): throw error
    }
  }
}
