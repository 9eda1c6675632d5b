import Events
import Ports
import Projections

/// All that a docket has on one country, gathered for its page.
struct CountryFile {
  /// A role other than those that have a part of the page of their own.
  struct OtherRole {
    let role: String
    let cases: [CaseCard]
  }

  /// Somebody in the place that a fact says.
  struct Held {
    let person: AccusedCard
    let `case`: CaseCard
    /// When the fact says that it came to this; nil where it has no date.
    let since: EDTF?
    /// What takes from the present tense: "when last heard of (April 2024)", or that the term ran out.
    let aside: String?
  }

  let country: Country
  /// The cases it prosecutes, with their figures.
  let prosecutions: ProsecutionFigure
  let saidToBenefit: [CaseCard]
  /// Cases with an accused who is its citizen, by the party's facts or by a role of the state.
  let citizens: [CaseCard]
  let exchanges: [SwapCard]
  let otherRoles: [OtherRole]
  /// Held, or under a measure short of custody.
  let held: [Held]
  let exchanged: [Held]
  /// Sentenced, and no fact says where they are.
  let unplaced: [(person: AccusedCard, `case`: CaseCard)]
  let laws: [LawHistory]
  /// The facts of its own stream: statements and measures.
  let stream: CaseFile
  let asOf: Head

  init(_ country: Country, _ archive: Archive, _ options: CasePage.Options) throws {
    self.country = country
    asOf = archive.asOf
    let parts = try archive.rows(CaseCountryRows.self, where: \.country, is: country)
    let roles = Dictionary(grouping: parts, by: \.role).mapValues { $0.map(\.stream) }
    let own = try archive.casesWithPersons(roles[CaseCountryRows.prosecuting] ?? [])
    prosecutions = ProsecutionFigure(own)
    saidToBenefit = try archive.casesWithPersons(roles[CaseCountryRows.saidToBenefit] ?? [])
    citizens = try archive.casesWithPersons(
      Set(roles["citizenship"] ?? []).union(archive.casesOfCitizens(country)))
    let swaps = try archive.rows(SwapCountryRows.self, where: \.country, is: country)
    exchanges = try archive.swaps(Set(swaps.map(\.stream)))
    let told: Set = [CaseCountryRows.prosecuting, CaseCountryRows.saidToBenefit, "citizenship"]
    otherRoles = try roles.filter { !told.contains($0.key) }.sorted { $0.key < $1.key }
      .map { OtherRole(role: $0.key, cases: try archive.cases($0.value)) }
    held = try CountryFile.held(own, archive, options) { person in
      person.isHeld || (person.liberty == .restricted && !person.isFree)
    }
    unplaced = own.flatMap { card in
      card.persons.filter { $0.liberty == nil && $0.isSentenced }.map { ($0, card) }
    }
    exchanged = try CountryFile.held(own, archive, options) { $0.liberty == .exchanged }
    laws = try archive.rows(LawRows.self, where: \.country, is: country).map(\.id).sorted()
      .map { LawHistory($0, try archive.standing(of: .law, $0)) }
    stream = CaseFile(try archive.dossier(of: .country, country.code))
  }

  /// Those of whom it holds, with the date of the fact that says where they are, as it stands.
  private static func held(
    _ cases: [CaseCard], _ archive: Archive, _ options: CasePage.Options,
    where isWanted: (AccusedCard) -> Bool
  ) throws -> [Held] {
    var held: [Held] = []
    try archive.each(cases.filter { $0.persons.contains(where: isWanted) }, id: \.id) { card in
      let persons = card.persons.filter(isWanted)
      let file = CaseFile(try archive.dossier(of: .case, card.id))
      let freshness = Freshness(
        file, LastHeard(file.timeline), today: options.today, staleDays: options.staleDays)
      held += persons.map { person in
        let item = person.libertyPosition.flatMap(file.item)
        var aside: String?
        if person.liberty != .exchanged,
          let played = file.persons.first(where: { $0.slugs.contains(person.party) })
        {
          aside =
            freshness.stale(played) ?? ServedTerm(played, file, today: options.today).words
        }
        return Held(
          person: person, case: card, since: item?.occurred ?? person.libertyDays.date,
          aside: aside)
      }
    }
    return held
  }
}

extension AccusedCard {
  /// Whether a sentence was the last step, or what followed on it.
  fileprivate var isSentenced: Bool {
    switch stage {
    case .sentenced, .appeal, .final: true
    case .alleged, .investigation, .accused, .prosecutionReview, .charged, .trial, .verdict, .ended,
      .discontinued, .acquitted, nil:
      false
    }
  }
}

extension Archive {
  /// Cases in which a citizen of the country is accused.
  fileprivate func casesOfCitizens(_ country: Country) throws -> Set<Int64> {
    let streams = try rows(CitizenshipRows.self, where: \.country, is: country).map(\.stream)
    let identities = try identities()
    let parties = try rows(PartyRows.self, streams: streams).map(\.id)
      .flatMap(identities.members)
    return Set(
      try rows(AccusedRows.self, where: \.party, among: parties, [.equals(\.accused, true)])
        .map(\.stream))
  }
}
