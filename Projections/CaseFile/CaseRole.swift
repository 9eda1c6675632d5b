public import Events

/// The part of a person or a state in a case, and who says so.
public struct CaseRole: Sendable {
  /// The party's slug; nil for a state.
  public var party: String?
  public var label: String
  public var state: Country?
  public var role: Role
  public var description: String?
  public var voices: [Voice]
  public var standing: Standing?
  public var position: Int64

  init?(_ item: CaseItem, _ names: Names) {
    guard case .proceeding(.roleAssigned(let read)) = item.fact.event else { return nil }
    party = read.party?.string
    state = read.state
    label = read.party.map { names.name(of: $0.string) } ?? read.state?.name ?? ""
    role = read.role
    description = read.description?.string
    voices = item.voices
    standing = item.standing
    position = item.position
  }
}
