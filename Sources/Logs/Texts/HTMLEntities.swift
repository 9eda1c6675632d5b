/// Character references of HTML: named, decimal and hexadecimal, with or without their semicolon
/// where pages may leave it out.
enum HTMLEntities {
  /// The longest name of a character.
  private static let longest = 31

  /// The characters of the reference that begins behind an `&`, and how much of the text it is; nil
  /// where there is none.
  static func reference(
    at start: Int, in page: [Unicode.Scalar]
  ) -> (text: String, length: Int)? {
    guard start < page.count else { return nil }
    return page[start] == "#" ? number(at: start, in: page) : name(at: start, in: page)
  }

  private static func name(
    at start: Int, in page: [Unicode.Scalar]
  ) -> (text: String, length: Int)? {
    let letters = page[start...].prefix(longest).prefix { $0.isASCIILetterOrDigit }
    guard !letters.isEmpty else { return nil }
    var name = String(String.UnicodeScalarView(letters))[...]
    let end = start + letters.count
    if end < page.count, page[end] == ";", let text = HTMLEntityTable.characters[name] {
      return (text, letters.count + 1)
    }
    // `&copy2023`: the longest of the old names that it begins with.
    while !name.isEmpty {
      if HTMLEntityTable.withoutSemicolon.contains(name),
        let text = HTMLEntityTable.characters[name]
      {
        return (text, name.utf8.count)
      }
      name.removeLast()
    }
    return nil
  }

  private static func number(
    at start: Int, in page: [Unicode.Scalar]
  ) -> (text: String, length: Int)? {
    var place = start + 1
    let isHex = place < page.count && (page[place] == "x" || page[place] == "X")
    if isHex { place += 1 }
    let digits = page[place...].prefix { $0.digit(of: isHex ? 16 : 10) != nil }
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for digit in digits where value <= 0x10FFFF {
      value = value * (isHex ? 16 : 10) + (digit.digit(of: 16) ?? 0)
    }
    place += digits.count
    if place < page.count, page[place] == ";" { place += 1 }
    return (String(Character(scalar(value))), place - start)
  }

  /// Numbers 128 to 159 are meant as windows-1252 has them.
  private static func scalar(_ number: UInt32) -> Unicode.Scalar {
    var number = number
    if 0x80...0x9F ~= number, windows1252[Int(number - 0x80)] != 0 {
      number = windows1252[Int(number - 0x80)]
    }
    return (number == 0 ? nil : Unicode.Scalar(number)) ?? "\u{FFFD}"
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

extension Unicode.Scalar {
  fileprivate var isASCIILetterOrDigit: Bool {
    "a"..."z" ~= self || "A"..."Z" ~= self || "0"..."9" ~= self
  }

  fileprivate func digit(of base: UInt32) -> UInt32? {
    let value: UInt32? =
      switch self {
      case "0"..."9": self.value - 0x30
      case "a"..."f": self.value - 0x61 + 10
      case "A"..."F": self.value - 0x41 + 10
      default: nil
      }
    return value.flatMap { $0 < base ? $0 : nil }
  }
}
