import Events
import Projections
import Words

/// What the first paragraph says of facts that are possibly inside the dials.
struct PossiblySentence {
  /// So many are told; the others stand in their section.
  static let most = 4

  let retrospect: Retrospect

  init(_ retrospect: Retrospect) { self.retrospect = retrospect }

  /// "Possibly by then: Jinchao Wei arrested (August 2023)."; nil where nothing is left open.
  var words: String? {
    let items = retrospect.possibly.map(\.item)
    guard !items.isEmpty else { return nil }
    var parts = items.prefix(PossiblySentence.most).map { item in
      let date = (item.occurred ?? item.disclosed).map { " (\($0.words))" } ?? ""
      return "\(item.sentence)\(date)"
    }
    let rest = items.count - parts.count
    if rest > 0 { parts.append(Wording.count(rest, "further fact")) }
    return "Possibly by then: \(parts.joined(separator: "; "))."
  }
}
