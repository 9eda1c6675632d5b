public import Events

/// The case file: everything that is known of one case, as it stands, with what is contested,
/// corrected, linked and cited. What `show case` and `export case` print.
///
/// Made from the facts alone, in one go. The timeline is sorted by when things occurred, as
/// `Order` has it; what is current among accounts is chosen by `Amended`.
public struct CaseFile: Sendable {
  /// The case's slug.
  public let id: String
  /// What it is called; its slug where nothing says.
  public let title: String
  /// The prosecuting state.
  public let country: Country?
  /// States said to benefit.
  public let onBehalfOf: [Country]
  public let category: Category?
  /// Why it is in the docket; feeds no status.
  public let basis: Basis?
  /// Everyone accused, then whoever else was moved by a fact.
  public let persons: [CasePerson]
  public let roles: [CaseRole]
  /// All facts of the case but its amendments, in the order of the world.
  public let timeline: [CaseItem]
  /// What is said to have been done, and by whom it is said.
  public let conduct: [CaseConduct]
  public let laws: [CaseLaw]
  /// Articles and sections that counts name without a law.
  public let provisions: [String]
  public let linksOut: [CaseLink]
  public let linksIn: [CaseLink]
  public let nextDates: [NextDate]
  public let contested: [Contested]
  /// The fields in which accounts of one event differ.
  public let disagreements: [Disagreement]
  public let corrections: [Correction]
  /// Positions of facts whose words are missing though no redaction is recorded.
  public let emptied: Set<Int64>
  /// The amendments by their positions: what is told of them where the facts stand.
  public let notes: [Int64: AmendmentNote]
  /// The sources that facts cite, in the order of their first citing, then those they are made from.
  public let sources: [CitedSource]
  /// How slugs are called.
  public let names: Names
  /// From where in time it was looked at, and what that leaves open; nil for what stands now.
  public var retrospect: Retrospect?
  /// Position of the last record of the log it was made from.
  public let headPosition: Int64
  /// `recorded` of that record, in microseconds since 1970-01-01T00:00:00Z.
  public let headRecorded: Int64
  /// Those of them who are accused.
  public let accused: [CasePerson]
  /// The places of persons by their slugs.
  let personPlaces: [String: [Int]]
  private let itemPlaces: [Int64: Int]
  private let sourcePlaces: [String: Int]

  public init(_ dossier: Dossier) {
    let evidence = Evidences(dossier.sources)
    let amended = Amended(dossier.stream.map(\.fact), evidence: evidence.cards).items
    let names = CaseFile.names(dossier, amended)
    let sentences = Sentence(names)
    var items = zip(amended, dossier.stream).map { CaseItem($0, $1, names, sentences) }
    var standing = items.filter(\.stands)
    let opening = Opening(standing)
    let persons = CasePlay(standing, names).persons()
    let accused = persons.filter(\.isAccused)
    for place in items.indices where items[place].parties == nil {
      items[place].name(accused, sentences)
    }
    for place in items.indices { items[place].tellAppeals(of: persons) }
    standing = items.filter(\.stands)
    let grades = Grades(
      items, of: dossier.id, opening, evidence.sources, persons, names, sentences)
    for place in items.indices { items[place].grade = grades.byPosition[items[place].position] }
    standing = items.filter(\.stands)
    let shown = items.filter(CaseFile.isShown)

    id = dossier.id
    title = opening.title ?? dossier.id
    country = opening.country
    onBehalfOf = opening.onBehalfOf
    category = opening.category
    basis = opening.basis
    self.names = names
    emptied = dossier.emptied
    headPosition = dossier.headPosition
    headRecorded = dossier.headRecorded
    self.persons = persons
    self.accused = accused
    personPlaces = persons.enumerated().reduce(into: [:]) { places, person in
      for slug in person.element.slugs { places[slug, default: []].append(person.offset) }
    }
    roles = standing.compactMap { CaseRole($0, names) }
    timeline = CasePlay(shown, names).order().map { shown[$0] }
    conduct = standing.compactMap { CaseConduct($0, evidence, names) }
    linksOut = standing.compactMap { CaseLink($0, dossier, names) }
    linksIn = CaseLink.incoming(dossier, evidence.cards, names)
    laws = CaseLaw.laws(standing, linksOut, dossier, sentences)
    provisions = CaseLaw.provisions(standing)
    nextDates = NextDate.dates(standing, persons)
    contested = Contested.list(timeline, names)
    retrospect = nil
    corrections = CorrectionReader(items: amended, sentences: sentences)
      .corrections(dossier.stream)
    notes = AmendmentNote.notes(amended, dossier.stream)
    sources = evidence.cited(by: standing)
    itemPlaces = Dictionary(
      uniqueKeysWithValues: zip(timeline.map(\.position), timeline.indices))
    sourcePlaces = Dictionary(uniqueKeysWithValues: zip(sources.map(\.slug), sources.indices))
    disagreements = grades.disagreements
  }

  /// The fact at a position, among those of the timeline.
  public func item(at position: Int64) -> CaseItem? {
    itemPlaces[position].map { timeline[$0] }
  }

  /// A source of this file by its slug.
  public func source(_ slug: String) -> CitedSource? {
    sourcePlaces[slug].map { sources[$0] }
  }

  /// Amendments of the record stand apart from what happened.
  private static func isShown(_ item: CaseItem) -> Bool {
    guard case .amendment(let amendment) = item.fact.event else { return true }
    return switch amendment {
    case .corrected, .retracted, .redacted: false
    case .marked, .noted: true
    }
  }

  private static func names(_ dossier: Dossier, _ items: [Amended.Item]) -> Names {
    var names = Names(titles: dossier.titles)
    names.identities = dossier.identities
    for slug in dossier.parties.keys {
      let members = dossier.identities.members(of: slug)
      names.parties[slug] = PartyCard(
        members.compactMap { dossier.parties[$0] })
    }
    for (slug, facts) in dossier.laws {
      if let title = CaseLaw.title(facts) { names.titles[slug] = title }
    }
    for (slug, facts) in dossier.swaps {
      if let date = SwapView.concluded(facts)?.occurred?.edtf {
        names.titles[slug] = "exchange of \(date.words)"
      }
    }
    for item in items {
      guard let id = item.original.id?.string else { continue }
      names.positions[id] = item.position
      names.nouns[id] = Nouns.noun(of: item.fact)
    }
    return names
  }
}
