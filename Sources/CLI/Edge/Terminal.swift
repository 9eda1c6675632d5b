import Docket
import Documents
import Glibc

/// What the streams are connected to, and how they want to be written to.
enum Terminal {
  static let showsOutput = isatty(STDOUT_FILENO) == 1
  static let showsMessages = isatty(STDERR_FILENO) == 1

  /// How many columns standard output has; nil where it is no terminal.
  static var width: Int? {
    guard showsOutput else { return nil }
    if let columns = Environment.value("COLUMNS").flatMap({ Int($0) }), columns > 0 {
      return columns
    }
    return columns(of: STDOUT_FILENO) ?? 80
  }

  /// How many columns the terminal of this stream has, as it says itself.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether standard output takes colour: see no-color.org and bixense.com/clicolors.
  static func takesColor(unless isRefused: Bool) -> Bool {
    if isRefused || Environment.value("NO_COLOR") != nil { return false }
    if let force = Environment.value("CLICOLOR_FORCE"), force != "0" { return true }
    return showsOutput && Environment.value("TERM") ?? "dumb" != "dumb"
  }

  /// Puts a message on standard error, after the program's name.
  static func complain(_ message: String) {
    say("docket: " + message)
  }

  /// Puts a line, or several, on standard error, with all written out that could steer the terminal:
  /// names of files and what was typed stand in messages as they are.
  static func say(_ text: String) {
    Progress.clear()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var bytes = Array(lines.map { String($0).visible + "\n" }.joined().utf8)
    _ = bytes.withUnsafeMutableBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
