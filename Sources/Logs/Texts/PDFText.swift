import Docket
import Glibc

/// The text of a PDF by `pdftotext` (Debian: poppler-utils); nil where it is not installed or cannot
/// read the file.
enum PDFText {
  private static let program = "/usr/bin/pdftotext"

  static func text(of bytes: [UInt8]) throws -> String? {
    guard access(program, X_OK) == 0, let input = scratch() else { return nil }
    defer { fclose(input) }
    guard fwrite(bytes, 1, bytes.count, input) == bytes.count, fflush(input) == 0 else {
      return nil
    }
    rewind(input)
    guard let output = scratch() else { return nil }
    defer { fclose(output) }
    guard run(from: fileno(input), to: fileno(output)) else { return nil }
    rewind(output)
    lseek(fileno(output), 0, SEEK_SET)
    return String(decoding: try SourceFolder.readAll(fileno(output), program), as: UTF8.self)
  }

  /// A file without a name, gone when it is closed.
  private static func scratch() -> UnsafeMutablePointer<FILE>? { tmpfile() }

  private static func run(from input: Int32, to output: Int32) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = [
      strdup(program), strdup("-q"), strdup("-enc"), strdup("UTF-8"), strdup("-"), strdup("-"), nil,
    ]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &arguments, nil) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }
}
