import Documents
import Events
import Projections

/// What pages say is not recorded, said of the day one looks from.
///
/// "No sentence is recorded" tells that the docket has none at all. Behind a dial it may have one that
/// lies outside, so that there it is "not recorded by then".
enum Absences {
  /// Words that deny, within the clause of a "recorded".
  private static let denials: Set<Substring> = [
    "no", "No", "none", "None", "not", "Not", "nobody", "Nobody", "nothing", "Nothing",
  ]

  /// A text in which every "recorded" that is denied is followed by "by then".
  static func ofThen(_ text: String) -> String {
    var made = ""
    var rest = text[...]
    while let found = rest.firstRange(of: "recorded") {
      made += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      if isDenied(text[..<found.lowerBound]), !rest.hasPrefix(" by"), isWord(rest) {
        made += " by then"
      }
    }
    return made.isEmpty ? text : made + rest
  }

  private static func isWord(_ rest: Substring) -> Bool { !(rest.first?.isLetter ?? false) }

  /// Whether the clause that ends here denies. It is looked for from its end: a paragraph may be long.
  private static func isDenied(_ before: Substring) -> Bool {
    let start = before.lastIndex { ".;:(“".contains($0) }
    let clause = before[(start.map(before.index(after:)) ?? before.startIndex)...]
    return clause.split { !$0.isLetter }.contains(where: denials.contains)
  }
}

extension Document {
  /// Says of the day of the dials what is not recorded.
  mutating func denyOfThen() {
    blocks = blocks.map { block in
      switch block {
      case .paragraph(let line): .paragraph(line.ofThen)
      case .notice(let line): .notice(line.ofThen)
      case .bullets(let lines): .bullets(lines.map(\.ofThen))
      case .table(let table): .table(table.ofThen)
      case .heading, .figure: block
      }
    }
    if let status = data["status"]?.string { data["status"] = .string(Absences.ofThen(status)) }
  }
}

extension Line {
  /// Notes, quotes and what was withdrawn are others' words and stay.
  fileprivate var ofThen: Line {
    Line(
      runs.map { run in
        switch run {
        case .text(let text): .text(Absences.ofThen(text))
        case .strong(let text): .strong(Absences.ofThen(text))
        case .emphasis, .foreign, .struck, .link, .reference: run
        }
      })
  }
}

extension Table {
  fileprivate var ofThen: Table {
    var table = self
    table.caption = caption.map(Absences.ofThen)
    table.rows = rows.map { $0.map { Cell($0.line.ofThen, $0.value) } }
    return table
  }
}
