/// A line of the table: what is measured, its mark, and how.
struct Measurement: Sendable {
  let name: String
  let what: String
  var mark = Figures()
  /// The size for which the mark is meant; all where none is named.
  var size: Int?
  /// Whether the number of facts makes no difference: it is measured at the first size alone.
  var isOnce = false
  let figures: @Sendable (Workplace) throws -> Figures

  static let all: [Measurement] = basics + reading + looking + writing
}
