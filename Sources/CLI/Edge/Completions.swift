import Events

/// What a shell may be told when it asks how a word could go on.
enum Completions {
  @Sendable static func words(_: [String], _: Int, _: String) -> [String] { WordName.all }

  @Sendable static func cases(_: [String], _: Int, _: String) -> [String] { [] }
}
