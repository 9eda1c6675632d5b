public import Events

/// A law that a case names: by its counts, or by a link.
public struct CaseLaw: Sendable {
  /// One thing that happened to the law.
  public struct Step: Sendable {
    public var occurred: EDTF?
    public var sentence: String
    public var position: Int64
  }

  /// Its slug, or the text that names it.
  public var law: String
  public var title: String
  public var country: Country?
  /// Whether a count is charged under it.
  public var isCharged = false
  /// The relations of the links to it.
  public var relations: [Relation] = []
  /// The articles and sections that counts name.
  public var provisions: [String] = []
  /// Its changes and commencements, in their order.
  public var steps: [Step] = []

  /// The title that the facts of a law give last.
  static func title(_ facts: [Fact]) -> String? {
    var title: String?
    for item in Amended(facts, evidence: NoEvidence()).items where item.stands {
      if case .law(.changed(let read)) = item.fact.event, let found = read.title?.string {
        title = found
      }
    }
    return title
  }

  static func laws(
    _ items: [CaseItem], _ links: [CaseLink], _ dossier: Dossier, _ sentences: Sentence
  ) -> [CaseLaw] {
    var laws: [CaseLaw] = []
    func place(of law: String) -> Int {
      if let known = laws.firstIndex(where: { $0.law == law }) { return known }
      laws.append(CaseLaw(law, dossier, sentences))
      return laws.count - 1
    }
    for count in items.flatMap(counts) {
      guard let law = count["law"]?.string else { continue }
      let place = place(of: law)
      laws[place].isCharged = true
      if let provision = count["provision"]?.string, !laws[place].provisions.contains(provision) {
        laws[place].provisions.append(provision)
      }
    }
    for link in links where link.kind == .law {
      laws[place(of: link.slug)].relations.append(link.relation)
    }
    return laws
  }

  /// Articles and sections of counts that name no law, each once.
  static func provisions(_ items: [CaseItem]) -> [String] {
    var provisions: [String] = []
    for count in items.flatMap(counts) where count["law"] == nil {
      if let provision = count["provision"]?.string, !provisions.contains(provision) {
        provisions.append(provision)
      }
    }
    return provisions
  }

  private init(_ law: String, _ dossier: Dossier, _ sentences: Sentence) {
    self.law = law
    let facts = dossier.laws[law] ?? []
    title = CaseLaw.title(facts) ?? dossier.titles[law] ?? law
    let standing = Amended(facts, evidence: NoEvidence()).items.filter(\.stands).map(\.fact)
    for fact in standing.sorted(by: { FactSpan.lastDay(of: $0) < FactSpan.lastDay(of: $1) }) {
      guard case .law(let event) = fact.event else { continue }
      switch event {
      case .changed(let read): country = read.country
      case .commenced(let read): country = read.country
      }
      steps.append(
        Step(
          occurred: fact.occurred?.edtf, sentence: sentences.words(of: fact),
          position: fact.position))
    }
  }

  private static func counts(_ item: CaseItem) -> [JSON] {
    item.member("counts")?.array ?? []
  }
}
