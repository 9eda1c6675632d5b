import Docket
import Documents
import Foundation

/// A document in the plainest text: what the page says, without a format and without pictures.
func plain(_ document: Document) -> String {
  let blocks = document.blocks.filter { if case .figure = $0 { false } else { true } }
  return ([document.title] + blocks.map(plain)).joined(separator: "\n")
}

private func plain(_ block: Block) -> String {
  switch block {
  case .heading(let level, let text): "\n" + String(repeating: "#", count: level) + " " + text
  case .paragraph(let line): plain(line)
  case .notice(let line): "! " + plain(line)
  case .bullets(let lines): lines.map { "- " + plain($0) }.joined(separator: "\n")
  case .figure: ""
  case .table(let table):
    table.rows.map { row in
      zip(table.columns, row).map { "\($0.title): \(plain($1.line))" }.joined(separator: " | ")
    }.joined(separator: "\n")
  }
}

func plain(_ line: Line) -> String {
  line.runs.map { run in
    switch run {
    case .text(let text), .strong(let text), .foreign(let text, _): text
    case .emphasis(let text): "*\(text)*"
    case .struck(let text): "~\(text)~"
    case .link(let text, let url): "\(text) <\(url)>"
    case .reference(let kind, let id, let text): "[\(text)](\(kind)/\(id))"
    }
  }.joined()
}

extension String {
  /// The part of a page under a heading, up to the next of its level.
  func sections(_ heading: String) -> String {
    guard let start = range(of: "\n\(heading)\n") else { return "" }
    let rest = self[start.upperBound...]
    return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
  }
}
