import Docket
import Foundation
import Testing

/// The page of the checks: `docs/checks.md` is what the code says.
@Suite struct ChecksManualTests {
  @Test func `the page that is committed is the one the checks make`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/checks.md")
    if ProcessInfo.processInfo.environment["CHECKS_MANUAL"] == "rewrite" {
      try ChecksManual.markdown.write(to: file, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == ChecksManual.markdown,
      "Write it again: CHECKS_MANUAL=rewrite swift test --filter ChecksManualTests")
  }
}
