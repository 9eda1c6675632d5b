import ArgumentParser
import Dispatch
import Foundation
import Glibc
import Synchronization

/// A command as it ran: a process of its own, with what the kernel says of it.
struct Run {
  var seconds: Double
  /// Of all its threads, in the program and for it in the kernel.
  var processor: Double
  var megabytes: Double
  var status: Int32
}

/// It took longer than a command may take.
struct CutOff: Error {
  /// How far it came.
  let run: Run
}

/// Starts a command, waits and measures; what it prints goes to a file or nowhere.
///
/// Not by Foundation's `Process`, whose waiting takes longer than a short command.
struct Command {
  var words: [String]
  var output = "/dev/null"
  var environment: [String: String] = [:]
  /// Whether what it says on standard error is left unsaid.
  var isQuiet = true
  /// Exit codes that are no failure.
  var expected: Set<Int32> = [0]

  /// Seconds after which a command of docket is ended.
  static let limit = 120
  /// Seconds after which this one is ended.
  var limit = Command.limit

  func run() throws -> Run {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var arguments = words.map { strdup($0) } + [nil]
    var variables = all.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }

    let start = ContinuousClock.now
    var process = pid_t()
    guard posix_spawnp(&process, words[0], &actions, nil, &arguments, &variables) == 0 else {
      throw ValidationError("cannot run \(words[0])")
    }
    let guardian = Guardian(process, limit)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let taken = seconds(since: start)
    func time(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let code = status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
    let run = Run(
      seconds: taken, processor: time(usage.ru_utime) + time(usage.ru_stime),
      megabytes: Double(usage.ru_maxrss) / 1024, status: code)
    if guardian.end() { throw CutOff(run: run) }
    guard expected.contains(code) else {
      throw ValidationError("\(words.joined(separator: " ")) ended with \(code)")
    }
    return run
  }
}

/// Ends a process that takes too long.
private final class Guardian: Sendable {
  private enum State { case waiting, ended, over }
  private let state = Mutex(State.waiting)

  init(_ process: pid_t, _ limit: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(limit)) { [self] in
      state.withLock { state in
        guard state == .waiting else { return }
        kill(process, SIGKILL)
        state = .ended
      }
    }
  }

  /// The process is over: whether it was ended for its time.
  func end() -> Bool {
    state.withLock { state in
      defer { state = .over }
      return state == .ended
    }
  }
}
