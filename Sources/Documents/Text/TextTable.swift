/// A table in columns, aligned by what the eye sees; as records where the terminal is too narrow.
package struct TextTable {
  package var table: Table
  package var width: Int?
  package var color: Bool

  package func lines() -> [String] {
    let caption = table.caption.map { TextLine($0, ink: .dim).wrapped(to: width) } ?? []
    return caption.map { $0.printed(color: color) } + body()
  }

  private func body() -> [String] {
    if table.rows.isEmpty { return ["(none)"] }
    let titles = table.columns.map { TextLine($0.title, ink: .bold) }
    let rows = table.rows.map { row in
      table.columns.indices.map { TextLine($0 < row.count ? row[$0].line : Line([])) }
    }
    let columns = titles.indices.map { column in [titles[column]] + rows.map { $0[column] } }
    let widths = ColumnFit.widths(
      natural: columns.map { $0.map(\.width).max() ?? 0 },
      longestWords: columns.map { $0.map(\.longestWord).max() ?? 0 }, limit: width)
    guard let widths else { return (table.caption == nil ? [] : [""]) + records(titles, rows) }
    let rule = widths.map { TextLine(String(repeating: "-", count: $0)) }
    return ([titles, rule] + rows).flatMap { lines(of: $0, widths) }
  }

  private func lines(of row: [TextLine], _ widths: [Int]) -> [String] {
    let cells = row.indices.map { row[$0].wrapped(to: widths[$0]) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var result = ""
      for column in cells.indices {
        let part = line < cells[column].count ? cells[column][line] : TextLine("")
        let blank = String(repeating: " ", count: max(0, widths[column] - part.width))
        let text = part.printed(color: color)
        result += table.columns[column].isNumeric ? blank + text : text + blank
        result += String(repeating: " ", count: ColumnFit.gap)
      }
      return result.withoutTrailingSpaces
    }
  }

  /// One block a row, a line for each cell that says something.
  private func records(_ titles: [TextLine], _ rows: [[TextLine]]) -> [String] {
    let blocks = rows.map { row in
      row.indices.filter { !row[$0].isBlank }.flatMap { column in
        let label = titles[column].glyphs + TextLine(": ").glyphs
        return TextLine(glyphs: label + row[column].glyphs).hanging("", "  ", width, color)
      }
    }
    return Array(blocks.joined(separator: [""]))
  }
}

extension TextLine {
  /// The line wrapped and printed behind `first`, its further lines behind `others`.
  func hanging(_ first: String, _ others: String, _ width: Int?, _ color: Bool) -> [String] {
    let room = width.map { $0 - max(first.displayWidth, others.displayWidth) }
    return wrapped(to: room).enumerated().map { index, line in
      ((index == 0 ? first : others) + line.printed(color: color)).withoutTrailingSpaces
    }
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
