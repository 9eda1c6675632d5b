import Foundation

/// Plays transcripts in a folder of their own, with a clock and chance that are always the same.
final class TranscriptPlayer {
  let folder: URL
  /// Where commands put what passes.
  let scratch: URL
  private let clock: Int64
  private var count = 0

  /// - Parameter clock: when the first command is given, in microseconds since 1970; 1 March 2026
  ///   unless one is given.
  init(clock: Int64 = 1_772_323_200_000_000) throws {
    self.clock = clock
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("docket-\(UUID().uuidString)").resolvingSymlinksInPath()
    scratch = folder.appendingPathComponent(".tmp")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  }

  deinit {
    // A transcript may have taken its own right to write.
    let repair = Process()
    repair.executableURL = URL(fileURLWithPath: "/bin/chmod")
    repair.arguments = ["-R", "u+rwX", folder.path]
    try? repair.run()
    repair.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Gives a command to the shell and answers as a transcript does.
  func play(_ command: [String]) throws -> [String] {
    count += 1
    let process = Process()
    let (output, messages) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command.joined(separator: "\n")]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    nonisolated(unsafe) var said = Data()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      said = messages.fileHandleForReading.readDataToEndOfFile()
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    group.wait()
    process.waitUntilExit()
    return Transcript.Exchange.answer(
      output: plain(printed), messages: plain(said), code: process.terminationStatus)
  }

  /// Each command comes a minute after the one before.
  private var environment: [String: String] {
    [
      "PATH": TranscriptPlayer.programs.path + ":/usr/bin:/bin", "HOME": folder.path,
      "TMPDIR": scratch.path,
      "LC_ALL": "C.UTF-8", "DOCKET_RECORDER": "ana", "DOCKET_WAIT": "0.2",
      "DOCKET_TEST_CLOCK": String(clock + Int64(count) * 60_000_000),
      "DOCKET_TEST_SEED": String(count),
    ]
  }

  private func plain(_ data: Data) -> String {
    String(decoding: data, as: UTF8.self).replacingOccurrences(of: folder.path, with: "$PWD")
      .replacingOccurrences(of: "\r\n", with: "\\r\n")
  }

  /// The folder of the built programs, which the tests lie in.
  static let programs: URL = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(fileURLWithPath: tests ?? CommandLine.arguments[0])
    repeat {
      folder.deleteLastPathComponent()
    } while folder.path != "/"
      && !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("docket").path)
    return folder
  }()
}
