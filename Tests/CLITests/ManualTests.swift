import Foundation
import Testing

/// The pages in which docket is asked about the seeds say what it answers.
@Suite struct `The pages of the manual` {
  /// With `MANUALS=rewrite` the pages take the answers that they get.
  static let rewrites = ProcessInfo.processInfo.environment["MANUALS"] == "rewrite"

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// 23 November 2026, 00:00 UTC: after the newest of the seeds.
  static let clock: Int64 = 1_795_392_000_000_000

  static let pages = ["README.md", "docs/lag.md", "docs/zeng.md"]

  /// A player beside whom the seeds lie.
  private func player() throws -> TranscriptPlayer {
    let player = try TranscriptPlayer(clock: Self.clock)
    try FileManager.default.createSymbolicLink(
      at: player.folder.appendingPathComponent("seeds"),
      withDestinationURL: Self.root.appendingPathComponent("seeds"))
    return player
  }

  @Test(arguments: pages)
  func `docket answers as the page says`(name: String) throws {
    let file = Self.root.appendingPathComponent(name)
    let page = Manual(try String(contentsOf: file, encoding: .utf8))
    let player = try player()
    let answered = try page.answered(by: player.play)
    if Self.rewrites {
      try answered.text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(!page.exchanges.isEmpty)
      for (said, found) in zip(page.exchanges, answered.exchanges) {
        #expect(
          found.answer == said.answer, "\(name): $ \(said.command.joined(separator: "\n"))")
      }
    }
  }

  @Test func `no other page has a conversation that nobody plays`() throws {
    let docs = Self.root.appendingPathComponent("docs")
    let found = try FileManager.default.contentsOfDirectory(atPath: docs.path)
      .filter { $0.hasSuffix(".md") }
      .filter {
        try String(contentsOf: docs.appendingPathComponent($0), encoding: .utf8)
          .contains("\n\(Manual.opening)\n")
      }
      .map { "docs/\($0)" }.sorted()
    #expect(found == Self.pages.filter { $0.hasPrefix("docs/") })
  }

  @Test func `every command of the README's everyday use works on the seeds`() throws {
    let page = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## Everyday use\n").last)
    let block = try #require(section.components(separatedBy: "```").dropFirst().first)
    let commands = block.replacingOccurrences(of: "\\\n", with: "")
      .split(separator: "\n").map(String.init).filter { $0.hasPrefix("docket ") }
    #expect(commands.count > 10)
    let player = try player()
    for command in commands {
      let end = try player.play([command]).last ?? ""
      #expect(!(end.hasPrefix("[") && end.hasSuffix("]")), "\(command): \(end)")
    }
  }

  @Test func `a page is read and written as it is`() {
    let page = """
      # A page

      ```console
      $ docket date 2023
      2023  2023

      $ docket date x
      2> docket: no date
      [65]
      ```

      ```sh
      docket list cases
      ```

      """
    let manual = Manual(page)
    #expect(manual.text == page)
    #expect(manual.exchanges.map(\.command) == [["docket date 2023"], ["docket date x"]])
    #expect(manual.exchanges[1].answer == ["2> docket: no date", "[65]"])
  }
}
