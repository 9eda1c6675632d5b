import Foundation

/// A text in the form in which quotes are looked for: compatibility forms made one (Unicode NFKC),
/// quotation marks and dashes folded, what cannot be seen left out, white space collapsed to one
/// blank, and none beside an ideograph.
public struct QuoteText: Sendable, Equatable {
  public let text: String
  /// What is compared: the text without what two people write differently around one mark. A run
  /// of quotation marks or of dashes is one, and no blank stands beside it.
  let key: [UInt8]

  public init(_ original: String) {
    var folded = ""
    var isGap = false
    for scalar in original.precomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        isGap = !folded.isEmpty
        continue
      }
      guard let plain = QuoteText.folded(scalar) else { continue }
      if isGap, !QuoteText.isIdeograph(plain), !QuoteText.isIdeograph(folded.unicodeScalars.last) {
        folded += " "
      }
      isGap = false
      folded.unicodeScalars.append(plain)
    }
    text = folded
    key = QuoteText.key(of: folded)
  }

  /// The parts of a quote between its marks of omission, as they are compared: `…`, `...`, `. . .`,
  /// each of them also in brackets of any kind. What the writer put in, `[sic]`, is none of them.
  var parts: [[UInt8]] {
    let plain = text.replacing(/\ ?\[sic[.!]?\]/, with: "")
    let marked = plain.replacing(QuoteText.omission, with: "\u{0}")
    return marked.split(separator: "\u{0}").map(QuoteText.withoutEnds).map(QuoteText.key)
      .filter { !$0.isEmpty }
  }

  private nonisolated(unsafe) static let omission =
    /[\[(<{\/'⟨〈]? ?(?:\.(?: ?\.){2,}|⋯+) ?[\])>}\/'⟩〉]?/

  /// Without the blanks and full stops that stand beside a mark of omission.
  private static func withoutEnds(_ part: Substring) -> String {
    var part = part.drop { $0 == " " || $0 == "." }
    while part.last == " " || part.last == "." { part.removeLast() }
    return String(part)
  }

  private static func key(of folded: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(folded.utf8.count)
    for byte in folded.utf8 {
      let last = key.last ?? 0
      let isMark = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
      if isMark {
        if last == UInt8(ascii: " ") { key.removeLast() }
        if key.last != byte { key.append(byte) }
      } else if byte != UInt8(ascii: " ") || last != UInt8(ascii: "'") && last != UInt8(ascii: "-")
      {
        key.append(byte)
      }
    }
    return key
  }

  /// Nil for what has no width of its own.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: nil
    // ' " ` ´ « » ‹ › and the marks between U+2018 and U+201F, primes, corner brackets, ″; the
    // letters that Ukrainian, Hawaiian and others write for an apostrophe; geresh and gershayim.
    case 0x22, 0x60, 0xAB, 0xB4, 0xBB, 0x2B9...0x2BD, 0x2EE, 0x55A, 0x5F3, 0x5F4,
      0x2018...0x201F, 0x2032...0x2037, 0x2039, 0x203A, 0x275B...0x275E, 0x300C...0x300F,
      0x301D...0x301F:
      "'"
    case 0x58A, 0x5BE, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58: "-"
    default: scalar
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isIdeographic || 0x3000...0x30FF ~= scalar.value
      || 0xFF00...0xFFEF ~= scalar.value
  }
}
