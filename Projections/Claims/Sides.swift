import Events

/// Who is who to the claims of one case: whose word is one voice, and on which side it stands.
///
/// The authorities that allege, hold and charge speak with the one voice of the prosecuting state, as
/// its other organs and its state media do, whichever of its bureaus acted. They are known by their
/// names and initials in the case, and by what their names tell (`Organs`). Speakers that are no
/// names are known by a common noun: `indictment`, `court findings`, `plea agreement`, `family`.
struct Sides {
  private let state: Country?
  private let onBehalfOf: [Country]
  private let isClosed: Bool
  private var accusers: Set<String> = []
  private var accuserInitials: Set<String> = []
  private var adverse: Set<String> = []
  private let names: Names
  /// The names of outlets that the case cites, as `Publisher.key` has them.
  private let outlets: Set<String>

  /// - Parameters:
  ///   - items: those that stand.
  ///   - isClosed: whether a court sat in closed session, so that its word cannot be told from the
  ///     accuser's.
  init(
    _ items: [CaseItem], state: Country?, onBehalfOf: [Country], accused: [CasePerson],
    isClosed: Bool, outlets: Set<String>, _ names: Names
  ) {
    self.outlets = outlets
    self.state = state
    self.onBehalfOf = onBehalfOf
    self.isClosed = isClosed
    self.names = names
    if let state { accusers = [state.name, state.code] }
    adverse = Set(onBehalfOf.map(\.name))
    for person in accused { adverse.formUnion([person.party, person.label]) }
    for item in items { take(item) }
  }

  private mutating func take(_ item: CaseItem) {
    switch item.fact.event {
    case .conduct(.alleged(let read)):
      if let other = read.counterpart?.string { adverse.insert(names.name(of: other)) }
    case .court(.chargeLaid), .court(.chargeChanged), .custody,
      .proceeding(.investigationOpened), .proceeding(.investigationStep),
      .proceeding(.transferred), .proceeding(.closed):
      break
    case .conduct, .court, .proceeding, .party, .exchange, .law, .evidence, .amendment: return
    }
    guard let authority = item.authority, !isAbroad(item),
      accusers.insert(authority).inserted
    else { return }
    accuserInitials.formUnion(Voice.initials(of: authority))
  }

  /// What somebody holds or arrests in another state is done by that state's authorities.
  private func isAbroad(_ item: CaseItem) -> Bool {
    guard case .custody = item.fact.event, let place = item.placeCountry else { return false }
    return place != state
  }

  /// "disputed by India": one part of a speaker that says the contrary; the part after these words.
  static func disputer(_ part: String) -> String? {
    for lead in ["disputed by ", "denied by "] where part.hasPrefix(lead) {
      return String(part.dropFirst(lead.count))
    }
    return nil
  }

  /// The root that one part of a fact's speaker is.
  func root(ofSpeaker part: String, in item: CaseItem) -> Root {
    let head = Voice.head(of: part)
    let name = names.name(of: part)
    if isAuthority(part, head, name, of: item) { return acting(item, name) }
    if isAccuser(head) { return accuser(Sides.institution(name)) }
    if adverse.contains(head) || adverse.contains(name) {
      return Root(key: Publisher.key(name), name: name, side: .adverse)
    }
    switch Sides.side(ofNoun: head) {
    case .accuser: return accuser(name)
    case .court: return court(name)
    case .adverse:
      return Root(key: "adverse:\(Sides.noun(in: head) ?? head)", name: name, side: .adverse)
    case .other, nil: return organ(head, item) ?? other(names.name(of: head))
    }
  }

  /// Whether a speaker is the authority that acted: by its name, its initials, or as one who speaks
  /// for it.
  private func isAuthority(
    _ part: String, _ head: String, _ name: String, of item: CaseItem
  ) -> Bool {
    guard let authority = item.authority else { return false }
    let isSpokesman = head.lowercased().hasPrefix("spokes")
    return authority == name || authority.hasPrefix(head + " ") || isSpokesman
      || Voice.isInitials(part, of: authority)
  }

  /// An organ of some state. Of the prosecuting state's own it is known by the initials before
  /// "statement" even where these are known from nowhere, beside an authority that acted.
  private func organ(_ head: String, _ item: CaseItem) -> Root? {
    guard !outlets.contains(Publisher.key(head)), names.parties[head]?.kind != .person else {
      return nil
    }
    if let organ = Organs.organ(head) {
      let name = Sides.institution(head)
      if organ.state == state { return organ.isCourt ? court(name) : accuser(name) }
      let side: Root.Side = onBehalfOf.contains(organ.state) ? .adverse : .other
      // Courts of a third state are not its government.
      if organ.isCourt { return Root(key: Publisher.key(name), name: name, side: side) }
      return Root(key: "state:\(organ.state.code)", name: name, side: side)
    }
    let words = head.split(separator: " ")
    guard words.count > 1, item.authority != nil, !isAbroad(item),
      words[0].count >= 2, words[0].allSatisfy(\.isUppercase),
      words.dropFirst().allSatisfy({ Organs.utterances.contains($0.lowercased()) })
    else { return nil }
    switch item.fact.event {
    case .conduct(.alleged), .custody, .proceeding, .court(.chargeLaid), .court(.chargeChanged):
      return accuser(Sides.institution(head))
    case .conduct, .court, .party, .exchange, .law, .evidence, .amendment: return nil
    }
  }

  /// "MSS statement" as "MSS": who is named is the institution, not what it put out.
  private static func institution(_ name: String) -> String {
    for ending in [" statement", " statements", " announcement"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private func other(_ name: String) -> Root { Root(key: Publisher.key(name), name: name) }

  /// The authority that acted speaks for itself.
  private func acting(_ item: CaseItem, _ name: String) -> Root {
    let name = item.authority ?? name
    if adverse.contains(name) { return Root(key: Publisher.key(name), name: name, side: .adverse) }
    if isAbroad(item) { return other(name) }
    switch item.fact.event {
    case .court(.chargeLaid), .court(.chargeChanged): return accuser(name)
    case .court: return court(name)
    case .conduct(.alleged), .custody, .proceeding: return accuser(name)
    case .conduct, .party, .exchange, .law, .evidence, .amendment:
      return isAccuser(name) ? accuser(name) : organ(name, item) ?? other(name)
    }
  }

  /// The root that a source made from nothing else is.
  func root(of origin: SourceGraph.Origin, _ source: CitedSource?, isFiling: Bool) -> Root {
    switch origin {
    case .unnamed: return Root(key: origin.key, name: "an original that is not named")
    case .state(let code):
      let name = source?.name ?? code
      if code == state?.code { return accuser(name) }
      let isAdverse = onBehalfOf.contains { $0.code == code }
      return Root(key: origin.key, name: name, side: isAdverse ? .adverse : .other)
    case .source(let slug):
      let name = source?.name ?? CitedSource(slug, []).name
      switch source?.kind {
      case .courtRecord:
        return isFiling || isAccuser(name) || isOffice(name) ? accuser(name) : court(name)
      case .officialStatement, .document:
        if isAccuser(name) || isOffice(name) { return accuser(name) }
      case .legislation, .wire, .newspaper, .broadcast, .stateMedia, .aggregator, .ngo,
        .thinkTank, .academic, .book, .web, nil:
        break
      }
      // Two reports of one publisher are one root.
      return Root(
        key: Publisher.key(name), name: name, side: adverse.contains(name) ? .adverse : .other)
    }
  }

  /// Whether it is an organ of the prosecuting state, and no court.
  private func isOffice(_ name: String) -> Bool {
    Organs.organ(name).map { $0.state == state && !$0.isCourt } ?? false
  }

  /// The root that the authority of an act is when it speaks of it.
  func actor(of item: CaseItem) -> Root? {
    item.authority.map { root(ofSpeaker: $0, in: item) }
  }

  /// The prosecuting state.
  func accuser(_ name: String) -> Root {
    Root(key: state.map { "state:\($0.code)" } ?? "accuser", name: name, side: .accuser)
  }

  /// A court of the prosecuting state; one that sat in closed session cannot be told from the
  /// accuser.
  func court(_ name: String) -> Root {
    if isClosed { return accuser(name) }
    return Root(key: "court:\(state?.code ?? "")", name: name, side: .court)
  }

  /// By its name; by its initials only where no outlet is called so: AFP is a police and an agency.
  private func isAccuser(_ name: String) -> Bool {
    if accusers.contains(name) { return true }
    if outlets.contains(Publisher.key(name)) { return false }
    let first = name.prefix { $0 != " " }
    return first.count >= 2 && first.allSatisfy(\.isUppercase)
      && accuserInitials.contains(String(first))
  }

  // MARK: Common nouns

  private static func side(ofNoun head: String) -> Root.Side? {
    noun(in: head).flatMap { nouns[$0] }
  }

  private static func noun(in head: String) -> String? {
    let words = head.split(separator: " ").map(String.init)
    // "trial evidence" is what the prosecution put before the court, no finding of the court.
    if words.contains("evidence") { return "evidence" }
    return words.first { nouns[$0] != nil }
  }

  /// Words by which a speaker without a name is called. Only as they stand, in small letters: "the
  /// Court" may be any.
  private static let nouns: [String: Root.Side] = [
    "prosecutor": .accuser, "prosecutors": .accuser, "prosecution": .accuser,
    "evidence": .accuser, "indictment": .accuser, "complaint": .accuser, "chargesheet": .accuser,
    "charges": .accuser,
    "court": .court, "judgment": .court, "verdict": .court, "trial": .court,
    "plea": .adverse, "defence": .adverse, "defense": .adverse, "counsel": .adverse,
    "lawyer": .adverse, "lawyers": .adverse, "family": .adverse, "relatives": .adverse,
  ]
}
