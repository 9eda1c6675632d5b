/// The words that a page shows: tags, comments, scripts and styles left out, entities resolved.
///
/// An element that begins a line of its own parts words. One within a line does not, so that
/// `es<b>pion</b>age` is one word; nor does one that HTML does not have, as browsers show it. It is no
/// parser of documents: it neither builds a tree nor runs anything, and whatever it is given, it
/// ends.
enum HTMLText {
  static func text(of page: String) -> String {
    var reader = Reader(page)
    reader.read()
    return reader.text
  }

  /// Elements whose content nobody reads on the page.
  private static let unseen: Set<String> = [
    "script", "style", "template", "noscript", "svg", "iframe", "object", "textarea", "select",
  ]
  /// Elements that begin a line of their own, or a cell (WHATWG HTML, section 15.3).
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "noframes",
    "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
  ]
  /// What is said of characters above them is no part of the line; nor are brackets around it.
  private static let ruby: Set<String> = ["rp", "rt", "rtc"]

  private struct Reader {
    private let page: [Unicode.Scalar]
    private var place = 0
    private(set) var text = ""

    init(_ page: String) { self.page = Array(page.unicodeScalars) }

    mutating func read() {
      while place < page.count {
        switch page[place] {
        case "<": tag()
        case "&": entity()
        case let scalar:
          text.unicodeScalars.append(scalar)
          place += 1
        }
      }
    }

    private func begins(_ mark: String, at place: Int) -> Bool {
      let mark = Array(mark.unicodeScalars)
      return place + mark.count <= page.count
        && zip(page[place...], mark).allSatisfy { $0.lower == $1 }
    }

    private mutating func skip(past mark: String) {
      while place < page.count, !begins(mark, at: place) { place += 1 }
      place = min(page.count, place + mark.unicodeScalars.count)
    }

    private mutating func tag() {
      if begins("<!--", at: place) { return skip(past: "-->") }
      let next = place + 1 < page.count ? page[place + 1] : " "
      guard next.lower.isLetter || next == "/" || next == "!" || next == "?" else {
        text += "<"
        place += 1
        return
      }
      let isEnd = next == "/"
      place += isEnd ? 2 : 1
      var name = ""
      while place < page.count, page[place].isNamePart {
        name.unicodeScalars.append(page[place].lower)
        place += 1
      }
      endTag()
      if blocks.contains(name) { text += "\n" }
      guard !isEnd else { return }
      if unseen.contains(name) { skipContent(of: name) }
      if ruby.contains(name) { skipRuby() }
    }

    /// Goes on where the characters themselves go on; each part may end without saying so.
    private mutating func skipRuby() {
      let ends = ["</rt", "</rp", "<rt", "<rp", "<rb", "</ruby"]
      let start = place
      while place < page.count {
        if page[place] == "<", ends.contains(where: { begins($0, at: place) }) { return }
        place += 1
      }
      place = start
    }

    /// Goes on behind the `>`; quoted values may have one.
    private mutating func endTag() {
      var quote: Unicode.Scalar?
      while place < page.count {
        let scalar = page[place]
        place += 1
        if let open = quote {
          if scalar == open { quote = nil }
        } else if (scalar == "\"" || scalar == "'") && place > 1 && page[place - 2] == "=" {
          quote = scalar
        } else if scalar == ">" {
          return
        }
      }
    }

    private mutating func skipContent(of name: String) {
      while place < page.count, !begins("</" + name, at: place) { place += 1 }
    }

    private mutating func entity() {
      guard let (characters, length) = HTMLEntities.reference(at: place + 1, in: page) else {
        text += "&"
        place += 1
        return
      }
      text += characters
      place += 1 + length
    }
  }
}

extension Unicode.Scalar {
  /// Itself, a capital letter of ASCII as the small one.
  fileprivate var lower: Unicode.Scalar {
    "A"..."Z" ~= self ? Unicode.Scalar(value + 32)! : self
  }
  fileprivate var isLetter: Bool { "a"..."z" ~= self }
  fileprivate var isNamePart: Bool {
    lower.isLetter || "0"..."9" ~= self || self == "-" || self == ":"
  }
}
