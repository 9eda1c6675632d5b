/// A drawn picture of numbers, and the same numbers as a table.
///
/// Formats that cannot draw print the table alone, so that nothing is only in the picture.
public struct Figure: Sendable {
  /// A word for machines: `timeline`.
  public var name: String
  public var title: String
  /// What is to be seen, for whoever does not see it; with a figure's population, clock and as-of.
  public var description: String
  /// The numbers of the picture.
  public var table: Table
  /// Whether the page tells the same in words beside it, so that formats which cannot draw leave the
  /// table out.
  public var isToldBeside: Bool
  /// Draws it, for a surface of this many px; the height is what it needs.
  package let draw: @Sendable (_ width: Double) -> Drawing

  package init(
    name: String, title: String, description: String, table: Table, isToldBeside: Bool = false,
    draw: @escaping @Sendable (_ width: Double) -> Drawing
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.table = table
    self.isToldBeside = isToldBeside
    self.draw = draw
  }

  /// Widths that are drawn: for a page, and for a telephone or a narrow column.
  package enum Width: String, CaseIterable {
    case wide, narrow

    package var pixels: Double { self == .wide ? 720 : 320 }
  }
}

extension Document {
  /// The pictures of the page, from top to bottom.
  public var figures: [Figure] {
    blocks.compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
  }
}
