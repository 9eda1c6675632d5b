import Dispatch
import Docket
import Glibc
import Ports
import Words

/// The lock that makes one process at a time the writer, and in it one thread.
///
/// It is an flock(2) on a file of its own: a lock on the database file would be SQLite's. The first
/// line of the file names the last holder, and since when nobody else has been it:
///
///     pid 4711, ana, docket import, since 2026-03-01T09:00:00Z
///
/// The kernel frees the lock when its holder dies; the line is a name, never the lock. It is written
/// only when it changes: a write a commit would cost a second sync on some file systems.
final class WriterLock: @unchecked Sendable {
  private let path: String
  /// Whose log's rights the file gets.
  private let place: Place?
  private let name: String
  private let gate = DispatchSemaphore(value: 1)
  // Whoever passed the gate may touch these.
  private var descriptor: Int32 = -1
  private var line: [UInt8] = []

  /// `name` tells others who holds the lock: `ana, docket import`.
  init(path: String, name: String, beside place: Place? = nil) {
    self.path = path
    self.place = place
    self.name = String(name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Runs `body` as the one writer; throws `LogError.busy` when `limit` has passed without a turn.
  func hold<T>(waiting limit: Duration, _ body: () throws -> T) throws -> T {
    let start = ContinuousClock.now
    guard gate.wait(timeout: .now() + limit.seconds) == .success else {
      throw LogError.busy(
        holder: "pid \(getpid()), \(name), which is this process", waited: start.secondsAgo)
    }
    defer { gate.signal() }
    try lock(start: start, limit: limit)
    defer { unlock() }
    return try body()
  }

  /// Runs `body` as the one writer if nobody is that now; nil where somebody is, or where one may not
  /// be.
  func holdIfFree<T>(_ body: () throws -> T) rethrows -> T? {
    guard gate.wait(timeout: .now()) == .success else { return nil }
    defer { gate.signal() }
    guard (try? openFile()) != nil, (try? tryLock()) == true else { return nil }
    defer { unlock() }
    return try body()
  }

  /// Asks for the lock, ever less often, until it is ours or the time has passed.
  private func lock(start: ContinuousClock.Instant, limit: Duration) throws(LogError) {
    var pause: UInt32 = 200
    while true {
      try openFile()
      if try tryLock() { break }
      let waited = ContinuousClock.now - start
      guard waited < limit else { throw .busy(holder: holder, waited: waited.seconds) }
      usleep(min(pause, UInt32((limit - waited).seconds * 1e6) + 1))
      pause = min(pause * 2, 20_000)
    }
    writeName()
  }

  private func unlock() {
    flock(descriptor, LOCK_UN)
  }

  private func openFile() throws(LogError) {
    guard descriptor < 0 else { return }
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      place?.follow(descriptor)
    } else if errno == EEXIST {
      descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : trouble(errno, at: path)
    }
  }

  /// Whether the lock is ours now, and on the file that others will find under this name.
  private func tryLock() throws(LogError) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw trouble(errno, at: path) }
      return false
    }
    guard FileIdentity(path: path) == FileIdentity(descriptor: descriptor) else {
      close(descriptor)
      descriptor = -1
      return false
    }
    return true
  }

  // MARK: The holder's name

  private static let size = 256

  /// Names us unless it does already; a full disk must not stop a writer here.
  private func writeName() {
    if !line.isEmpty, lineInFile() == line { return }
    line = Array("pid \(getpid()), \(name), since \(timestamp())".utf8.prefix(Self.size - 1))
    let padding = repeatElement(UInt8(ascii: "\n"), count: Self.size - line.count)
    _ = pwrite(descriptor, line + padding, Self.size, 0)
  }

  private func lineInFile() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
      let found = UnsafeRawBufferPointer(
        start: buffer.baseAddress,
        count: max(0, pread(descriptor, buffer.baseAddress, Self.size, 0)))
      count = found.firstIndex(of: UInt8(ascii: "\n")) ?? found.count
    }
  }

  /// Who holds the lock, as far as it said.
  private var holder: String {
    let line = lineInFile()
    return line.isEmpty
      ? "a process that did not name itself" : String(decoding: line, as: UTF8.self)
  }

  private func timestamp() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      strftime(buffer.baseAddress!, 32, "%Y-%m-%dT%H:%M:%SZ", &parts)
      return String(cString: buffer.baseAddress!)
    }
  }
}

extension Duration {
  /// The same in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

extension ContinuousClock.Instant {
  fileprivate var secondsAgo: Double { (ContinuousClock.now - self).seconds }
}
