import ArgumentParser
import Foundation
import Glibc

/// Measures docket against the limits of the machine, in one run, as ratios.
@main
struct DocketBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "DocketBench",
    abstract: "Measures docket against bare libsqlite3, on facts it makes itself.",
    discussion: """
      EXAMPLES
        swift run -c release DocketBench                           all sizes, three rounds
        swift run -c release DocketBench --facts 100000 --rounds 5

      Figures are medians of their rounds; ratios are taken round by round, so that they hold when
      the machine's speed drifts. `show case` is measured where the program is found: build it with
      'swift build -c release --product docket' in the folder above, or name it with --program.
      """,
    subcommands: [Measure.self, Phase.self], defaultSubcommand: Measure.self)
}

/// One phase in a process of its own.
struct Phase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase", abstract: "Runs one phase and prints its figure and peak memory in KiB.",
    shouldDisplay: false)

  @Argument var name: String
  @Argument var folder: String
  @Argument var facts: Int

  func run() throws {
    let figure = try Phases(folder: folder, facts: facts).run(name)
    var usage = rusage()
    getrusage(0, &usage)  // 0 is RUSAGE_SELF.
    print(figure, usage.ru_maxrss)
  }
}

struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Runs all phases.")

  @Option(help: "How many facts; may be given several times.")
  var facts: [Int] = [10_000, 100_000, 1_000_000]
  @Option(help: "How often each phase is run.")
  var rounds = 3
  @Option(help: "The docket program, for `show case`.")
  var program = "../.build/release/docket"

  func run() throws {
    for count in facts {
      let folder = NSTemporaryDirectory() + "docket-bench-\(getpid())-\(count)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try measure(count, in: folder)
    }
  }

  private func measure(_ count: Int, in folder: String) throws {
    print("\(count) facts")
    _ = try phase("generate", folder, count)
    let taken = try phase("import", folder, count)
    line("import", "\(Int(Double(count) / taken.figure)) facts/s", "peak \(taken.megabytes) MB")
    var scans: [Double] = []
    var rebuilds: [Double] = []
    var ratios: [Double] = []
    var peak = 0
    for _ in 0..<rounds {
      let scan = try phase("scan", folder, count)
      let rebuild = try phase("rebuild", folder, count)
      scans.append(scan.figure)
      rebuilds.append(rebuild.figure)
      ratios.append(rebuild.figure / scan.figure)
      peak = max(peak, rebuild.megabytes)
    }
    line("raw scan", milliseconds(scans.median))
    line(
      "rebuild of all views", milliseconds(rebuilds.median),
      "\(rounded(ratios.median)) times the scan (\(rounded(ratios.min()!)) to "
        + "\(rounded(ratios.max()!))), peak \(peak) MB")
    let builds = try (0..<rounds).map { _ in try phase("search-build", folder, count) }
    let built = builds.map(\.figure).median
    line(
      "build of the search index", milliseconds(built),
      "\(rounded(built * 1e6 / Double(count))) µs a fact, "
        + "\(rounded(try megabytes(folder + "/docket/search.sqlite"))) MB beside "
        + "\(rounded(try megabytes(folder + "/docket/log.sqlite"))) MB of log, peak "
        + "\(builds.map(\.megabytes).max()!) MB")
    for (name, what) in [
      ("search", "search for a name"), ("search-common", "search, common words"),
    ] {
      let searches = try (0..<max(5, rounds)).map { _ in try phase(name, folder, count).figure }
      line("\(what), cold", milliseconds(searches.median))
    }
    let catchUps = try (0..<rounds).map { _ in try phase("catch-up", folder, count).figure }
    line("catch-up after 100 facts", milliseconds(catchUps.median))
    line(
      "the same for the index", milliseconds(try phase("search-catch-up", folder, count).figure),
      "\(rounds * 100) facts")
    if FileManager.default.isExecutableFile(atPath: program) {
      let shows = try (0..<max(5, rounds)).map { _ in try show(folder) }
      line("show case, cold start", milliseconds(shows.median))
    }
    var rates: [(ours: Double, bare: Double)] = []
    for round in 0..<rounds {
      let place = folder + "/appends-\(round)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let bare = try phase("bare-append-rate", place, count).figure
      rates.append((try phase("append-rate", place, count).figure, bare))
    }
    line(
      "durable single appends", "\(Int(rates.map(\.ours).median))/s",
      "\(rounded(rates.map { $0.ours / $0.bare }.median)) of bare C at "
        + "\(Int(rates.map(\.bare).median))/s")
  }

  private func megabytes(_ path: String) throws -> Double {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return Double(size ?? 0) / 1e6
  }

  /// A program of its own, with its start: the case of the first fact that names one.
  private func show(_ folder: String) throws -> Double {
    guard let file = FileHandle(forReadingAtPath: folder + "/facts.jsonl"),
      let beginning = try file.read(upToCount: 65_536),
      let match = String(decoding: beginning, as: UTF8.self).firstMatch(of: /"case":"([^"]+)"/)
    else { throw ValidationError("no case in \(folder)") }
    // By the shell and not by Foundation's Process, whose waiting takes longer than the program.
    let command = "'\(program)' show case \(match.1) --docket '\(folder)/docket' > /dev/null"
    let start = ContinuousClock.now
    guard system(command) == 0 else { throw ValidationError("\(command) failed") }
    return seconds(since: start)
  }

  private func phase(
    _ name: String, _ folder: String, _ count: Int
  ) throws -> (figure: Double, megabytes: Int) {
    let me = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    let words = try answer(of: me, ["phase", name, folder, String(count)]).split(separator: " ")
    guard words.count == 2, let figure = Double(words[0]),
      let kilobytes = Int(words[1].trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw ValidationError("the phase \(name) failed") }
    return (figure, kilobytes / 1024)
  }

  private func answer(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(program) \(arguments.joined(separator: " ")) failed")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func line(_ name: String, _ figure: String, _ more: String = "") {
    let padded = name.padding(toLength: 26, withPad: " ", startingAt: 0)
    print("  \(padded)\(figure)\(more.isEmpty ? "" : "; \(more)")")
  }
}

extension [Double] {
  /// The middle one.
  var median: Double { sorted()[count / 2] }
}

private func milliseconds(_ seconds: Double) -> String { "\(rounded(seconds * 1000)) ms" }

private func rounded(_ number: Double) -> String {
  String(format: number < 10 ? "%.2f" : "%.0f", number)
}
