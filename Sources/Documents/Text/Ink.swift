/// How a stretch of text is printed where the terminal can do it.
struct Ink: OptionSet {
  var rawValue: Int

  init(rawValue: Int) { self.rawValue = rawValue }

  static let bold = Ink(rawValue: 1 << 0)
  static let dim = Ink(rawValue: 1 << 1)
  static let italic = Ink(rawValue: 1 << 2)
  static let struck = Ink(rawValue: 1 << 3)

  /// The parameters of an SGR sequence (ECMA-48, 8.3.117).
  var codes: String {
    [(Ink.bold, "1"), (.dim, "2"), (.italic, "3"), (.struck, "9")]
      .filter { contains($0.0) }.map(\.1).joined(separator: ";")
  }
}
