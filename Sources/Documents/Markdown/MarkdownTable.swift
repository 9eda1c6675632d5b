/// A table of GitHub's Markdown, its columns aligned in the source while the source stays readable.
package struct MarkdownTable {
  /// Tables wider than this are written without padding.
  package static let widest = 120

  package var table: Table
  package var style: Style

  package func render() -> String {
    let titles = table.columns.map { cell(Line($0.title)) }
    let rows = table.rows.map { row in
      table.columns.indices.map { $0 < row.count ? cell(row[$0].line) : "" }
    }
    let widths = widths([titles] + rows)
    let lines = [row(titles, widths), rule(widths)] + rows.map { row($0, widths) }
    return lines.joined(separator: "\n") + (rows.isEmpty ? "\n\n(none)" : "")
  }

  private func cell(_ line: Line) -> String {
    MarkdownLine(line, style: style, isCell: true).text
  }

  private func widths(_ rows: [[String]]) -> [Int] {
    let natural = table.columns.indices.map { column in
      max(3, rows.map { $0[column].displayWidth }.max() ?? 0)
    }
    let isWide = natural.reduce(1) { $0 + $1 + 3 } > Self.widest
    return isWide ? natural.map { _ in 0 } : natural
  }

  private func row(_ cells: [String], _ widths: [Int]) -> String {
    "|"
      + cells.indices.map { column in
        let text = cells[column]
        let blank = String(repeating: " ", count: max(0, widths[column] - text.displayWidth))
        return table.columns[column].isNumeric ? " \(blank)\(text) |" : " \(text)\(blank) |"
      }.joined()
  }

  private func rule(_ widths: [Int]) -> String {
    "|"
      + widths.indices.map { column in
        let isNumeric = table.columns[column].isNumeric
        let dashes = String(repeating: "-", count: max(3, widths[column]) - (isNumeric ? 1 : 0))
        return " \(dashes)\(isNumeric ? ":" : "") |"
      }.joined()
  }
}
