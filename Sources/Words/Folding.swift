import Foundation

/// How texts are made comparable: small letters, one width, no accents, words parted by one space.
///
/// The index, the query and the marks in an excerpt all go through here, so that they agree on what
/// a word is. Scripts that do not part their words (Chinese, Japanese, Korean, Thai …) are taken
/// apart into single characters: characters side by side are then found as a phrase, however few.
public enum Folding {
  /// The words of a text, folded, parted by spaces.
  public static func words(of text: String) -> String {
    var result = String.UnicodeScalarView()
    func part() { if let last = result.last, last != " " { result.append(" ") } }
    for scalar in folded(text).unicodeScalars {
      if scalar.standsAlone {
        part()
        result.append(scalar)
        part()
      } else if scalar.isOfWord {
        result.append(scalar)
      } else {
        part()
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The single words of a folded text: a space before a mark is a space, too.
  public static func parts(_ words: String) -> [String] {
    words.unicodeScalars.split(separator: " ").map { String($0) }
  }

  /// Small letters without accents, in the plain form of each character (NFKC).
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var result = ""
    for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      if let plain = plain[scalar] {
        result += plain
      } else if !scalar.isAccent {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.precomposedStringWithCompatibilityMapping
  }

  /// Letters that Unicode does not take apart, as they are written without their strokes.
  private static let plain: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "ŧ": "t", "ς": "σ",
  ]
}

extension Unicode.Scalar {
  /// A mark that words are often written without.
  fileprivate var isAccent: Bool {
    switch value {
    case 0x0300...0x036F, 0x0591...0x05C7, 0x0640, 0x064B...0x0655, 0x0670: true
    case 0x200B...0x200D, 0xFE00...0xFE0F: true
    default: false
    }
  }

  /// Whether it belongs to a word.
  package var isOfWord: Bool {
    if isASCII { return properties.isAlphabetic || ("0"..."9").contains(self) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// Whether its script is written without spaces, or its parts are looked for as well.
  package var standsAlone: Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: isOfWord
    case 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF: isOfWord
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
    case 0x20000...0x3FFFD: true
    default: false
    }
  }
}
