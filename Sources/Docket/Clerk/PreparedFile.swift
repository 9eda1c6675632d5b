import Dispatch
import Events
import Synchronization

/// Prepares the pieces of a file on another thread, a few ahead of the one who writes them.
final class PreparedFile: Sendable {
  /// How many pieces may be waiting.
  private static let ahead = 3

  private struct State {
    var ready: [Result<PreparedChunk?, any Error>] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  init(_ file: ImportFile, salt: @escaping @Sendable () -> [UInt8]) {
    for _ in 0..<PreparedFile.ahead { room.signal() }
    DispatchQueue.global().async { self.prepare(file, salt) }
  }

  /// The next piece, or nil at the end; what reading throws is thrown here.
  func next() throws -> PreparedChunk? {
    available.wait()
    let piece = state.withLock { $0.ready.removeFirst() }
    room.signal()
    return try piece.get()
  }

  /// Waits until the first piece is there.
  func wait() {
    available.wait()
    available.signal()
  }

  /// Says that no more pieces are wanted.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
  }

  private func prepare(_ file: ImportFile, _ salt: () -> [UInt8]) {
    var chunks = LineChunks(file)
    var checker = Checker(acceptingLogMembers: true)
    while true {
      let piece = Result {
        try chunks.next().map {
          PreparedChunk($0, &checker, salt: salt, id: FactIdentity.derived)
        }
      }
      room.wait()
      let isStopped = state.withLock { state in
        state.ready.append(piece)
        return state.isStopped
      }
      available.signal()
      if isStopped { return }
      switch piece {
      case .success(.some): continue
      case .success(nil), .failure: return
      }
    }
  }
}
