import Events
import Testing

/// What the tests of the checker share.
enum CheckSample {
  /// What is wrong with a fact.
  static func findings(_ line: String, acceptingLogMembers: Bool = false) -> [Finding] {
    var checker = Checker(acceptingLogMembers: acceptingLogMembers)
    do {
      _ = try checker.draft(Array(line.utf8)[...]) { _ in "made" }
      return []
    } catch {
      return error.all
    }
  }

  static func draft(_ line: String, acceptingLogMembers: Bool = false) throws -> Draft {
    var checker = Checker(acceptingLogMembers: acceptingLogMembers)
    return try checker.draft(Array(line.utf8)[...]) { _ in "made" }
  }

  /// An arrest with one member more.
  static func arrest(_ members: String) -> String {
    #"{"type":"custody.arrested","case":"us-wei-2023",\#(members)}"#
  }
}

extension Finding {
  /// The text that the finding points at.
  func target(in line: String, _ length: Int) -> String {
    String(decoding: Array(line.utf8).dropFirst(offset).prefix(length), as: UTF8.self)
  }
}

/// A fact that is refused, and how.
struct Refused: CustomTestStringConvertible {
  let line: String
  let identifier: String
  let path: String
  /// How the text goes on from where the finding points.
  let target: String
  let sentence: String

  init(_ line: String, _ identifier: String, _ path: String, at target: String, _ sentence: String)
  {
    self.line = line
    self.identifier = identifier
    self.path = path
    self.target = target
    self.sentence = sentence
  }

  var testDescription: String { line }
}
