import Docket
import Events
import Glibc

/// What the system hands over as bytes: arguments, variables, and the three streams.
///
/// Arguments and variables must be UTF-8. A text that is mended on the way in would be another: a
/// docket would be made in a folder of another name.
enum Handed {
  /// Throws where an argument is not UTF-8.
  static func checkArguments() throws(Complaint) {
    for (number, argument) in arguments.enumerated() {
      guard let flaw = flaw(in: argument) else { continue }
      throw Complaint(
        "Argument \(number + 1) is not UTF-8:\n\(Excerpt.lines(of: argument[...], at: flaw))\n  Go to "
          + "the folder and name what is there as seen from it, or give it another name.", .data)
    }
  }

  /// Throws where a variable that docket reads is not UTF-8.
  static func checkVariables() throws(Complaint) {
    for name in ["DOCKET_DIR", "DOCKET_RECORDER", "DOCKET_WAIT", "USER", "TMPDIR", "COLUMNS"] {
      guard let value = getenv(name).map(bytes), let flaw = flaw(in: value) else { continue }
      throw Complaint(
        "The variable \(name) is not UTF-8:\n\(Excerpt.lines(of: value[...], at: flaw))\n  Set it to "
          + "something else, or unset it.", .data)
    }
  }

  /// Opens what stands in for a stream that is closed and fails as that would: else the next file that
  /// is opened, the log even, would be taken for the stream.
  static func openStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static var arguments: [[UInt8]] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0].map(bytes) }
  }

  private static func bytes(_ text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// Where bytes cease to be UTF-8.
  private static func flaw(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var place = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): place += scalar.count
      case .error: return place
      case .emptyInput: return nil
      }
    }
  }
}
