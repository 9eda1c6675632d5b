public import Events

/// What is known of a party, from all of its facts that stand.
public struct PartyCard: Sendable, Equatable {
  /// A name in one form.
  public struct Name: Sendable, Equatable {
    public var form: String
    public var script: String?
    public var lang: String?
    public var kind: NameKind?
  }

  public var slug: String
  public var kind: PartyKind = .unknown
  /// What it is printed as. Never a name that is known from the press alone.
  public var label: String
  public var naming: Naming?
  public var names: [Name] = []
  public var citizenship: [Country] = []
  public var isStateless = false
  public var born: EDTF?
  public var sex: Sex?
  public var description: String?

  /// Folds a party's facts; nil where none introduces or identifies it.
  public init?(_ slug: String, _ facts: [Fact]) {
    self.slug = slug
    label = ""
    for item in Amended(facts, evidence: NoEvidence()).items where item.stands {
      guard case .party(let party) = item.fact.event else { continue }
      switch party {
      case .introduced(let read): introduce(read)
      case .identified(let read): identify(read)
      case .matched: break
      }
    }
    if label.isEmpty { return nil }
  }

  /// One person of several cards, the first of which stands for it: all names, and of all else the
  /// first word on it. Where a court anonymised the person, its form is the label, and other labels
  /// are known from the press alone.
  public init?(_ cards: [PartyCard]) {
    guard let first = cards.first else { return nil }
    self = first
    let court = cards.first { $0.naming == .courtAnonymised }
    if let court { (label, naming) = (court.label, court.naming) }
    for card in cards.dropFirst() {
      for name in card.names where !names.contains(name) { names.append(name) }
      citizenship += card.citizenship.filter { !citizenship.contains($0) }
      isStateless = (isStateless || card.isStateless) && citizenship.isEmpty
      born = born ?? card.born
      sex = sex ?? card.sex
      description = description ?? card.description
      naming = naming ?? card.naming
    }
    for card in cards where card.label != label && !names.contains(where: { $0.form == card.label })
    {
      names.append(Name(form: card.label, kind: court == nil ? nil : .press))
    }
  }

  private mutating func introduce(_ read: Read<Introduced>) {
    kind = read.kind
    label = read.label.string
    naming = read.naming
    names = read.names.map { $0.map(PartyCard.name) } ?? []
    citizenship = read.citizenship.map(Array.init) ?? []
    isStateless = read.stateless ?? false
    born = read.born?.edtf
    sex = read.sex
    description = read.description?.string
  }

  private mutating func identify(_ read: Read<Identified>) {
    if let more = read.names { names += more.map(PartyCard.name) }
    if let known = read.naming { naming = known }
    if let states = read.citizenship { (citizenship, isStateless) = (Array(states), false) }
    if let date = read.born?.edtf { born = date }
    if let new = read.label?.string, !isFromPressAlone(new) || label.isEmpty { label = new }
  }

  /// Whoever a court anonymises keeps the court's form, whatever the press prints.
  private func isFromPressAlone(_ form: String) -> Bool {
    let alike = names.filter { $0.form == form }
    return !alike.isEmpty && alike.allSatisfy { $0.kind == .press }
  }

  private static func name(_ read: Read<Events.Name>) -> Name {
    Name(
      form: read.form.string, script: read.script?.string, lang: read.lang?.string,
      kind: read.kind)
  }
}
