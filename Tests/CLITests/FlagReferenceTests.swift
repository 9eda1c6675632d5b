import Events
import Testing

@testable import CLI

@Suite struct `Flags of what facts name` {
  /// What is completed behind a flag, and looked up by label, follows from the type of its field.
  @Test(arguments: Vocabulary.words.map(\.name))
  func `take slugs of what their fields name`(name: String) throws {
    let word = try #require(Vocabulary.word(named: name))
    let flags = FlagSet(word).flags.filter { $0.group != .subject }
    for field in word.referenceFields {
      guard let flag = flags.first(where: { $0.path == field.path }) else { continue }
      #expect(flag.bare.subjects == field.subjects, "\(name) \(flag.typed)")
    }
    let source = try #require(flags.first { $0.path == ["sources"] })
    #expect(source.bare == .slug(of: .source))
  }
}
