import Events

/// What a shell is told when it asks how a line could go on.
enum Completions {
  @Sendable static func words(_: [String], _: Int, _: String) -> [String] { WordName.all }

  @Sendable static func cases(_: [String], _: Int, _: String) -> [String] { [] }

  /// The words, and behind a word its flags.
  @Sendable static func recording(_ line: [String], _: Int, _ prefix: String) -> [String] {
    let names = line.drop { $0 != "record" }.dropFirst()
    guard let name = names.first, name != prefix || names.count > 1,
      let word = Vocabulary.word(named: name)
    else { return WordName.all }
    return FlagSet(word).flags.map(\.typed) + FlagSet.reserved.map { "--" + $0 }.sorted()
  }
}
