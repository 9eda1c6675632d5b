/// Which facts concern whom, found without asking each person of each fact; see
/// `CasePerson.isConcerned`.
public struct Concerns: Sendable {
  /// The places of facts that speak of all of the accused, each with its last day.
  private var common: [(place: Int, latest: Int64)] = []
  /// The places of facts by the slugs that they name.
  private var own: [String: [Int]] = [:]

  public init(_ items: some Sequence<CaseItem>) {
    for (place, item) in items.enumerated() {
      guard let parties = item.parties else {
        common.append((place, item.span.latest))
        continue
      }
      for party in Set(parties) { own[party, default: []].append(place) }
    }
  }

  /// The places of the facts that concern a person, in their order.
  public func places(of person: CasePerson) -> [Int] {
    var places = person.slugs.flatMap { own[$0] ?? [] }
    if person.slugs.count > 1 { places = Array(Set(places)) }
    if person.isAccused {
      for (place, latest) in common where latest >= person.joins { places.append(place) }
    }
    return places.sorted()
  }
}

extension CaseFile {
  /// The persons whom a fact concerns, in their order.
  public func persons(concernedBy item: CaseItem) -> [CasePerson] {
    guard let parties = item.parties else {
      return accused.filter { item.span.latest >= $0.joins }
    }
    return Set(parties.flatMap { personPlaces[$0] ?? [] }).sorted().map { persons[$0] }
  }
}
