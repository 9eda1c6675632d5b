/// The words that a page shows: tags, comments, scripts and styles left out, entities resolved.
///
/// An element that begins a line of its own parts words; one within a line does not, so that
/// `es<b>pion</b>age` is one word. It is no parser of documents: it neither builds a tree nor runs
/// anything, and whatever it is given, it ends.
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
  /// Elements that stand within a line.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
  ]

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
      if !inline.contains(name) { text += "\n" }
      if !isEnd, unseen.contains(name) { skipContent(of: name) }
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
      let end = page[place...].prefix(12).firstIndex(of: ";") ?? place
      if end > place {
        var name = ""
        name.unicodeScalars.append(contentsOf: page[(place + 1)..<end])
        if let character = HTMLEntities.character(name[...]) {
          text.append(character)
          place = end + 1
          return
        }
      }
      text += "&"
      place += 1
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
