import Events

/// A list on its way to a page: all columns for scripts, the foremost for people.
struct ListPage<L: RowList> {
  let rows: [(row: L.Row, match: Window.Match?)]
  let filter: ListFilter
  let asOf: Head

  var document: Document {
    let table = full
    return Document(title: L.title, blocks: blocks, data: table.data, table: table)
  }

  private var full: Table {
    var columns = L.columns.map(\.column)
    if filter.window.asks { columns.append(Table.Column("match", "Match")) }
    return Table(
      name: L.listing.rawValue, columns: columns,
      rows: rows.map { row, match in
        let cells = L.columns.map { $0.cell(row) }
        return filter.window.asks ? cells + [Table.Cell(match?.rawValue ?? "")] : cells
      })
  }

  private var blocks: [Block] {
    guard filter.window.asks else { return [.paragraph(Line(caption)), .table(shown(rows))] }
    return [.paragraph(Line(caption))]
      + Window.Match.allCases.flatMap { match -> [Block] in
        [
          .heading(level: 2, match == .definite ? "Definitely" : "Possibly"),
          .table(shown(rows.filter { $0.match == match })),
        ]
      }
  }

  private func shown(_ rows: [(row: L.Row, match: Window.Match?)]) -> Table {
    let columns = L.columns.filter(\.isShown)
    return Table(
      name: L.listing.rawValue, columns: columns.map(\.column),
      rows: rows.map { row, _ in columns.map { $0.cell(row) } })
  }

  private var caption: String {
    let cut = filter.limit == rows.count ? " The first \(rows.count) of them." : ""
    let window = filter.window.asks ? " Asked for: \(filter.window.words)." : ""
    return "\(L.caption) Sorted by id.\(window)\(cut) \(asOf.words)"
  }
}
