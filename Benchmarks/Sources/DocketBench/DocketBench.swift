import ArgumentParser
import Docket
import Events
import Foundation
import Glibc
import Logs

/// Measures docket against the limits of the machine, in one run, as ratios.
@main
struct DocketBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docket-bench",
    abstract: "Measures docket against bare libsqlite3, on facts it makes itself.",
    discussion: """
      EXAMPLES
        docket-bench                               10,000, 100,000 and 1,000,000 facts
        docket-bench --facts 100000 --rounds 5     one size, more rounds

      Every figure is the median of its rounds; ratios are taken round by round, so that they hold
      when the machine's speed drifts.
      """,
    subcommands: [Run.self, Phase.self], defaultSubcommand: Run.self)
}

/// One phase in a process of its own, so that its peak memory is its own.
struct Phase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase", abstract: "Runs one phase.", shouldDisplay: false)

  @Argument var name: String
  @Argument var folder: String
  @Argument var facts: Int

  func run() throws {
    let figure = try Phases(folder: folder, facts: facts).run(name)
    print(figure, terminator: " ")
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF
    print(usage.ru_maxrss)
  }
}

struct Phases {
  let folder: String
  let facts: Int

  /// Runs a phase; answers its figure: seconds, or a rate where its name says so.
  func run(_ name: String) throws -> Double {
    switch name {
    case "import": return try importFacts()
    case "scan": return try timed { _ = try RawSQLite.scan(folder + "/log.sqlite") }
    case "rebuild":
      let log = try SQLiteLog(openingAt: folder)
      let views = SQLiteViews(folder: folder)
      return try timed { try views.rebuild([], from: log) { _, _ in } }
    case "append-rate": return try appendRate()
    case "bare-append-rate":
      return try RawSQLite.appends(folder + "/bare.sqlite", bodies(count: 2_000))
    case "catch-up": return try catchUp()
    default: throw ValidationError("no phase \(name)")
    }
  }

  private func bodies(count: Int) -> [[UInt8]] {
    var generator = Generator(seed: 7)
    return (0..<count).map { _ in generator.next() }
  }

  private func timed(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return seconds(since: start)
  }

  private func importFacts() throws -> Double {
    let log = try SQLiteLog.create(at: folder)
    var generator = Generator()
    var revisions: [String: Int64] = [:]
    var random = SplitMix(state: 1)
    return try timed {
      try log.write { transaction in
        for number in 1...facts {
          let body = generator.next()
          let fact = try Page(fact: body)[0]
          let subject = fact.subject
          let stream = subject.kind.rawValue + "/" + subject.key.string
          revisions[stream, default: 0] += 1
          let salt = (0..<2).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
          try transaction.append(
            Record.sealed(
              position: Int64(number), stream: stream, revision: revisions[stream]!,
              id: fact.id!.string, type: fact.word.name, recorded: Int64(number),
              recorder: "bench", salt: salt, body: body))
        }
      }
    }
  }

  private func appendRate() throws -> Double { 0 }
  private func catchUp() throws -> Double { 0 }
}

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Runs all phases.")

  @Option(help: "How many facts; may be given several times.")
  var facts: [Int] = [10_000, 100_000, 1_000_000]
  @Option(help: "How often each phase is run.")
  var rounds = 3

  func run() throws {
    for count in facts {
      let folder = NSTemporaryDirectory() + "docket-bench-\(getpid())-\(count)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let made = try phase("import", folder, count)
      print("\(count) facts")
      print("  import  \(Int(Double(count) / made.figure)) facts/s")
      for _ in 0..<rounds {
        let scan = try phase("scan", folder, count)
        let rebuild = try phase("rebuild", folder, count)
        print(
          "  scan \(scan.figure) s  rebuild \(rebuild.figure) s  ratio",
          rebuild.figure / scan.figure, " peak \(rebuild.kilobytes / 1024) MB")
      }
    }
  }

  private func phase(
    _ name: String, _ folder: String, _ count: Int
  ) throws -> (figure: Double, kilobytes: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["phase", name, folder, String(count)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let words = String(decoding: data, as: UTF8.self).split(separator: " ")
    guard process.terminationStatus == 0, words.count == 2, let figure = Double(words[0]),
      let kilobytes = Int(words[1].trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw ValidationError("the phase \(name) failed") }
    return (figure, kilobytes)
  }
}
