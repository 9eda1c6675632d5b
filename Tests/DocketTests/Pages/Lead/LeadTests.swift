import Docket
import Documents
import Events
import Foundation
import Testing

/// First paragraphs: `leads.md` beside this file has the stories.
@Suite struct LeadTests {
  struct Story: CustomTestStringConvertible, Sendable {
    var title: String
    var facts: [String]
    var paragraph: String
    var testDescription: String { title }
  }

  static let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "leads.md")

  static let stories: [Story] = {
    let text = try! String(contentsOf: file, encoding: .utf8)
    return text.components(separatedBy: "\n## ").dropFirst().map { block in
      let lines = block.split(separator: "\n").map(String.init)
      let place = lines.firstIndex { $0.hasPrefix("=>") }!
      return Story(
        title: lines[0], facts: lines[1..<place].map { String($0.dropFirst().dropLast()) },
        paragraph: lines[place].dropFirst(2).trimmingCharacters(in: .whitespaces))
    }
  }()

  private static func paragraph(_ story: Story) throws -> String {
    try Desk.of(story.facts).page().data["status"]?.string ?? ""
  }

  @Test(arguments: stories)
  func `the first paragraph is exactly this`(_ story: Story) throws {
    #expect(try Self.paragraph(story) == story.paragraph)
  }

  @Test func `the stories are taken again where that is asked for`() throws {
    guard ProcessInfo.processInfo.environment["LEADS"] == "rewrite" else { return }
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    for story in Self.stories {
      let start = try #require(text.range(of: "\n## \(story.title)\n")).upperBound
      let last = text.index(before: start)
      let line = try #require(text.range(of: "\n=>", range: last..<text.endIndex)).upperBound
      let end = text.range(of: "\n", range: line..<text.endIndex)?.lowerBound ?? text.endIndex
      text.replaceSubrange(line..<end, with: " " + (try Self.paragraph(story)))
    }
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
  }
}
