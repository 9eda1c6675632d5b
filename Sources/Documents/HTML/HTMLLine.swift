/// A line of runs as HTML.
package struct HTMLLine {
  package let text: String

  package init(_ line: Line, style: Style) {
    text = line.runs.map { Self.html($0, style) }.joined()
  }

  private static func html(_ run: Run, _ style: Style) -> String {
    switch run {
    case .text(let text): text.isolatedHTML
    case .strong(let text): "<strong>\(text.isolatedHTML)</strong>"
    case .emphasis(let text): "<em>\(text.isolatedHTML)</em>"
    case .struck(let text):
      "<del><span class=\"unseen\">withdrawn: </span>\(text.isolatedHTML)</del>"
    case .foreign(let text, let language): foreign(text, language.flatMap(LanguageTag.init))
    case .link(let text, let url): link(text, url)
    case .reference(let kind, let id, let text):
      reference(text.isEmpty ? id : text, style.address(kind: kind, id: id))
    }
  }

  private static func foreign(_ text: String, _ tag: LanguageTag?) -> String {
    guard let tag else { return "<bdi>\(text.html)</bdi>" }
    let direction = tag.isRightToLeft ? "rtl" : "ltr"
    return "<span lang=\"\(tag.text)\" dir=\"\(direction)\">\(text.html)</span>"
  }

  private static func link(_ text: String, _ url: String) -> String {
    let isBare = text.isEmpty || text == url
    guard let address = WebAddress(url) else {
      return (isBare ? url : "\(text) (\(url))").isolatedHTML
    }
    let kind = isBare ? " class=\"bare\"" : ""
    let words = (isBare ? url : text).isolatedHTML
    return "<a\(kind) href=\"\(address.text.html)\" rel=\"noopener noreferrer\">\(words)</a>"
  }

  private static func reference(_ text: String, _ address: String?) -> String {
    guard let address else { return text.isolatedHTML }
    return "<a href=\"\(WebAddress.encoded(address).html)\">\(text.isolatedHTML)</a>"
  }
}

extension String {
  /// Data as HTML, in text or between double quotes; what hides is made visible.
  package var html: String {
    var result = ""
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
