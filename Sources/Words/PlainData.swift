package import Events

// Small words and values as pages and data write them.

extension String {
  /// A stored word as people read it: `prosecution_review` is "prosecution review".
  package var plainWords: String { PlainWord.words(self) }
}

extension JSON {
  /// An object of these members, in this order.
  package static func record(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// A text, or null.
  package static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
}
