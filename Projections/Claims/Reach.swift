import Events

/// Which claims a statement bears on.
///
/// A statement about a fact bears on that fact. One about another statement bears on what that
/// statement announced: the claims of the same voice that became public on the same day. One about
/// a person bears on the conduct alleged of that person; one about the case, or about nothing that
/// is recorded, on all conduct alleged in the case.
struct Reach {
  private struct Announcement: Hashable {
    var voice: String
    var earliest: Int64
    var latest: Int64
  }

  private var direct: [Int64: Bearings] = [:]
  private var announced: [Announcement: Bearings] = [:]
  private var persons: [String: Bearings] = [:]
  private var wide = Bearings()
  /// Who confirmed a fact, by its position.
  private(set) var confirmations: [Int64: [Root]] = [:]
  private let sides: Sides

  /// - Parameters:
  ///   - items: those that stand.
  ///   - id: the case's slug.
  init(_ items: [CaseItem], of id: String, _ names: Names, _ sides: Sides) {
    self.sides = sides
    let statements = items.filter(Reach.isStatement)
    let places = Dictionary(uniqueKeysWithValues: statements.map { ($0.position, $0) })
    for item in statements {
      guard let bearing = Bearing(item), case .conduct(.stated(let read)) = item.fact.event
      else { continue }
      let about = read.about?.string
      if let target = about.flatMap({ names.positions[$0] }) {
        if let statement = places[target] {
          for key in keys(of: statement) { announced[key, default: Bearings()].add(bearing) }
        } else {
          direct[target, default: Bearings()].add(bearing)
          if bearing.kind == .confirmation { confirm(target, item) }
        }
      } else if let about, about != id, names.parties[about] != nil {
        persons[about, default: Bearings()].add(bearing)
      } else if about == nil || about == id {
        wide.add(bearing)
      }
    }
  }

  private mutating func confirm(_ target: Int64, _ item: CaseItem) {
    for part in Testimony.parts(of: item) {
      confirmations[target, default: []].append(sides.root(ofSpeaker: part, in: item))
    }
  }

  /// What bears on a claim, told by any of its accounts.
  func bearings(on items: [CaseItem]) -> Bearings {
    var all = Bearings()
    for item in items {
      if let found = direct[item.position] { all.add(found) }
      if !announced.isEmpty {
        for key in keys(of: item) { if let found = announced[key] { all.add(found) } }
      }
      guard case .conduct(.alleged) = item.fact.event else { continue }
      for party in item.parties ?? [] { if let found = persons[party] { all.add(found) } }
      all.add(wide)
    }
    return all
  }

  /// The voices of a fact with the day it became public.
  private func keys(of item: CaseItem) -> Set<Announcement> {
    let date = item.fact.disclosed ?? item.fact.occurred
    guard let days = date?.days else { return [] }
    var voices = Testimony.parts(of: item)
    if let authority = item.authority { voices.append(authority) }
    return Set(
      voices.map {
        Announcement(
          voice: sides.root(ofSpeaker: $0, in: item).key, earliest: days.earliest,
          latest: days.latest)
      })
  }

  static func isStatement(_ item: CaseItem) -> Bool {
    if case .conduct(.stated) = item.fact.event { return true }
    return false
  }
}
