import Documents
import Events
import Ports

/// A list on its way to a page: all columns for scripts, the foremost for people.
struct ListPage<L: RowList> {
  let rows: [ListRow<L>]
  let filter: ListFilter
  let asOf: Head
  /// Whether what is definite and what is only possible stand apart.
  let splits: Bool

  var document: Document {
    let table = full
    return Document(title: L.title, blocks: blocks, data: table.data, table: table)
  }

  private var full: Table {
    var columns = L.columns.map(\.column)
    if splits { columns.append(Table.Column("match", "Match")) }
    if mayDiffer { columns.append(Table.Column("possibly", "Possibly")) }
    return Table(
      name: L.name, columns: columns,
      rows: rows.map { row in
        row.cells + (splits ? [Table.Cell(row.match?.rawValue ?? "")] : [])
          + (mayDiffer ? [row.possiblyCell] : [])
      })
  }

  /// Whether the dials leave something of a row open.
  private var mayDiffer: Bool { splits && !filter.window.asks }

  private var blocks: [Block] {
    guard splits else { return [.paragraph(Line(caption)), .table(shown(rows))] }
    return [.paragraph(Line(caption))]
      + Window.Match.allCases.flatMap { match -> [Block] in
        [
          .heading(level: 2, match == .definite ? "Definitely" : "Possibly"),
          .table(shown(rows.filter { $0.match == match })),
        ]
      }
  }

  private func shown(_ rows: [ListRow<L>]) -> Table {
    let places = L.columns.indices.filter { L.columns[$0].isShown }
    let hasPossibly = rows.contains { !$0.possibly.isEmpty }
    return Table(
      name: L.name,
      columns: places.map { L.columns[$0].column }
        + (hasPossibly ? [Table.Column("possibly", "Possibly")] : []),
      rows: rows.map { row in
        places.map { row.cells[$0] } + (hasPossibly ? [row.possiblyCell] : [])
      })
  }

  private var caption: String {
    let cut = filter.limit == rows.count ? " The first \(rows.count) of them." : ""
    let window = filter.window.asks ? " Asked for: \(filter.window.words)." : ""
    return "\(L.caption) Sorted by id.\(window)\(cut) \(asOf.words)"
  }
}
