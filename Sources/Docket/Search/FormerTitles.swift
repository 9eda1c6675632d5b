import Events
public import Projections

/// Titles that a case, law or source had before a correction gave it another: who remembers the old
/// one finds it still.
///
/// What a correction of identity replaced is not among them: it named somebody wrongly.
public struct FormerTitles: Sendable {
  private var titles: [Int64: [String]] = [:]

  /// - Parameter items: all facts of one stream, amended.
  public init(_ items: [Amended.Item]) {
    let amendments = items.reduce(into: [Int64: Fact]()) { $0[$1.position] = $1.fact }
    for item in items where !item.corrections.isEmpty && item.stands {
      let former = FormerTitles.former(item, item.corrections.compactMap { amendments[$0] })
      if !former.isEmpty { titles[item.position] = former }
    }
  }

  /// Those of the fact at a position, the oldest first.
  public subscript(position: Int64) -> [String] { titles[position] ?? [] }

  private static func former(_ item: Amended.Item, _ corrections: [Fact]) -> [String] {
    guard var title = title(of: item.original) else { return [] }
    var former: [String] = []
    for correction in corrections {
      guard case .amendment(.corrected(let read)) = correction.event,
        let new = (try? JSON(parsing: read.patch.raw[...]))?["title"]?.string, new != title
      else { continue }
      if read.kind != .identity, !former.contains(title) { former.append(title) }
      title = new
    }
    return former.filter { $0 != title }
  }

  private static func title(of fact: Fact) -> String? {
    fact.value("title").flatMap(Text.read)?.string
  }
}
