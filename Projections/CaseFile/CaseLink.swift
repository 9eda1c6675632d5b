public import Events

/// A link between this case and something else, and who made it.
public struct CaseLink: Sendable {
  /// What the other end is.
  public enum Kind: String, Sendable {
    case `case`, law, swap, country
  }

  public var kind: Kind
  /// Slug or country code of the other end.
  public var slug: String
  /// What the other end is called.
  public var title: String
  public var relation: Relation
  public var voices: [Voice]
  public var standing: Standing?
  public var occurred: EDTF?
  public var note: String?
  public var remarks: [CaseItem.Remark]
  public var position: Int64
  /// Who recorded it; nil for links that come in.
  public var recorder: String?
  /// Whether this docket's editors set the two side by side: they are named as its speaker, or nobody
  /// is and no source is cited.
  public var isEditorial: Bool
  /// Whether a report was read for it.
  public var citesReport: Bool
  /// Whether somebody stands convicted at the other end, as far as is seen.
  public var isOfConviction: Bool

  /// A link that this case makes.
  init?(_ item: CaseItem, _ dossier: Dossier, _ names: Names) {
    guard case .proceeding(.linked(let read)) = item.fact.event else { return nil }
    self.init(item, read.relation, slug: read.to.string, dossier, names)
    recorder = item.recorder
  }

  /// The links that other cases make to this one.
  static func incoming(
    _ dossier: Dossier, _ evidence: [String: SourceCard], _ names: Names
  ) -> [CaseLink] {
    let sentences = Sentence(names)
    return dossier.incoming.sorted { $0.key < $1.key }.flatMap { from, facts in
      Amended(facts, evidence: evidence).items.compactMap { item -> CaseLink? in
        guard item.stands, case .proceeding(.linked(let read)) = item.fact.event,
          read.to.string == dossier.id
        else { return nil }
        let record = Dossier.Recorded(item.fact, recorded: 0, recorder: "", revision: 0)
        return CaseLink(
          CaseItem(item, record, names, sentences), read.relation, slug: from, dossier, names)
      }
    }
  }

  private init(
    _ item: CaseItem, _ relation: Relation, slug: String, _ dossier: Dossier, _ names: Names
  ) {
    self.slug = slug
    self.relation = relation
    if let country = Country(code: slug) {
      kind = .country
      title = country.name
    } else {
      kind =
        dossier.laws[slug] != nil || relation == .appliesLaw
        ? .law : dossier.swaps[slug] != nil ? .swap : .case
      title = names.name(of: slug)
    }
    voices = item.voices
    standing = item.standing
    occurred = item.occurred
    note = item.note
    remarks = item.remarks
    position = item.position
    let isByEditors = item.speaker.map(CaseLink.isEditors) ?? false
    citesReport = !item.citations.isEmpty
    isEditorial = isByEditors || (item.voices.isEmpty && item.citations.isEmpty)
    isOfConviction = dossier.convicted.contains(slug)
  }

  /// Whether a speaker is who keeps this docket: "docket's editors".
  public static func isEditors(_ speaker: String) -> Bool {
    var words = speaker.lowercased().split { !$0.isLetter }.map(String.init)
    for lead in ["the", "this"] where words.first == lead { words.removeFirst() }
    return words == ["docket", "s", "editors"]
  }
}
