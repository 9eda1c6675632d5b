import Docket
import Documents
import Events
import Projections

/// Tells what checks found: as text a line each, or a line a check with many findings, and nothing at
/// all where there is nothing.
struct FindingsPrinter {
  private let flags: [Flagged]
  private let settings: CheckSettings
  private let all: Bool

  /// - Parameter all: whether to tell each finding by itself.
  init(_ flags: [Flagged], _ settings: CheckSettings, all: Bool) {
    self.flags = flags
    self.settings = settings
    self.all = all
  }

  func print(_ output: OutputOptions, _ format: Format) throws {
    if format == .text {
      let text = CheckPage.lines(flags, all: all).map { $0.visible + "\n" }.joined()
      if let path = output.output, path != "-" {
        try WholeFile.write(text, to: path)
      } else if !text.isEmpty {
        try Output.print(text)
      }
      if !flags.isEmpty { Terminal.say(counts) }
    } else {
      try output.print(CheckPage.findings(flags, settings), as: format)
    }
    if settings.fails(flags) { throw Ending(code: .data) }
  }

  /// `2 errors, 1 warning and 14 remarks.`
  private var counts: String {
    let severities = flags.map { settings.severityOfFinding($0.check) }
    func count(_ severity: Severity, _ word: String) -> String? {
      let count = severities.filter { $0 == severity }.count
      return count == 0 ? nil : Phrase.count(Int64(count), word)
    }
    let parts = [count(.error, "error"), count(.warning, "warning"), count(.info, "remark")]
    return Phrase.list(parts.compactMap(\.self)) + "."
  }
}
