/// A table that scrolls on its own where the window is narrower, by keyboard too.
struct HTMLTable {
  var table: Table
  var style: Style
  /// Ties the region to the caption that names it.
  var id: String
  /// Names the table to the ear where it has no caption of its own.
  var heading: String

  /// Cells with more words than this keep room to be read on a narrow screen.
  private static let long = 60

  func render() -> String {
    """
    <div class="table" role="region" aria-labelledby="\(id)" tabindex="0">
    <table\(table.columns.count > 3 ? "" : " class=\"small\"")>
    \(caption)
    <thead>
    <tr>\(titles)</tr>
    </thead>
    <tbody>
    \(rows)
    </tbody>
    </table>
    </div>
    """
  }

  private var caption: String {
    if let caption = table.caption {
      "<caption id=\"\(id)\"><span>\(caption.isolatedHTML)</span></caption>"
    } else {
      "<caption id=\"\(id)\" class=\"unseen\">\(heading.isolatedHTML)</caption>"
    }
  }

  private var titles: String {
    table.columns.map { "<th scope=\"col\"\(kind($0))>\($0.title.isolatedHTML)</th>" }.joined()
  }

  private var rows: String {
    if table.rows.isEmpty {
      return "<tr><td colspan=\"\(max(1, table.columns.count))\">(none)</td></tr>"
    }
    return table.rows.map { "<tr>\(cells($0))</tr>" }.joined(separator: "\n")
  }

  /// The first cell names its row.
  private func cells(_ row: [Table.Cell]) -> String {
    table.columns.indices.map { index in
      let line = index < row.count ? row[index].line : Line([])
      let text = HTMLLine(line, style: style).text
      let kind = kind(table.columns[index], line)
      return index == 0 && !text.isEmpty
        ? "<th scope=\"row\"\(kind)>\(text)</th>" : "<td\(kind)>\(text)</td>"
    }.joined()
  }

  private func kind(_ column: Table.Column, _ line: Line = Line([])) -> String {
    if column.isNumeric { return " class=\"number\"" }
    if line.length > Self.long { return " class=\"long\"" }
    return line.isDay ? " class=\"day\"" : ""
  }
}

extension Line {
  /// How many characters there are to read, addresses left out.
  fileprivate var length: Int {
    runs.reduce(0) { length, run in
      switch run {
      case .text(let text), .strong(let text), .emphasis(let text), .struck(let text),
        .foreign(let text, _), .link(let text, _), .reference(_, _, let text):
        length + text.count
      }
    }
  }

  /// Whether it is a date such as 2023-08-11, which is not to be broken at its hyphens.
  fileprivate var isDay: Bool {
    guard runs.count == 1, case .text(let text) = runs[0], text.utf8.count == 10 else {
      return false
    }
    return text.utf8.enumerated().allSatisfy { place, byte in
      place == 4 || place == 7 ? byte == 0x2D : byte >= 0x30 && byte <= 0x39
    }
  }
}
