/// A language as BCP 47 (RFC 5646) tags it: `en`, `zh-Hans`, `sr-Latn-RS`, `de-1996`.
///
/// The tag is well formed: language, script, region, variants, extensions and private use in this
/// order, or one of the grandfathered tags. Whether each part is registered is not asked, but a
/// language of four letters or more, which the grammar reserves and nobody has registered, is
/// refused, for it is always a name: `English`. It keeps its spelling.
public struct LanguageTag: Sendable, Hashable {
  public let text: String
  /// The first part in small letters: `zh`; `i` or `x` of the tags that begin so.
  public let language: String
  /// The script as it is spelled: `Hans`.
  public let script: String?
  /// The region as it is spelled: `US`, `419`.
  public let region: String?

  /// Reads a tag; what is not one is refused with the tag that was probably meant.
  public init(_ text: String) throws(ValueError) {
    guard let parts = LanguageTagParts(text) else {
      throw ValueError(
        reason: "a language is a tag, as en or zh-Hans is, not \(ValueError.quoted(text))",
        suggestion: LanguageTag.guess(text))
    }
    self.text = text
    language = parts.language.lowercased()
    script = parts.script.map(String.init)
    region = parts.region.map(String.init)
  }

  /// Whether text in this language is set from right to left: by its script, else by the script
  /// that the language mostly uses.
  public var isRightToLeft: Bool {
    if let script { return Self.rightToLeftScripts.contains(script.lowercased()) }
    return Self.rightToLeftLanguages.contains(language)
  }
}

extension LanguageTag: CustomStringConvertible {
  public var description: String { text }
}

// MARK: - Lists

extension LanguageTag {
  private static let rightToLeftScripts: Set<String> = [
    "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "syre", "syrj",
    "syrn", "thaa", "yezi",
  ]

  private static let rightToLeftLanguages: Set<String> = [
    "ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ks", "iw", "ji",
    "acm", "aeb", "apc", "arb", "arc", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb", "fas",
    "glk", "haz", "heb", "khw", "lrc", "mzn", "nqo", "pbt", "pes", "pnb", "prs", "pus", "rhg",
    "sdh", "skr", "snd", "syr", "uig", "urd", "yid",
  ]

  private static let names = [
    "arabic": "ar", "armenian": "hy", "belarusian": "be", "bulgarian": "bg", "cantonese": "yue",
    "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs",
    "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "finnish": "fi",
    "french": "fr", "georgian": "ka", "german": "de", "greek": "el", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja",
    "kazakh": "kk", "korean": "ko", "latvian": "lv", "lithuanian": "lt", "mandarin": "zh",
    "norwegian": "no", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "simplified-chinese": "zh-Hans",
    "slovak": "sk", "slovene": "sl", "slovenian": "sl", "spanish": "es", "swedish": "sv",
    "tagalog": "tl", "thai": "th", "tibetan": "bo", "traditional-chinese": "zh-Hant",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "uyghur": "ug", "vietnamese": "vi",
  ]

  /// The tag meant by `English`, `zh_CN`, `en_US.UTF-8`.
  private static func guess(_ text: String) -> String? {
    let words = text.split { $0 == "_" || $0 == "-" || $0.isWhitespace }.joined(separator: "-")
    if let tag = names[words.lowercased()] { return tag }
    let tag = String(words.prefix { $0 != "." && $0 != "@" })
    return LanguageTagParts(tag) == nil ? nil : tag
  }
}

// MARK: - The grammar

/// The parts of a tag, read from left to right; nil where the text does not follow the grammar.
private struct LanguageTagParts {
  private(set) var language = ""[...]
  private(set) var script: Substring?
  private(set) var region: Substring?
  private var rest: ArraySlice<Substring>

  init?(_ text: String) {
    rest = text.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard rest.allSatisfy({ Self.isAlphanumeric($0, 1...8) }), let first = rest.first else {
      return nil
    }
    language = first
    if Self.grandfathered.contains(text.lowercased()) { return }
    guard takePrivateUse() || takeLanguage(), rest.isEmpty else { return nil }
  }

  private mutating func takeLanguage() -> Bool {
    guard take({ Self.isLetters($0, 2...3) }) != nil else { return false }
    for _ in 0..<3 { _ = take { Self.isLetters($0, 3...3) } }
    script = take { Self.isLetters($0, 4...4) }
    region = take { Self.isLetters($0, 2...2) || Self.isDigits($0, 3...3) }
    guard takeVariants(), takeExtensions() else { return false }
    return rest.isEmpty || takePrivateUse()
  }

  /// Variants are of 5 to 8 letters or digits, or of 4 that begin with a digit; none stands twice.
  private mutating func takeVariants() -> Bool {
    var seen: Set<String> = []
    while let variant = take({
      Self.isAlphanumeric($0, 5...8)
        || Self.isAlphanumeric($0, 4...4) && $0.first.map { "0"..."9" ~= $0 } == true
    }) {
      guard seen.insert(variant.lowercased()).inserted else { return false }
    }
    return true
  }

  /// Extensions are a single letter or digit with what belongs to it; none stands twice.
  private mutating func takeExtensions() -> Bool {
    var seen: Set<String> = []
    while let single = take({ $0.utf8.count == 1 && $0.lowercased() != "x" }) {
      guard seen.insert(single.lowercased()).inserted else { return false }
      guard take({ Self.isAlphanumeric($0, 2...8) }) != nil else { return false }
      while take({ Self.isAlphanumeric($0, 2...8) }) != nil {}
    }
    return true
  }

  /// Private use is `x` and at least one part more; it goes on to the end.
  private mutating func takePrivateUse() -> Bool {
    guard rest.first?.lowercased() == "x", rest.count > 1 else { return false }
    rest = []
    return true
  }

  private mutating func take(_ fits: (Substring) -> Bool) -> Substring? {
    guard let first = rest.first, fits(first) else { return nil }
    return rest.removeFirst()
  }

  private static func isLetters(_ part: Substring, _ length: ClosedRange<Int>) -> Bool {
    length ~= part.utf8.count && part.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
  }

  private static func isDigits(_ part: Substring, _ length: ClosedRange<Int>) -> Bool {
    length ~= part.utf8.count && part.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  private static func isAlphanumeric(_ part: Substring, _ length: ClosedRange<Int>) -> Bool {
    length ~= part.utf8.count
      && part.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }

  /// The tags that RFC 5646 lists by name.
  private static let grandfathered: Set<String> = [
    "art-lojban", "cel-gaulish", "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian",
    "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu",
    "no-bok", "no-nyn", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "zh-guoyu", "zh-hakka", "zh-min",
    "zh-min-nan", "zh-xiang",
  ]
}
