import Glibc

/// A line on standard error that tells how far a long work has come; on a terminal only, and not
/// before the work has taken a moment.
///
///     Importing  ████████████░░░░░░░░░░░░░░░░░░  40 %  1,204 of 3,010 facts
final class Progress {
  private let title: String
  private let unit: String
  private let begun = ContinuousClock.now
  private var shown = ContinuousClock.now

  init(_ title: String, _ unit: String) {
    self.title = title
    self.unit = unit
  }

  deinit { Progress.clear() }

  /// Shows how much is done, at most ten times a second.
  func show(_ done: Int64, of total: Int64) {
    guard Terminal.showsMessages, total > 0 else { return }
    let now = ContinuousClock.now
    guard now - begun > .milliseconds(300), now - shown > .milliseconds(100) else { return }
    shown = now
    Progress.isShown = true
    let share = Double(min(done, total)) / Double(total)
    let bar = 30
    let full = Int(share * Double(bar))
    let text =
      title + "  " + String(repeating: "█", count: full)
      + String(repeating: "░", count: bar - full)
      + "  \(Int(share * 100)) %  \(done.grouped) of \(total.grouped) \(unit)"
    Progress.write("\r" + String(text.prefix(columns - 1)) + "\u{1B}[K")
  }

  private var columns: Int { Terminal.columns(of: STDERR_FILENO) ?? 80 }

  /// Whether a line stands there that must go before anything else is said.
  nonisolated(unsafe) private static var isShown = false

  /// Takes the line away.
  static func clear() {
    guard isShown else { return }
    isShown = false
    write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

extension Int64 {
  /// With a comma between thousands: `1,204`.
  var grouped: String {
    var digits = String(magnitude)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return (self < 0 ? "-" : "") + digits
  }
}
