import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Another program, run beside the test: an outsider to the log.
final class Program {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ name: String, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// Whether a program of this name can be run here.
  static func exists(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// Runs it to its end; answers what it printed.
  @discardableResult
  static func run(_ name: String, _ arguments: String..., reading text: String = "") throws
    -> String
  {
    let program = try Program(name, arguments)
    program.say(text)
    try program.input.fileHandleForWriting.close()
    let printed = try program.output.fileHandleForReading.readToEnd() ?? Data()
    program.process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }

  func say(_ text: String) {
    input.fileHandleForWriting.write(Data(text.utf8))
  }

  /// Waits until it has printed something, and answers that.
  func hear() -> String {
    String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// Ends it as a power cut would: without asking.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  var identifier: Int32 { process.processIdentifier }
}

/// What the `sqlite3` shell prints for these statements: an outsider with SQLite's own defaults.
func outsider(_ path: String, _ sql: String) throws -> String {
  try Program.run("sqlite3", path, reading: sql).trimmingCharacters(in: .whitespacesAndNewlines)
}
