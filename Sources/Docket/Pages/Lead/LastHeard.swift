import Events
import Projections

/// The last that was heard of persons: of what happened to them, and of what they said themselves.
struct LastHeard {
  private var items: [CaseItem] = []
  private let concerns: Concerns
  /// The places of statements by the slugs of their speakers.
  private var statements: [String: [Int]] = [:]
  private let itemPlaces: [Int]
  private var rulings: [Int] = []

  /// - Parameter timeline: in the order of facts.
  init(_ timeline: [CaseItem]) {
    var happened: [CaseItem] = []
    var places: [Int] = []
    for item in timeline where item.stands && item.isEvent && item.day != .min {
      if case .conduct(.stated) = item.fact.event {
        if let speaker = item.speaker { statements[speaker, default: []].append(items.count) }
        // What a court of states ruled is news of everybody in the case.
        if item.standing == .adjudicated { rulings.append(items.count) }
      } else {
        happened.append(item)
        places.append(items.count)
      }
      items.append(item)
    }
    concerns = Concerns(happened)
    itemPlaces = places
  }

  /// The latest by a day; of several of one moment the one whose date is the most exact, then the first
  /// in the order of facts.
  func item(of persons: [CasePerson], by today: Int64) -> CaseItem? {
    var latest: Int?
    func take(_ place: Int) {
      guard items[place].day <= today else { return }
      guard let known = latest else {
        latest = place
        return
      }
      let (one, other) = (items[place], items[known])
      if (one.instant, one.span.earliest, -place) > (other.instant, other.span.earliest, -known) {
        latest = place
      }
    }
    rulings.forEach(take)
    for person in persons {
      for place in concerns.places(of: person) { take(itemPlaces[place]) }
      for slug in person.slugs { statements[slug]?.forEach(take) }
    }
    return latest.map { items[$0] }
  }
}

extension CaseItem {
  /// The moment, in seconds since 1970, the zone counted; of a day without a time its end.
  fileprivate var instant: Int64 {
    if let moment = span.moment { return moment }
    let (start, isBeyond) = day.multipliedReportingOverflow(by: 86_400)
    return isBeyond ? (day < 0 ? .min : .max) : start.addingReportingOverflow(86_399).partialValue
  }
}
