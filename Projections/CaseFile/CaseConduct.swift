public import Events

/// Something that somebody is said to have done.
public struct CaseConduct: Sendable {
  public var kind: ConductKind
  /// By whom; nil stands for all of the accused.
  public var parties: [String]?
  public var counterpart: String?
  public var onBehalfOf: [Country]
  public var amount: Money?
  /// Who says so: the speakers, else the authority, else the publishers.
  public var says: Says
  public var standing: Standing?
  public var position: Int64

  /// On whose word it rests.
  public enum Says: Sendable, Hashable {
    /// An authority's own allegation.
    case authority(String)
    /// Somebody's words.
    case speakers([String])
    /// Nobody is named: what these printed.
    case publishers([String])
    case nobody
  }

  init?(_ item: CaseItem, _ evidence: Evidences, _ names: Names) {
    guard case .conduct(.alleged(let read)) = item.fact.event else { return nil }
    kind = read.kind
    parties = item.parties
    counterpart = read.counterpart.map { names.name(of: $0.string) }
    onBehalfOf = read.onBehalfOf.map(Array.init) ?? []
    amount = read.amount
    standing = item.standing
    position = item.position
    if let authority = item.authority,
      item.voices.isEmpty || item.voices.contains(where: \.isAuthority)
    {
      says = .authority(authority)
    } else if !item.voices.isEmpty {
      says = .speakers(item.voices.map(\.name))
    } else {
      let publishers = evidence.publishers(of: item)
      says = publishers.isEmpty ? .nobody : .publishers(publishers)
    }
  }
}
