import ArgumentParser
import Foundation
import Glibc

/// A docket of so many made facts in a folder, and what can be run on it.
final class Workplace {
  let folder: String
  let facts: Int
  let program: String
  let rounds: Int
  private let counter: StatementCounter?
  private var prepared: Result<Void, any Error>?
  /// Seconds of the import of all facts, and its peak memory.
  private(set) var imports: [(figure: Double, megabytes: Double)] = []
  private var knownCases: [String] = []

  init(folder: String, facts: Int, program: String, rounds: Int) throws {
    (self.folder, self.facts, self.program, self.rounds) = (folder, facts, program, rounds)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    counter = StatementCounter(in: folder)
  }

  var docket: String { folder + "/docket" }
  /// Rows of all cases, as docket prints them.
  var rows: String { folder + "/rows.csv" }

  /// Makes the facts and imports them, once; brings the views up to the log for the program.
  func prepare() throws {
    if prepared == nil { prepared = Result { try makeDocket() } }
    try prepared?.get()
  }

  private func makeDocket() throws {
    _ = try phase("generate")
    imports.append(try phase("import"))
    _ = try command(["list", "cases", "--format", "csv", "--raw"], output: rows).run()
    let text = try String(contentsOfFile: rows, encoding: .utf8)
    knownCases = text.split(whereSeparator: \.isNewline).dropFirst().map {
      String($0.prefix { $0 != "," })
    }
    guard !knownCases.isEmpty else { throw ValidationError("no case in \(docket)") }
  }

  func importAgain() throws {
    let again = folder + "/again"
    try FileManager.default.createDirectory(atPath: again, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: again) }
    imports.append(try phase("import-again"))
  }

  var cases: Int { knownCases.count }

  /// A case, another for each number.
  func someCase(_ number: Int) -> String { knownCases[number &* 7_919 % knownCases.count] }

  // MARK: Commands

  func command(_ words: [String], output: String = "/dev/null", in docket: String? = nil) -> Command
  {
    Command(words: [program] + words + ["--docket", docket ?? self.docket], output: output)
  }

  /// A command's time and peak memory: the median of the rounds, and the greatest peak.
  ///
  /// What takes more than ten seconds is run once.
  func measure(
    _ command: (Int) throws -> Command, rounds: Int? = nil, counting: Bool = false
  ) throws -> Figures {
    var runs: [Run] = []
    for round in 0..<(rounds ?? self.rounds) {
      runs.append(try command(round).run())
      if runs[0].seconds > 10 { break }
    }
    return Figures(
      seconds: runs.map(\.seconds).median, processor: runs.map(\.processor).median,
      megabytes: runs.map(\.megabytes).max(),
      statements: counting ? try counter?.count(command(0)) : nil)
  }

  // MARK: Phases

  /// A phase of this program in a process of its own: its figure, and its peak memory.
  func phase(_ name: String, in place: String? = nil) throws -> (figure: Double, megabytes: Double)
  {
    let me = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    let answer = folder + "/answer"
    let run = try Command(
      words: [me, "phase", name, place ?? folder, String(facts)], output: answer, isQuiet: false,
      limit: 3_600
    ).run()
    let text = try String(contentsOfFile: answer, encoding: .utf8)
    guard let figure = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw ValidationError("the phase \(name) failed")
    }
    return (figure, run.megabytes)
  }
}
