import Documents
import Events
import Ports
import Projections

/// Something found, as it is shown.
struct SearchItem {
  let group: SearchGroup
  let kind: Subject
  let id: String
  let position: Int64
  /// What it is called: a case's title (of a fact, its case's), a party's label.
  let title: String?
  /// The words that were found, in their surroundings.
  var found: Line
  let date: EDTF?
  let speaker: String?
  let state: Entry.State
  let match: Window.Match?
}

/// What a search found in one group.
struct SearchSection {
  let group: SearchGroup
  var items: [SearchItem] = []
  /// How many there are in all.
  var count = 0
  /// How many were looked at, where there are more: the last recorded.
  var ranked: Int?
}
