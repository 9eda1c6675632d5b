/// One character as a terminal shows it.
package struct Glyph {
  package var character: Character
  package var width: Int
  package var ink: Ink

  package init(_ character: Character, ink: Ink) {
    self.character = character
    self.width = character.displayWidth
    self.ink = ink
  }

  package var isSpace: Bool { character == " " }

  /// Whether a slug or an address that must be cut is best cut behind this.
  package var isJoint: Bool {
    switch character.asciiValue.map(Unicode.Scalar.init) {
    case "-", "/", ".", "_", "?", "&": true
    default: false
    }
  }

  /// Whether a line may end after this glyph and go on with the next: around ideographs, which need
  /// no space, but not before a closing mark or after an opening one.
  package func mayBreak(before next: Glyph) -> Bool {
    guard width == 2 || next.width == 2 else { return false }
    return !"（《〈「『【〔“‘([".contains(character)
      && !"，。、；：？！）》〉」』】〕”’…ー々,.;:?!)]".contains(next.character)
  }
}
