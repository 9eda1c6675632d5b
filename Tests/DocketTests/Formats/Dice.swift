/// Random words that are the same on every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A text of up to `count` parts, of every script and every trick.
  mutating func text(_ count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in part() }.joined()
  }

  private mutating func part() -> String {
    switch Int.random(in: 0..<12, using: &self) {
    case 0: "\(Unicode.Scalar(UInt32.random(in: 0..<0xD800, using: &self)) ?? "?")"
    case 1: "\(Unicode.Scalar(UInt32.random(in: 0xE000...0x10FFFF, using: &self)) ?? "?")"
    case 2: "\(Unicode.Scalar(UInt8.random(in: 0...0x9F, using: &self)))"
    case 3: Self.tricks.randomElement(using: &self)!
    case 4...6: " "
    default: Self.words.randomElement(using: &self)!
    }
  }

  private static let words = [
    "spy", "charged", "2023-08-11", "cn-zeng-2023", "国家安全部", "逮捕。", "Алексей", "محمد", "क्षि",
    "👩‍👩‍👧", "🇨🇳", "❤️", "e\u{301}", "1. ", "- ", "# ", "> ", "=1", "R&D", "&amp;", "snake_case", "2019~",
    "https://a.example/(x)_y", "averyveryverylongwordindeed",
  ]

  private static let tricks = [
    "\u{1B}[2J", "\u{202E}", "\u{2066}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{FEFF}", "\u{2028}",
    "\u{E0041}", "\r\n", "\n", "\t", "\u{338}", "🏽", "<script>", "</td>", "|", "`", "*", "_", "~",
    "~~", "[",
    "](", "\\", "\"", "'", "=", "+", "@", ",", ";", "&", "&#60;", "!", "---", "javascript:x",
  ]
}
