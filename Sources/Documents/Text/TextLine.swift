/// A line on its way to the terminal: glyphs with their ink, measured and wrapped before printing.
package struct TextLine {
  var glyphs: [Glyph]

  init(glyphs: some Sequence<Glyph>) { self.glyphs = Array(glyphs) }

  /// A line of data; what could steer the terminal is made visible.
  init(_ text: String, ink: Ink = []) {
    glyphs = text.visible.map { Glyph($0, ink: ink) }
  }

  init(_ line: Line, ink: Ink = []) {
    glyphs = line.runs.flatMap { TextLine($0, ink: ink).glyphs }
  }

  private init(_ run: Run, ink: Ink) {
    switch run {
    case .text(let text), .foreign(let text, _): self.init(text, ink: ink)
    case .strong(let text): self.init(text, ink: ink.union(.bold))
    case .emphasis(let text): self.init(text, ink: ink.union(.italic))
    // Many terminals do not show struck text as struck, so that the word stands there always.
    case .struck(let text): self.init("[withdrawn: \(text)]", ink: ink.union([.dim, .struck]))
    case .link(let text, let url) where text.isEmpty || text == url: self.init(url, ink: ink)
    case .link(let text, let url):
      self.init(WebAddress(url) == nil ? "\(text) (\(url))" : "\(text) <\(url)>", ink: ink)
    case .reference(_, let id, let text): self.init(text.isEmpty ? id : text, ink: ink)
    }
  }

  package var width: Int { glyphs.reduce(0) { $0 + $1.width } }

  package var isBlank: Bool { glyphs.allSatisfy(\.isSpace) }

  /// The width of the longest part that should stay in one piece.
  var longestWord: Int {
    var longest = 0
    var word = 0
    for (index, glyph) in glyphs.enumerated() {
      word = glyph.isSpace ? 0 : word + glyph.width
      longest = max(longest, word)
      if index + 1 < glyphs.count, glyph.mayBreak(before: glyphs[index + 1]) { word = 0 }
    }
    return longest
  }

  /// The line in parts no wider than `limit`; a word that is longer than
  /// that is cut, at a joint where it has one.
  package func wrapped(to limit: Int?) -> [TextLine] {
    guard let limit, width > limit else { return [self] }
    var lines: [TextLine] = []
    var rest = glyphs[...]
    while !rest.isEmpty {
      let end = lineEnd(of: rest, limit)
      lines.append(TextLine(glyphs: rest[..<end]).trimmed)
      rest = rest[end...].drop(while: \.isSpace)
    }
    return lines
  }

  /// The line as it is printed, with ink where the terminal takes it.
  ///
  /// What runs from right to left stands in isolates, which take no room and end with the line.
  package func printed(color: Bool) -> String {
    var result = ""
    var ink: Ink = []
    let isolates = Directions.ranges(in: glyphs.map(\.character)).filter(\.isRightToLeft)
    var (begins, ends) = (
      isolates.map(\.place.lowerBound)[...], isolates.map(\.place.upperBound)[...]
    )
    for (place, glyph) in glyphs.enumerated() {
      if place == ends.first {
        result += "\u{2069}"
        ends.removeFirst()
      }
      if color && glyph.ink != ink {
        if !ink.isEmpty { result += "\u{1B}[0m" }
        if !glyph.ink.isEmpty { result += "\u{1B}[\(glyph.ink.codes)m" }
        ink = glyph.ink
      }
      if place == begins.first {
        result += "\u{2068}"
        begins.removeFirst()
      }
      result.append(glyph.character)
    }
    if !ends.isEmpty { result += "\u{2069}" }
    return ink.isEmpty ? result : result + "\u{1B}[0m"
  }

  /// The line without the blanks at its end.
  package var trimmed: TextLine {
    var glyphs = glyphs
    while glyphs.last?.isSpace == true { glyphs.removeLast() }
    return TextLine(glyphs: glyphs)
  }

  private func lineEnd(of rest: ArraySlice<Glyph>, _ limit: Int) -> Int {
    var width = 0
    var lastBreak: Int?
    var lastJoint: Int?
    for index in rest.indices {
      width += rest[index].width
      if index > rest.startIndex {
        let previous = rest[index - 1]
        if rest[index].isSpace || previous.mayBreak(before: rest[index]) { lastBreak = index }
        if width > limit { return lastBreak ?? lastJoint ?? index }
        if previous.isJoint { lastJoint = index }
      }
    }
    return rest.endIndex
  }
}
