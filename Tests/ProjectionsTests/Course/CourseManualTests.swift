import Foundation
import Testing

@testable import Projections

/// `docs/course.md` says what the model answers: each of its examples is played.
@Suite struct `The page of the model` {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/course.md")

  /// Facts, then what is answered: "a: acquitted 2", "a judgments: …", "timeline: 2 1".
  struct Example: CustomTestStringConvertible {
    var title: String
    var accused = ["a"]
    var facts = ""
    var answers: [(what: String, answer: String)] = []

    var testDescription: String { title }
  }

  static let examples: [Example] = {
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    var examples: [Example] = []
    var title = ""
    var isInside = false
    var isAnswer = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```course" {
        examples.append(Example(title: title))
        (isInside, isAnswer) = (true, false)
      } else if line == "```" {
        isInside = false
      } else if !isInside {
        if line.hasPrefix("#") { title = String(line.drop { $0 == "#" || $0 == " " }) }
      } else if line.isEmpty {
        isAnswer = true
      } else if line.hasPrefix("accused: ") {
        examples[examples.count - 1].accused = line.dropFirst(9).split(separator: " ").map(
          String.init)
      } else if isAnswer {
        let sides = line.components(separatedBy: ": ")
        examples[examples.count - 1].answers.append(
          (sides[0], sides.dropFirst().joined(separator: ": ")))
      } else {
        examples[examples.count - 1].facts += line + "\n"
      }
    }
    return examples
  }()

  @Test(arguments: examples)
  func `an example is answered as the page says`(example: Example) throws {
    let scenario = try Scenario(example.facts, accused: example.accused)
    #expect(!example.answers.isEmpty)
    for (what, answer) in example.answers {
      let party = String(what.prefix { $0 != " " })
      let found =
        switch what.drop(while: { $0 != " " }).dropFirst() {
        case "judgments": scenario.judgments(party).joined(separator: "; ")
        case "appeals": scenario.appeals(party).joined(separator: "; ")
        case "was": scenario.liberties(party).joined(separator: "; ")
        default:
          what == "timeline"
            ? scenario.order.map(String.init).joined(separator: " ") : scenario.state(party)
        }
      #expect(found == answer, "\(example.title): \(what)")
      if scenario.bulk[party] != nil { #expect(scenario.bulk[party] == scenario.state(party)) }
    }
  }

  @Test func `the page has its examples`() { #expect(Self.examples.count >= 20) }
}
