/// How a stretch of text is printed where the terminal can do it.
package struct Ink: OptionSet {
  package var rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let bold = Ink(rawValue: 1 << 0)
  package static let dim = Ink(rawValue: 1 << 1)
  package static let italic = Ink(rawValue: 1 << 2)
  package static let struck = Ink(rawValue: 1 << 3)

  /// The parameters of an SGR sequence (ECMA-48, 8.3.117).
  package var codes: String {
    [(Ink.bold, "1"), (.dim, "2"), (.italic, "3"), (.struck, "9")]
      .filter { contains($0.0) }.map(\.1).joined(separator: ";")
  }
}
