/// A place in a line of text, to be shown to the person who wrote it:
///
///     …"occurred":"2023-08-02","parties":[jinchao-wei],"note":"Arres…
///                                         ^
public struct SourcePlace: Sendable, Equatable {
  /// The column, counted from 1 in characters (Unicode scalars; a byte that is no UTF-8 is one).
  public let column: Int

  /// The characters around the place, as they are shown.
  private let pieces: [VisibleText.Piece]
  /// Which of the pieces stands at the place; their number if the line has ended.
  private let index: Int
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  /// How many bytes on either side are kept: enough for the widest excerpt.
  private static let reach = 1_000

  /// - Parameter offset: The byte in the line; one inside a character means that character, one
  ///   past the end means the end.
  public init(line: UnsafeRawBufferPointer, offset: Int) {
    let offset = max(0, min(offset, line.count))
    var start = 0
    var place = 0
    var column = 1
    while place < offset {
      if place + Self.reach <= offset { start = place }
      let length = VisibleText.scalar(in: line, at: place)?.length ?? 1
      if place + length > offset { break }
      place += length
      column += 1
    }
    let end = min(place + Self.reach, line.count)
    let before = VisibleText.pieces(of: line, in: start..<place)
    self.column = column
    pieces = before + VisibleText.pieces(of: line, in: place..<end)
    index = before.count
    isCutBefore = start > 0
    isCutAfter = end < line.count
  }

  public init(line: ArraySlice<UInt8>, offset: Int) {
    self = line.withUnsafeBytes { SourcePlace(line: $0, offset: offset) }
  }

  /// The line around the place in at most `width` columns of a terminal, and how many of them come
  /// before the place: put that many spaces before the caret. Where the line goes on, `…` stands.
  public func excerpt(width: Int = 70) -> (text: String, caret: Int) {
    let room = max(width, 20) - 2
    var lower = index
    var upper = index
    var used = 0
    func extend(to limit: Int, backward: Bool) {
      while backward ? lower > 0 : upper < pieces.count {
        let piece = pieces[backward ? lower - 1 : upper]
        guard used + piece.columns <= limit else { return }
        used += piece.columns
        if backward { lower -= 1 } else { upper += 1 }
      }
    }
    extend(to: room / 2, backward: true)
    extend(to: room, backward: false)
    extend(to: room, backward: true)

    let head = lower > 0 || isCutBefore ? "…" : ""
    let tail = upper < pieces.count || isCutAfter ? "…" : ""
    let caret = pieces[lower..<index].reduce(head.isEmpty ? 0 : 1) { $0 + $1.columns }
    return (head + pieces[lower..<upper].map(\.text).joined() + tail, caret)
  }
}
