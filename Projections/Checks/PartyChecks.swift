public import Events

/// A party, with what its checks are told from outside.
public struct PartyUnderCheck: Sendable {
  public let card: PartyCard
  /// The fact that introduces it.
  public let position: Int64
  /// The first day on which any fact that names it became public; nil where none says.
  public let firstPublic: Int64?
  /// Whether anything outside its own stream names it.
  public let isNamed: Bool

  public init(_ card: PartyCard, at position: Int64, firstPublic: Int64?, isNamed: Bool) {
    self.card = card
    self.position = position
    self.firstPublic = firstPublic
    self.isNamed = isNamed
  }

  /// A person who is still unnamed; a name that a court withholds stays withheld, and is no matter
  /// of this.
  public func unnamedOverAYear(today: Day, days: Int64) -> [Flagged] {
    guard card.kind == .person || card.kind == .unknown,
      card.naming == .unnamed || card.naming == .withheld,
      let firstPublic, today.number - firstPublic > days
    else { return [] }
    let since = Day(number: firstPublic).words
    return [
      Flagged(
        .unnamedOverAYear, .party, card.slug, at: position,
        "“\(card.label)” has no name in the record, \(today.number - firstPublic) days after first "
          + "becoming public (\(since)).",
        "Look whether the name has lawfully become public; if so record party.identified.")
    ]
  }

  /// A party that nothing names.
  public func orphanParty() -> [Flagged] {
    guard !isNamed else { return [] }
    return [
      Flagged(
        .orphanParty, .party, card.slug, at: position,
        "\(card.label) is named by no case, exchange or other party.",
        "Give it its part (docket record role.assigned), or retract it with its facts.")
    ]
  }
}
