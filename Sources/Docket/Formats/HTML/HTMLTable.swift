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
    <table>
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
      "<caption id=\"\(id)\"><span>\(caption.html)</span></caption>"
    } else {
      "<caption id=\"\(id)\" class=\"unseen\">\(heading.html)</caption>"
    }
  }

  private var titles: String {
    table.columns.map { "<th scope=\"col\"\(kind($0))>\($0.title.html)</th>" }.joined()
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
      let kind = kind(table.columns[index], isLong: line.length > Self.long)
      return index == 0 && !text.isEmpty
        ? "<th scope=\"row\"\(kind)>\(text)</th>" : "<td\(kind)>\(text)</td>"
    }.joined()
  }

  private func kind(_ column: Table.Column, isLong: Bool = false) -> String {
    if column.isNumeric { return " class=\"number\"" }
    return isLong ? " class=\"long\"" : ""
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
}
