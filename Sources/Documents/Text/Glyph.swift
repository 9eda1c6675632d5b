/// One character as a terminal shows it.
struct Glyph {
  var character: Character
  var width: Int
  var ink: Ink

  init(_ character: Character, ink: Ink) {
    self.character = character
    self.width = character.displayWidth
    self.ink = ink
  }

  var isSpace: Bool { character == " " }

  /// Whether a slug or an address that must be cut is best cut behind this.
  var isJoint: Bool {
    switch character.asciiValue.map(Unicode.Scalar.init) {
    case "-", "/", ".", "_", "?", "&": true
    default: false
    }
  }

  /// Whether a line may end after this glyph and go on with the next: around ideographs, which need
  /// no space, but not before a closing mark or after an opening one.
  func mayBreak(before next: Glyph) -> Bool {
    guard width == 2 || next.width == 2 else { return false }
    return !"（《〈「『【〔“‘([".contains(character)
      && !"，。、；：？！）》〉」』】〕”’…ー々,.;:?!)]".contains(next.character)
  }
}
