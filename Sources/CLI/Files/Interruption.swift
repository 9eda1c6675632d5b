import Glibc

/// Files that must not outlive the command: a signal that ends it takes them away first.
///
/// Names are told before the files are made and forgotten after these have other names: a name that
/// nobody can foresee is nobody else's file.
enum Interruption {
  /// Tells a name. Answers where it is kept; nil where too many are kept already.
  static func add(_ name: String) -> Int? {
    install()
    for slot in 0..<room where doomed![slot] == nil {
      doomed![slot] = strdup(name)
      return slot
    }
    return nil
  }

  /// Forgets a name.
  static func remove(_ slot: Int?) {
    guard let slot, let name = doomed?[slot] else { return }
    doomed![slot] = nil
    free(name)
  }

  private static func install() {
    guard doomed == nil else { return }
    doomed = .allocate(capacity: room)
    doomed!.initialize(repeating: nil, count: room)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU, SIGXFSZ] {
      // What our caller ignores, as nohup does, we go on ignoring.
      if unsafeBitCast(signal(number, takeAway), to: Int.self) == 1 { signal(number, SIG_IGN) }
    }
  }
}

private let room = 16
// Commands run on one thread; a signal finds the names as they stand.
nonisolated(unsafe) private var doomed: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Only calls what signal-safety(7) allows.
private func takeAway(_ number: Int32) {
  if let names = doomed {
    var slot = 0
    while slot < room {
      if let name = names[slot] { unlink(name) }
      slot += 1
    }
  }
  signal(number, SIG_DFL)
  raise(number)
}
