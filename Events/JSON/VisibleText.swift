/// Text from outside made fit to be shown: what would be invisible, or would turn the line around,
/// is written as `\u{202E}`, and a byte that is no UTF-8 as `\x{C3}`.
enum VisibleText {
  /// The character at this place and how many bytes it has, unless the bytes are ill-formed.
  static func scalar(
    in bytes: UnsafeRawBufferPointer, at offset: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether the character can be shown as it is.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return false
    default: return true
    }
  }

  static func show(_ scalar: Unicode.Scalar) -> String {
    isPlain(scalar)
      ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  static func show(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    pieces(of: bytes, in: range).map(\.text).joined()
  }

  /// A character as it is shown, and how many columns of a terminal it takes.
  struct Piece: Equatable, Sendable {
    let text: String
    let columns: Int
  }

  static func pieces(of bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if let (scalar, length) = scalar(in: bytes, at: place) {
        let text = show(scalar)
        let columns = isPlain(scalar) ? Self.columns(of: scalar) : text.utf8.count
        pieces.append(Piece(text: text, columns: columns))
        place += length
      } else {
        let text = "\\x{\(String(bytes[place], radix: 16, uppercase: true))}"
        pieces.append(Piece(text: text, columns: text.utf8.count))
        place += 1
      }
    }
    return pieces
  }

  /// Marks set on a letter take no column; Chinese, Japanese, Korean and emoji take two.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return 1
    }
  }
}
