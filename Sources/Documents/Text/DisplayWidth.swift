extension String {
  /// How many columns of a terminal the text takes.
  package var displayWidth: Int {
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// 2 for East Asian wide and fullwidth characters and emoji, 0 for marks on their own, else 1.
  ///
  /// A cluster of several scalars takes no more than two columns: family emoji, flags, syllables.
  package var displayWidth: Int {
    if isASCII { return 1 }
    var width = 0
    for scalar in unicodeScalars {
      let becomesEmoji = scalar.value == 0xFE0F && width == 1
      width += becomesEmoji ? 1 : scalar.displayWidth
    }
    return min(width, 2)
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if isASCII { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control: return 0
    default: return properties.isDefaultIgnorableCodePoint ? 0 : isWide ? 2 : 1
    }
  }

  private var isWide: Bool {
    guard value >= WideRanges.all[0].lowerBound else { return false }
    var low = 0
    var high = WideRanges.all.count
    while low < high {
      let middle = (low + high) / 2
      if WideRanges.all[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < WideRanges.all.count && WideRanges.all[low].contains(value)
  }
}
