import Events

/// One account against the one that is shown.
struct Told {
  var item: CaseItem
  /// In which it differs.
  var fields: [String] = []
  /// Whether it tells that something else happened.
  var isOtherwise = false
  var substance = ""
}

/// What the grade of accounts that agree depends on, now and before sources were withdrawn.
struct Camp {
  var grounds: Grounds
  var earlier: Grounds
}

/// What claims are weighed with: who is who, who testified, what was said about it, and what became
/// of the accused.
struct Scales {
  let sides: Sides
  let witnesses: Witnesses
  let reach: Reach
  /// What bore on claims before sources were withdrawn, where that was more.
  let earlier: Reach?
  let fates: Fates

  /// - Parameters:
  ///   - accounts: those that agree on what happened; the first speaks for all.
  ///   - others: those that say otherwise.
  func camp(_ accounts: [CaseItem], against others: [Told]) -> Camp {
    let item = accounts[0]
    var grounds = Grounds(kind: Scales.kind(item))
    grounds.standing = item.standing
    grounds.bearings = reach.bearings(on: accounts)
    if grounds.kind == .conduct {
      grounds.cleared = fates.cleared(item.parties)
      grounds.closedTrial = fates.closedTrial
      grounds.adjudication = fates.adjudication(item.parties)
    }
    let isFiling = grounds.kind == .conduct && grounds.adjudication == nil
    let documents = Documents(witnesses, accounts, grounds.kind, isFiling: isFiling)
    (grounds.document, grounds.filing) = (documents.document, documents.filing)
    (grounds.withdrawn, grounds.removed) = (documents.withdrawn, documents.removed)
    grounds.copy = documents.copy
    let all = testimony(accounts, isLive: false, isFiling)
    var live = all
    if !grounds.withdrawn.isEmpty || self.earlier != nil {
      live = testimony(accounts, isLive: true, isFiling)
    }
    grounds.disputers = all.disputers
    grounds.hasSpeaker = all.hasSpeaker
    grounds.roots = live.roots
    grounds.isOwnAct = isOwnAct(item, grounds)
    grounds.isSpent = live.roots.isEmpty && !all.roots.isEmpty
    contradict(&grounds, with: others, isFiling)
    var earlier = grounds
    if let bearings = self.earlier?.bearings(on: accounts) {
      earlier.bearings = bearings
      grounds.lapsed = bearings.without(grounds.bearings).map(Reason.lapsed)
    }
    earlier.roots = all.roots
    earlier.isOwnAct = isOwnAct(item, earlier)
    earlier.isSpent = false
    earlier.document = documents.earlier
    return Camp(grounds: grounds, earlier: earlier)
  }

  /// The roots of one account by itself.
  func roots(of item: CaseItem) -> [Root] {
    let isFiling = Scales.kind(item) == .conduct && fates.adjudication(item.parties) == nil
    return witnesses.testimony(of: item, isLive: true, isFiling: isFiling).roots
  }

  private func testimony(_ accounts: [CaseItem], isLive: Bool, _ isFiling: Bool) -> Testimony {
    var each = accounts.map { witnesses.testimony(of: $0, isLive: isLive, isFiling: isFiling) }
    // A report that carries a speaker's account of the event is no second voice for it by another
    // account that names no speaker.
    let spoken = zip(accounts, each).filter { $1.hasSpeaker && !$1.roots.isEmpty }
      .reduce(into: Set<String>()) { $0.formUnion($1.0.citations.map(\.source)) }
    for (place, account) in accounts.enumerated() where !each[place].hasSpeaker {
      let slugs = account.citations.map(\.source)
      if !slugs.isEmpty, spoken.isSuperset(of: slugs) { each[place].roots = [] }
    }
    let reach = isLive ? reach : earlier ?? reach
    let confirmed = accounts.map { reach.confirmations[$0.position] ?? [] }
    return Testimony(
      roots: Root.united(each.map(\.roots) + confirmed), disputers: each.flatMap(\.disputers),
      hasSpeaker: each.contains(where: \.hasSpeaker))
  }

  /// Whether an act is told by the authority that did it: as the speaker, or in a release or record
  /// of its own. Without an authority it is the prosecuting state's, where that is the kind of act.
  private func isOwnAct(_ item: CaseItem, _ grounds: Grounds) -> Bool {
    guard grounds.kind == .act || grounds.kind == .law, grounds.roots.count == 1 else {
      return false
    }
    let root = grounds.roots[0]
    if let actor = sides.actor(of: item) {
      guard actor.key == root.key else { return false }
    } else {
      guard root.side == .accuser else { return false }
      switch item.fact.event {
      case .custody, .proceeding, .court(.chargeLaid), .court(.chargeChanged): break
      case .court, .conduct, .party, .exchange, .law, .evidence, .amendment: return false
      }
    }
    if grounds.hasSpeaker { return true }
    return item.citations.contains { citation in
      switch witnesses.sources[citation.source]?.kind {
      case .officialStatement, .courtRecord, .legislation, .document: true
      case .wire, .newspaper, .broadcast, .stateMedia, .aggregator, .ngo, .thinkTank, .academic,
        .book, .web, nil:
        false
      }
    }
  }

  /// What says otherwise counts against it where it has a root of its own; else one voice is only
  /// worded in several ways.
  private func contradict(_ grounds: inout Grounds, with others: [Told], _ isFiling: Bool) {
    let own = Set(grounds.roots.map(\.key))
    for other in others {
      let theirs = witnesses.testimony(of: other.item, isLive: true, isFiling: isFiling)
      let isNew = theirs.roots.contains { !own.contains($0.key) }
      if isNew, grounds.contradictions.count < Bearings.told {
        grounds.contradictions.append(
          .contradicted(by: other.item.position, fields: other.fields, document: nil))
      } else if !isNew, grounds.wordings.count < Bearings.told {
        grounds.wordings.append(.worded(by: other.item.position, fields: other.fields))
      }
    }
  }

  private static func kind(_ item: CaseItem) -> Grounds.Kind {
    switch item.fact.event {
    case .conduct(.alleged): .conduct
    case .conduct(.stated): .statement
    case .law: .law
    case .conduct, .proceeding, .party, .custody, .court, .exchange, .evidence, .amendment: .act
    }
  }
}
