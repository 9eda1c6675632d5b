public import Events

/// Who left by an exchange: what exchanges name, held beside what cases record of it. An exchange
/// itself moves nobody: the release in the case does.
public struct ExchangedPersons: Sendable {
  private struct Leg: Sendable {
    var party: String
    var label: String
    var `case`: String?
    var swap: String
    var position: Int64
  }

  private var legs: [Leg] = []
  /// Cases in which somebody is accused, by party.
  private var cases: [String: Set<String>] = [:]
  /// Cases that record a release by exchange, by party.
  private var releases: [String: Set<String>] = [:]

  public init() {}

  /// Takes a case, or an exchange.
  public mutating func take(_ file: CaseFile, _ kind: Subject) {
    switch kind {
    case .case:
      for person in file.persons {
        let isReleased = person.course.moments.contains { $0.kind == .released(.exchanged) }
        for slug in person.slugs {
          if person.isAccused { cases[slug, default: []].insert(file.id) }
          if isReleased { releases[slug, default: []].insert(file.id) }
        }
      }
    case .swap:
      for item in file.timeline where item.stands {
        for leg in item.member("legs")?.array ?? [] {
          guard let party = leg["party"]?.string else { continue }
          legs.append(
            Leg(
              party: party, label: file.names.name(of: party), case: leg["case"]?.string,
              swap: file.id, position: item.position))
        }
      }
    case .law, .party, .source, .country: break
    }
  }

  /// Those whom an exchange names, and of whom a case that is theirs records no release by it.
  public func flags() -> [Flagged] {
    legs.compactMap { leg -> Flagged? in
      let mine = cases[leg.party] ?? []
      let released = releases[leg.party] ?? []
      let open = leg.case.map { mine.contains($0) ? [$0] : [] } ?? mine.sorted()
      guard !open.isEmpty, released.isDisjoint(with: open), let id = open.first else { return nil }
      return Flagged(
        .exchangeWithoutRelease, .swap, leg.swap, at: leg.position,
        "It names \(leg.label), and case/\(id) records no release by exchange.",
        "Record it there: docket record release --case \(id) --party \(leg.party) --how exchanged "
          + "--swap \(leg.swap).")
    }
  }
}
