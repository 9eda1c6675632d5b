extension String {
  /// The same words on one line, with all that could steer a terminal, reorder a line or hide in it
  /// written out: U+202E becomes `\u{202E}`.
  ///
  /// Line breaks and tabs become a space. Joiners stay where a script or an emoji needs them, and
  /// variation selectors where they follow what they vary. Works on scalars, not characters: a
  /// control followed by a combining mark is still a control.
  public var visible: String {
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return self }
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let previous = index > 0 ? scalars[index - 1] : nil
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\r" where next == "\n": break
      case "\n", "\t": result += " "
      case _ where scalar.isHidden(between: previous, and: next):
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether this leaves no mark of its own on the page, yet changes what is read there.
  package func isHidden(between previous: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    if properties.isJoinControl { return !joins(previous, next) }
    if properties.isVariationSelector { return !varies(previous) }
    return isHiddenAnywhere
  }

  /// Controls, separators, bidi marks, invisible letters, tags: hidden wherever they stand.
  var isHiddenAnywhere: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    default:
      properties.isDefaultIgnorableCodePoint || properties.isBidiControl
        || properties.isNoncharacterCodePoint || 0xFFF9...0xFFFB ~= value
    }
  }

  private func joins(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    guard let previous, let next else { return false }
    if previous.usesJoiners && next.usesJoiners { return true }
    let followsEmoji = previous.isPictograph || previous.properties.isVariationSelector
    return value == 0x200D && followsEmoji && next.isPictograph
  }

  private func varies(_ previous: Unicode.Scalar?) -> Bool {
    guard let previous else { return false }
    switch value {
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji || previous.isPictograph
    case 0x180B...0x180F: return 0x1800...0x18AF ~= previous.value
    case 0xE0100...0xE01EF: return previous.properties.isIdeographic
    default: return previous.properties.isIdeographic || previous.isSymbol
    }
  }

  /// Letters and marks of the scripts in which a joiner changes the shape of a word: from Arabic to
  /// Sinhala, Myanmar, Khmer and Mongolian.
  private var usesJoiners: Bool {
    switch value {
    case 0x0620...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0xA8E0...0xA8FF,
      0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x11000...0x11FFF:
      properties.isAlphabetic || properties.isGraphemeExtend
        || properties.generalCategory == .spacingMark
    default: false
    }
  }

  private var isPictograph: Bool {
    properties.isEmojiPresentation || properties.isEmojiModifier
      || (properties.isEmoji && value > 0xFF)
  }

  private var isSymbol: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .otherSymbol: true
    default: false
    }
  }
}
