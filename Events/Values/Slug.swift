/// The name of a case, a party, a source, a law or a swap, as it stands in keys and addresses.
///
/// `cn-zeng-2023`: 1 to 80 lower-case ASCII letters, digits and hyphens.
public struct Slug: Sendable, Hashable {
  public let text: String

  static let limit = 80

  /// Reads a slug; what is not one is refused with the slug that its words would make.
  public init(_ text: String) throws(ValueError) {
    var copy = text
    guard copy.withUTF8({ Slug.isValid(utf8: UnsafeRawBufferPointer($0)) }) else {
      throw ValueError(
        reason: "a slug is 1 to 80 lower-case letters, digits and hyphens, "
          + "not \(ValueError.quoted(text))",
        suggestion: Slug.made(from: text)?.text)
    }
    self.text = text
  }

  private init(made text: String) {
    self.text = text
  }

  /// Whether the bytes are a slug.
  public static func isValid(utf8 bytes: UnsafeRawBufferPointer) -> Bool {
    guard 1...limit ~= bytes.count else { return false }
    for byte in bytes {
      let isLetter = byte &- 0x61 < 26
      let isDigit = byte &- 0x30 < 10
      guard isLetter || isDigit || byte == 0x2D else { return false }
    }
    return true
  }
}

extension Slug: Comparable, CustomStringConvertible {
  public static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }

  public var description: String { text }
}

// MARK: - Making a slug

extension Slug {
  /// The slug of a label: `Jinchao Wei` gives `jinchao-wei`, `Gün, Hüseyin` gives `gun-huseyin`.
  ///
  /// Letters lose their accents; spaces, underscores, slashes and dashes become one hyphen; all
  /// else is dropped. Nil when nothing remains, as of a label in Chinese. Cut after 80.
  public static func made(from label: String) -> Slug? {
    var text = ""
    var isNewWord = false
    for scalar in label.unicodeScalars {
      if PlainLetters.isGap(scalar) {
        isNewWord = !text.isEmpty
        continue
      }
      guard let letters = PlainLetters.lowerCase(of: scalar) else { continue }
      let addition = isNewWord ? "-" + letters : letters
      guard text.utf8.count + addition.utf8.count <= limit else { break }
      text += addition
      isNewWord = false
    }
    return text.isEmpty ? nil : Slug(made: text)
  }
}

// MARK: - Ids of facts

/// The rule for the `id` of a fact: 1 to 100 ASCII letters, digits, `-`, `_` and `.`.
public enum FactID {
  static let limit = 100

  /// Whether the bytes are an id.
  public static func isValid(utf8 bytes: UnsafeRawBufferPointer) -> Bool {
    1...limit ~= bytes.count && bytes.allSatisfy(isAllowed)
  }

  /// Refuses what is not an id, with one that is close.
  public static func check(_ text: String) throws(ValueError) {
    var copy = text
    guard copy.withUTF8({ isValid(utf8: UnsafeRawBufferPointer($0)) }) else {
      throw ValueError(
        reason: "an id is 1 to 100 letters, digits, hyphens, underscores and points, "
          + "not \(ValueError.quoted(text))",
        suggestion: made(from: text))
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private static func made(from text: String) -> String? {
    var id = ""
    for scalar in text.unicodeScalars {
      var letters = PlainLetters.lowerCase(of: scalar) ?? ""
      if scalar.isASCII && isAllowed(UInt8(scalar.value)) {
        letters = String(scalar)
      } else if PlainLetters.isGap(scalar) {
        letters = id.isEmpty ? "" : "-"
      }
      guard id.utf8.count + letters.utf8.count <= limit else { break }
      id += letters
    }
    return id.isEmpty ? nil : id
  }
}

// MARK: - Plain letters

/// What remains of a Latin letter without its accent.
private enum PlainLetters {
  /// The lower-case ASCII letters or digit for a scalar; nil where there is none.
  static func lowerCase(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return String(scalar)
    case 0x41...0x5A: return scalar.properties.lowercaseMapping
    case 0..<0xC0: return nil
    default:
      // The capital İ of Turkish is lowered to a plain i and a dot.
      guard let small = scalar.properties.lowercaseMapping.unicodeScalars.first else { return nil }
      return small.isASCII ? String(small) : plain[small]
    }
  }

  /// Whether a scalar parts two words.
  static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "/" || scalar.properties.isWhitespace
      || scalar.properties.generalCategory == .dashPunctuation
  }

  private static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ")
      for scalar in parts[1].unicodeScalars { plain[scalar] = String(parts[0]) }
    }
    return plain
  }()

  /// Latin of Europe, Turkey and Vietnam, and of Pinyin. A letter given apart from its accent
  /// needs no line, for the accent is dropped.
  private static let lines = """
    a àáâãäåāăąǎạảấầẩẫậắằẳẵặ
    ae æ
    b ḃ
    c çćĉċč
    d ðďđḋḍ
    e èéêëēĕėęěẹẻẽếềểễệ
    f ḟ
    g ĝğġģǧ
    h ĥħḥ
    i ìíîïĩīĭįıǐỉị
    ij ĳ
    j ĵ
    k ķĸ
    l ĺļľŀłḷ
    m ṁṃ
    n ñńņňŉŋṅṇ
    o òóôõöøōŏőơǒǫọỏốồổỗộớờởỡợ
    oe œ
    p ṗ
    r ŕŗřṛ
    s śŝşšſșṡṣ
    ss ß
    t ţťŧțṫṭ
    th þ
    u ùúûüũūŭůűųưǔǖǘǚǜụủứừửữự
    w ŵẁẃẅ
    y ýÿŷỳỵỷỹ
    z źżžẓ
    """
}
