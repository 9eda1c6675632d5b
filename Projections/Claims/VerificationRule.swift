import Events

/// All that the grade of a claim depends on.
struct Grounds {
  enum Kind {
    /// What somebody is said to have done.
    case conduct
    /// That something was said.
    case statement
    /// A law, or what became of it.
    case law
    /// An act of an authority, or anything else that happened.
    case act
  }

  var kind: Kind
  /// Without withdrawn sources.
  var roots: [Root] = []
  /// Whether it is an authority's own act, told by that authority itself.
  var isOwnAct = false
  /// The sources that were withdrawn, as reasons.
  var withdrawn: [Reason] = []
  var removed: [Reason] = []
  /// Statements that bore on it until their sources were withdrawn.
  var lapsed: [Reason] = []
  /// Whether all that it rested on was withdrawn.
  var isSpent = false
  var hasSpeaker = false
  /// A document that shows it by itself: `document`, `ownPublication`.
  var document: Reason?
  /// A court record that only shows what was charged.
  var filing: Reason?
  /// A copy of what the speaker published.
  var copy: Reason?
  var standing: Standing?
  var bearings = Bearings()
  var disputers: [String] = []
  /// Other accounts that say otherwise and have a root of their own.
  var contradictions: [Reason] = []
  /// One of them rests on a court record, and this does not.
  var refutation: Reason?
  /// Accounts of the same voice in other words.
  var wordings: [Reason] = []
  var cleared: Int64?
  /// A conviction or plea of guilty.
  var adjudication: Reason?
  var closedTrial: Int64?
}

/// The rules by which a claim is graded, the first that applies; each answers with what it rests
/// on, or nil where it does not apply.
enum VerificationRule {
  static func grade(_ grounds: Grounds) -> (Rating, [Reason]) {
    let rules: [(Rating, (Grounds) -> [Reason]?)] = [
      (.withdrawn, withdrawn), (.refuted, refuted), (.confirmed, documented),
      (.disputed, disputed), (.confirmed, confirmedByAdversary), (.unverifiable, unverifiable),
      (.adjudicated, adjudicated), (.noSource, noSource), (.unverified, unverified),
      (.attributedOnly, attributedOnly), (.corroborated, corroborated), (.announced, announced),
    ]
    for (rating, rule) in rules {
      if let reasons = rule(grounds) { return (rating, reasons) }
    }
    return (.oneSource, alone(grounds))
  }

  /// Everything that it rested on was withdrawn by its publisher.
  static func withdrawn(_ grounds: Grounds) -> [Reason]? {
    grounds.isSpent ? grounds.withdrawn : nil
  }

  /// A court record says otherwise, and none is cited for it.
  static func refuted(_ grounds: Grounds) -> [Reason]? {
    guard grounds.document == nil else { return nil }
    return grounds.refutation.map { [$0] }
  }

  /// A court record or gazette is cited for it; for a statement, the speaker's own publication. An
  /// allegation is confirmed by a court record only where it was adjudicated: an indictment shows
  /// what was charged.
  static func documented(_ grounds: Grounds) -> [Reason]? {
    guard let document = grounds.document, grounds.cleared == nil || grounds.kind != .conduct else {
      return nil
    }
    return [document]
  }

  /// A claim of comparable standing says the contrary. A denial does not weigh as much as what a
  /// court found after hearing both sides; where it sat in closed session, it does.
  static func disputed(_ grounds: Grounds) -> [Reason]? {
    guard grounds.kind != .statement else { return nil }
    var reasons: [Reason] = []
    if grounds.kind == .conduct, let position = grounds.cleared {
      reasons.append(.cleared(position: position))
    }
    reasons += grounds.contradictions
    if grounds.adjudication == nil || grounds.closedTrial != nil {
      reasons += (grounds.bearings[.denial] + grounds.bearings[.protest]).map(Reason.statement)
    }
    reasons += grounds.disputers.map(Reason.disputedBy)
    if grounds.standing == .contested { reasons.append(.recorded(.contested)) }
    return reasons.isEmpty ? nil : reasons
  }

  /// Two roots or more, one of them on the side against which it speaks.
  static func confirmedByAdversary(_ grounds: Grounds) -> [Reason]? {
    guard grounds.kind != .statement, grounds.roots.count > 1,
      let adverse = grounds.roots.first(where: { $0.side == .adverse }),
      grounds.roots.contains(where: { $0.side != .adverse })
    else { return nil }
    return [.adverseAgrees(adverse.name)]
  }

  /// An allegation of the prosecuting state alone, tried in closed session: nobody outside can
  /// check it.
  static func unverifiable(_ grounds: Grounds) -> [Reason]? {
    guard grounds.kind == .conduct, grounds.roots.count == 1,
      grounds.roots[0].side == .accuser, let closed = grounds.closedTrial
    else { return nil }
    return [.closedTrial(position: closed), .onlyAccuser]
  }

  /// What the record calls adjudicated, where all whom it names were convicted or pleaded guilty, and
  /// a court sat in public. The court is no root for that: it found so, whoever says it.
  static func adjudicated(_ grounds: Grounds) -> [Reason]? {
    guard grounds.standing == .adjudicated, grounds.closedTrial == nil, !grounds.roots.isEmpty
    else { return nil }
    return grounds.adjudication.map { [$0] }
  }

  /// One root with its name, and an outlet that says it could not verify it.
  static func attributedOnly(_ grounds: Grounds) -> [Reason]? {
    let doubts = grounds.bearings[.couldNotVerify]
    guard grounds.kind != .statement, grounds.roots.count == 1, grounds.hasSpeaker,
      !doubts.isEmpty
    else { return nil }
    return alone(grounds) + doubts.map(Reason.statement)
  }

  /// Two independent roots or more agree.
  static func corroborated(_ grounds: Grounds) -> [Reason]? {
    grounds.roots.count > 1 ? [] : nil
  }

  /// An authority's own act, told by itself.
  static func announced(_ grounds: Grounds) -> [Reason]? { grounds.isOwnAct ? [] : nil }

  /// Nobody is recorded as saying so.
  static func noSource(_ grounds: Grounds) -> [Reason]? {
    grounds.roots.isEmpty ? [.noSource] : nil
  }

  /// The record says of itself that nobody verified it.
  static func unverified(_ grounds: Grounds) -> [Reason]? {
    guard grounds.standing == .unverified, grounds.kind != .statement else { return nil }
    return alone(grounds) + [.recorded(.unverified)]
  }

  private static func alone(_ grounds: Grounds) -> [Reason] {
    grounds.roots.count == 1 && grounds.roots[0].side == .accuser ? [.onlyAccuser] : []
  }
}
