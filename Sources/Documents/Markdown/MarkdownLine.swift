/// A line of runs as Markdown.
///
/// Marks of emphasis count only where CommonMark's rules of flanking let them; where they would not
/// (`**重要。**的`), weight is dropped and a struck passage says `[withdrawn: …]` in words.
package struct MarkdownLine {
  private let style: Style
  private let isCell: Bool
  private var result = ""

  package init(_ line: Line, style: Style, isCell: Bool = false) {
    self.style = style
    self.isCell = isCell
    let parts = Self.trimmed(line.runs.flatMap(parts))
    for (index, part) in parts.enumerated() {
      let next = index + 1 < parts.count ? parts[index + 1].first : nil
      append(part, before: next)
    }
  }

  package var text: String { result }

  /// What a run becomes: escaped words, words between two marks, or markup of its own.
  private enum Part {
    case words(String)
    case marked(String, mark: String)
    case link(text: String, address: String)
    case autolink(String)

    var first: Unicode.Scalar? {
      switch self {
      case .words(let text): text.unicodeScalars.first
      case .marked(_, let mark): mark.unicodeScalars.first
      case .link: "["
      case .autolink: "<"
      }
    }
  }

  private func parts(_ run: Run) -> [Part] {
    switch run {
    case .text(let text), .foreign(let text, _): return [.words(text.visible.isolated)]
    case .strong(let text): return marked(text.visible.isolated, "**")
    case .emphasis(let text): return marked(text.visible.isolated, "*")
    case .struck(let text): return marked(text.visible.isolated, "~~")
    case .link(let text, let url): return link(text, url)
    case .reference(let kind, let id, let text):
      let text = (text.isEmpty ? id : text).visible.isolated
      guard let address = style.address(kind: kind, id: id) else { return [.words(text)] }
      return [.link(text: text, address: WebAddress.encoded(address))]
    }
  }

  private func link(_ text: String, _ url: String) -> [Part] {
    let isBare = text.isEmpty || text == url
    guard let address = WebAddress(url) else {
      return [.words((isBare ? url : "\(text) (\(url))").visible.isolated)]
    }
    if isBare && url == address.text { return [.autolink(address.text)] }
    return [.link(text: (text.isEmpty ? url : text).visible.isolated, address: address.text)]
  }

  /// Blanks at the edges stand outside of the marks, where they must.
  private func marked(_ text: String, _ mark: String) -> [Part] {
    let inner = text.trimmedOfSpaces
    guard !inner.isEmpty else { return [.words(text)] }
    let blank = text.unicodeScalars
    return [
      .words(String(blank.prefix { $0 == " " })), .marked(inner, mark: mark),
      .words(blank.last == " " ? " " : ""),
    ]
  }

  /// Joins neighbouring words, drops empty ones, and takes the blanks from both ends of the line.
  private static func trimmed(_ parts: [Part]) -> [Part] {
    var result: [Part] = []
    for part in parts {
      if case .words(let text) = part, case .words(let before)? = result.last {
        result[result.count - 1] = .words(before + text)
      } else {
        result.append(part)
      }
    }
    if case .words(let text)? = result.first { result[0] = .words(text.withoutLeadingSpaces) }
    if case .words(let text)? = result.last {
      result[result.count - 1] = .words(text.withoutTrailingBlanks)
    }
    return result.filter { if case .words("") = $0 { false } else { true } }
  }

  private mutating func append(_ part: Part, before next: Unicode.Scalar?) {
    let previous = result.unicodeScalars.last
    switch part {
    case .words(let text):
      result += MarkdownEscape(previous: previous, next: next, isCell: isCell)(text)
    case .marked(let text, let mark):
      let flanking = Flanking(previous: previous, next: next)
      if flanking.allows(text) {
        let delimiter = mark.unicodeScalars.first
        result += mark
        result += MarkdownEscape(previous: delimiter, next: delimiter, isCell: isCell)(text)
        result += mark
      } else {
        let words = mark == "~~" ? "[withdrawn: \(text)]" : text
        result += MarkdownEscape(previous: previous, next: next, isCell: isCell)(words)
      }
    case .link(let text, let address):
      let words = MarkdownEscape(previous: "[", next: "]", isCell: isCell)(text)
      result += "[\(words)](\(Self.destination(address)))"
    case .autolink(let address): result += "<\(Self.destination(address))>"
    }
  }

  private static func destination(_ address: String) -> String {
    let scalars = Array(address.unicodeScalars)
    return scalars.indices.map { index in
      switch scalars[index] {
      case "(": "%28"
      case ")": "%29"
      case "&" where MarkdownEscape.beginsEntity(scalars[(index + 1)...]): "&amp;"
      default: String(scalars[index])
      }
    }.joined()
  }
}

extension String {
  fileprivate var withoutLeadingSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.drop { $0 == " " }))
  }

  fileprivate var withoutTrailingBlanks: String {
    var scalars = unicodeScalars[...]
    while scalars.last == " " { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  fileprivate var trimmedOfSpaces: String { withoutLeadingSpaces.withoutTrailingBlanks }
}
