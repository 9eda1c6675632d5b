/// Numbers of cases and persons by two states each. A field without a case is empty, not a nought.
package struct MatrixFigure: Sendable {
  package struct Cell: Sendable {
    package var row: String
    package var column: String
    package var cases: Int64
    package var persons: Int64
    package var detail: String

    package init(row: String, column: String, cases: Int64, persons: Int64, detail: String) {
      self.row = row
      self.column = column
      self.cases = cases
      self.persons = persons
      self.detail = detail
    }
  }

  private let cells: [Cell]
  private let rowTitle: String
  private let columnTitle: String

  package init(cells: [Cell], rowTitle: String, columnTitle: String) {
    self.cells = cells
    (self.rowTitle, self.columnTitle) = (rowTitle, columnTitle)
  }

  private static let names = 34.0
  private static let top = 44.0
  private static let height = 40.0

  /// So many columns are legible; as many rows are drawn.
  package static func most(in width: Double) -> Int { max(1, Int((width - names) / 34)) }

  /// Whether a telephone shows all.
  package var fits: Bool {
    let most = MatrixFigure.most(in: Figure.Width.narrow.pixels)
    return Set(cells.map(\.row)).count <= most && Set(cells.map(\.column)).count <= most
  }

  /// The names with the most cases, as many as there is room for, in their order.
  private func names(_ name: KeyPath<Cell, String>, _ most: Int) -> [String] {
    let sums = cells.reduce(into: [:]) { $0[$1[keyPath: name], default: 0] += $1.cases }
    return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key).sorted()
  }

  package func draw(_ width: Double) -> Drawing {
    let most = MatrixFigure.most(in: width)
    let (rows, columns) = (names(\.row, most), names(\.column, most))
    let (names, top, height) = (MatrixFigure.names, MatrixFigure.top, MatrixFigure.height)
    let step = min(72, (width - names) / Double(max(1, columns.count)))
    let (right, bottom) = (
      names + step * Double(columns.count), top + height * Double(rows.count)
    )
    var drawing = Drawing(width: width, height: bottom + 30)
    drawing.shapes = [
      .label(.init(text: "\(rowTitle) ↓", point: .init(0, 14), look: .quiet)),
      .label(
        .init(
          text: "\(columnTitle) →", point: .init(max(230, right), 14), look: .quiet, anchor: .end)),
    ]
    for (place, column) in columns.enumerated() {
      let x = names + (Double(place) + 0.5) * step
      drawing.shapes.append(
        .label(.init(text: column, point: .init(x, top - 8), look: .strong, anchor: .middle)))
    }
    for (place, row) in rows.enumerated() {
      let y = top + (Double(place) + 0.5) * height + 5
      drawing.shapes.append(.label(.init(text: row, point: .init(0, y), look: .strong)))
    }
    for row in 0...rows.count {
      let y = top + Double(row) * height
      drawing.shapes.append(.line(.init(names, y), .init(right, y), .grid))
    }
    for column in 0...columns.count {
      let x = names + Double(column) * step
      drawing.shapes.append(.line(.init(x, top), .init(x, bottom), .grid))
    }
    drawing.shapes += cells.compactMap { cell in
      guard let row = rows.firstIndex(of: cell.row),
        let column = columns.firstIndex(of: cell.column)
      else { return nil }
      let x = names + (Double(column) + 0.5) * step
      return field(cell, x: x, y: top + Double(row) * height)
    }
    drawing.shapes.append(
      .label(
        .init(text: "Above: cases. Below: persons.", point: .init(0, bottom + 24), look: .quiet)))
    return drawing
  }

  private func field(_ cell: Cell, x: Double, y: Double) -> Drawing.Shape {
    .group(
      title: cell.detail,
      [
        .label(
          .init(text: "\(cell.cases)", point: .init(x, y + 17), look: .strong, anchor: .middle)),
        .label(
          .init(text: "\(cell.persons)", point: .init(x, y + 33), look: .quiet, anchor: .middle)),
      ])
  }
}
